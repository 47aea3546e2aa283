"""The fleet of a synthetic scenario: types, prices and enough of each."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from scenarios.price_lists import NATIONAL
from transport.fleet import FleetLine
from transport.policy import Policy
from transport.presets import PRESETS, edition_on
from transport.trips.seats import load_cap_percent, usable_seats
from transport.units import KM_M, YUAN_FEN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from numpy.typing import NDArray

    from scenarios.price_lists import PriceList
    from transport.policy import Scope

_ROUTE_M = 800_000  # a coach is away a further day for so many metres out and back
_TWO_DRIVER_M = 600_000
_SMALL_ROAD_SLACK = 1.5


class Terms(Protocol):
    """What decides how many coaches there are, and which; a recipe is one."""

    @property
    def preset(self) -> str:
        """The rules, by which seats stay empty."""

    @property
    def first_day(self) -> date:
        """The day on whose rules that is judged."""

    @property
    def fleet_mix(self) -> Mapping[int, float]:
        """Share of the coaches by approved seats."""

    @property
    def fleet_slack(self) -> float:
        """Seats offered over seats needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """Workers of one depot by day of departure; keys are approved seats.

    ``by_limit``: workers whose village takes no larger coach, by that size; ``None``
    for villages that any coach reaches.
    """

    by_limit: Mapping[int | None, NDArray[np.int64]]
    scope: Scope
    road_m: float


def fleet_of(
    recipe: Terms, *, depot_id: str, demand: Demand, prices: PriceList = NATIONAL
) -> list[FleetLine]:
    """Coaches of one depot, enough for its workers with some to spare."""
    drivers = 2 if demand.road_m > _TWO_DRIVER_M else 1
    days = days_away(demand.road_m)
    counts: dict[int, int] = {}
    for limit, by_day in demand.by_limit.items():
        peak = _peak(by_day, days)
        mix = recipe.fleet_mix if limit is None else {limit: 1.0}
        slack = recipe.fleet_slack * (1.0 if limit is None else _SMALL_ROAD_SLACK)
        for seats, share in mix.items():
            line = line_of(prices, depot_id, seats, drivers=drivers)
            carried = _usable(line, recipe, demand.scope)
            needed = math.ceil(slack * share * peak / carried) if peak else 0
            counts[seats] = counts.get(seats, 0) + needed
    return [
        replace(line_of(prices, depot_id, seats, drivers=drivers), count=count)
        for seats, count in sorted(counts.items())
        if count
    ]


def receiving_line(depot_id: str, seats: int, *, count: int) -> FleetLine:
    """Coaches that meet flights and trains: short runs, one driver."""
    return replace(line_of(NATIONAL, depot_id, seats, drivers=1), count=count)


def days_away(road_m: float) -> int:
    """Calendar days on which a coach is out, there and back (a rough figure)."""
    return 1 + int(2 * road_m // _ROUTE_M)


def edition_policy(preset: str, *, day: date) -> Policy:
    """The default policy under a preset, narrowed to the edition of the day."""
    policy = Policy(preset=preset, editions=PRESETS[preset])
    return Policy(preset=preset, editions=(edition_on(policy, day),))


def _usable(line: FleetLine, recipe: Terms, scope: Scope) -> int:
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


def line_of(prices: PriceList, depot_id: str, seats: int, *, drivers: int) -> FleetLine:
    """One coach of that size, by the price list."""
    price = prices.price(seats)
    return FleetLine(
        depot_id=depot_id,
        vehicle_type=f"coach-{seats}",
        seats=seats,
        count=1,
        billing="per_day",
        fixed_fen=round(price.day * YUAN_FEN),
        per_km_fen=round(price.per_km * YUAN_FEN),
        included_m=prices.included_km * KM_M,
        drivers=drivers,
        driver_day_fen=round(prices.driver_day * YUAN_FEN),
        toll_per_km_fen=round(price.toll * YUAN_FEN),
    )
