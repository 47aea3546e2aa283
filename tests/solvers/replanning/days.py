"""A printed day to be changed, and changes of it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from solvers.planner import solve
from solvers.replanning.asking import Asked, Replanned
from solvers.replanning.replanner import replan
from tests.kept import once_for_all
from tests.solvers.cases import county_day
from tests.transport.builders import make_worker
from transport.changes import LostCoach
from transport.checker import frozen, violations
from transport.clock import HOUR_S
from transport.fixed import Fixed
from transport.outcome import Limits

if TYPE_CHECKING:
    from transport.changes import Changes
    from transport.plan import Plan, Trip
    from transport.roster import Worker
    from transport.scenario import Scenario

EVENING = -6 * HOUR_S  # of the day before
LIMITS = Limits(time_limit_s=None, steps=3, seed=1)


@cache
def printed(n_workers: int = 60, seed: int = 3) -> tuple[Scenario, Plan]:
    """A county day and its plan, which is the same every time."""
    scenario = county_day(n_workers=n_workers, seed=seed)
    limits = Limits(time_limit_s=None, steps=1, seed=1)
    name = f"printed-{n_workers}-{seed}"
    return scenario, once_for_all(name, lambda: solve(scenario, limits=limits).plan)


def asked(changes: Changes, **more: Any) -> Asked:
    """The printed day with these changes, every list of it frozen."""
    scenario, plan = printed()
    fixed: dict[str, Any] = {"frozen": frozenset(plan.trip), "out": changes.out}
    fixed |= more.pop("fixed", {})
    return Asked(
        scenario=scenario,
        plan=plan,
        changes=changes,
        fixed=Fixed(moment_s=changes.moment_s, **fixed),
        **more,
    )


def replanned(changes: Changes, **more: Any) -> Replanned:
    """The new version, proved once more from outside."""
    question = asked(changes, **more)
    found = replan(question, LIMITS)
    assert violations(found.scenario, found.plan) == []
    clock = found.scenario.clock
    assert frozen(question.plan, found.plan, found.fixed, clock=clock) == []
    return found


def coach_lost(trip: Trip, from_s: int) -> LostCoach:
    """The coach of the trip, which nobody has any more from then on."""
    return LostCoach(
        depot_id=trip.depot_id,
        vehicle_type=trip.vehicle_type,
        coach=trip.coach,
        from_s=from_s,
    )


def new_worker(name: str, like: Worker) -> Worker:
    """Somebody of the same village for the same employer."""
    return make_worker(name, village_id=like.village_id, employer_id=like.employer_id)


def papers(plan: Plan) -> dict[str, Any]:
    """What each worker's paper says: coach, seat, place, times."""
    return {
        journey.worker_id: [
            (
                plan.trip[leg.trip_id or ""].vehicle_type,
                plan.trip[leg.trip_id or ""].coach,
                leg,
            )
            for leg in journey.legs
        ]
        for journey in plan.journeys
    }
