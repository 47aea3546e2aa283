"""The plan in force: of the folder alone, or the newest version of its store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from p2p.in_force import in_force
from p2p.operating import open_operation
from p2p.reporting import report
from p2p.store.engine import STORE_FILE
from p2p.store.making import add_version
from tests.p2p.store.an_operation import an_event, an_operation

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_alone_has_its_plan_and_no_events(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    (out / STORE_FILE).unlink()
    found = in_force(out)
    assert (found.has_store, found.was.version, found.was.events) == (False, 1, ())
    assert in_force(out, is_urgent=True).was.plan == found.was.plan


def test_a_store_has_its_newest_version_on_the_scenario_that_it_was_made_for(
    tmp_path: Path,
) -> None:
    out = an_operation(tmp_path)
    with open_operation(out) as operation:
        report(operation, an_event(operation, "cancellation", worker_id="W1"))
        with operation.writing() as (session, was):
            *trips, last = was.plan.trips
            plan = replace(
                was.plan, n_eligible=was.plan.n_eligible - 1, trips=tuple(trips)
            )
            add_version(
                session, was.scenario, plan, parent=1, taken=1, author="Li", note=""
            )
        report(operation, an_event(operation, "cancellation", worker_id="W2"))
    found = in_force(out)
    was = found.was
    assert found.gone == {last.trip_id}
    assert (was.version, len(was.events)) == (2, 2)
    assert was.scenario.worker["W1"].out_code == "CANCELLED"
    assert was.scenario.worker["W2"].out_code is None  # since that version
    assert set(was.state.out) == {"W1", "W2"}


def test_plates_filled_in_after_the_store_was_made_are_known(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    scenario = in_force(out).was.scenario
    line = scenario.fleet[0]
    key = (line.depot_id, line.vehicle_type, 1)
    (tmp_path / "tiny" / "coaches.csv").write_text(
        "depot_id,vehicle_type,number,plate\n"
        f"{line.depot_id},{line.vehicle_type},1,J12345\n"
    )
    assert scenario.coach == {}
    moved = tmp_path / "tiny"
    assert in_force(out, moved=moved).was.scenario.coach[key].plate == "J12345"
