"""What trips of a fleet line cost in the arithmetic of search and bound.

Whole fen, line by line, are `transport.money.costs`'s. Here the same tariff stands as
prices of metres, days and drivers, kits apart, in three readings:

- `LinePrices`, for the search: as the tariff has it, but for rounding;
- `FloorPrices`, for the bound: a straight line below it, whatever the trip;
- `least_round_trips_fen`, for the bound: exact fen below those of any trip that runs
  as far.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from transport.money.costs import hire_fen, toll_fen
from transport.trips.seats import n_escorts
from transport.units import KM_M, PERCENT, Metres

if TYPE_CHECKING:
    import numpy.typing as npt

    from transport.fleet import FleetLine
    from transport.policy import Policy
    from transport.tariff import Tariff

    Ints = npt.NDArray[np.int64]

ROUNDING_FEN = 4.0  # more than half a fen for each cost line of a trip


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePrices:
    """Fen of a line's trips.

    ``hire_trip_fen``, ``hire_day_fen``: the coach, a trip or a begun day; of the two
    the billing leaves one. ``beside_trip_fen``, ``beside_day_fen``: disinfection, and
    escorts. ``driver_day_fen``: a driver and day. ``hire_km_fen``: a loaded kilometre;
    an empty one weighs ``empty_percent`` of it, and a day includes ``included_m``
    of them. ``toll_out_km_fen``: a kilometre up to the last drop; ``toll_back_km_fen``:
    one from there home.
    """

    hire_trip_fen: int
    hire_day_fen: int
    beside_trip_fen: int
    beside_day_fen: int
    driver_day_fen: int
    hire_km_fen: int
    empty_percent: int
    included_m: int
    toll_out_km_fen: int
    toll_back_km_fen: int

    @property
    def loaded_fen(self) -> float:
        """A loaded metre, toll and all, the included ones apart."""
        return (self.hire_km_fen + self.toll_out_km_fen) / KM_M

    @property
    def hire_fen(self) -> float:
        """The hire of a loaded metre."""
        return self.hire_km_fen / KM_M

    @property
    def toll_out_fen(self) -> float:
        """The toll of a metre up to the last drop."""
        return self.toll_out_km_fen / KM_M

    @property
    def toll_back_fen(self) -> float:
        """The toll of a metre from the last drop home."""
        return self.toll_back_km_fen / KM_M

    @property
    def empty_weight(self) -> float:
        """What an empty metre costs of a loaded one."""
        return self.empty_percent / PERCENT

    def beside_fen(self, *, days: Metres, drivers: int) -> Metres:
        """What neither distance nor load decides, the hire apart."""
        a_day = self.beside_day_fen + self.driver_day_fen * drivers
        return self.beside_trip_fen + a_day * days

    def trip_fen(
        self, *, out_m: float, run_m: float, back_m: float, days: int, drivers: int
    ) -> float:
        """A trip: out to the first pickup, the run to the last drop, and back."""
        weighted_m = run_m + self.empty_weight * (out_m + back_m)
        billed_m = max(0.0, weighted_m - self.included_m * days)
        return (
            self.hire_trip_fen
            + self.hire_day_fen * days
            + self.beside_fen(days=days, drivers=drivers)
            + self.hire_fen * billed_m
            + self.toll_out_fen * (out_m + run_m)
            + self.toll_back_fen * back_m
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorPrices:
    """A straight line that no trip of so many days and drivers, or more, falls below.

    Fen for the trip, and fen a metre of its three stretches.
    """

    standing_fen: float
    out_fen: float
    run_fen: float
    back_fen: float


def prices_of(line: FleetLine, tariff: Tariff, policy: Policy) -> LinePrices:
    """The line's prices as the tariff has them."""
    is_per_day = line.billing == "per_day"
    escorts = n_escorts(line, policy)
    return LinePrices(
        hire_trip_fen=0 if is_per_day else line.fixed_fen,
        hire_day_fen=line.fixed_fen if is_per_day else 0,
        beside_trip_fen=tariff.disinfection_fen,
        beside_day_fen=tariff.escort_day_fen * escorts,
        driver_day_fen=line.driver_day_fen if is_per_day else 0,
        hire_km_fen=line.per_km_fen,
        empty_percent=tariff.deadhead_percent if is_per_day else PERCENT,
        included_m=line.included_m if is_per_day else 0,
        toll_out_km_fen=0 if tariff.toll_exempt_outbound else line.toll_per_km_fen,
        toll_back_km_fen=0 if tariff.toll_exempt_return else line.toll_per_km_fen,
    )


