"""How long a coach is away on a sample run: legal timetables, the least over a day.

`least_away_s` is what `AwayTimes` fills its table with. `MorningRuns` answers before
that table is there: growing prices the first drafts at once, and a table takes seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from solvers.core.timetables import UNKNOWN_S, least_away
from solvers.drafting.compiled_hours import (
    figures_of,
    quick_timetable,
    rider_figures_of,
    run_of,
)
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.driving.rider_stops import rider_stops
from transport.driving.timetable import Call
from transport.hours import HOURS_PRESETS
from transport.trips.routes import dwell_s

if TYPE_CHECKING:
    from solvers.core.movements import Run
    from transport.driving.rider_stops import RiderStops
    from transport.places import Opening
    from transport.policy import Policy

START_STEP_S = 4 * HOUR_S  # between the departures tried first
FINE_STEP_S = HOUR_S  # where another departure may save a day
TYPICAL_LOAD = 20
UNKNOWN = -1.0
MORNING_BUCKET_S = 30 * MINUTE_S  # runs this alike in driving time are away alike
HORIZON_S = 10 * DAY_S  # by which every sample has ended


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayLimits:
    """Hours of pick-up and gate, and what workers aboard may be asked to bear."""

    pickup: Opening
    gate: Opening
    max_ride_s: int
    max_wait_s: int
    riders: RiderStops | None


@lru_cache(maxsize=1 << 18)
def least_away_s(
    hours: str,
    limits: AwayLimits,
    dwells_s: tuple[int, int],
    driving_s: tuple[int, int, int],
    drivers: int,
) -> float:
    """Least seconds from boarding to the return; ``UNKNOWN`` if no run is legal.

    ``dwells_s``: at boarding and alighting; ``driving_s``: to the first village,
    loaded, home. Remembered, since the parts of a large problem and its later searches
    ask for the same runs.
    """
    opening = limits.pickup
    starts = (opening.from_s, opening.until_s)
    asked = (hours, limits, dwells_s, driving_s, drivers)
    best = _least_from(*asked, (*starts, START_STEP_S))
    if best != UNKNOWN and saves_a_day(best + driving_s[0]):
        best = min(best, _least_from(*asked, (*starts, FINE_STEP_S)))
    return best


def _least_from(
    hours: str,
    limits: AwayLimits,
    dwells_s: tuple[int, int],
    driving_s: tuple[int, int, int],
    drivers: int,
    starts: tuple[int, int, int],
) -> float:
    """The least over these departures: first, last, step."""
    run = _standing(dwells_s, limits.gate)._replace(
        driving_s=np.array(driving_s, dtype=np.int64), most_wait_s=limits.max_wait_s
    )
    away_s = least_away(
        figures_of(HOURS_PRESETS[hours]),
        rider_figures_of(limits.riders),
        run._replace(open_s=run.open_s.copy()),  # where it begins is written there
        drivers,
        starts,
        limits.max_ride_s,
        limits.max_wait_s,
    )
    return UNKNOWN if away_s == UNKNOWN_S else float(away_s)


@lru_cache(maxsize=64)
def _standing(dwells_s: tuple[int, int], gate: Opening) -> Run:
    """The calls of a sample, the ways between left open."""
    calls = [
        Call(),
        Call(dwell_s=dwells_s[0], intervals=((0, 0),)),
        Call(dwell_s=dwells_s[1], intervals=gate.intervals(start_s=0, end_s=HORIZON_S)),
        Call(),
    ]
    return run_of(calls, ())


def saves_a_day(away_s: float) -> bool:
    """Whether another hour of departure may bring the coach back a day earlier."""
    over_s = away_s % DAY_S
    return away_s > DAY_S and over_s < DAY_S / 3


class MorningRuns:
    """Seconds away, depot to depot, of coaches that leave when pick-ups open.

    One stop stands for all; runs alike to half an hour share the longest one's answer.
    """

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._known: dict[tuple[int, int, int], int | None] = {}

    def away_s(self, *, drivers: int, outbound_s: int, return_s: int) -> int:
        """The sample's seconds; those at the wheel where no such run is legal."""
        out, back = outbound_s // MORNING_BUCKET_S, return_s // MORNING_BUCKET_S
        key = (drivers, out, back)
        if key not in self._known:
            self._known[key] = self._sample(drivers, out + 1, back + 1)
        sampled_s = self._known[key]
        return outbound_s + return_s if sampled_s is None else sampled_s

    def _sample(self, drivers: int, n_out: int, n_back: int) -> int | None:
        policy = self._policy
        gate = policy.gate_opening.intervals(start_s=0, end_s=HORIZON_S)
        stop = Call(dwell_s=dwell_s(policy, TYPICAL_LOAD), intervals=gate)
        yard = Call(dwell_s=0, intervals=None)
        found = quick_timetable(
            calls=[yard, stop, yard],
            driving_s=[n_out * MORNING_BUCKET_S, n_back * MORNING_BUCKET_S],
            depart_s=policy.pickup_opening.from_s,
            drivers=drivers,
            rules=policy.hours,
            riders=rider_stops(policy, first_leg=0, last_leg=0),
        )
        if found is None:
            return None
        return found.halts[-1].arrive_s - found.halts[0].depart_s
