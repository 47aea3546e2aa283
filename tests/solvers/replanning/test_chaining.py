"""One coach that goes twice to a gate near by, late for the first time."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from solvers.planner import solve
from solvers.replanning.chaining import with_its_block
from solvers.replanning.printed import told_of
from solvers.replanning.retiming import Retiming
from solvers.replanning.rounds import round_of
from tests.solvers.near_gate import near
from tests.solvers.replanning.service_days import LIMITS, asked, proved
from transport.changes import AwayCoach, Changes
from transport.clock import HOUR_S, MINUTE_S

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

EVENING = -6 * HOUR_S


@cache
def day() -> tuple[Scenario, Plan]:
    scenario = near()
    return scenario, solve(scenario, limits=LIMITS).plan


def late(seconds: int) -> Changes:
    first = day()[1].trips[0]
    away = AwayCoach(
        depot_id=first.depot_id,
        vehicle_type=first.vehicle_type,
        coach=first.coach,
        from_s=first.depart_s,
        until_s=first.depart_s + seconds,
    )
    return Changes(moment_s=EVENING, away=(away,))


def test_the_second_trip_of_the_coach_is_as_much_later_as_it_must_be() -> None:
    scenario, plan = day()
    first, second = plan.trips
    assert first.block_id == second.block_id
    question = asked(day(), late(HOUR_S))
    this = round_of(question)
    retiming = Retiming(this.ground, told_of(plan), this.groups)
    (lost,) = this.lost.values()
    option = retiming.later(first, lost, ready_s=this.late[first.trip_id])
    assert option is not None
    whole = with_its_block(question, this, retiming, option)
    assert whole is not None
    one, (two,) = whole.trip, whole.also
    assert one is not None
    assert one.depart_s >= first.depart_s + HOUR_S
    assert two.depart_s - one.return_s >= scenario.policy.turnaround_s
    assert two.depart_s - second.depart_s <= HOUR_S + 30 * MINUTE_S
    assert len(whole.changed) == 30


def test_fewest_changes_leave_the_second_trip_and_send_a_coach_once_more() -> None:
    _, plan = day()
    first, second = plan.trips
    found = proved(asked(day(), late(HOUR_S)))
    assert found.plan.trip[second.trip_id].stops == second.stops
    assert found.changed == set(first.worker_ids)
    assert found.plan.unplanned == ()


def test_a_trip_that_is_locked_is_not_made_later() -> None:
    question = asked(day(), late(HOUR_S))
    this = round_of(question)
    (first,) = this.lost.values()
    retiming = Retiming(this.ground, told_of(question.plan), this.groups)
    ready_s = this.late[first.trip_id]
    option = retiming.later(day()[1].trips[0], first, ready_s=ready_s)
    assert option is not None
    whole = with_its_block(question, this, retiming, option)
    assert whole is not None
    second = day()[1].trips[1].trip_id
    assert whole.covers == (second,)
    locked = replace(question.fixed, locked_trips=frozenset({second}))
    held = replace(question, fixed=locked)
    assert with_its_block(held, this, retiming, option) is None
