"""The fleet of a synthetic scenario: types, prices and enough of each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from transport.fleet import FleetLine
from transport.policy import Policy
from transport.presets import PRESETS, edition_on
from transport.trips.seats import load_cap_percent, usable_seats
from transport.units import YUAN_FEN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from numpy.typing import NDArray

    from scenarios.recipe import Recipe
    from transport.policy import Scope

_KM_M = 1_000
_ROUTE_M = 800_000  # a coach is away a further day for so many metres out and back
_TWO_DRIVER_M = 600_000
_SMALL_ROAD_SLACK = 1.5
_INCLUDED_KM = 100
_DRIVER_DAY = 350  # yuan


@dataclass(frozen=True, slots=True)
class _Price:
    """Yuan a day with 100 km, a further km, and motorway toll a km."""

    day: float
    per_km: float
    toll: float


# Day hire and further km: middle of quotes of 2024-26 (no price list of 2020 is
# public). Toll: national classes by seats, 10-19, 20-39, 40 and more.
_PRICES = {
    19: _Price(800, 4.5, 0.5),
    33: _Price(1200, 6, 0.6),
    45: _Price(1300, 6.5, 0.75),
    49: _Price(1600, 7, 0.75),
    53: _Price(1900, 8, 0.75),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """Workers of one depot by day of departure; keys are approved seats.

    ``by_limit``: workers whose village takes no larger coach, by that size; ``None``
    for villages that any coach reaches.
    """

    by_limit: Mapping[int | None, NDArray[np.int64]]
    scope: Scope
    road_m: float


def fleet_of(recipe: Recipe, *, depot_id: str, demand: Demand) -> list[FleetLine]:
    """Coaches of one depot, enough for its workers with some to spare."""
    drivers = 2 if demand.road_m > _TWO_DRIVER_M else 1
    days = days_away(demand.road_m)
    counts: dict[int, int] = {}
    for limit, by_day in demand.by_limit.items():
        peak = _peak(by_day, days)
        mix = recipe.fleet_mix if limit is None else {limit: 1.0}
        slack = recipe.fleet_slack * (1.0 if limit is None else _SMALL_ROAD_SLACK)
        for seats, share in mix.items():
            line = _line(depot_id, seats, count=1, drivers=drivers)
            carried = _usable(line, recipe, demand.scope)
            needed = math.ceil(slack * share * peak / carried) if peak else 0
            counts[seats] = counts.get(seats, 0) + needed
    return [
        _line(depot_id, seats, count=count, drivers=drivers)
        for seats, count in sorted(counts.items())
        if count
    ]


def receiving_line(depot_id: str, seats: int, *, count: int) -> FleetLine:
    """Coaches that meet flights and trains: short runs, one driver."""
    return _line(depot_id, seats, count=count, drivers=1)


def days_away(road_m: float) -> int:
    """Calendar days on which a coach is out, there and back (a rough figure)."""
    return 1 + int(2 * road_m // _ROUTE_M)


def edition_policy(preset: str, *, day: date) -> Policy:
    """The default policy under a preset, narrowed to the edition of the day."""
    policy = Policy(preset=preset, editions=PRESETS[preset])
    return Policy(preset=preset, editions=(edition_on(policy, day),))


def _usable(line: FleetLine, recipe: Recipe, scope: Scope) -> int:
    policy = edition_policy(recipe.preset, day=recipe.first_day)
    edition = policy.editions[0]
    cap = load_cap_percent(edition, scope=scope, risk="low")
    seats = usable_seats(
        line,
        policy=policy,
        edition=edition,
        cap_percent=cap,
        drivers=line.drivers,
    )
    return max(1, seats)


def _peak(by_day: NDArray[np.int64], days: int) -> int:
    """Most workers whose coaches are out on one day."""
    return int(np.convolve(by_day, np.ones(days, dtype=np.int64)).max())


def _line(depot_id: str, seats: int, *, count: int, drivers: int) -> FleetLine:
    price = _PRICES[seats]
    return FleetLine(
        depot_id=depot_id,
        vehicle_type=f"coach-{seats}",
        seats=seats,
        count=count,
        billing="per_day",
        fixed_fen=round(price.day * YUAN_FEN),
        per_km_fen=round(price.per_km * YUAN_FEN),
        included_m=_INCLUDED_KM * _KM_M,
        drivers=drivers,
        driver_day_fen=_DRIVER_DAY * YUAN_FEN,
        toll_per_km_fen=round(price.toll * YUAN_FEN),
    )
