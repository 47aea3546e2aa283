"""A fleet for a roster: coaches by the price list of its region and year."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from scenarios import coaches
from scenarios.price_lists import price_list
from transport.intake.defaults import Offered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from transport.intake.defaults import Demand

_SMALLEST = 19


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terms:
    """Coaches of three sizes, with half as many seats again as workers."""

    preset: str
    first_day: date
    fleet_mix: Mapping[int, float] = field(
        default_factory=lambda: {33: 0.25, 49: 0.5, 53: 0.25}
    )
    fleet_slack: float = 1.5


class Fleets:
    """Fleets by the price lists that ship with the project."""

    def fleet_for(self, demand: Demand) -> Offered:
        """Seats for all on one day, and coaches enough for their villages.

        A coach calls at few villages and goes to one city for the most, so scattered
        ones take more coaches than seats would: those are small.
        """
        prices = price_list(demand.province, demand.day.year)
        terms = _Terms(preset=demand.preset, first_day=demand.day)
        wanted = coaches.Demand(
            by_limit={None: np.array([demand.n_workers])},
            scope=demand.scope,
            road_m=demand.road_m,
        )
        lines = coaches.fleet_of(
            terms, depot_id=demand.depot_id, demand=wanted, prices=prices
        )
        policy = coaches.edition_policy(demand.preset, day=demand.day)
        most = policy.max_villages_per_vehicle
        least = sum(math.ceil(n / most) for n in demand.villages_by_city)
        missing = least - sum(line.count for line in lines)
        if missing > 0:
            drivers = lines[0].drivers
            small = coaches.line_of(prices, demand.depot_id, _SMALLEST, drivers=drivers)
            lines = [replace(small, count=missing), *lines]
        return Offered(
            lines=tuple(lines),
            list_name=prices.name,
            source=prices.source,
            as_of=prices.as_of,
        )

    def days_away(self, road_m: float) -> int:
        """Calendar days that a coach is out for a run of that length."""
        return coaches.days_away(road_m)
