"""The bounded part of the campaign of forged things kept, and that it can fail."""

from __future__ import annotations

import pytest

from tests.campaign import kept
from transport.answers import event_lines

N = 14


@pytest.fixture(scope="module")
def tally() -> kept.Tally:
    return kept.campaign(n=N, seed=9)


def test_forged_things_kept_are_answered_or_refused_in_words(tally: kept.Tally) -> None:
    assert tally.broken == []
    assert tally.codes["board: 0"] > 1
    assert tally.codes["board: 2"] > 1
    assert sum(tally.codes[f"lock: {code}"] for code in range(4)) == N


def test_files_and_rows_have_their_turn(tally: kept.Tally) -> None:
    assert any(": " in kind for kind in tally.forged)
    assert any("." in kind and ": " not in kind for kind in tally.forged)


def test_a_broken_promise_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise LookupError

    monkeypatch.setattr(event_lines, "event_lines", broken)
    found = kept.campaign(n=2, seed=2).broken
    assert any("ends with 70" in line for line in found)
