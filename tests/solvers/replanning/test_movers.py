"""Room made for somebody who could not ride else, on a day of two coaches."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from solvers.planner import solve
from solvers.replanning import movers
from solvers.replanning.asking import Asked
from solvers.replanning.replanner import replan
from tests.solvers.replanning.days import EVENING, LIMITS
from tests.transport.builders import (
    make_employer,
    make_line,
    make_scenario,
    make_village,
    make_worker,
)
from transport.changes import Changes
from transport.checker import frozen, violations
from transport.fixed import Fixed
from transport.outcome import Limits

if TYPE_CHECKING:
    import pytest

    from transport.plan import Plan
    from transport.scenario import Scenario


@cache
def two_coaches() -> tuple[Scenario, Plan]:
    """A small coach for the narrow road to V2 and a large one, a day for one run each.

    The small one carries some of V1 too.
    """
    workers = [make_worker(f"U{n}", village_id="V2") for n in range(3)]
    workers += [make_worker(f"W{n:02d}") for n in range(55)]
    scenario = make_scenario(
        n_days=1,
        villages=(make_village(), make_village("V2", lat=37.90, max_seats=20)),
        employers=(make_employer(lat=41.5),),
        fleet=(
            make_line(vehicle_type="coach-19", seats=19, count=1),
            make_line(vehicle_type="coach-49", seats=49, count=1),
        ),
        workers=tuple(workers),
    )
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=1, seed=1)).plan
    assert plan.unplanned == ()
    return scenario, plan


def asked(n_more: int, **fixed: Any) -> Asked:
    """So many of V2 beyond the small coach's seats; three on the other stay away."""
    scenario, plan = two_coaches()
    small = next(t for t in plan.trips if t.vehicle_type == "coach-19")
    n = small.usable_seats - len(small.worker_ids) + n_more
    added = tuple(make_worker(f"N{i}", village_id="V2") for i in range(n))
    large = next(t for t in plan.trips if t.vehicle_type == "coach-49")
    out = dict.fromkeys(large.worker_ids[:3], "NO_SHOW")
    changes = Changes(moment_s=EVENING, added=added, out=out)
    stays = Fixed(moment_s=EVENING, frozen=frozenset(plan.trip), out=out)
    return Asked(
        scenario=scenario, plan=plan, changes=changes, fixed=replace(stays, **fixed)
    )


def test_riders_who_may_take_another_coach_make_room_and_no_more_than_needed() -> None:
    question = asked(2)
    found = replan(question, LIMITS)
    assert found.plan.unplanned == ()
    assert len(found.moved) == 2
    assert found.changed == set(found.moved)
    assert {question.scenario.worker[w].village_id for w in found.moved} == {"V1"}
    assert violations(found.scenario, found.plan) == []
    clock = found.scenario.clock
    assert frozen(question.plan, found.plan, found.fixed, clock=clock) == []
    unsaid = replace(found.fixed, moved=frozenset())
    told = frozen(question.plan, found.plan, unsaid, clock=clock)
    assert {(v.code, v.where) for v in told} == {
        ("FROZEN_CHANGED", w) for w in found.moved
    }


def test_whoever_gave_up_a_seat_must_have_another() -> None:
    question = asked(1)
    found = replan(question, LIMITS)
    (gone,) = found.moved
    less = replace(
        found.plan,
        journeys=tuple(j for j in found.plan.journeys if j.worker_id != gone),
    )
    told = frozen(question.plan, less, found.fixed, clock=found.scenario.clock)
    assert gone in {v.where for v in told if v.code == "FROZEN_CHANGED"}


def test_nobody_is_moved_who_or_whose_trip_is_locked() -> None:
    question = asked(1)
    everybody = frozenset(j.worker_id for j in question.plan.journeys)
    found = replan(asked(1, locked_workers=everybody), LIMITS)
    assert len(found.plan.unplanned) == 1
    assert found.changed == frozenset()
    trips = frozenset(question.plan.trip)
    assert replan(asked(1, locked_trips=trips), LIMITS).moved == ()


def test_nobody_is_moved_who_was_seen_aboard() -> None:
    everybody = {w: (t.trip_id,) for t in asked(1).plan.trips for w in t.worker_ids}
    found = replan(asked(1, aboard=everybody), LIMITS)
    assert (found.moved, len(found.plan.unplanned)) == ((), 1)


def test_nobody_is_moved_beyond_those_who_may_be_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(movers, "MOST_MOVERS", 0)
    found = replan(asked(1), LIMITS)
    assert found.moved == ()
    assert len(found.plan.unplanned) == 1
