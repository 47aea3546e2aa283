"""Groups whose full load fits no timetable travel in parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from solvers.drafting.drafts import Booking
from solvers.drafting.growing import draft_of
from solvers.drafting.part_loads import PartLoads, most_of
from solvers.planner import solve
from solvers.problem.fleet_use import FleetUse
from solvers.problem.waiting import Piece, Waiting
from tests.solvers.sources.subproblems import dispatcher_of, problem_of
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.checker import violations
from transport.clock import HOUR_S, MINUTE_S
from transport.outcome import Limits
from transport.places import Opening

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.roster import Worker
    from transport.scenario import Scenario

FIRST = Limits(time_limit_s=None, steps=0)
SOME = Limits(time_limit_s=None, steps=3)
# the first departure is the most comfortable one as well
FROM_SEVEN = Opening(from_s=7 * HOUR_S, until_s=20 * HOUR_S)
MOST = 38  # workers of one coach that are in time; one more takes a minute longer


def village_of(n: int, **changes: Any) -> Scenario:
    """So many workers of one village, two 49-seaters, one day."""
    scenario = make_scenario(
        n_days=1,
        workers=crowd(n),
        villages=(
            make_village(opening=FROM_SEVEN),
            make_village("V2", lat=37.9, lon=110.95, opening=FROM_SEVEN),
        ),
        fleet=(make_line(count=2),),
    )
    return replace(scenario, **changes)


def crowd(n: int, *, party: int = 1) -> tuple[Worker, ...]:
    """Workers of V1, in parties of this size."""
    return tuple(
        make_worker(f"W{i:02d}", party_id=f"P{i // party}" if party > 1 else None)
        for i in range(n)
    )


def planned(scenario: Scenario, limits: Limits = SOME) -> Plan:
    plan = solve(scenario, limits=limits).plan
    assert violations(scenario, plan) == []
    return plan


def loads(plan: Plan) -> list[int]:
    return sorted(len(trip.seats) for trip in plan.trips)


def with_gate_for(n: int, scenario: Scenario) -> Scenario:
    """The gate closes just when the first coach with so many is there."""
    arrives_s = stops_with(n)[0]
    gate = Opening(from_s=arrives_s - HOUR_S, until_s=arrives_s)
    return replace(scenario, employers=(make_employer(opening=gate),))


def stops_with(n: int) -> tuple[int, int]:
    """When a coach with so many is at the gate, and how long their ride takes."""
    trip = planned(village_of(n), FIRST).trips[0]
    pickup = next(stop for stop in trip.stops if stop.kind == "pickup")
    drop = next(stop for stop in trip.stops if stop.kind == "drop")
    boards_s = planned(village_of(n), FIRST).journeys[0].legs[0].board_s
    assert boards_s <= pickup.depart_s
    return drop.arrive_s, drop.depart_s - boards_s


@pytest.mark.parametrize("limits", [FIRST, SOME], ids=["first plan", "three steps"])
@pytest.mark.parametrize(
    ("n", "expected"), [(38, [38]), (39, [1, 38]), (40, [2, 38]), (76, [38, 38])]
)
def test_a_gate_that_closes_too_early_for_all_lets_parts_in(
    n: int, expected: list[int], limits: Limits
) -> None:
    plan = planned(with_gate_for(MOST, village_of(n)), limits)
    assert loads(plan) == expected
    assert plan.cost.lower_bound_fen <= plan.cost.objective_fen


def test_a_ride_limit_that_a_full_coach_breaks_lets_parts_ride() -> None:
    longest_s = stops_with(MOST)[1]
    policy = make_policy(max_ride_s=longest_s)
    assert loads(planned(village_of(40, policy=policy))) == [2, 38]
    shorter = make_policy(max_ride_s=longest_s - 10 * MINUTE_S)
    assert loads(planned(village_of(40, policy=shorter))) == [12, 28]


def test_a_time_to_report_that_a_full_coach_misses_is_kept_by_parts() -> None:
    arrives_s, _ = stops_with(MOST)
    alighted_s = arrives_s + 29 * MINUTE_S  # ten minutes, and half of one a worker
    gate = (make_employer(opening=Opening(from_s=6 * HOUR_S, until_s=11 * HOUR_S)),)
    workers = tuple(replace(w, report_by_s=alighted_s) for w in crowd(40))
    plan = planned(village_of(40, workers=workers, employers=gate))
    assert plan.n_planned == 40
    assert max(loads(plan)) <= MOST


def test_parties_stay_whole_in_part_loads() -> None:
    scenario = village_of(40, workers=crowd(40, party=5))
    assert loads(planned(with_gate_for(MOST, scenario))) == [5, 35]


def test_other_villages_do_not_keep_a_large_one_at_home() -> None:
    more = tuple(make_worker(f"X{i:02d}", village_id="V2") for i in range(8))
    scenario = with_gate_for(MOST, village_of(40, fleet=(make_line(count=4),)))
    plan = planned(replace(scenario, workers=(*scenario.workers, *more)))
    assert plan.n_planned == 48


def test_an_employer_that_takes_fifteen_a_day_gets_fifteen_a_day() -> None:
    employers = (make_employer(daily_intake=15),)
    scenario = village_of(40, employers=employers, n_days=3)
    plan = planned(replace(scenario, fleet=(make_line(count=1),)))
    assert loads(plan) == [10, 15, 15]


def test_whom_the_intake_leaves_no_room_stays() -> None:
    employers = (make_employer(daily_intake=15),)
    plan = planned(village_of(40, employers=employers))
    assert plan.n_planned == 15
    assert {entry.code for entry in plan.unplanned} == {"INTAKE_FULL"}


def test_where_few_may_gather_at_once_the_last_coach_takes_a_part() -> None:
    """Boarding begins within one half-hour, in which sixty may come together."""
    brief = Opening(from_s=7 * HOUR_S, until_s=7 * HOUR_S + 20 * MINUTE_S)
    scenario = village_of(80, villages=(make_village(opening=brief),))
    policy = make_policy(crowd_cap=60)
    plan = planned(replace(scenario, policy=policy))
    assert sum(loads(plan)) == 60
    assert len(loads(plan)) == 2


def test_the_first_parties_that_fit_ride_and_none_where_none_does() -> None:
    """Parties of one, two and three; the dearest to leave behind come first."""
    names = ("W0", "P1", "P1", "P2", "P2", "P2")
    workers = tuple(
        make_worker(f"W{i}", party_id=name if name != "W0" else None)
        for i, name in enumerate(names)
    )
    problem = problem_of(make_scenario(workers=workers))
    (whole,) = Waiting(problem, [0]).pieces()
    sizes = problem.party_sizes[0]
    assert sorted(sizes) == [1, 2, 3]
    for space in range(1, 7):
        part = most_of(problem, whole, space)
        assert part is not None
        assert part.n == sum(sizes[i] for i in part.parties) <= space
    assert most_of(problem, whole, 6) == whole
    assert most_of(problem, whole, 0) is None
    trio = sizes.index(3)
    assert most_of(problem, Piece(group_idx=0, parties=(trio,), n=3), 2) is None


def test_pieces_that_must_ride_are_not_cut_for_a_gate_that_takes_fewer() -> None:
    problem = problem_of(make_scenario(workers=crowd(6)))
    draft = draft_of(problem, 0, Waiting(problem, [0]).pieces())
    loads = PartLoads(problem=problem, dispatcher=dispatcher_of(problem))
    fleet = FleetUse([1], intake={"E1": 4})
    part = loads.book(draft, fleet)
    assert isinstance(part, Booking)
    assert part.draft.n_workers == 4
    whole = loads.book(draft, fleet, n_kept=1)
    assert not isinstance(whole, Booking)
    assert whole.code == "INTAKE_FULL"
