"""Who gives a seat to somebody of a higher class, and who holds his for good."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from solvers.planner import solve
from solvers.replanning.asking import Asked, Replanned
from solvers.replanning.giving_way import told_to
from solvers.replanning.replanner import replan
from tests.solvers.replanning.days import EVENING, LIMITS, coach_lost
from tests.transport.builders import make_line, make_scenario, make_worker
from transport.changes import Changes
from transport.checker import frozen, violations, wrongly_said
from transport.fixed import Fixed
from transport.outcome import Limits

if TYPE_CHECKING:
    from transport.plan import Plan, Trip
    from transport.scenario import Scenario

LISTED = ("L0", "L1", "L2")


@cache
def two_coaches() -> tuple[Scenario, Plan]:
    """Two full coaches of one village and gate; those listed as poor are on one."""
    workers = [make_worker(w, is_poverty_listed=True) for w in LISTED]
    workers += [make_worker(f"W{n}") for n in range(11)]
    scenario = make_scenario(
        n_days=1,
        fleet=(make_line(vehicle_type="small", seats=9, count=2),),
        workers=tuple(workers),
    )
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=1, seed=1)).plan
    assert plan.unplanned == ()
    return scenario, plan


def parted() -> tuple[Trip, Trip]:
    """The trip with somebody listed, and the other one, exchanged as need be."""
    _, plan = two_coaches()
    one, two = plan.trips
    return (one, two) if set(LISTED) & set(one.worker_ids) else (two, one)


def without_their_coach(**fixed: Any) -> tuple[Asked, Replanned]:
    """The day once the coach of those listed is lost."""
    scenario, plan = two_coaches()
    lost, _ = parted()
    changes = Changes(
        moment_s=EVENING,
        lost=(coach_lost(lost, EVENING),),
    )
    stays = Fixed(moment_s=EVENING, **fixed)
    asked = Asked(scenario=scenario, plan=plan, changes=changes, fixed=stays)
    found = replan(asked, LIMITS)
    assert violations(found.scenario, found.plan) == []
    clock = scenario.clock
    assert frozen(plan, found.plan, found.fixed, clock=clock) == []
    assert wrongly_said(plan, found.scenario, stays) == []
    return asked, found


def left(found: Replanned) -> set[str]:
    return {entry.worker_id for entry in found.plan.unplanned}


def test_before_the_freeze_the_last_of_a_lower_class_give_way_and_no_more() -> None:
    lost, other = parted()
    listed = set(LISTED) & set(lost.worker_ids)
    asked, found = without_their_coach()
    givers = left(found) - set(lost.worker_ids)
    order = [w.worker_id for w in asked.scenario.workers]
    others = sorted(set(other.worker_ids) - set(LISTED), key=order.index)
    assert givers == set(others[-len(listed) :])
    assert not left(found) & set(LISTED)
    now = found.plan.trip[other.trip_id]
    assert set(now.worker_ids) == set(other.worker_ids) - givers | listed
    assert [(s.arrive_s, s.depart_s) for s in now.stops] == [
        (s.arrive_s, s.depart_s) for s in other.stops
    ]
    for worker_id in set(other.worker_ids) - givers:
        assert now.seats[worker_id] == other.seats[worker_id]


def test_whoever_is_on_a_frozen_list_gives_way_to_nobody() -> None:
    lost, other = parted()
    _, plan = two_coaches()
    _, found = without_their_coach(frozen=frozenset(plan.trip))
    assert left(found) == set(lost.worker_ids)
    assert set(found.plan.trip[other.trip_id].worker_ids) == set(other.worker_ids)


def test_whoever_was_seen_aboard_or_is_locked_gives_way_to_nobody() -> None:
    _, other = parted()
    lower = [w for w in other.worker_ids if w not in LISTED]
    inside, locked = lower[-1], lower[-2]
    _, found = without_their_coach(
        aboard={inside: (other.trip_id,)}, locked_workers=frozenset({locked})
    )
    assert {inside, locked} <= set(found.plan.trip[other.trip_id].worker_ids)
    assert not left(found) & set(LISTED)


def test_who_gave_a_seat_and_is_said_to_hold_it_is_named() -> None:
    lost, other = parted()
    asked, _ = without_their_coach()
    held = {other.worker_ids[0]: other.trip_id, "L9": lost.trip_id}
    claimed = replace(asked.scenario, seats_held=held, halts_stand=frozenset({"T9"}))
    told = wrongly_said(asked.plan, claimed, asked.fixed)
    assert {(v.code, v.where) for v in told} == {
        ("SEAT_NOT_HELD", "L9"),
        ("SEAT_NOT_HELD", other.worker_ids[0]),
        ("HALTS_MAY_CHANGE", "T9"),
    }
    stays = replace(asked.fixed, departed=frozenset({other.trip_id}))
    claimed = replace(claimed, halts_stand=frozenset({other.trip_id}))
    told = wrongly_said(asked.plan, claimed, stays)
    assert [v.where for v in told] == ["L9"]


def test_who_takes_a_seat_is_told_the_time_of_who_had_it() -> None:
    told = told_to({("T1", "a"): 5}, {"T1": {"a": "b"}})
    assert told == {("T1", "a"): 5, ("T1", "b"): 5}
