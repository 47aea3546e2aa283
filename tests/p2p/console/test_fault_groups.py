"""Faults of a roster are told once each, however many rows have them."""

from __future__ import annotations

from typing import Any

from p2p.console.fault_groups import MOST_LINES, fault_groups


def fault(row: int, value: str | None, wrong: str = "no date") -> dict[str, Any]:
    return {
        "code": wrong.split()[0],
        "file": "a.xlsx",
        "row": row,
        "column": "day",
        "value": value,
        "wrong": wrong,
        "remedy": "write one",
    }


def test_rows_of_one_value_are_one_line_and_the_commonest_stand_first() -> None:
    faults = [
        fault(2, "5 August"),
        *(fault(row, "soon") for row in range(3, 8)),
        fault(9, "9 digits", "digits are 9"),
    ]
    dates, digits = fault_groups(faults)
    assert (dates.n, digits.n) == (6, 1)
    assert [(one["row"], one["n_more"]) for one in dates.lines] == [(3, 4), (2, 0)]
    assert "n_more" not in faults[0]


def test_cells_without_a_value_are_not_taken_for_one_another() -> None:
    (group,) = fault_groups([fault(2, None), fault(3, None)])
    assert [one["row"] for one in group.lines] == [2, 3]


def test_a_kind_whose_words_differ_is_told_by_an_example() -> None:
    (same,) = fault_groups([fault(2, "a"), fault(3, "b")])
    (other,) = fault_groups([fault(2, "a", "digit is 1"), fault(3, "b", "digit is 2")])
    assert same.is_one
    assert not other.is_one


def test_what_is_not_shown_of_a_kind_is_counted() -> None:
    (group,) = fault_groups([fault(n, str(n)) for n in range(MOST_LINES + 3)])
    assert (len(group.shown), group.n_hidden) == (MOST_LINES, 3)
