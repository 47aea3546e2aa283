from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.transport.planfiles.parted import (
    forge,
    index_of,
    scenario_of_counties,
    written,
)
from tests.transport.planfiles.test_reading import numbered
from transport.errors import ScenarioError
from transport.plan import ServiceUse
from transport.planfiles.county_reading import read_counties, read_index
from transport.planfiles.folder import plan_digest
from transport.planfiles.parts_json import SHARED, county_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from transport.plan import Plan

LIN, XING, ZHONGYANG = county_files(["Lin", "Xing", "Zhongyang"])


def read(folder: Path, *counties: str) -> tuple[Plan, frozenset[str]] | None:
    index = read_index(folder)
    assert index is not None
    return read_counties(index, scenario_of_counties(), counties)


def ids(entries: Sequence[object]) -> list[str]:
    return [str(getattr(entry, "worker_id", None)) for entry in entries]


def broken(folder: Path, *files: str) -> None:
    for file in files:
        (folder / file).write_text("damaged", "utf-8")


def test_a_county_that_shares_nothing_is_read_from_its_part_alone(
    tmp_path: Path,
) -> None:
    folder = written(tmp_path)
    broken(folder, LIN, XING, "plan/proof.json")
    found = read(folder, "Zhongyang")
    assert found is not None
    plan, counties = found
    assert counties == {"Zhongyang"}
    assert [trip.trip_id for trip in plan.trips] == ["T003"]
    assert ids(plan.journeys) == ["c1", "c2"]
    assert (plan.held, plan.unplanned) == ((), ())


def test_counties_that_travel_together_are_read_together(tmp_path: Path) -> None:
    folder = written(tmp_path)
    broken(folder, ZHONGYANG)
    found = read(folder, "Lin")
    assert found is not None
    plan, counties = found
    assert counties == {"Lin", "Xing"}
    assert [trip.trip_id for trip in plan.trips] == ["T001", "T002"]
    assert ids(plan.held) == ["h1", "h2"]
    assert ids(plan.unplanned) == ["u1"]
    with pytest.raises(ScenarioError, match=r"Zhongyang\.json"):
        read(folder, "Lin", "Zhongyang")


def test_a_service_is_shared_by_the_counties_of_its_riders(tmp_path: Path) -> None:
    use = ServiceUse(service_id="S1", units=1, workers=("b1", "c1"), cost_fen=100)
    folder = written(tmp_path, plan=replace(numbered(), services=(use,)))
    found = read(folder, "Zhongyang")
    assert found is not None
    plan, counties = found
    assert counties == {"Lin", "Xing", "Zhongyang"}  # Xing shares a coach with Lin
    assert plan.services == (use,)


def test_a_part_of_a_plan_is_known_by_the_digest_of_the_whole(tmp_path: Path) -> None:
    found = read(written(tmp_path), "Zhongyang")
    assert found is not None
    clock = scenario_of_counties().clock
    assert plan_digest(found[0], clock) == plan_digest(numbered(), clock)
    assert found[0].n_registered == numbered().n_registered


def test_what_the_index_does_not_name_cannot_be_read_alone(tmp_path: Path) -> None:
    folder = written(tmp_path)
    assert read(folder, "Shilou") is None
    assert read(folder, "Lin", "Shilou") is None


def test_a_county_where_people_go_home_from_gates_cannot_be_read_alone(
    tmp_path: Path,
) -> None:
    scenario = scenario_of_counties()
    (first, *others) = scenario.workers
    home = replace(first, village_id="E4", employer_id="V1", direction="home")
    gate = replace(scenario.own_employer["E4"], city="Zhongyang")
    employers = [one for one in scenario.employers if one.employer_id != "E4"]
    changed = replace(scenario, workers=(home, *others), employers=(*employers, gate))
    index = read_index(written(tmp_path))
    assert index is not None
    assert read_counties(index, changed, ["Zhongyang"]) is None


def test_a_plan_in_one_file_and_no_plan_have_no_index(tmp_path: Path) -> None:
    assert read_index(tmp_path) is None
    assert read_index(written(tmp_path, "one-file")) is None


def test_a_part_with_people_of_another_county_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path)
    index = index_of(folder)
    assert index["counties"][2]["county"] == "Zhongyang"

    def with_another(data: dict[str, list[dict[str, str]]]) -> None:
        data["journeys"][0]["worker_id"] = "a01"

    forge(folder, ZHONGYANG, with_another)
    with pytest.raises(ScenarioError, match=r"has something of another"):
        read(folder, "Zhongyang")


@pytest.mark.parametrize("file", [ZHONGYANG, SHARED])
def test_a_part_that_is_needed_and_altered_is_refused(
    tmp_path: Path, file: str
) -> None:
    folder = written(tmp_path)
    broken(folder, file)
    with pytest.raises(ScenarioError, match="is not the part"):
        read(folder, "Zhongyang")
