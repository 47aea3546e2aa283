"""The earliest timetable of a movement, and the least time away over departures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.crews import N_CREW, N_DRIVER, Crew
from solvers.core.driving import UNSET, least_elapsed_s
from solvers.core.jit import compiled, inner, leaf, prompt
from solvers.core.movements import (
    ARRIVE,
    CALL_IDX,
    DEPART,
    FULL_S,
    N_CLOCK,
    N_COUNTS,
    N_DRIVING,
    N_HALT,
    N_HALTS,
    NEVER_S,
    SERVICE,
    Log,
    Past,
    moved,
)

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.driving import HoursFigures
    from solvers.core.movements import RiderFigures, Run

    Ints = npt.NDArray[np.int64]

MOST_HALTS = 64  # written down at first
UNKNOWN_S = -1
BOARDING, ALIGHTING = 1, 2  # calls of four


@prompt
def earliest(
    rules: HoursFigures,
    riders: RiderFigures,
    run: Run,
    past: Past,
    crews: tuple[int, int],
    depart_s: int,
) -> tuple[Ints, Ints]:
    """Halts and driving blocks of the earliest legal movement; none where none is.

    As `transport.driving.timetable.timetable`, which says what is legal. ``crews``:
    fewest and most drivers.
    """
    most = MOST_HALTS
    while True:
        crew = _crew(crews[1], most + len(past.work))
        logs = (_log(most), _log(most))
        found = quickest(rules, riders, run, past, crew, logs, crews, depart_s)
        if found[1] < FULL_S:
            log = logs[found[0]]
            n_halts = 0 if found[1] == NEVER_S else log.n[N_HALTS]
            return log.halts[:n_halts], log.driving[: log.n[1]]
        most *= 2


@compiled
def least_away(
    rules: HoursFigures,
    riders: RiderFigures,
    run: Run,
    drivers: int,
    starts: tuple[int, int, int],
    most_ride_s: int,
    most_wait_s: int,
) -> int:
    """Least seconds from the first service at call 1 to the last call.

    ``run`` has four calls. ``starts``: first and last moment of that service, and the
    step between those tried, the only ones at which it may begin. From there to the
    end of call 2 it takes no longer than ``most_ride_s``, and the wait at that call no
    longer than ``most_wait_s``. ``UNKNOWN_S`` where no movement is legal.
    """
    most = MOST_HALTS
    past = Past(work=np.empty((0, N_DRIVING), dtype=np.int64), from_s=UNSET)
    crew, logs = _crew(drivers, most), (_log(most), _log(most))
    best = UNKNOWN_S
    own = run.open_s[run.opening[1, 0]]
    start_s, last_s, step_s = starts
    while start_s <= last_s:
        own[:] = start_s
        depart_s = max(0, start_s - run.driving_s[0])
        which, ends_s = quickest(
            rules, riders, run, past, crew, logs, (1, drivers), depart_s
        )
        if ends_s == FULL_S:
            most *= 2
            crew, logs = _crew(drivers, most), (_log(most), _log(most))
            continue
        if ends_s < NEVER_S:
            away_s = _away_s(logs[which], most_ride_s, most_wait_s)
            if away_s != UNKNOWN_S and (best == UNKNOWN_S or away_s < best):
                best = away_s
        start_s += step_s
    return best


@inner
def quickest(
    rules: HoursFigures,
    riders: RiderFigures,
    run: Run,
    past: Past,
    crew: Crew,
    logs: tuple[Log, Log],
    crews: tuple[int, int],
    depart_s: int,
) -> tuple[int, int]:
    """Which log has the earliest movement of these crews, and when that ends.

    ``NEVER_S`` where none is legal, ``FULL_S`` where the logs are too short.
    """
    driving_s = run.driving_s.sum()
    best, ends_s = 1, NEVER_S
    for n in range(crews[1], crews[0] - 1, -1):
        if (
            ends_s < NEVER_S
            and depart_s + least_elapsed_s(rules, driving_s, n) >= ends_s
        ):
            break  # nor would fewer still be any faster
        log = logs[1 - best]
        found_s = moved(rules, riders, run, past, crew, log, n, depart_s, ends_s)
        if found_s == FULL_S:
            return best, FULL_S
        if found_s < NEVER_S:
            best, ends_s = 1 - best, found_s
            if log.n[N_HALTS] == len(run.dwell_s):
                break  # nothing but calls: no other crew can be faster
    return best, ends_s


@leaf
def _away_s(log: Log, most_ride_s: int, most_wait_s: int) -> int:
    """From the service at call 1 to the last; ``UNKNOWN_S`` beyond the limits."""
    boards_s = 0
    for i in range(log.n[N_HALTS]):
        halt = log.halts[i]
        if halt[CALL_IDX] == BOARDING:
            boards_s = halt[SERVICE]
        elif halt[CALL_IDX] == ALIGHTING and (
            halt[DEPART] - boards_s > most_ride_s
            or halt[SERVICE] - halt[ARRIVE] > most_wait_s
        ):
            return UNKNOWN_S
    return int(log.halts[log.n[N_HALTS] - 1, ARRIVE]) - boards_s


@compiled
def _crew(drivers: int, most: int) -> Crew:
    """Room for so many blocks of each driver."""
    return Crew(
        crew=np.zeros(N_CREW, dtype=np.int64),
        driver=np.zeros((drivers, N_DRIVER), dtype=np.int64),
        blocks=np.empty((drivers, most, 2), dtype=np.int64),
        shifts=np.empty((2 * most + 1, 2), dtype=np.int64),
    )


@compiled
def _log(most: int) -> Log:
    """Room for so many halts and blocks."""
    return Log(
        halts=np.empty((most, N_HALT), dtype=np.int64),
        driving=np.empty((most, N_DRIVING), dtype=np.int64),
        n=np.zeros(N_COUNTS, dtype=np.int64),
        clock=np.zeros(N_CLOCK, dtype=np.int64),
    )
