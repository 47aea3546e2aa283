"""Lists side by side on one sheet: nobody of the right one is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

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


@pytest.mark.parametrize(
    ("other", "gap"),
    [
        (["村", "身份证号", "姓名", "序号"], []),  # the same in another order
        (["村", "身份证号", "姓名", "序号"], [None]),
        (["姓名", "联系电话", "身份证号"], [None]),  # others, parted by a column
    ],
)
def test_lists_with_columns_in_another_order_are_both_read(
    tmp_path: Path, other: list[str], gap: list[None]
) -> None:
    facts = {
        **{"序号": 3, "姓名": made.name(3), "身份证号": made.id_number(3)},
        **{"村": "乙村", "联系电话": made.phone(3)},
    }
    cells: made.Cells = [
        [*HEADS, *gap, *other],
        [*row(1, "甲村"), *gap, *(facts[head] for head in other)],
        [*row(2, "甲村")],
    ]
    read = read_rosters([made.xlsx(tmp_path / "r.xlsx", {"a": cells})])
    assert read.faults == ()
    assert [(p.name, p.id_number) for p in read.people] == [
        (made.name(n), made.id_number(n)) for n in (1, 2, 3)
    ]


def test_empty_columns_within_one_list_part_nothing(tmp_path: Path) -> None:
    heads = ["姓名", None, "身份证号", None, None, "村", "务工企业"]
    cells = [heads, [made.name(1), None, made.id_number(1), None, None, "甲村", "某厂"]]
    read = read_rosters([made.xlsx(tmp_path / "r.xlsx", {"a": cells})])
    (person,) = read.people
    assert (person.village, person.employer) == ("甲村", "某厂")
    assert "LISTS_SIDE_BY_SIDE" not in {w.told.code for w in read.passed_over}
