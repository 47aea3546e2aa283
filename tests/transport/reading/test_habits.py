"""What offices and their programs do to cells: read where sure, told where not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D
from typing import TYPE_CHECKING

import pytest

from tests.transport.reading.draft import Draft, faults_of
from transport.clock import Clock
from transport.gate.eligibility import health_gate
from transport.reading import read_scenario
from transport.reading.findings import BadValue
from transport.reading.moments import from_s

if TYPE_CHECKING:
    from pathlib import Path


def test_a_phone_that_was_a_number_is_read(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("workers", 2, "phone", "13800000001.0")
    scenario = read_scenario(draft.folder(tmp_path))
    assert (scenario.workers[0].phone, scenario.warnings) == ("13800000001", ())


@pytest.mark.parametrize("cell", ["1.54000E+10", "1.5e10", "15E9"])
def test_a_rounded_phone_is_refused(cell: str, tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("workers", 2, "phone", cell)
    (fault,) = faults_of(draft.folder(tmp_path))
    assert (fault.row, fault.column) == (2, "phone")
    assert "rounded" in str(fault.wrong)


@pytest.mark.parametrize(
    ("table", "column"),
    [("workers", "worker_id"), ("workers", "party_id"), ("hubs", "hub_id")],
)
def test_an_id_that_was_a_number_is_refused(
    table: str, column: str, tmp_path: Path
) -> None:
    draft = Draft()
    draft.cell(table, 2, column, "7.0")
    faults = faults_of(draft.folder(tmp_path))
    assert any((f.column, f.value) == (column, "7.0") for f in faults)
    assert any(str(f.remedy).startswith("write '7', or") for f in faults)


@pytest.mark.parametrize(
    ("table", "column", "name", "place_id"),
    [
        ("workers", "village_id", "Upper", "V1"),
        ("workers", "employer_id", "Mill", "E2"),
        ("fleet", "depot_id", "Depot", "D1"),
        ("services", "from_hub", "First", "H1"),
        ("distances", "from_id", "Depot", "D1"),
    ],
)
def test_a_name_in_the_place_of_an_id_is_told_with_its_id(
    table: str, column: str, name: str, place_id: str, tmp_path: Path
) -> None:
    draft = Draft()
    draft.cell(table, 2, column, name)
    faults = faults_of(draft.folder(tmp_path))
    (fault,) = (f for f in faults if f.column == column)
    assert str(fault.remedy) == f"it is the name of {place_id!r}: write that id"


def test_a_name_that_stands_twice_is_nobodys(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("villages", 3, "name", "Upper")
    draft.cell("workers", 5, "village_id", "Upper")
    (fault,) = faults_of(draft.folder(tmp_path))
    assert "name" not in str(fault.remedy)


def test_an_id_that_lost_its_zeros_is_told(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("depots", 2, "depot_id", "007")
    for row in (2, 3):
        draft.cell("fleet", row, "depot_id", "7")
    del draft.tables["distances"]
    faults = faults_of(draft.folder(tmp_path))
    assert {str(f.remedy).partition(":")[0] for f in faults} == {"write '007'"}


@pytest.mark.parametrize(
    "heading",
    [
        *("是否脱贫户", "是否建档立卡", "脱贫户", "*是否贫困户", "脱贫人口"),
        *("是否监测户", "监测户", "监测对象", "是否脱贫人口(户)", "是否脱贫户或监测户"),
    ],
)
def test_headings_that_ask_are_known(heading: str, tmp_path: Path) -> None:
    draft = Draft().in_chinese()
    head = draft.tables["workers"][0]
    head[head.index("建档立卡")] = heading
    scenario = read_scenario(draft.folder(tmp_path))
    assert scenario.warnings == ()
    assert [w.is_poverty_listed for w in scenario.workers[:2]] == [False, True]


def test_health_cells_as_offices_write_them_are_read(tmp_path: Path) -> None:
    draft = Draft()
    for row, word in ((2, "绿色"), (3, "正常")):
        draft.cell("workers", row, "health_code", word)
    draft.cell("workers", 2, "temperature_c", "正常")
    first, second = read_scenario(draft.folder(tmp_path)).workers[:2]
    assert (first.health_code, second.health_code) == ("green", "green")
    assert first.temperature_c is None


def test_a_missing_column_that_holds_everybody_is_told_with_the_remedy(
    tmp_path: Path,
) -> None:
    draft = Draft()
    draft.drop_column("workers", "health_code")
    (warning,) = map(str, read_scenario(draft.folder(tmp_path)).warnings)
    assert warning.startswith("workers.csv  the column 'health_code' or '健康码'")
    assert "codes_allowed = []" in warning
    draft.set("max_ride_h = 30", "codes_allowed = []")
    assert read_scenario(draft.folder(tmp_path)).warnings == ()
    assert read_scenario(draft.folder(tmp_path), variant="no-cap").warnings == ()


def test_an_empty_column_that_holds_everybody_is_told_like_a_missing_one(
    tmp_path: Path,
) -> None:
    draft = Draft()
    for row in (2, 3):
        draft.cell("workers", row, "health_code", "/")
    (warning,) = map(str, read_scenario(draft.folder(tmp_path)).warnings)
    assert warning.startswith("workers.csv  every cell of the column 'health_code'")
    assert "codes_allowed = []" in warning
    assert read_scenario(draft.folder(tmp_path), variant="no-cap").warnings == ()


def test_a_roster_without_health_columns_travels_where_none_is_asked_for(
    tmp_path: Path,
) -> None:
    draft = Draft()
    for column in ("health_code", "temperature_c", "certificate_until"):
        draft.drop_column("workers", column)
    draft.drop_column("workers", "certificate_issued")
    scenario = read_scenario(draft.folder(tmp_path), variant="no-cap")
    assert scenario.warnings == ()
    assert [one.worker_id for one in health_gate(scenario).held] == ["W5"]  # refused


@pytest.mark.parametrize(
    ("column", "field", "cells", "expected"),
    [
        ("health_code", "health_code", ("绿 码", "黄码"), ["green", "yellow"]),
        ("health_code", "health_code", ("绿", "—"), ["green", None]),
        ("temperature_c", "temperature_c", ("36.5℃", "37.3以下"), [D("36.5"), None]),
        ("poverty_listed", "is_poverty_listed", ("√", "×"), [True, False]),
        ("poverty_listed", "is_poverty_listed", ("监测户", "一般户"), [True, False]),
        ("poverty_listed", "is_poverty_listed", ("☑", "/"), [True, False]),
        ("party_id", "party_id", ("无", "/"), [None, None]),
        ("id_number", "id_number", ("/", "无"), [None, None]),
    ],
)
def test_marks_of_forms_are_understood(
    column: str,
    field: str,
    cells: tuple[str, str],
    expected: list[object],
    tmp_path: Path,
) -> None:
    draft = Draft()
    for row, cell in enumerate(cells, start=2):
        draft.cell("workers", row, column, cell)
    workers = read_scenario(draft.folder(tmp_path)).workers[:2]
    assert [getattr(worker, field) for worker in workers] == expected


@pytest.mark.parametrize(
    "cell", ["2023-03-01", "2023-03-01 00:00:00", "3月1日", "1-Mar", "Mar-01"]
)
def test_an_id_that_became_a_date_is_refused(cell: str, tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("workers", 2, "worker_id", cell)
    (fault,) = faults_of(draft.folder(tmp_path))
    assert (fault.row, fault.column) == (2, "worker_id")
    assert "as Excel makes of ids such as 3-1" in str(fault.wrong)


@pytest.mark.parametrize(
    ("cell", "is_accepting"), [("同意", True), ("不同意", False), ("暂不接收", False)]
)
def test_an_employer_agrees_in_his_own_words(
    cell: str, is_accepting: bool, tmp_path: Path
) -> None:
    draft = Draft()
    draft.cell("employers", 2, "accepted", cell)
    employer = read_scenario(draft.folder(tmp_path)).employers[0]
    assert employer.is_accepting is is_accepting


@pytest.mark.parametrize("cell", ["2月26日", "2月26号 6:30", "2-26"])
def test_a_day_without_a_year_is_refused(cell: str) -> None:
    with pytest.raises(BadValue):
        from_s(cell, Clock(first_day=date(2020, 2, 25)))


def test_missing_health_papers_are_told_unless_they_are_made_here(
    tmp_path: Path,
) -> None:
    draft = Draft()
    draft.drop_column("workers", "certificate_issued")
    draft.drop_column("workers", "certificate_until")
    assert read_scenario(draft.folder(tmp_path / "clinic")).warnings == ()
    draft.cell("employers", 2, "station_id", "")
    del draft.tables["screening"]
    (warning,) = map(str, read_scenario(draft.folder(tmp_path / "none")).warnings)
    assert "certificate_required = false" in warning


def test_the_folder_of_a_plan_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("{}")
    (tmp_path / "scenario.resolved.toml").write_text("")
    faults = faults_of(tmp_path)
    assert "this folder holds a plan, not a scenario" in {str(f.wrong) for f in faults}
    assert not any("resolved" in str(fault.remedy) for fault in faults)
