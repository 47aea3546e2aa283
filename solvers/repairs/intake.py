"""Workers who arrive or gather at a place, held against what it takes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.clock import DAY_S, HOUR_S
from transport.trips.routes import dwell_s

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from transport.plan import Plan
    from transport.scenario import Scenario

    Coaches = Mapping[tuple[str, int], tuple[int, ...]]

HALF_HOUR_S = HOUR_S // 2


def arrivals_of(
    scenario: Scenario, plan: Plan, *, without: Collection[str] = ()
) -> Counter[tuple[str, int]]:
    """Workers by employer and day of arrival, but those named in ``without``."""
    return Counter(
        (
            scenario.worker[journey.worker_id].employer_id,
            journey.legs[-1].alight_s // DAY_S,
        )
        for journey in plan.journeys
        if journey.worker_id not in without
    )


def is_overrun(scenario: Scenario, arrivals: Mapping[tuple[str, int], int]) -> bool:
    """Whether an employer would take in more a day than it does.

    A village to which others go home is no employer, and takes in everybody.
    """
    most = {e.employer_id: e.daily_intake for e in scenario.employers}
    return any(
        limit is not None and n > limit
        for (place_id, _), n in arrivals.items()
        for limit in [most.get(place_id)]
    )


def gatherings_of(scenario: Scenario, plan: Plan) -> Coaches:
    """Workers on each coach by place and half-hour of the clock in which they gather.

    That is where they board in villages, or alight at hubs.
    """
    found: dict[tuple[str, int], tuple[int, ...]] = {}
    for trip in plan.trips:
        for stop in trip.stops:
            n = len(stop.alight) if stop.kind == "hub" else len(stop.board)
            if n and (stop.kind == "pickup" or trip.segment == "feeder"):
                begins_s = stop.depart_s - dwell_s(scenario.policy, n)
                at = (str(stop.place_id), begins_s // HALF_HOUR_S)
                found[at] = (*found.get(at, ()), n)
    return found


def is_crowded(scenario: Scenario, before: Coaches, more: Coaches) -> bool:
    """Whether too many would gather where more come; a single coach is no crowd."""
    for at, coaches in more.items():
        there = (*before.get(at, ()), *coaches)
        if len(there) > 1 and sum(there) > scenario.policy.crowd_cap:
            return True
    return False
