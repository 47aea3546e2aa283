"""Lists side by side on one sheet: nobody of the right one is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.transport.intake import rosters as made
from transport.intake.rosters import read_rosters

if TYPE_CHECKING:
    from pathlib import Path

HEADS = ["序号", "姓名", "身份证号", "村"]


def row(n: int, place: str | None) -> list[Any]:
    return [n, made.name(n), made.id_number(n), place]


def test_two_lists_side_by_side_are_read_one_after_the_other(tmp_path: Path) -> None:
    cells: made.Cells = [
        ["示例镇花名册", *[None] * 8],
        [*HEADS, None, *HEADS],
        [*row(1, "甲村"), None, *row(3, "乙村")],
        [*row(2, None), None, *row(4, "丙村")],
        [None, None, None, None, None, *row(5, "丙村")],
    ]
    boxes = [(1, 1, 1, 9), (3, 4, 4, 4)]
    path = made.xlsx(tmp_path / "r.xlsx", {"a": cells}, {"a": boxes})
    read = read_rosters([path])
    assert (read.faults, read.doubts) == ((), ())
    assert [(p.name, p.village, p.source.row) for p in read.people] == [
        *((made.name(1), "甲村", 3), (made.name(2), "甲村", 4)),
        *((made.name(3), "乙村", 3), (made.name(4), "丙村", 4)),
        (made.name(5), "丙村", 5),
    ]
    assert len({column.layout for column in read.taken}) == 1
    assert "LISTS_SIDE_BY_SIDE" in {w.told.code for w in read.passed_over}
