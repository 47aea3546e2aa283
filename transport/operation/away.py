"""Coaches that are not to be had for a while: late ones, and ones without a driver."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.changes import AwayCoach
from transport.clock import DAY_S
from transport.operation.leaving import has_departed
from transport.operation.roll import CoachKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.hours import HoursRules
    from transport.operation.events import Event
    from transport.operation.state import State
    from transport.plan import Plan, Trip
    from transport.scenario import Scenario


def away_of(scenario: Scenario, plan: Plan, state: State) -> Iterator[AwayCoach]:
    """When which coaches are not to be had, as the state tells."""
    for event in state.coaches_late:
        from_s, key = event.from_s or 0, coach_told(event)
        span = (from_s, from_s + (event.delay_s or 0))
        if not _has_gone(scenario, plan, state, key, span):
            yield _away(key, from_s, from_s + (event.delay_s or 0))
    for event in state.drivers_out.values():
        trip_id, from_s = event.trip_id or "", event.from_s or 0
        trip = plan.trip.get(trip_id)
        if event.lender is None:
            until_s = event.at_s + rest_s(scenario.policy.hours)
            until_s += DAY_S if event.aboard is not None else 0  # to be brought home
            if from_s < until_s:
                yield _away(coach_told(event), from_s, until_s)
        elif trip is not None:
            clean_s = scenario.policy.turnaround_s
            yield _away(key_of(event.lender), trip.depart_s, trip.return_s + clean_s)


def _has_gone(
    scenario: Scenario, plan: Plan, state: State, key: CoachKey, span: tuple[int, int]
) -> bool:
    """Whether the coach has left, late, on a trip for which it was late."""
    return any(
        trip.depart_s < span[1]
        and span[0] < trip.return_s + scenario.policy.turnaround_s
        and has_departed(state, trip, state.at_s)
        for trip in plan.trips
        if (trip.depot_id, trip.vehicle_type, trip.coach) == key
    )


def rest_s(rules: HoursRules) -> int:
    """After how long somebody out of hours drives again; a day where no rest is set."""
    return rules.rest_s or DAY_S


def coach_told(event: Event) -> CoachKey:
    """The coach that the event tells of."""
    return CoachKey(event.depot_id or "", event.vehicle_type or "", event.coach or 0)


def key_of(text: str) -> CoachKey:
    """The coach of which this is the text."""
    depot_id, vehicle_type, number = text.rsplit("/", 2)
    return CoachKey(depot_id, vehicle_type, int(number))


def spare_crew(
    scenario: Scenario, plan: Plan, state: State, trip: Trip, *, n_drivers: int
) -> CoachKey | None:
    """The first coach of the trip's depot that stands, and whose crew could drive it.

    Coaches of its own line come first; those that come late or are lost lend nobody.
    """
    clean_s = scenario.policy.turnaround_s
    lines = sorted(
        (line for line in scenario.fleet if line.depot_id == trip.depot_id),
        key=lambda line: (line.vehicle_type != trip.vehicle_type, line.key),
    )
    away = [*away_of(scenario, plan, state)]
    for line in lines:
        if line.drivers < n_drivers:
            continue
        for number in range(1, line.count + 1):
            key = CoachKey(*line.key, number)
            if key not in state.coaches_down and _stands(
                key, plan, away, (trip.depart_s, trip.return_s), clean_s
            ):
                return key
    return None


def _stands(
    key: CoachKey,
    plan: Plan,
    away: Sequence[AwayCoach],
    span: tuple[int, int],
    clean_s: int,
) -> bool:
    """Whether nothing needs the coach or its crew from a day before to a day after."""
    busy = [
        (trip.depart_s - DAY_S, trip.return_s + clean_s + DAY_S)
        for trip in plan.trips
        if (trip.depot_id, trip.vehicle_type, trip.coach) == key
    ]
    busy += [
        (one.from_s, one.until_s)
        for one in away
        if (one.depot_id, one.vehicle_type, one.coach) == key
    ]
    return all(b <= span[0] or span[1] <= a for a, b in busy)


def _away(key: CoachKey, from_s: int, until_s: int) -> AwayCoach:
    return AwayCoach(**key._asdict(), from_s=from_s, until_s=until_s)
