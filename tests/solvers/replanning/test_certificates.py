"""A certificate brought on the day, on a small county day that asks for one."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from solvers.planner import solve
from solvers.replanning.asking import Asked
from solvers.replanning.replanner import replan
from tests.solvers.cases import county_day
from tests.solvers.replanning.days import EVENING, LIMITS, papers
from transport.changes import Changes
from transport.clock import DAY_S
from transport.fixed import Fixed

if TYPE_CHECKING:
    from solvers.replanning.asking import Replanned
    from transport.plan import Plan
    from transport.scenario import Scenario

LATE = "W0003"


@cache
def day() -> tuple[Scenario, Plan]:
    """Everybody has a certificate for the week but one, whose is over."""
    scenario = county_day(n_workers=12, n_villages=2, n_employers=1, seed=3)
    editions = tuple(
        replace(e, certificate_required=True) for e in scenario.policy.editions
    )
    workers = tuple(
        replace(w, certificate_until_s=0 if w.worker_id == LATE else 7 * DAY_S)
        for w in scenario.workers
    )
    policy = replace(scenario.policy, editions=editions)
    scenario = replace(scenario, workers=workers, policy=policy)
    return scenario, solve(scenario, limits=LIMITS).plan


def brought(until_s: int) -> Replanned:
    scenario, plan = day()
    assert [entry.worker_id for entry in plan.held] == [LATE]
    changes = Changes(moment_s=EVENING, until={LATE: until_s})
    fixed = Fixed(moment_s=EVENING, frozen=frozenset(plan.trip))
    asked = Asked(scenario=scenario, plan=plan, changes=changes, fixed=fixed)
    return replan(asked, LIMITS)


def test_whoever_brings_a_certificate_is_seated_and_nobody_else_changes() -> None:
    found = brought(7 * DAY_S)
    before, after = papers(day()[1]), papers(found.plan)
    assert after.keys() - before.keys() == {LATE}
    assert {w: p for w, p in after.items() if w != LATE} == before
    assert found.plan.held == found.plan.unplanned == ()


def test_one_that_does_not_last_until_the_arrival_holds_as_before() -> None:
    found = brought(4 * 3_600)
    assert papers(found.plan) == papers(day()[1])
    assert [entry.code for entry in found.plan.held] == ["CERT_EXPIRES_ON_ROAD"]
