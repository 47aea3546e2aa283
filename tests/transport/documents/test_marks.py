"""Marks on papers: what supersedes what, and what no longer holds."""

from __future__ import annotations

from dataclasses import replace

from transport.documents.copies import digests
from transport.documents.marks import only_changed, stamped
from transport.documents.parts import Kind, Paper

A, B, C = (
    Paper(key="list", title=("List", "名单"), subject=name, fields=((("n", "n"), 1),))
    for name in ("T001", "T002", "T003")
)
CHANGED = replace(B, fields=((("n", "n"), 2),))


def kind(*papers: Paper) -> Kind:
    return Kind(stem="list", audiences=("hr",), personal=(), papers=papers)


def test_papers_that_changed_or_are_new_alone_are_left_and_say_so() -> None:
    before = digests([kind(A, B)], "")
    now = digests([kind(A, CHANGED, C)], "")
    (left,) = only_changed([kind(A, CHANGED, C)], before, now, older=1)
    assert [(paper.subject, paper.banner) for paper in left.papers] == [
        ("T002", ("supersedes version 1", "取代第1版")),
        ("T003", ("not in version 1", "新增，第1版无此件")),
    ]
    assert only_changed([kind(A)], before, now, older=1) == []


def test_every_older_paper_is_stamped_and_one_that_is_alike_says_so() -> None:
    now = digests([kind(A, CHANGED)], "")
    (found,) = stamped([kind(A, B)], now, "", newest=3)
    assert [paper.stamp for paper in found.papers] == [
        ("superseded by version 3, unchanged", "已被第3版取代（内容未变）"),
        ("superseded by version 3", "已被第3版取代"),
    ]
