"""What the map's bar needs: when trips run, where they call, what to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from maps.escape import escape
from transport.clock import HOUR_S, MINUTE_S
from transport.presentation.figures import day_and_time

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

MOST_CHOICES = 600  # employers, and villages, that a list can hold


def finder(scenario: Scenario, plan: Plan) -> dict[str, Any]:
    """Trips with their minutes and places, hours with arrivals, places, provinces.

    Names are safe HTML; places are numbers.
    """
    number: dict[str, int] = {}
    runs = []
    for trip in plan.trips:
        at = {
            number.setdefault(stop.place_id, len(number))
            for stop in trip.stops
            if stop.place_id is not None and not stop.is_end
        }
        runs.append(
            [
                escape(trip.trip_id),
                trip.depart_s // MINUTE_S,
                trip.return_s // MINUTE_S,
                sorted(at),
            ]
        )
    return {
        "runs": runs,
        "moments": _moments(scenario, plan),
        "employers": [
            [number[e.employer_id], escape(e.name or e.employer_id)]
            for e in scenario.employers
            if e.employer_id in number
        ][:MOST_CHOICES],
        "villages": [
            [number[v.village_id], escape(v.name or v.village_id)]
            for v in scenario.villages
            if v.village_id in number
        ][:MOST_CHOICES],
        "views": _views(scenario, plan),
    }


def _moments(scenario: Scenario, plan: Plan) -> list[list[Any]]:
    """Every hour of the operation: minute, text, workers arrived by then."""
    if not plan.trips:
        return []
    first_s = min(trip.depart_s for trip in plan.trips) // HOUR_S * HOUR_S
    last_s = max(trip.return_s for trip in plan.trips)
    ends = sorted(journey.legs[-1].alight_s for journey in plan.journeys)
    found = []
    arrived = 0
    for at_s in range(first_s, last_s + HOUR_S, HOUR_S):
        while arrived < len(ends) and ends[arrived] <= at_s:
            arrived += 1
        text = day_and_time(scenario.clock, at_s)
        found.append([at_s // MINUTE_S, text, arrived])
    return found


def _views(scenario: Scenario, plan: Plan) -> list[list[Any]]:
    """The whole, the sending places, and each province of the employers."""
    used = {stop.place_id for trip in plan.trips for stop in trip.stops}
    areas: dict[str, list[tuple[float, float]]] = {}
    for village in scenario.villages:
        if village.village_id in used:
            home = areas.setdefault(scenario.origin.province, [])
            home.append(scenario.position[village.village_id])
    for employer in scenario.employers:
        if employer.employer_id in used:
            here = areas.setdefault(employer.province, [])
            here.append(scenario.position[employer.employer_id])
    return [[escape(name), _bounds(places)] for name, places in areas.items()]


def _bounds(places: list[tuple[float, float]]) -> list[list[float]]:
    lats, lons = zip(*places, strict=True)
    return [[min(lats), min(lons)], [max(lats), max(lons)]]
