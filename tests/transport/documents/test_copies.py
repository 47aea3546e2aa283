"""Copies of papers that no longer hold, by paper, reader and version."""

from __future__ import annotations

from dataclasses import replace

from transport.documents.copies import Copy, PaperKey, digest_of, to_call_back
from transport.documents.parts import Paper

T1, T2 = (PaperKey("run-sheet", "", name) for name in ("T001", "T002"))


def a_copy(key: PaperKey, digest: str, at: str = "", *, is_sure: bool = True) -> Copy:
    return Copy(
        key=key, reader="carrier", digest=digest, version=1, at=at, is_sure=is_sure
    )


def test_what_still_says_the_same_is_not_called_back() -> None:
    assert to_call_back([a_copy(T1, "a")], {T1: "a"}) == []


def test_each_printing_of_a_changed_paper_is_a_copy() -> None:
    copies = [
        a_copy(T1, "a", at="2020-03-01T08:00:00"),
        a_copy(T1, "a", at="2020-03-01T09:00:00", is_sure=False),
        a_copy(T2, "c"),
    ]
    changed, gone = to_call_back(copies, {T1: "b"})
    assert (changed.key, changed.n_copies, changed.n_sure) == (T1, 2, 1)
    assert (changed.first_at[11:13], changed.last_at[11:13]) == ("08", "09")
    assert (changed.is_gone, gone.is_gone) == (False, True)


def test_a_paper_says_the_same_whichever_version_its_code_tells() -> None:
    old = Paper(key="x", title=("a", "b"), subject="T001", qr=("T001 aa11",) * 2)
    new = replace(old, qr=("T001 bb22",) * 2)
    assert digest_of(old, "aa11") == digest_of(new, "bb22")
    assert digest_of(old, "aa11") != digest_of(replace(new, subject="T002"), "bb22")


def test_the_random_code_of_a_card_says_nothing() -> None:
    old = Paper(key="worker-card", title=("a", "b"), subject="W1", qr=("XY",) * 2)
    assert digest_of(old, "") == digest_of(replace(old, qr=("AB",) * 2), "")
