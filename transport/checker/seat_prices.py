"""What a seat costs at least on any coach that carries somebody from here to there.

Take a trip that has some people aboard. It leaves its yard, calls where each of them
boards, then where each alights, and goes home: so it costs no less than to go just for
one of them (*sole cost*), whoever that is. Nor are there more people on it than the
rules that hold for any one of them leave seats, or than may share a coach with him
(*room*). Let everybody aboard pay his sole cost over his room. That is at most the
dearest sole cost over the number of people aboard, each; together no more than the
dearest sole cost, and so no more than the trip costs. Of days that trips may share,
each bears a part (:mod:`transport.checker.shared_days`).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from transport.checker.coach_room import Ride, Rooms
from transport.checker.least_days import Outings
from transport.checker.rulebook import PERCENT
from transport.checker.shared_days import SharedDays
from transport.checker.sole_cost import sole_fen
from transport.clock import DAY_S, MINUTE_S
from transport.hours import HOURS_PRESETS
from transport.places import Opening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from transport.checker.least_ways import LeastWays
    from transport.checker.sole_cost import Legs
    from transport.fleet import FleetLine
    from transport.scenario import Scenario

    Ints = NDArray[np.int64]

ALWAYS = Opening(from_s=0, until_s=DAY_S)  # of hubs


@dataclass(frozen=True, kw_only=True)
class _Crew:
    """A row of the fleet with so many drivers: by ride its room, legs and days.

    ``rough_fen``: the sole costs for the days that the wheel alone takes; the very
    costs where days are shared (``is_shared``).
    """

    line: FleetLine
    drivers: int
    home_m: int
    room: Ints
    legs_m: Legs
    legs_s: Legs
    wheel_days: Ints
    rough_fen: Ints
    is_shared: bool


class SeatPrices:
    """Least prices of a seat for some rides, over the whole fleet."""

    def __init__(
        self,
        scenario: Scenario,
        rides: Sequence[Ride],
        ways: LeastWays,
        *,
        drops: Sequence[str],
    ) -> None:
        self._scenario = scenario
        self._rides = rides
        self._ways = ways
        self._drops = drops
        self._rules = HOURS_PRESETS[scenario.policy.driver_hours]
        self._outings = Outings(scenario.policy, self._rules)
        self._rooms = Rooms(scenario, rides)
        self._empty_legs = lru_cache(maxsize=None)(self._legs_of)
        self._home_m = lru_cache(maxsize=None)(self._nearest_drop_m)

    def all(self) -> list[Fraction | None]:
        """Fen a seat, by ride; ``None`` where no coach may carry it."""
        crews = list(self._crews())
        if not crews:
            return [None] * len(self._rides)
        rough = np.stack([crew.rough_fen for crew in crews])
        room = np.stack([crew.room for crew in crews])
        a_seat = np.where(room > 0, rough / np.maximum(room, 1), np.inf)
        order = np.argsort(a_seat, axis=0, kind="stable")
        return [
            self._least(j, (crews[c] for c in order[:, j].tolist()))
            for j in range(len(self._rides))
        ]

    def _least(self, j: int, crews: Iterator[_Crew]) -> Fraction | None:
        """The least price of one ride; ``crews`` by rough price, cheapest first."""
        best: Fraction | None = None
        for crew in crews:
            room, rough_fen = int(crew.room[j]), int(crew.rough_fen[j])
            if not room or (best is not None and Fraction(rough_fen, room) > best):
                break
            fen = self._sole_fen(crew, j)
            if fen is not None and (best is None or Fraction(fen, room) < best):
                best = Fraction(fen, room)
        return best

    def _sole_fen(self, crew: _Crew, j: int) -> int | None:
        """The sole cost with the days that the clock takes, too."""
        out_min, run_min, back_min = (int(leg[j]) // MINUTE_S for leg in crew.legs_s)
        days = self._outings.days(out_min, run_min, back_min, *self._openings[j])
        if days is None:
            return None
        if crew.is_shared:
            return int(crew.rough_fen[j])
        out_m, run_m, back_m = (leg[j : j + 1] for leg in crew.legs_m)
        fen = sole_fen(
            self._scenario,
            crew.line,
            (out_m, run_m, back_m),
            home_m=crew.home_m,
            drivers=crew.drivers,
            fewest_days=np.maximum(crew.wheel_days[j : j + 1], days),
        )
        return int(fen[0])

    @cached_property
    def _openings(self) -> list[tuple[Opening, Opening]]:
        """When each ride's ends may be served."""
        scenario, policy = self._scenario, self._scenario.policy
        found = []
        for ride in self._rides:
            village = scenario.village.get(ride.from_id)
            employer = scenario.employer.get(ride.to_id)
            pickup = village.opening or policy.pickup_opening if village else ALWAYS
            gate = employer.opening or policy.gate_opening if employer else ALWAYS
            found.append((pickup, gate))
        return found

    def _legs_of(self, depot_id: str) -> tuple[Ints, Ints, Ints, Ints]:
        """Metres and seconds of every ride's empty ways, out and home."""
        return (
            *self._ways.least([(depot_id, r.from_id) for r in self._rides]),
            *self._ways.least([(r.to_id, depot_id) for r in self._rides]),
        )

    def _nearest_drop_m(self, depot_id: str) -> int:
        metres, _ = self._ways.least([(drop, depot_id) for drop in self._drops])
        return int(metres.min())

    # -- crews -------------------------------------------------------------------------

    def _crews(self) -> Iterator[_Crew]:
        """Every row of the fleet with every number of drivers that is allowed."""
        policy = self._scenario.policy
        run_m, run_s = self._ways.least([r[:2] for r in self._rides])
        fewest = np.ones(len(self._rides), dtype=np.int64)  # drivers demanded
        if self._rules.long_run_needs_two:
            straight_m = self._ways.metres([r[:2] for r in self._rides])
            fewest += straight_m > policy.two_driver_m
        for line in self._scenario.fleet:
            if not line.count:
                continue
            out_m, out_s, back_m, back_s = self._empty_legs(line.depot_id)
            for drivers in range(max(1, line.drivers), policy.max_drivers + 1):
                room = self._rooms.room(line, drivers)
                room = np.where(drivers < fewest, 0, room)
                if room.any():
                    legs = (out_m, run_m, back_m), (out_s, run_s, back_s)
                    yield self._crew(line, drivers, room, *legs)

    def _crew(
        self, line: FleetLine, drivers: int, room: Ints, legs_m: Legs, by_day_s: Legs
    ) -> _Crew:
        out_s, run_s, back_s = (leg * PERCENT // line.speed_percent for leg in by_day_s)
        a_day_s = self._outings.most_a_day_s(drivers)
        days = np.maximum(1, -(-(out_s + run_s + back_s) // a_day_s))
        home_m = self._home_m(line.depot_id)
        wheel_s = out_s + run_s + back_s
        shared = SharedDays(self._scenario, line, wheel_s, self._outings.most_a_day_s)
        if shared.is_shared:
            rough_fen = shared.sole_fen(legs_m, wheel_s, home_m=home_m, drivers=drivers)
        else:
            rough_fen = sole_fen(
                self._scenario,
                line,
                legs_m,
                home_m=home_m,
                drivers=drivers,
                fewest_days=days,
            )
        return _Crew(
            line=line,
            drivers=drivers,
            home_m=home_m,
            room=room,
            legs_m=legs_m,
            legs_s=(out_s, run_s, back_s),
            wheel_days=days,
            rough_fen=rough_fen,
            is_shared=shared.is_shared,
        )
