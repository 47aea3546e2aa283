"""Reasons are those of the closest attempt, and what they say would do does."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.planner import solve
from solvers.repairs import priced_repairs
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
from transport.tariff import Tariff

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

LIMITS = Limits(time_limit_s=None, steps=1)


def planned(scenario: Scenario) -> Plan:
    plan = solve(scenario, limits=LIMITS).plan
    assert violations(scenario, plan) == []
    return plan


def why(plan: Plan) -> tuple[str, str]:
    """The one code and reason of all who stay."""
    ((code, reason),) = {(entry.code, entry.reason) for entry in plan.unplanned}
    return code, reason


def near_and_far(**changes: object) -> Scenario:
    """Four workers each of a near village and of one that is further away."""
    homes = ("V1",) * 4 + ("V2",) * 4
    scenario = make_scenario(
        villages=(make_village("V1"), make_village("V2", lat=37.55)),
        workers=tuple(
            make_worker(f"W{i}", village_id=home) for i, home in enumerate(homes)
        ),
        fleet=(make_line(count=4),),
        policy=make_policy(passenger_stop_every_s=0, max_ride_s=3 * HOUR_S),
    )
    return replace(scenario, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("n_days", [1, 3])
def test_a_ride_that_is_too_long_is_told_as_the_shortest_one(n_days: int) -> None:
    scenario = near_and_far(n_days=n_days)
    plan = planned(scenario)
    code, reason = why(plan)
    assert (plan.n_planned, code) == (4, "RIDE_TOO_LONG")
    found = re.search(r"allow rides of (\d+\.\d) h", reason)
    assert found is not None
    hours = float(found[1])
    assert 3 < hours < 4.5
    longer = make_policy(passenger_stop_every_s=0, max_ride_s=round(hours * HOUR_S))
    one = replace(
        scenario, workers=(make_worker("W9", village_id="V2"),), policy=longer
    )
    assert planned(one).n_planned == 1
    shorter = make_policy(
        passenger_stop_every_s=0, max_ride_s=round(hours * HOUR_S) - 6 * MINUTE_S
    )
    assert planned(replace(one, policy=shorter)).n_planned == 0


def test_a_gate_that_closes_minutes_too_early_is_told_with_the_minutes() -> None:
    def with_gate_until(until_s: int) -> Scenario:
        gate = Opening(from_s=8 * HOUR_S, until_s=until_s)
        return make_scenario(n_days=1, employers=(make_employer(opening=gate),))

    code, reason = why(planned(with_gate_until(8 * HOUR_S)))
    assert code == "NO_LEGAL_TIMETABLE"
    found = re.search(r"receive (\d+) min longer, until (\d\d):(\d\d)", reason)
    assert found is not None
    minutes = int(found[1])
    assert int(found[2]) * 60 + int(found[3]) == 8 * 60 + minutes
    until_s = 8 * HOUR_S + minutes * MINUTE_S
    assert planned(with_gate_until(until_s)).n_planned == 1
    assert planned(with_gate_until(until_s - 5 * MINUTE_S)).n_planned == 0


def test_who_finds_the_intake_full_is_not_told_of_coaches() -> None:
    """The only coach is away as well; another one would not help."""
    scenario = make_scenario(
        n_days=1,
        workers=tuple(make_worker(f"W{i:02d}") for i in range(20)),
        employers=(make_employer(daily_intake=15),),
        fleet=(make_line(count=1),),
    )
    plan = planned(scenario)
    code, reason = why(plan)
    assert (plan.n_planned, code) == (15, "INTAKE_FULL")
    assert "daily_intake" in reason
    assert "other trips as well" in reason


def test_who_is_short_of_coaches_is_told_which_one_would_do() -> None:
    scenario = make_scenario(
        n_days=1,
        workers=tuple(make_worker(f"W{i:02d}") for i in range(30)),
        fleet=(make_line(seats=20, count=1),),
    )
    plan = planned(scenario)
    code, reason = why(plan)
    assert (plan.n_planned, code) == (18, "NO_COACH_FREE")
    assert "one more coach-49 of D1" in reason


def test_a_penalty_below_the_price_of_a_coach_is_named_and_raising_it_helps() -> None:
    scenario = make_scenario(tariff=Tariff(penalty_fen=1_000))
    code, reason = why(planned(scenario))
    assert code == "DEARER_THAN_PENALTY"
    assert "raise the penalty" in reason
    assert "more time" not in reason
    assert planned(replace(scenario, tariff=Tariff())).n_planned == 1


def test_a_coach_that_is_back_in_time_is_sent_again_instead_of_hiring_one() -> None:
    """Eleven kilometres, one coach, thirty workers: two runs carry them all."""
    scenario = make_scenario(
        n_days=1,
        employers=(make_employer(lat=38.03, lon=111.0),),
        workers=tuple(make_worker(f"W{i:02d}") for i in range(30)),
        fleet=(make_line(seats=20, count=1),),
    )
    repairs = priced_repairs(scenario, planned(scenario))
    assert [repair.kind for repair in repairs] == ["second_run"]
    assert (repairs[0].n_carried, repairs[0].coaches) == (12, {("D1", "coach-49"): 1})
