"""The reason told is what keeps them: lifted alone, it lets somebody more ride.

Tiny days drawn by lot, short of one thing or of several.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from solvers.planner import solve
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.checker import violations
from transport.clock import DAY_S, HOUR_S
from transport.outcome import Limits
from transport.unplanned import LEFT_BY_SEARCH

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from transport.plan import Plan
    from transport.scenario import Scenario

SOME = Limits(time_limit_s=None, steps=2)


def short(rng: random.Random) -> Scenario:
    """Two villages and employers, one or two small coaches, some limits that bind."""
    villages = (make_village("V1"), make_village("V2", lat=37.9 + rng.random() / 3))
    employers = tuple(
        make_employer(f"E{i}", lat=37.9 + i / 9, daily_intake=rng.choice((None, 6, 9)))
        for i in range(2)
    )
    due_s = rng.choice((None, 18, 18, 40))
    workers = tuple(
        make_worker(
            f"W{i:02d}",
            village_id=rng.choice(villages).village_id,
            employer_id=rng.choice(employers).employer_id,
            report_by_s=None if due_s is None else due_s * HOUR_S,
        )
        for i in range(rng.choice((14, 20)))
    )
    return make_scenario(
        n_days=rng.choice((1, 2, 3)),
        villages=villages,
        employers=employers,
        workers=workers,
        fleet=(make_line(seats=12, count=rng.choice((1, 2, 3))),),
        policy=make_policy(
            max_villages_per_vehicle=rng.choice((1, 3)),
            max_employers_per_vehicle=rng.choice((1, 3)),
            crowd_cap=rng.choice((4, 200)),
            max_ride_s=rng.choice((2, 12)) * HOUR_S,
        ),
    )


def _policy(**changes: Any) -> Callable[[Scenario], Scenario]:
    return lambda one: replace(one, policy=replace(one.policy, **changes))


def _more_coaches(one: Scenario) -> Scenario:
    return replace(one, fleet=tuple(replace(k, count=k.count + 1) for k in one.fleet))


def _open_gates(one: Scenario) -> Scenario:
    employers = tuple(replace(e, daily_intake=None) for e in one.employers)
    return replace(one, employers=employers)


def _later(one: Scenario) -> Scenario:
    workers = tuple(
        replace(w, report_by_s=w.report_by_s and w.report_by_s + DAY_S)
        for w in one.workers
    )
    return replace(one, workers=workers)


LIFTED: Mapping[str, Callable[[Scenario], Scenario]] = {
    "NO_COACH_FREE": _more_coaches,
    "INTAKE_FULL": _open_gates,
    "NO_LEGAL_TIMETABLE": _later,
    "KEPT_APART": _policy(max_villages_per_vehicle=9, max_employers_per_vehicle=9),
    "TOO_FAR_ROUND": _policy(max_detour_percent=900),
    "RIDE_TOO_LONG": _policy(max_ride_s=40 * HOUR_S),
    "CROWDED": _policy(crowd_cap=200),
}


def planned(scenario: Scenario) -> Plan:
    plan = solve(scenario, limits=SOME).plan
    assert violations(scenario, plan) == []
    return plan


@pytest.mark.parametrize("seed", [5, 8, 9, 14, 20, 21, 26, 27, 37])
def test_what_is_told_lets_somebody_more_ride_once_it_is_lifted_alone(
    seed: int,
) -> None:
    scenario = short(random.Random(seed))
    plan = planned(scenario)
    codes = sorted({entry.code for entry in plan.unplanned} - {LEFT_BY_SEARCH})
    assert codes
    for code in codes:
        assert planned(LIFTED[code](scenario)).n_planned > plan.n_planned, code
