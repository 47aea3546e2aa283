"""One movement of a crew from first to last call: compiled, its halts in arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.crews import begin, drive, serve, turn
from solvers.core.driving import (
    MINUTE_S,
    UNSET,
    WORK_PER_S,
    after_standstill,
    arrival_s,
    leaving_s,
    work_done,
)
from solvers.core.jit import leaf

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from solvers.core.crews import Crew
    from solvers.core.driving import HoursFigures

    Ints = npt.NDArray[np.int64]

CALL, BREAK, REST = range(3)  # kinds of halts
KIND, CALL_IDX, LEG_IDX, LEG_DRIVEN, ARRIVE, SERVICE, DEPART, N_HALT = range(8)
DRIVER, FROM, UNTIL, N_DRIVING = range(4)
N_HALTS, N_DRIVES, N_COUNTS = range(3)
UNDER_WAY, STANDS_SINCE, N_CLOCK = range(3)
NEVER_S = 1 << 60
FULL_S = NEVER_S + 1  # no room to write the movement down
HELD_LEG_S = 28_800  # as `transport.driving.timetable` has it
NO_LIMIT_S = 1 << 40


class RiderFigures(NamedTuple):
    """The figures of `transport.driving.rider_stops.RiderStops`; no rule: ``UNSET``."""

    every_s: int
    least_s: int
    first_leg: int
    last_leg: int


class Run(NamedTuple):
    """What is to be driven.

    Attributes
    ----------
    dwell_s
        ``(n_calls,)``.
    opening
        ``(n_calls, 2)``, first and past the last row of ``open_s`` when a call is
        served; ``UNSET`` for at any time.
    open_s
        ``(n, 2)``, when a service may start, bounds included.
    driving_s
        ``(n_calls - 1,)``, at day speed.
    most_wait_s
        Before a closed call with workers aboard; ``UNSET`` for as long as it takes.
    """

    dwell_s: Ints
    opening: Ints
    open_s: Ints
    driving_s: Ints
    most_wait_s: int


class Past(NamedTuple):
    """What the drivers have behind them; nothing where ``from_s`` is ``UNSET``.

    Attributes
    ----------
    work
        ``(n, N_DRIVING)``, in order: blocks driven, and services of the whole crew
        with ``UNSET`` for the driver.
    from_s
        When they were fresh.
    """

    work: Ints
    from_s: int


class Log(NamedTuple):
    """How it went.

    Attributes
    ----------
    halts
        ``(most, N_HALT)``, ``UNSET`` for no index.
    driving
        ``(most, N_DRIVING)``, drivers numbered from 0.
    n
        ``(N_COUNTS,)``, rows of both in use.
    clock
        ``(N_CLOCK,)``: since when workers have been under way, and since when stand.
    """

    halts: Ints
    driving: Ints
    n: Ints
    clock: Ints


@leaf
def moved(
    rules: HoursFigures,
    riders: RiderFigures,
    run: Run,
    past: Past,
    crew: Crew,
    log: Log,
    drivers: int,
    depart_s: int,
    before_s: int,
) -> int:
    """When the movement ends, all calls open in time; ``NEVER_S`` where it cannot.

    Nor where it ends no sooner than ``before_s``. ``FULL_S``: ``log`` is too short.
    """
    log.n[:] = 0
    log.clock[:] = 0
    now_s = _leaving_s(rules, run, depart_s)
    begin(rules, crew, drivers, now_s if past.from_s == UNSET else past.from_s)
    _bring_along(rules, past, crew)
    ahead_s = run.driving_s.sum()
    for i in range(len(run.dwell_s)):
        if i > 0:
            ahead_s -= run.driving_s[i - 1]
            now_s = _leg(
                rules, riders, run, crew, log, i - 1, now_s, before_s - ahead_s
            )
            if now_s >= NEVER_S:
                return now_s
        service_s = _service_s(run, i, now_s)
        if service_s >= NEVER_S:
            return NEVER_S
        if log.n[N_HALTS] >= len(log.halts):
            return FULL_S
        leaves_s = service_s + run.dwell_s[i]
        serve(rules, crew, service_s, leaves_s)
        _note(log, CALL, i, UNSET, 0, now_s, service_s, leaves_s)
        now_s = leaves_s
        if now_s + ahead_s >= before_s:
            return NEVER_S
    return now_s


@leaf
def _bring_along(rules: HoursFigures, past: Past, crew: Crew) -> None:
    """Have the crew remember what it has behind it."""
    for i in range(len(past.work)):
        work = past.work[i]
        if work[DRIVER] == UNSET:
            serve(rules, crew, work[FROM], work[UNTIL])
        else:
            drive(rules, crew, work[DRIVER], work[FROM], work[UNTIL])


@leaf
def _leaving_s(rules: HoursFigures, run: Run, depart_s: int) -> int:
    """When a coach with nothing to do at the first call leaves it."""
    if run.dwell_s[0] or run.opening[0, 0] != UNSET or len(run.driving_s) == 0:
        return depart_s
    need_s = arrival_s(rules, depart_s, WORK_PER_S * run.driving_s[0]) - depart_s
    if need_s == 0:
        return depart_s
    return after_standstill(rules, depart_s, min(need_s, rules.least_block_s))


@leaf
def _service_s(run: Run, i: int, arrive_s: int) -> int:
    """First whole minute from ``arrive_s`` at which the service may start."""
    if run.opening[i, 0] == UNSET:
        return arrive_s
    best = NEVER_S
    for row in range(run.opening[i, 0], run.opening[i, 1]):
        from_s = run.open_s[row, 0]
        start_s = max(arrive_s, from_s + -from_s % MINUTE_S)
        if start_s <= run.open_s[row, 1]:
            best = min(best, start_s)
    return best


@leaf
def _note(
    log: Log,
    kind: int,
    call_idx: int,
    leg_idx: int,
    leg_driven_s: int,
    arrive_s: int,
    service_s: int,
    depart_s: int,
) -> None:
    """Write down a halt."""
    halt = log.halts[log.n[N_HALTS]]
    halt[KIND], halt[CALL_IDX], halt[LEG_IDX] = kind, call_idx, leg_idx
    halt[LEG_DRIVEN] = leg_driven_s
    halt[ARRIVE], halt[SERVICE], halt[DEPART] = arrive_s, service_s, depart_s
    log.n[N_HALTS] += 1


@leaf
def _leg(
    rules: HoursFigures,
    riders: RiderFigures,
    run: Run,
    crew: Crew,
    log: Log,
    leg_idx: int,
    depart_s: int,
    due_s: int,
) -> int:
    """Drive a leg, halts included; when it ends, unless not before ``due_s``."""
    whole = WORK_PER_S * run.driving_s[leg_idx]
    work, now_s = whole, depart_s
    while work > 0:
        change_s = 0 if work == whole else rules.change_s  # none at a call
        d, from_s, limit_s, is_rest = _next_turn(
            rules, riders, crew, log, leg_idx, now_s, change_s, work
        )
        if work < whole and from_s > now_s:
            later_s = _held_s(rules, run, leg_idx, from_s, limit_s, work)
            if later_s > from_s:
                d, from_s, limit_s, _ = _next_turn(
                    rules,
                    riders,
                    crew,
                    log,
                    leg_idx,
                    later_s - change_s,
                    change_s,
                    work,
                )
                is_rest = 1
        if from_s + work // WORK_PER_S >= due_s:
            return NEVER_S
        if log.n[N_HALTS] >= len(log.halts) or log.n[N_DRIVES] >= len(log.driving):
            return FULL_S
        if from_s > now_s:
            kind = REST if is_rest else BREAK
            done_s = (whole - work) // WORK_PER_S
            _note(log, kind, UNSET, leg_idx, done_s, now_s, now_s, from_s)
        room_s = _rider_room_s(riders, log, from_s, leg_idx)
        now_s = min(limit_s, from_s + room_s, arrival_s(rules, from_s, work))
        _ride(riders, log, from_s, now_s, leg_idx)
        work -= work_done(rules, from_s, now_s)
        drive(rules, crew, d, from_s, now_s)
        row = log.driving[log.n[N_DRIVES]]
        row[DRIVER], row[FROM], row[UNTIL] = d, from_s, now_s
        log.n[N_DRIVES] += 1
    return now_s


@leaf
def _held_s(
    rules: HoursFigures, run: Run, leg_idx: int, from_s: int, limit_s: int, work: int
) -> int:
    """Until when a stand lasts, so that nobody waits too long before a closed call."""
    there_s = arrival_s(rules, from_s, work)
    is_loaded = 0 < leg_idx < len(run.dwell_s) - 2
    is_long = run.driving_s[leg_idx] >= HELD_LEG_S
    if run.most_wait_s == UNSET or not (is_loaded and is_long) or there_s > limit_s:
        return from_s
    opens_s = _service_s(run, leg_idx + 1, there_s)
    if opens_s >= NEVER_S or opens_s - there_s <= run.most_wait_s:
        return from_s
    return max(from_s, leaving_s(rules, opens_s, -(-work // WORK_PER_S)))


@leaf
def _next_turn(
    rules: HoursFigures,
    riders: RiderFigures,
    crew: Crew,
    log: Log,
    leg_idx: int,
    at_s: int,
    change_s: int,
    work: int,
) -> tuple[int, int, int, int]:
    """Who drives on from when, the stop that workers are due taken before."""
    found = turn(rules, crew, at_s, change_s, work)
    if not _is_due_on(riders, leg_idx):
        return found
    need_s = arrival_s(rules, found[1], work) - found[1]
    least_s = min(need_s, rules.least_block_s)
    if _rider_room_s(riders, log, found[1], leg_idx) >= least_s:
        return found
    rested_s = log.clock[STANDS_SINCE] + riders.least_s
    return turn(rules, crew, max(at_s, rested_s - change_s), change_s, work)


# -- workers aboard ----------------------------------------------------------------


@leaf
def _is_due_on(riders: RiderFigures, leg_idx: int) -> bool:
    """Whether workers are ever due a stop on this leg."""
    return riders.every_s != UNSET and (riders.first_leg <= leg_idx <= riders.last_leg)


@leaf
def _rider_room_s(riders: RiderFigures, log: Log, at_s: int, leg_idx: int) -> int:
    """Seconds under way before a stop is due, going on at ``at_s``."""
    if not _is_due_on(riders, leg_idx):
        return NO_LIMIT_S
    if at_s - log.clock[STANDS_SINCE] >= riders.least_s:
        return riders.every_s
    return max(0, riders.every_s - int(log.clock[UNDER_WAY]))


@leaf
def _ride(
    riders: RiderFigures, log: Log, from_s: int, until_s: int, leg_idx: int
) -> None:
    """Note that the coach goes on, and when it halts."""
    clock = log.clock
    if riders.every_s != UNSET and from_s - clock[STANDS_SINCE] >= riders.least_s:
        clock[UNDER_WAY] = 0
    if _is_due_on(riders, leg_idx):
        clock[UNDER_WAY] += until_s - from_s
    else:
        clock[UNDER_WAY] = 0
    clock[STANDS_SINCE] = until_s
