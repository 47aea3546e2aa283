"""A printed day of two flights, one of which carries everybody."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from solvers.planner import solve
from solvers.replanning.asking import Asked
from solvers.replanning.replanner import replan
from tests.kept import once_for_all
from tests.solvers.journeys.days import far_day, flight
from tests.transport.builders import make_policy
from transport.checker import frozen, violations
from transport.clock import HOUR_S
from transport.fixed import Fixed
from transport.outcome import Limits

if TYPE_CHECKING:
    from solvers.replanning.asking import Replanned
    from transport.changes import Changes
    from transport.plan import Plan
    from transport.scenario import Scenario

LIMITS = Limits(time_limit_s=None, steps=1, seed=1)
EVENING = 18 * HOUR_S


@cache
def two_flights(*, seats: int = 180, n_workers: int = 12) -> tuple[Scenario, Plan]:
    """Workers too far for coaches; F2 leaves later, is dearer, has ``seats``."""
    later = flight("F2", departs_s=40 * HOUR_S, seats=seats, block_hour_fen=5_000_000)
    scenario = far_day(
        n_workers=n_workers,
        services=(flight(), later),
        policy=make_policy("none", max_ride_s=12 * HOUR_S),
    )
    name = f"two-flights-{seats}-{n_workers}"
    return scenario, once_for_all(name, lambda: solve(scenario, limits=LIMITS).plan)


def asked(day: tuple[Scenario, Plan], changes: Changes, **fixed: Any) -> Asked:
    """The day with these changes, every list of it frozen."""
    scenario, plan = day
    return Asked(
        scenario=scenario,
        plan=plan,
        changes=changes,
        fixed=Fixed(
            moment_s=changes.moment_s,
            **{"frozen": frozenset(plan.trip), "out": changes.out, **fixed},
        ),
    )


def proved(question: Asked) -> Replanned:
    """The new version, proved once more from outside."""
    found = replan(question, LIMITS)
    assert violations(found.scenario, found.plan) == []
    clock = found.scenario.clock
    assert frozen(question.plan, found.plan, found.fixed, clock=clock) == []
    return found


def aboard(plan: Plan) -> dict[str, int]:
    """How many ride on each service."""
    return {use.service_id: len(use.workers) for use in plan.services}
