"""Rows around a table: nothing that looks like data is lost, signatures are no data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transport.reading.draft import Draft, faults_of
from transport.reading import read_scenario

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("n_above", [1, 4])
def test_rows_of_workers_above_the_headings_are_refused(
    n_above: int, tmp_path: Path
) -> None:
    draft = Draft()
    head, *rows = draft.tables["workers"]
    draft.tables["workers"] = [*rows[:n_above], head, *rows[n_above:]]
    faults = faults_of(draft.folder(tmp_path))
    assert [(f.file, f.row) for f in faults] == [
        ("workers.csv", row) for row in range(1, n_above + 1)
    ]
    assert "above the headings" in str(faults[0].wrong)


@pytest.mark.parametrize("table", ["villages", "employers", "depots", "fleet", "hubs"])
def test_rows_of_any_table_above_its_headings_are_refused(
    table: str, tmp_path: Path
) -> None:
    draft = Draft()
    head, first, *rows = draft.tables[table]
    draft.tables[table] = [first, head, *rows]
    faults = faults_of(draft.folder(tmp_path))
    assert any((f.file, f.row) == (f"{table}.csv", 1) for f in faults)


def test_a_full_row_without_a_digit_above_the_headings_is_told(tmp_path: Path) -> None:
    draft = Draft()
    head, *rows = draft.tables["workers"]
    name = ["甲", "张三", "", "", "村", "厂", *[""] * (len(head) - 6)]
    draft.tables["workers"] = [name, head, *rows]
    (warning,) = map(str, read_scenario(draft.folder(tmp_path)).warnings)
    assert warning.startswith("workers.csv:1  '甲, 张三, 村, 厂'")


def test_titles_above_the_headings_are_passed_over(tmp_path: Path) -> None:
    draft = Draft()
    width = len(draft.tables["workers"][0])
    for cells in (
        ["临县2020年务工人员花名册", *[""] * (width - 1)],
        [
            "填报单位：示例镇人民政府",
            "",
            "",
            "填报日期：2020年2月24日",
            *[""] * (width - 4),
        ],
        ["基本信息", "", "", "", "去向", "", "", "", "", "健康", *[""] * (width - 10)],
    ):
        draft.tables["workers"].insert(0, cells)
    scenario = read_scenario(draft.folder(tmp_path))
    assert (len(scenario.workers), scenario.warnings) == (6, ())


def test_signatures_and_notes_below_are_told_and_no_workers(tmp_path: Path) -> None:
    draft = Draft()
    width = len(draft.tables["workers"][0])
    draft.tables["workers"] += [
        ["合计", "6", *[""] * (width - 2)],
        ["制表人：张三", *[""] * (width - 1)],
        ["注：1. 请于出发前一日报送。", *[""] * (width - 1)],
    ]
    scenario = read_scenario(draft.folder(tmp_path))
    assert len(scenario.workers) == 6
    _, foot = map(str, scenario.warnings)
    assert foot.startswith("workers.csv:9  '制表人：张三'")
    assert foot.endswith("(and 1 more row)")


def test_a_row_that_names_a_person_is_never_taken_for_a_note(tmp_path: Path) -> None:
    draft = Draft()
    for row in draft.tables["workers"]:
        row.append("")
    draft.tables["workers"][0][-1] = "别的"
    draft.tables["workers"].append([*[""] * 16, "141124198001010011"])
    faults = faults_of(draft.folder(tmp_path))
    assert {(f.row, f.column) for f in faults} == {
        (8, column) for column in ("worker_id", "name", "village_id", "employer_id")
    }
