"""Single coaches: read for papers alone, refused where the fleet has no such one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.transport.reading.draft import Draft, faults_of
from transport.reading import read_scenario

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ["depot_id", "vehicle_type", "number", "plate", "driver_1", "phone_1"]


def with_coaches(*rows: str) -> Draft:
    draft = Draft()
    draft.tables["coaches"] = [HEAD, *(row.split(",") for row in rows)]
    return draft


def first_type() -> str:
    fleet = Draft().tables["fleet"]
    return fleet[1][fleet[0].index("vehicle_type")]


def count_of_first_type() -> int:
    fleet = Draft().tables["fleet"]
    return int(fleet[1][fleet[0].index("count")])


def test_plate_and_drivers_of_a_coach_are_read(tmp_path: Path) -> None:
    kind = first_type()
    draft = with_coaches(f"D1,{kind},1,晋J00001,张师傅,13800000011")
    scenario = read_scenario(draft.folder(tmp_path / "s"))
    coach = scenario.coach["D1", kind, 1]
    assert coach.plate == "晋J00001"
    assert coach.drivers == (("张师傅", "13800000011"),)
    assert scenario.warnings == read_scenario(Draft().folder(tmp_path / "b")).warnings


def test_what_papers_alone_print_leaves_the_scenario_as_it_was(tmp_path: Path) -> None:
    plain = read_scenario(Draft().folder(tmp_path / "a"))
    draft = with_coaches(f"D1,{first_type()},1,晋J00001,张师傅,13800000011")
    head, *rows = draft.tables["villages"]
    draft.tables["villages"] = [
        [*head, "gathering_point", "contact", "contact_phone"],
        *([*row, "school gate", "Li", "13800000020"] for row in rows),
    ]
    filled = read_scenario(draft.folder(tmp_path / "b"))
    assert filled.villages[0].gathering_point == "school gate"
    assert filled.sha256 == plain.sha256


def test_a_coach_beyond_the_count_of_its_row_is_refused(tmp_path: Path) -> None:
    n = count_of_first_type()
    draft = with_coaches(f"D1,{first_type()},{n + 1},,,")
    (fault,) = faults_of(draft.folder(tmp_path / "s"))
    assert (fault.file, fault.row, fault.column) == ("coaches.csv", 2, "number")
    assert f"the fleet has {n} of them at D1" in str(fault)


def test_a_type_that_the_depot_has_not_is_refused_with_those_it_has(
    tmp_path: Path,
) -> None:
    (fault,) = faults_of(with_coaches("D1,tram,1,,,").folder(tmp_path / "s"))
    assert (fault.row, fault.column, fault.value) == (2, "vehicle_type", "tram")
    assert first_type() in str(fault)


def test_one_plate_on_two_coaches_and_one_coach_twice_are_refused(
    tmp_path: Path,
) -> None:
    kind = first_type()
    draft = with_coaches(f"D1,{kind},1,晋J1,,", f"D1,{kind},1,晋J1,,")
    found = {
        (fault.row, fault.column) for fault in faults_of(draft.folder(tmp_path / "s"))
    }
    assert found == {(3, "number"), (3, "plate")}


def test_an_unknown_depot_is_told_once(tmp_path: Path) -> None:
    (fault,) = faults_of(with_coaches(f"D9,{first_type()},1,,,").folder(tmp_path / "s"))
    assert (fault.row, fault.column) == (2, "depot_id")
