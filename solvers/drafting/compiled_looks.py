"""Departures looked at by compiled code, and quotes made with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.crews import N_CREW, N_DRIVER, Crew
from solvers.core.looks import (
    ABOARD,
    BEGINS,
    LEAVES,
    LEGAL,
    LONGEST,
    N_BROKEN,
    N_LOAD,
    N_LOOK,
    OUTCOME,
    RETURNS,
    UNKNOWN,
    WAIT,
    WAITS_AT,
    Asked,
    LookRoom,
    looked,
)
from solvers.core.movements import N_CLOCK, N_COUNTS, N_DRIVING, N_HALT, Log
from solvers.drafting.compiled_hours import (
    FRESH,
    figures_of,
    quick_timetable,
    rider_figures_of,
    run_of,
)
from transport.driving.timetable import Call
from transport.trips.aboard import BROKEN_REST_S
from transport.trips.looks import Look
from transport.trips.quoting import TripMaker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from solvers.core.movements import Run
    from transport.driving.rider_stops import RiderStops
    from transport.hours import HoursRules
    from transport.scenario import Scenario
    from transport.trips.calls import RouteCalls
    from transport.trips.routes import Lookup

MOST_HALTS = 64  # of a movement that is looked at; longer ones are timed in full


class QuickLooks:
    """Looks at departures of one route, as `transport.trips.looks.Looker`."""

    def __init__(
        self,
        calls: RouteCalls,
        driving_s: tuple[int, ...],
        *,
        riders: RiderStops | None,
        most_wait_s: int,
    ) -> None:
        yard = Call()
        stands = [
            Call(dwell_s=stand.dwell_s, intervals=stand.intervals)
            for stand in calls.stands
        ]
        self._run = run_of([yard, *stands, yard], driving_s, most_wait_s)
        self._riders = rider_figures_of(riders)
        ready_s = [0, *(stand.ready_s for stand in calls.stands), 0]
        loads = np.array(calls.loads, dtype=np.int64).reshape(-1, N_LOAD)
        self._asked = Asked(
            ready_s=np.array(ready_s, dtype=np.int64),
            loads=loads,
            most_wait_s=most_wait_s,
            short_rest_s=BROKEN_REST_S,
        )
        self._rooms: dict[int, LookRoom] = {}

    def at(
        self, starts_s: Iterable[int], *, drivers: int, rules: HoursRules
    ) -> list[Look | None]:
        """A look at each start of service; None where only a timetable can tell."""
        starts = np.array(list(starts_s), dtype=np.int64)
        looks = np.empty((len(starts), N_LOOK), dtype=np.int64)
        if drivers not in self._rooms:
            self._rooms[drivers] = room_for(self._run, drivers=drivers)
        looked(
            figures_of(rules),
            self._riders,
            self._run,
            FRESH,
            self._asked,
            self._rooms[drivers],
            drivers,
            starts,
            looks,
        )
        return [_look(row) for row in looks.tolist()]


def quick_maker(scenario: Scenario, distances: Lookup) -> TripMaker:
    """Quotes of the scenario's trips, by compiled code."""
    return TripMaker(scenario, distances, quick_timetable, looks=QuickLooks)


def room_for(run: Run, *, drivers: int) -> LookRoom:
    """Room for looks at the run with so many drivers."""
    crew = Crew(
        crew=np.zeros(N_CREW, dtype=np.int64),
        driver=np.zeros((drivers, N_DRIVER), dtype=np.int64),
        blocks=np.empty((drivers, MOST_HALTS, 2), dtype=np.int64),
        shifts=np.empty((2 * MOST_HALTS + 1, 2), dtype=np.int64),
    )
    return LookRoom(
        crew=crew,
        one=_log(),
        other=_log(),
        open_s=np.empty_like(run.open_s),
        served_s=np.zeros((len(run.dwell_s), 2), dtype=np.int64),
    )


def _log() -> Log:
    """Room for the halts and blocks of one movement."""
    return Log(
        halts=np.empty((MOST_HALTS, N_HALT), dtype=np.int64),
        driving=np.empty((MOST_HALTS, N_DRIVING), dtype=np.int64),
        n=np.zeros(N_COUNTS, dtype=np.int64),
        clock=np.zeros(N_CLOCK, dtype=np.int64),
    )


def _look(row: list[int]) -> Look | None:
    if row[OUTCOME] == UNKNOWN:
        return None
    return Look(
        is_legal=row[OUTCOME] == LEGAL,
        waits_at=row[WAITS_AT],
        wait_s=row[WAIT],
        begins_s=row[BEGINS],
        longest_s=row[LONGEST],
        leaves_s=row[LEAVES],
        returns_s=row[RETURNS],
        aboard_s=row[ABOARD],
        n_broken=row[N_BROKEN],
    )
