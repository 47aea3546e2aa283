"""The fleet: vehicle types as a depot offers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Billing = Literal["per_trip", "per_day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetLine:
    """One row of the fleet table: ``count`` vehicles of one type at one depot.

    ``seats`` are the approved (nominal) seats, the driver's included, as on the
    vehicle licence. ``drivers`` come with the coach; a further one is added where the
    driver-hours rule demands it. ``included_m`` are metres included in a day's hire.
    ``crew_change``: whether other drivers may take over at the depot within a block.
    ``lost``: numbers of coaches that are not to be had any more, and from when
    (scenario seconds).
    """

    depot_id: str
    vehicle_type: str
    seats: int
    count: int
    billing: Billing
    fixed_fen: int  # a trip, or a day
    per_km_fen: int
    included_m: int = 0  # a day; only with billing per_day
    drivers: int = 1
    driver_day_fen: int = 0  # a driver and day; only with billing per_day
    toll_per_km_fen: int = 0
    speed_percent: int = 100
    hold_bags: int | None = None  # pieces of luggage that fit in; None: no limit
    crew_change: bool = False
    lost: tuple[tuple[int, int], ...] = ()

    @property
    def passenger_seats(self) -> int:
        """Approved seats less the driver's."""
        return self.seats - 1

    @property
    def key(self) -> tuple[str, str]:
        """Depot and type: what identifies the row."""
        return (self.depot_id, self.vehicle_type)
