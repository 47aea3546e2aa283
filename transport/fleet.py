"""The fleet: vehicle types as a depot offers them, and what is known of each coach."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Billing = Literal["per_trip", "per_day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetLine:
    """One row of the fleet table: ``count`` vehicles of one type at one depot.

    ``seats`` are the approved (nominal) seats, the driver's included, as on the
    vehicle licence. ``drivers`` come with the coach; a further one is added where the
    driver-hours rule demands it. ``included_m`` are metres included in a day's hire.
    ``crew_change``: whether other drivers may take over at the depot within a block.
    ``lost``: numbers of coaches that are not to be had any more, and from when
    (scenario seconds). ``away``: numbers of coaches that are not to be had in between,
    from when and until when, those of one coach one after the other.
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
    away: tuple[tuple[int, int, int], ...] = ()

    @property
    def passenger_seats(self) -> int:
        """Approved seats less the driver's."""
        return self.seats - 1

    @property
    def key(self) -> tuple[str, str]:
        """Depot and type: what identifies the row."""
        return (self.depot_id, self.vehicle_type)

    def of_coaches(self, numbers: Iterable[int]) -> FleetLine:
        """The row with these coaches alone, numbered from 1 in their order."""
        kept = sorted(n for n in set(numbers) if 1 <= n <= self.count)
        now = {n: at for at, n in enumerate(kept, start=1)}
        return replace(
            self,
            count=len(kept),
            lost=tuple((now[n], from_s) for n, from_s in self.lost if n in now),
            away=tuple((now[n], a_s, b_s) for n, a_s, b_s in self.away if n in now),
        )

    def without_coaches(self, numbers: Collection[int]) -> FleetLine:
        """The row with the other coaches alone, numbered from 1 in their order."""
        return self.of_coaches(n for n in range(1, self.count + 1) if n not in numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coach:
    """One vehicle of a fleet line: what its papers tell of it; planning asks nothing.

    ``number`` counts from 1 within the line, as plans number coaches. Empty texts are
    not known yet: papers leave room to write them in.
    """

    depot_id: str
    vehicle_type: str
    number: int
    plate: str = ""
    carrier: str = ""
    carrier_phone: str = ""
    driver_1: str = ""
    phone_1: str = ""
    driver_2: str = ""
    phone_2: str = ""
    captain: str = ""
    captain_phone: str = ""

    @property
    def key(self) -> tuple[str, str, int]:
        """Depot, type and number: what identifies the coach."""
        return (self.depot_id, self.vehicle_type, self.number)

    @property
    def drivers(self) -> tuple[tuple[str, str], ...]:
        """Name and phone of the drivers that are known, the first one first."""
        both = ((self.driver_1, self.phone_1), (self.driver_2, self.phone_2))
        return tuple(pair for pair in both if any(pair))
