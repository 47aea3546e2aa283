"""Compiled movements: hours that can be counted on one hand."""

from __future__ import annotations

import numpy as np
import pytest

from solvers.core import movements
from solvers.core.crews import N_CREW, N_DRIVER, Crew
from solvers.core.movements import NEVER_S, Log, RiderFigures, moved
from solvers.drafting.compiled_hours import FRESH, NO_RIDERS, figures_of, run_of
from transport.clock import HOUR_S, MINUTE_S
from transport.driving.timetable import Call
from transport.hours import HOURS_PRESETS

CN = figures_of(HOURS_PRESETS["cn"])
FREE = figures_of(HOURS_PRESETS["none"])
YARD = Call()
NOON_S = 12 * HOUR_S


def log_of(most: int) -> Log:
    return Log(
        halts=np.zeros((most, movements.N_HALT), dtype=np.int64),
        driving=np.zeros((most, movements.N_DRIVING), dtype=np.int64),
        n=np.zeros(movements.N_COUNTS, dtype=np.int64),
        clock=np.zeros(movements.N_CLOCK, dtype=np.int64),
    )


def crew_of(most: int) -> Crew:
    return Crew(
        crew=np.zeros(N_CREW, dtype=np.int64),
        driver=np.zeros((1, N_DRIVER), dtype=np.int64),
        blocks=np.zeros((1, most, 2), dtype=np.int64),
        shifts=np.zeros((2 * most + 1, 2), dtype=np.int64),
    )


def test_a_coach_drives_serves_and_drives_on() -> None:
    run = run_of([YARD, Call(dwell_s=10 * MINUTE_S), YARD], [HOUR_S, HOUR_S])
    log = log_of(9)
    ends_s = moved(CN, NO_RIDERS, run, FRESH, crew_of(9), log, 1, NOON_S, NEVER_S)
    assert ends_s == NOON_S + 2 * HOUR_S + 10 * MINUTE_S
    kinds = log.halts[: log.n[movements.N_HALTS], movements.KIND].tolist()
    assert kinds == [movements.CALL] * 3


def test_five_hours_on_end_need_a_break() -> None:
    log, run = log_of(9), run_of([YARD, YARD], [5 * HOUR_S])
    ends_s = moved(CN, NO_RIDERS, run, FRESH, crew_of(9), log, 1, NOON_S, NEVER_S)
    assert ends_s == NOON_S + 5 * HOUR_S + 20 * MINUTE_S
    halt = log.halts[1]
    assert halt[movements.KIND] == movements.BREAK
    assert halt[movements.LEG_DRIVEN] == 4 * HOUR_S


def test_workers_aboard_stand_when_they_are_due() -> None:
    riders = RiderFigures(
        every_s=2 * HOUR_S, least_s=15 * MINUTE_S, first_leg=0, last_leg=0
    )
    log, run = log_of(9), run_of([YARD, YARD], [5 * HOUR_S])
    ends_s = moved(FREE, riders, run, FRESH, crew_of(9), log, 1, NOON_S, NEVER_S)
    assert ends_s == NOON_S + 5 * HOUR_S + 2 * 15 * MINUTE_S


@pytest.mark.parametrize(
    ("intervals", "before_s"),
    [
        (((0, NOON_S),), NEVER_S),  # the place closes before the coach is there
        ((), NEVER_S),  # it is never open
        (None, NOON_S + 2 * HOUR_S),  # another crew is there as early
    ],
)
def test_what_is_late_is_no_movement(
    intervals: tuple[tuple[int, int], ...] | None, before_s: int
) -> None:
    run = run_of([YARD, Call(intervals=intervals), YARD], [HOUR_S, HOUR_S])
    log = log_of(9)
    assert (
        moved(CN, NO_RIDERS, run, FRESH, crew_of(9), log, 1, NOON_S, before_s)
        == NEVER_S
    )


def test_a_short_log_is_told() -> None:
    run = run_of([YARD, YARD], [9 * HOUR_S])
    found = moved(CN, NO_RIDERS, run, FRESH, crew_of(2), log_of(2), 1, NOON_S, NEVER_S)
    assert found == movements.FULL_S
