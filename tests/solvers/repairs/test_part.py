"""A part of a plan planned anew, and put back between the trips that stay."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from solvers.repairs.part import Part
from solvers.repairs.parting import parts_of
from tests.solvers.repairs.asked import planned
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.checker import violations
from transport.operation.roll import coach_of

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario


@cache
def two_ways(most: int = 1) -> Scenario:
    """Four of V1, three of V2 to E1; as many of V8, V9 to E9, far off; two coaches."""
    homes = {"V1": "E1", "V2": "E1", "V8": "E9", "V9": "E9"}
    return make_scenario(
        n_days=1,
        villages=(
            make_village("V1"),
            make_village("V2", lat=37.96),
            make_village("V8", lat=36.95),
            make_village("V9", lat=36.96),
        ),
        employers=(make_employer("E1"), make_employer("E9", lat=36.2)),
        workers=tuple(
            make_worker(f"W{home}{i}", village_id=home, employer_id=employer)
            for home, employer in homes.items()
            for i in range(4 if home in ("V1", "V8") else 3)
        ),
        fleet=(make_line(count=2),),
        policy=make_policy(max_villages_per_vehicle=most),
    )


@cache
def part() -> Part:
    """The coach to the first of those who stay, and all who stay."""
    plan = planned(two_ways())
    left = {entry.worker_id for entry in plan.unplanned}
    assert {name[:3] for name in left} == {"WV2", "WV9"}
    whole = parts_of(two_ways(), plan, left)[0]
    first = next(t for t in plan.trips if "WV10" in t.worker_ids)
    return Part(
        full=whole.full,
        plan=plan,
        coaches=frozenset({coach_of(first)}),
        left=whole.left,
    )


def put_back(changed: Scenario) -> Plan:
    return part().joined(changed, planned(part().scenario(changed)))


def test_the_part_has_its_own_people_and_no_coach_of_others() -> None:
    alone = part().scenario(two_ways())
    (line,) = alone.fleet
    assert line.count == 1
    (kept,) = part().kept
    assert part().worker_ids.isdisjoint(kept.worker_ids)
    assert {w.worker_id for w in alone.workers} == part().worker_ids


def test_put_back_it_is_a_whole_plan_that_the_checker_proves() -> None:
    changed = two_ways(2)
    whole = put_back(changed)
    assert violations(changed, whole) == []
    assert {entry.worker_id[:3] for entry in whole.unplanned} == {"WV9"}
    assert whole.n_planned == 11
    (kept,) = part().kept
    assert kept in whole.trips
    assert len({trip.trip_id for trip in whole.trips}) == 2
    assert {coach_of(trip)[2] for trip in whole.trips} == {1, 2}


def test_without_the_change_it_carries_as_many_as_before() -> None:
    whole = put_back(two_ways())
    assert violations(two_ways(), whole) == []
    assert whole.n_planned == 8
    assert whole.cost.total_fen == part().plan.cost.total_fen


def test_a_gate_takes_in_what_it_does_not_have_from_others_already() -> None:
    gates = tuple(replace(e, daily_intake=6) for e in two_ways().employers)
    rooms = {
        employer.employer_id: employer.daily_intake
        for employer in part().scenario(replace(two_ways(), employers=gates)).employers
    }
    assert rooms == {"E1": 6, "E9": 2}
