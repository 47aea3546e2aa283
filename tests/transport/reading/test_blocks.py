"""Headings again among the rows of a table: repeated, moved, or of another table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transport.reading.draft import Draft, faults_of
from transport.reading import read_scenario

if TYPE_CHECKING:
    from pathlib import Path

    from transport.scenario import Scenario

MOVED = "repeats the headings in another order"


def turned(rows: list[list[str]]) -> list[list[str]]:
    """The same rows with their columns from right to left."""
    return [row[::-1] for row in rows]


def lines(scenario: Scenario) -> list[str]:
    return [str(w) for w in scenario.warnings if "headings" in str(w)]


@pytest.mark.parametrize("is_book", [False, True], ids=["folder", "book"])
@pytest.mark.parametrize("table", ["workers", "villages", "fleet"])
def test_a_block_with_columns_in_another_order_is_read_by_its_headings(
    tmp_path: Path, table: str, *, is_book: bool
) -> None:
    draft = Draft()
    plain = read_scenario(draft.folder(tmp_path / "plain"))
    head, *rows = draft.tables[table]
    draft.tables[table] = [head, rows[0], *turned([head, *rows[1:]])]
    path = draft.book(tmp_path / "a.xlsx") if is_book else draft.folder(tmp_path / "a")
    found = read_scenario(path)
    assert (found.workers, found.villages, found.fleet) == (
        *(plain.workers, plain.villages, plain.fleet),
    )
    if len(rows) > 1:
        (line,) = lines(found)
        name = f"a.xlsx[{table}]" if is_book else f"{table}.csv"
        assert line.startswith(f"{name}:3  {MOVED}")


def test_headings_in_the_first_order_end_a_moved_block(tmp_path: Path) -> None:
    draft = Draft()
    plain = read_scenario(draft.folder(tmp_path / "plain"))
    head, *rows = draft.tables["workers"]
    draft.tables["workers"] = [head, *turned([head, *rows[:2]]), head, *rows[2:]]
    found = read_scenario(draft.folder(tmp_path / "a"))
    assert found.workers == plain.workers
    assert [line.split("  ")[0] for line in lines(found)] == [
        *("workers.csv:5", "workers.csv:2"),
    ]


def test_headings_with_an_unknown_one_are_repeated_all_the_same(tmp_path: Path) -> None:
    draft = Draft()
    head, *rows = draft.tables["workers"]
    wide = [[*row, "x"] for row in rows]
    head = [*head, "grade"]
    draft.tables["workers"] = [head, *wide[:3], head, *wide[3:]]
    found = read_scenario(draft.folder(tmp_path))
    assert len(found.workers) == len(rows)
    (line,) = lines(found)
    assert line.startswith("workers.csv:5  repeats the headings, no data")


def test_what_stands_under_no_heading_of_a_moved_block_is_not_lost(
    tmp_path: Path,
) -> None:
    draft = Draft()
    head, *rows = draft.tables["villages"]
    kept = ("lat", "lon", "county", "village_id", "name")
    needed = [head.index(name) for name in kept]
    block = [[row[at] for at in needed] for row in [head, *rows[1:]]]
    block[2].append("49")
    draft.tables["villages"] = [head, rows[0], *block]
    faults = faults_of(draft.folder(tmp_path))
    assert ("villages.csv", 5, "49") in [(f.file, f.row, f.value) for f in faults]


def test_a_damaged_cell_of_a_moved_block_is_told_by_its_own_column(
    tmp_path: Path,
) -> None:
    import openpyxl

    draft = Draft()
    head, *rows = draft.tables["workers"]
    draft.tables["workers"] = [head, rows[0], *turned([head, *rows[1:]])]
    path = draft.book(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    at = len(head) - head.index("id_number")
    book["workers"].cell(4, at).value = 141124198001010038
    book.save(path)
    (fault,) = faults_of(path)
    assert (fault.row, fault.column) == (4, "id_number")
    assert fault.wrong.code == "NUMBER_TOO_LONG"


@pytest.mark.parametrize(
    "other",
    [
        "name,phone,id_number,team",  # too little of it, and something unknown
        "village_id,name,town,county,lat,lon",  # another table
        "车牌号,驾驶员,name,phone,id_number,remark",
    ],
)
def test_another_table_below_is_one_fault_with_its_row(
    tmp_path: Path, other: str
) -> None:
    draft = Draft()
    heads = other.split(",")
    below = [heads, *([f"{head}{n}" for head in heads] for n in range(40))]
    draft.tables["workers"] += below
    row = len(draft.tables["workers"]) - 40
    (fault,) = faults_of(draft.folder(tmp_path))
    assert (fault.file, fault.row) == ("workers.csv", row)
    assert fault.wrong.code == "OTHER_TABLE_BELOW"
    assert "of its own" in str(fault.remedy)