def below(prices: LinePrices) -> LinePrices:
    """Prices that hold for a bound: dear empty metres cost as much as loaded ones.

    Otherwise they could be turned into loaded ones by a pickup on the way.
    """
    return replace(prices, empty_percent=min(prices.empty_percent, PERCENT))


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFloor:
    """A straight line below trips, by what a trip, a day and a metre cost at least.

    ``trip_fen``: what each trip pays for itself. ``coach_day_fen``, and
    ``driver_day_fen`` a driver: what a day costs, which the trips of a block share.
    ``out_fen``, ``run_fen``, ``back_fen``: a metre of the three stretches.
    ``metre_fen``: the hire in them of a loaded metre; ``included_fen``: what the metres
    that a day includes would cost, which no trip is paid back.
    """

    trip_fen: float
    coach_day_fen: float
    driver_day_fen: float
    out_fen: float
    run_fen: float
    back_fen: float
    metre_fen: float
    included_fen: float

    def with_days(self, fen: float) -> FloorPrices:
        """The line for trips that pay so much for their days."""
        return FloorPrices(
            standing_fen=self.trip_fen + fen,
            out_fen=self.out_fen,
            run_fen=self.run_fen,
            back_fen=self.back_fen,
        )


def day_floor(prices: LinePrices) -> DayFloor:
    """The straight line below the trips of a line.

    By the day, hire is ``fixed * D + price * max(0, metres - included * D)``, never
    less than ``fixed * D + price * (metres - included * D)``. Where a day costs less
    than the kilometres it includes, no kilometre is counted, so that more days never
    cost less. Every cost line is rounded half up: at most half a fen is lost a line.
    """
    low = below(prices)
    metre_fen = low.hire_fen
    if low.included_m * metre_fen > low.hire_day_fen:
        metre_fen = 0.0
    return DayFloor(
        trip_fen=low.hire_trip_fen + low.beside_trip_fen - ROUNDING_FEN,
        coach_day_fen=low.hire_day_fen
        + low.beside_day_fen
        - low.included_m * metre_fen,
        driver_day_fen=low.driver_day_fen,
        out_fen=metre_fen * low.empty_weight + low.toll_out_fen,
        run_fen=metre_fen + low.toll_out_fen,
        back_fen=metre_fen * low.empty_weight + low.toll_back_fen,
        metre_fen=metre_fen,
        included_fen=low.included_m * metre_fen,
    )


def floor_of(prices: LinePrices, *, days: int, drivers: int) -> FloorPrices:
    """The straight line below trips of so many days, and of more, bought alone."""
    floor = day_floor(prices)
    a_day = floor.coach_day_fen + floor.driver_day_fen * drivers
    return floor.with_days(a_day * days)


def least_round_trips_fen(
    line: FleetLine,
    tariff: Tariff,
    policy: Policy,
    *,
    legs_m: tuple[Ints, Ints, Ints],
    tolled_back_m: Ints,
    days: Ints,
    drivers: int,
) -> Ints:
    """Whole fen that no trips cost less which run out, loaded and back so far.

    ``tolled_back_m``: the least way from a last drop home, where only that is tolled.
    """
    prices = below(prices_of(line, tariff, policy))
    out_m, loaded_m, back_m = legs_m
    low = replace(tariff, deadhead_percent=prices.empty_percent)
    hire = hire_fen(
        line,
        low,
        total_m=out_m + loaded_m + back_m,
        deadhead_m=out_m + back_m,
        days=days,
    )
    toll = toll_fen(line, tariff, outbound_m=out_m + loaded_m, return_m=tolled_back_m)
    return hire + toll + prices.beside_fen(days=days, drivers=drivers)


def least_shared_fen(
    line: FleetLine,
    tariff: Tariff,
    policy: Policy,
    *,
    legs_m: tuple[Ints, Ints, Ints],
    tolled_back_m: Ints,
    share_fen: npt.NDArray[np.float64],
) -> Ints:
    """Whole fen below trips that run out, loaded and back so far.

    ``share_fen``: what each bears of its block's days at least.
    """
    floor = day_floor(prices_of(line, tariff, policy))
    out_m, loaded_m, back_m = legs_m
    weight = min(tariff.deadhead_percent, PERCENT) / PERCENT
    if line.billing == "per_trip":
        weight = 1.0
    hire = floor.metre_fen * (loaded_m + weight * (out_m + back_m))
    toll = toll_fen(line, tariff, outbound_m=out_m + loaded_m, return_m=tolled_back_m)
    own = floor.trip_fen + share_fen + hire
    whole: Ints = np.maximum(0, np.floor(own).astype(np.int64)) + toll
    return whole
