"""Rides that take several times the direct drive, told after planning."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transport.catalogue.sentences import sentence
from transport.clock import HOUR_S
from transport.roads.distances import distances_of
from transport.said import said
from transport.scenario import RoadSource

if TYPE_CHECKING:
    from transport.language import Lang
    from transport.plan import Plan
    from transport.scenario import Scenario

    _Ride = tuple[str, str, int]  # village, employer, seconds aboard

# Told from so many times the direct drive on, and so much more (assumptions).
LONG_TIMES = 2.5
LONG_MORE_S = HOUR_S


@dataclass(frozen=True, slots=True, kw_only=True)
class LongRide:
    """A direct trip with rides far longer than the direct drive; its longest such ride.

    ``direct_s``: seconds at the wheel by day at the usual speed.
    """

    trip_id: str
    n_workers: int
    village_id: str
    employer_id: str
    ride_s: int
    direct_s: int


def long_rides(scenario: Scenario, plan: Plan) -> list[LongRide]:
    """Direct trips on which rides take several times the direct drive, worst first.

    Direct drives come from the rows of distances or the great circle; no road graph and
    no routing service is asked again for a hint.
    """
    direct = {t.trip_id for t in plan.trips if t.segment == "direct"}
    rides: dict[str, list[_Ride]] = {}
    for journey in plan.journeys:
        rider, leg = scenario.worker[journey.worker_id], journey.legs[0]
        if leg.trip_id in direct:
            ride = (rider.village_id, rider.employer_id, leg.alight_s - leg.board_s)
            rides.setdefault(str(leg.trip_id), []).append(ride)
    pairs = sorted({ride[:2] for own in rides.values() for ride in own})
    if not pairs:
        return []
    plain = distances_of(replace(scenario, roads=(), road_source=RoadSource()))
    _, seconds = plain.pairs(pairs)
    direct_s = dict(zip(pairs, seconds.tolist(), strict=True))
    found = [_longest(trip_id, own, direct_s) for trip_id, own in rides.items()]
    return sorted(
        (ride for ride in found if ride is not None),
        key=lambda ride: (-ride.ride_s / ride.direct_s, ride.trip_id),
    )


def _longest(
    trip_id: str, rides: list[_Ride], direct_s: dict[tuple[str, str], int]
) -> LongRide | None:
    told = [
        (ride_s / least_s, ride_s, least_s, pair)
        for *pair, ride_s in rides
        for least_s in [max(1, direct_s[pair[0], pair[1]])]
        if ride_s >= max(LONG_TIMES * least_s, least_s + LONG_MORE_S)
    ]
    if not told:
        return None
    _, ride_s, least_s, pair = max(told)
    return LongRide(
        trip_id=trip_id,
        n_workers=len(told),
        village_id=pair[0],
        employer_id=pair[1],
        ride_s=ride_s,
        direct_s=least_s,
    )


def long_ride_text(ride: LongRide, scenario: Scenario, lang: Lang) -> str:
    """The trip, how many ride so long, and its longest such ride."""
    names = scenario.place_name
    told = said(
        "LONG_RIDE",
        trip=ride.trip_id,
        n=ride.n_workers,
        village=names.get(ride.village_id, ride.village_id),
        employer=names.get(ride.employer_id, ride.employer_id),
        ride_s=ride.ride_s,
        direct_s=ride.direct_s,
    )
    return sentence(told, lang)
