"""Proof that every coach carries people from or to the city of its plates."""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.rulebook import region_of
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.checker.run import Run
    from transport.places import Depot
    from transport.policy import Policy
    from transport.scenario import Scenario


def one_end_home(run: Run) -> Iterator[Violation]:
    """Nobody aboard both boards and alights away from the coach's home city."""
    if not asks_home(run.scenario.policy):
        return
    home = home_city(run.scenario, run.scenario.depot[run.trip.depot_id])
    if not home:
        return
    strangers = [
        way
        for way in run.ways
        if home not in {region_of(run.scenario, place)[1] for place in way}
    ]
    if strangers:
        start, end = strangers[0]
        told = said("NO_END_AT_HOME", home=home, start=start, end=end)
        yield Violation(
            code="NO_END_AT_HOME", where=run.trip_id, told=told, amount=len(strangers)
        )


def asks_home(policy: Policy) -> bool:
    """Whether one end of each ride must lie where the coach is at home."""
    return policy.one_end_home and not policy.emergency_dispatch


def home_city(scenario: Scenario, depot: Depot) -> str:
    """The city written; else its county's; else that of the place nearest to it."""
    if depot.city or not depot.county:
        return depot.city
    if depot.county in scenario.origin.city_of_county:
        return scenario.origin.city_of_county[depot.county]
    places = [(v.lat, v.lon, v.village_id) for v in scenario.villages]
    places += [(e.lat, e.lon, e.employer_id) for e in scenario.employers]
    if any(village.county == depot.county for village in scenario.villages):
        return scenario.origin.city
    shrink = cos(radians(depot.lat))

    def away(place: tuple[float, float, str]) -> tuple[float, tuple[str, str]]:
        north, east = place[0] - depot.lat, (place[1] - depot.lon) * shrink
        return north * north + east * east, region_of(scenario, place[2])

    return min(map(away, places))[1][1] if places else ""
