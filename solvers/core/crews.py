"""Who of a crew may drive, from when and for how long: compiled, state in arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.driving import (
    DAY_S,
    UNLIMITED_S,
    UNSET,
    WEEK_S,
    after_standstill,
    arrival_s,
    phase,
    room_s,
    window_opens_s,
)
from solvers.core.jit import leaf

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from solvers.core.driving import HoursFigures

    Ints = npt.NDArray[np.int64]

FREE_SINCE, UNBROKEN, SHIFT_DRIVEN, DRIVEN, N_BLOCKS, N_DRIVER = range(6)
DRIVERS, SPAN, REST, SHIFT_FROM, RESTING_SINCE, N_SHIFTS, N_CREW = range(7)


class Crew(NamedTuple):
    """The drivers of one movement.

    Attributes
    ----------
    crew
        ``(N_CREW,)``: drivers, the span and the rest that hold for so many, when the
        shift began, since when all rest, how many shifts are over.
    driver
        ``(n_drivers, N_DRIVER)``, seconds, and how many blocks he has driven.
    blocks
        ``(n_drivers, most, 2)``, beginning and end of each.
    shifts
        ``(most, 2)``, of the shifts that are over; one row is spare.
    """

    crew: Ints
    driver: Ints
    blocks: Ints
    shifts: Ints


@leaf
def begin(rules: HoursFigures, crew: Crew, drivers: int, depart_s: int) -> None:
    """All drivers fresh at ``depart_s``."""
    is_alone = drivers == 1
    crew.crew[DRIVERS] = drivers
    crew.crew[SPAN] = rules.shift_span_s if is_alone else rules.shift_span_crew_s
    crew.crew[REST] = rules.rest_s if is_alone else rules.rest_crew_s
    crew.crew[SHIFT_FROM] = depart_s
    crew.crew[RESTING_SINCE] = depart_s
    crew.crew[N_SHIFTS] = 0
    crew.driver[:, :] = 0
    crew.driver[:, FREE_SINCE] = depart_s


@leaf
def turn(
    rules: HoursFigures, crew: Crew, at_s: int, change_s: int, work: int
) -> tuple[int, int, int, int]:
    """Who takes the wheel of the coach standing since ``at_s``.

    ``change_s``: what a change of driver takes there. His index, from when, until when
    at the latest, and 1 for a rest before, as `transport.driving.duty` decides.
    """
    from_s = at_s + change_s
    need_s = arrival_s(rules, from_s, work) - from_s
    least_s = min(need_s, rules.least_block_s)
    best, best_from_s, best_limit_s, best_is_rest = UNSET, 0, 0, 0
    rank = (0, 0, 0)
    for d in range(crew.crew[DRIVERS]):
        driven_s = crew.driver[d, DRIVEN]
        if best != UNSET and rank <= (from_s, -need_s, driven_s):
            continue
        starts_s, limit_s, is_rest = _offer(rules, crew, d, from_s, least_s)
        reach_s = min(limit_s - starts_s, need_s)
        own = (starts_s, -reach_s, driven_s)
        if best == UNSET or own < rank:
            rank = own
            best, best_from_s = d, starts_s
            best_limit_s, best_is_rest = limit_s, is_rest
    return best, best_from_s, best_limit_s, best_is_rest


@leaf
def drive(rules: HoursFigures, crew: Crew, d: int, from_s: int, until_s: int) -> None:
    """Note that driver ``d`` drives without a halt."""
    _settle_rest(crew, from_s)
    crew.crew[RESTING_SINCE] = until_s
    for one in range(crew.crew[DRIVERS]):
        if one == d or not rules.riding_is_break:
            _works(rules, crew, one, from_s, until_s)
    own = crew.driver[d]
    own[UNBROKEN] += until_s - from_s
    own[SHIFT_DRIVEN] += until_s - from_s
    own[DRIVEN] += until_s - from_s
    crew.blocks[d, own[N_BLOCKS], 0] = from_s
    crew.blocks[d, own[N_BLOCKS], 1] = until_s
    own[N_BLOCKS] += 1


@leaf
def serve(rules: HoursFigures, crew: Crew, from_s: int, until_s: int) -> None:
    """Note that the crew helps workers on or off: never a part of a daily rest."""
    if from_s == until_s:
        return
    _settle_rest(crew, from_s)
    crew.crew[RESTING_SINCE] = until_s
    if not rules.service_is_break:
        for one in range(crew.crew[DRIVERS]):
            _works(rules, crew, one, from_s, until_s)


@leaf
def _works(rules: HoursFigures, crew: Crew, d: int, from_s: int, until_s: int) -> None:
    """Note what is no break for driver ``d``."""
    crew.driver[d, UNBROKEN] = _unbroken_s(rules, crew, d, from_s)
    crew.driver[d, FREE_SINCE] = until_s


# -- who may drive, and when -------------------------------------------------------


@leaf
def _offer(
    rules: HoursFigures, crew: Crew, d: int, at_s: int, least_s: int
) -> tuple[int, int, int]:
    """From when and until when the driver may drive; 1 if he rests before."""
    room = _room_s(rules, crew, d, at_s)
    if room >= least_s:
        return at_s, at_s + room, 0
    after_break_s = _after_break(rules, crew, d, at_s, least_s)
    from_s = _ready_s(rules, crew, d, after_break_s, least_s)
    is_rest = 1 if from_s > after_break_s else 0
    return from_s, from_s + _room_s(rules, crew, d, from_s), is_rest


@leaf
def _ready_s(rules: HoursFigures, crew: Crew, d: int, at_s: int, least_s: int) -> int:
    """Earliest moment at which every rule lets the driver drive ``least_s``."""
    while True:
        from_s = after_standstill(rules, at_s, least_s)
        from_s = _after_break(rules, crew, d, from_s, least_s)
        from_s = _after_rest(rules, crew, d, from_s, least_s)
        from_s = _after_windows(rules, crew, d, from_s, least_s)
        if from_s == at_s:
            return from_s
        at_s = from_s


@leaf
def _after_break(
    rules: HoursFigures, crew: Crew, d: int, at_s: int, least_s: int
) -> int:
    if _unbroken_room_s(rules, crew, d, at_s) >= least_s:
        return at_s
    return max(at_s, int(crew.driver[d, FREE_SINCE]) + rules.break_s)


@leaf
def _after_rest(
    rules: HoursFigures, crew: Crew, d: int, at_s: int, least_s: int
) -> int:
    rest_s = int(crew.crew[REST])
    if rest_s == UNSET or _shift_room_s(rules, crew, d, at_s) >= least_s:
        return at_s
    return max(at_s, int(crew.crew[RESTING_SINCE] + rest_s))


@leaf
def _after_windows(
    rules: HoursFigures, crew: Crew, d: int, at_s: int, least_s: int
) -> int:
    blocks, n = crew.blocks[d], crew.driver[d, N_BLOCKS]
    day_s, week_s, duty_s = rules.driving_24h_s, rules.driving_7d_s, rules.duty_7d_s
    if day_s != UNSET:
        at_s = window_opens_s(blocks, n, at_s, day_s, DAY_S, least_s)
    if week_s != UNSET:
        at_s = window_opens_s(blocks, n, at_s, week_s, WEEK_S, least_s)
    if duty_s == UNSET or _duty_room_s(crew, at_s, duty_s) >= least_s:
        return at_s
    at_s = max(at_s, crew.crew[RESTING_SINCE] + max(0, crew.crew[REST]))
    n_shifts = _with_present_shift(crew, at_s)
    return window_opens_s(crew.shifts, n_shifts, at_s, duty_s, WEEK_S, least_s)


# -- for how long ------------------------------------------------------------------


@leaf
def _room_s(rules: HoursFigures, crew: Crew, d: int, at_s: int) -> int:
    """Seconds the driver may drive on end from ``at_s``."""
    room = min(
        _unbroken_room_s(rules, crew, d, at_s), _shift_room_s(rules, crew, d, at_s)
    )
    if rules.standstill_from_s != UNSET:
        stands, changes_s = phase(
            rules.standstill_from_s, rules.standstill_until_s, at_s
        )
        room = 0 if stands else min(room, changes_s - at_s)
    blocks, n = crew.blocks[d], crew.driver[d, N_BLOCKS]
    driven_s = crew.driver[d, DRIVEN]
    day_s, week_s, duty_s = rules.driving_24h_s, rules.driving_7d_s, rules.duty_7d_s
    if day_s != UNSET and driven_s + room > day_s:
        room = min(room, room_s(blocks, n, at_s, day_s, DAY_S))
    if week_s != UNSET and driven_s + room > week_s:
        room = min(room, room_s(blocks, n, at_s, week_s, WEEK_S))
    if duty_s != UNSET:
        room = min(room, _duty_room_s(crew, at_s, duty_s))
    return room


@leaf
def _unbroken_room_s(rules: HoursFigures, crew: Crew, d: int, at_s: int) -> int:
    if rules.unbroken_day_s == UNSET:
        return UNLIMITED_S
    unbroken_s = _unbroken_s(rules, crew, d, at_s)
    if rules.night_from_s == UNSET or rules.unbroken_night_s == UNSET:
        return max(0, rules.unbroken_day_s - unbroken_s)
    now_s = at_s
    while True:
        is_night, changes_s = phase(rules.night_from_s, rules.night_until_s, now_s)
        limit_s = rules.unbroken_night_s if is_night else rules.unbroken_day_s
        left_s = limit_s - unbroken_s
        if left_s <= 0:
            return now_s - at_s
        if left_s < changes_s - now_s:
            return now_s + left_s - at_s
        unbroken_s += changes_s - now_s
        now_s = changes_s


@leaf
def _unbroken_s(rules: HoursFigures, crew: Crew, d: int, at_s: int) -> int:
    is_fresh = at_s - crew.driver[d, FREE_SINCE] >= rules.break_s
    return 0 if is_fresh else int(crew.driver[d, UNBROKEN])


@leaf
def _shift_room_s(rules: HoursFigures, crew: Crew, d: int, at_s: int) -> int:
    driving_s, span_s = rules.shift_driving_s, int(crew.crew[SPAN])
    if driving_s == UNSET or span_s == UNSET:
        return UNLIMITED_S
    if _is_rested(crew, at_s):
        return min(driving_s, span_s)
    ends_s = int(crew.crew[SHIFT_FROM]) + span_s
    return max(0, min(driving_s - int(crew.driver[d, SHIFT_DRIVEN]), ends_s - at_s))


@leaf
def _duty_room_s(crew: Crew, at_s: int, cap_s: int) -> int:
    n_shifts = _with_present_shift(crew, at_s)
    return room_s(crew.shifts, n_shifts, at_s, cap_s, WEEK_S)


# -- shifts ------------------------------------------------------------------------


@leaf
def _is_rested(crew: Crew, at_s: int) -> bool:
    rest_s = int(crew.crew[REST])
    return rest_s != UNSET and at_s - int(crew.crew[RESTING_SINCE]) >= rest_s


@leaf
def _with_present_shift(crew: Crew, at_s: int) -> int:
    """Shifts before ``at_s``, with the present one as the last of ``shifts``."""
    ends_s = crew.crew[RESTING_SINCE] if _is_rested(crew, at_s) else at_s
    n = int(crew.crew[N_SHIFTS])
    crew.shifts[n, 0] = crew.crew[SHIFT_FROM]
    crew.shifts[n, 1] = ends_s
    return n + 1


@leaf
def _settle_rest(crew: Crew, at_s: int) -> None:
    """Begin a new shift when the stand that ends at ``at_s`` was a rest."""
    if not _is_rested(crew, at_s):
        return
    n = crew.crew[N_SHIFTS]
    crew.shifts[n, 0] = crew.crew[SHIFT_FROM]
    crew.shifts[n, 1] = crew.crew[RESTING_SINCE]
    crew.crew[N_SHIFTS] += 1
    crew.crew[SHIFT_FROM] = at_s
    crew.driver[:, SHIFT_DRIVEN] = 0
