"""A coach on its way to meet a service that comes later: it waits at the hub."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.replanning.pricing import with_cost
from solvers.replanning.printed import span_of
from transport.clock import MINUTE_S

if TYPE_CHECKING:
    from transport.changes import AwayCoach
    from transport.fixed import Fixed
    from transport.plan import Plan, Stop, Trip
    from transport.scenario import Scenario


def can_wait(trip: Trip, fixed: Fixed) -> bool:
    """Whether the coach has left its depot, and not the hub where it meets a service.

    One that ended on its way, or is locked, does not.
    """
    is_out = trip.trip_id in fixed.departed - fixed.broken.keys()
    if not is_out or trip.segment != "receiving" or fixed.holds(trip):
        return False
    return fixed.open_from_s(trip.trip_id) <= hub_of(trip).depart_s


def hub_of(trip: Trip) -> Stop:
    """Where it meets its service, or brings workers to it."""
    return next(stop for stop in trip.stops if stop.kind == "hub")


def waited(scenario: Scenario, plan: Plan, now: Trip, late_s: int) -> Trip | None:
    """The trip with all that comes after the hub so much later, on whole minutes.

    What comes before is driven as printed. None: its coach has to be elsewhere by then.
    """
    late_s += -late_s % MINUTE_S
    leaves_s = hub_of(now).depart_s

    def moved(at_s: int) -> int:
        return at_s + late_s if at_s >= leaves_s else at_s

    stops = tuple(
        replace(s, arrive_s=moved(s.arrive_s), depart_s=moved(s.depart_s))
        for s in now.stops
    )
    driving = tuple(
        replace(block, from_s=block.from_s + late_s, until_s=block.until_s + late_s)
        if block.from_s >= leaves_s
        else block
        for block in now.driving
    )
    (again,) = with_cost(scenario, [replace(now, stops=stops, driving=driving)])
    return None if _is_elsewhere(scenario, plan, again) else again


def _is_elsewhere(scenario: Scenario, plan: Plan, trip: Trip) -> bool:
    """Whether another trip needs the coach before it is back."""
    coach = (trip.depot_id, trip.vehicle_type, trip.coach)
    _, until_s = span_of(scenario, [trip])
    return any(
        (other.depot_id, other.vehicle_type, other.coach) == coach
        and trip.depart_s <= other.depart_s < until_s
        for other in plan.trips
        if other.trip_id != trip.trip_id
    )


def wait_absorbed(
    scenario: Scenario, away: tuple[AwayCoach, ...], was: Trip, now: Trip
) -> tuple[AwayCoach, ...]:
    """When coaches are away, where the trip waits: no delay on top of its wait.

    A coach that is late on its way is away from when it was to be back.
    """
    clean_s = scenario.policy.turnaround_s
    late = (was.depot_id, was.vehicle_type, was.coach, was.return_s + clean_s)
    back_s = now.return_s + clean_s
    found = []
    for one in away:
        if (one.depot_id, one.vehicle_type, one.coach, one.from_s) == late:
            one = replace(one, from_s=back_s)
        if one.from_s < one.until_s:
            found.append(one)
    return tuple(found)
