"""What of a coach's days one outing has to pay for, when outings may share them.

A coach that goes out again once it is home and clean pays for its days once for all of
these outings together. However they are put together, each second that it is out or
being cleaned is a part of a day; each second at the wheel is a part of what its crew
may do in a day; and no day serves more outings than the settings let one coach's chain
have. One of these three scales is laid over all outings of a row of the fleet: the one
by which its ride in the middle pays most. Where other crews may take over at the yard,
hours at the wheel are no scale for the coach.

Kilometres included in a day are taken off its price. Where they are worth more than
the day, the day keeps its price and no kilometre counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from transport.checker.rulebook import PERCENT, escorts
from transport.clock import DAY_S

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from transport.checker.sole_cost import Legs
    from transport.fleet import FleetLine
    from transport.scenario import Scenario

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

KM_M = 1_000
UNSURE_FEN = 4  # by which lines may be rounded the other way


class SharedDays:
    """The outings of one row of the fleet.

    ``wheel_s``: of all its rides, there and back. ``most_a_day_s`` tells what so many
    drivers do within any 24 hours.
    """

    def __init__(
        self,
        scenario: Scenario,
        line: FleetLine,
        wheel_s: Ints,
        most_a_day_s: Callable[[int], int],
    ) -> None:
        policy, tariff = scenario.policy, scenario.tariff
        self._scenario, self._line = scenario, line
        self._most_a_day_s = most_a_day_s
        by_day = line.billing == "per_day"
        self.km_fen = line.per_km_fen
        self._coach_fen = float(tariff.escort_day_fen * escorts(line, policy))
        self._driver_fen = line.driver_day_fen if by_day else 0
        if by_day:
            inside_fen = line.included_m * line.per_km_fen / KM_M
            if inside_fen > line.fixed_fen:
                self.km_fen, inside_fen = 0, 0.0
            self._coach_fen += line.fixed_fen - inside_fen
        middle = np.sort(wheel_s)[len(wheel_s) // 2 :][:1]
        crew = max(1, line.drivers)
        scales = (self._by_number, self._by_wheel, self._by_clock)
        self._scale = max(scales, key=lambda s: float(s(crew, middle).sum()))

    @property
    def is_shared(self) -> bool:
        """Whether outings of the row share days that cost something."""
        most = self._scenario.policy.max_trips_per_block
        return most > 1 and self._coach_fen + self._driver_fen > 0

    def sole_fen(
        self, legs_m: Legs, wheel_s: Ints, *, home_m: int, drivers: int
    ) -> Ints:
        """The least that outings just there and home bear, kits apart."""
        tariff, line, (out, run, back) = self._scenario.tariff, self._line, legs_m
        weight = PERCENT
        if line.billing == "per_day":
            weight = min(PERCENT, tariff.deadhead_percent)
        hire = (run * PERCENT + weight * (out + back)) * self.km_fen / (KM_M * PERCENT)
        paying: Ints = out + run + back
        if tariff.toll_exempt_return:
            paying = out + run
        if tariff.toll_exempt_outbound:
            paying = np.full_like(run, 0 if tariff.toll_exempt_return else home_m)
        toll = line.toll_per_km_fen * paying / KM_M
        own = line.fixed_fen if line.billing == "per_trip" else 0
        own += tariff.disinfection_fen - UNSURE_FEN
        fen = own + hire + toll + self._scale(drivers, wheel_s)
        return np.maximum(0, np.floor(fen)).astype(np.int64)

    def _by_number(self, drivers: int, wheel_s: Ints) -> Floats:
        most = self._scenario.policy.max_trips_per_block
        each_fen = self._coach_fen / most
        if not self._line.crew_change:
            each_fen += self._driver_fen * drivers / most
        return np.full(len(wheel_s), each_fen)

    def _by_clock(self, drivers: int, wheel_s: Ints) -> Floats:
        clean_s = self._scenario.policy.turnaround_s
        part = (wheel_s + clean_s) / (DAY_S + clean_s)
        return np.asarray(part * (self._coach_fen + self._driver_fen * drivers))

    def _by_wheel(self, drivers: int, wheel_s: Ints) -> Floats:
        if self._line.crew_change:
            return np.zeros(len(wheel_s))
        crews = range(drivers, max(drivers, self._scenario.policy.max_drivers) + 1)
        a_second = min(
            (self._coach_fen + self._driver_fen * crew) / self._most_a_day_s(crew)
            for crew in crews
        )
        return np.asarray(wheel_s * a_second)
