"""Driver-hours figures for compiled code: how far a coach gets, windows that roll."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.jit import inner, leaf

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]

UNSET = -1  # a rule that does not exist
DAY_S, WEEK_S, MINUTE_S = 86_400, 604_800, 60
UNLIMITED_S = 1000 * DAY_S
WORK_PER_S = 100  # done by driving a second by day


class HoursFigures(NamedTuple):
    """The figures of `transport.hours.HoursRules`, by the same names.

    ``UNSET`` for those without a rule; yes and no as 1 and 0; spans by their ends.
    """

    unbroken_day_s: int
    unbroken_night_s: int
    break_s: int
    service_is_break: int
    riding_is_break: int
    change_s: int
    driving_24h_s: int
    driving_7d_s: int
    duty_7d_s: int
    shift_driving_s: int
    shift_span_s: int
    shift_span_crew_s: int
    rest_s: int
    rest_crew_s: int
    night_from_s: int
    night_until_s: int
    night_speed_percent: int
    standstill_from_s: int
    standstill_until_s: int
    least_block_s: int


@inner
def phase(from_s: int, until_s: int, at_s: int) -> tuple[bool, int]:
    """Whether ``at_s`` lies in the daily span, and until when that stays so."""
    since_s = (at_s - from_s) % DAY_S
    length_s = (until_s - from_s) % DAY_S
    if since_s < length_s:
        return True, at_s - since_s + length_s
    return False, at_s - since_s + DAY_S


@leaf
def arrival_s(rules: HoursFigures, from_s: int, work: int) -> int:
    """The whole minute by which ``work`` is done when nobody stops on the way."""
    at_s, rate = from_s, WORK_PER_S
    if rules.night_from_s != UNSET:
        while True:
            is_night, until_s = phase(rules.night_from_s, rules.night_until_s, at_s)
            rate = rules.night_speed_percent if is_night else WORK_PER_S
            if work <= rate * (until_s - at_s):
                break
            work -= rate * (until_s - at_s)
            at_s = until_s
    at_s -= -work // rate
    return at_s + -at_s % MINUTE_S


@leaf
def work_done(rules: HoursFigures, from_s: int, until_s: int) -> int:
    """Work of unbroken driving between two moments."""
    if rules.night_from_s == UNSET:
        return WORK_PER_S * (until_s - from_s)
    work = 0
    while from_s < until_s:
        is_night, changes_s = phase(rules.night_from_s, rules.night_until_s, from_s)
        rate = rules.night_speed_percent if is_night else WORK_PER_S
        end_s = min(until_s, changes_s)
        work += rate * (end_s - from_s)
        from_s = end_s
    return work


@leaf
def after_standstill(rules: HoursFigures, at_s: int, least_s: int) -> int:
    """Earliest moment from which ``least_s`` may be driven before coaches stand."""
    from_s, until_s = rules.standstill_from_s, rules.standstill_until_s
    if from_s == UNSET:
        return at_s
    stands, changes_s = phase(from_s, until_s, at_s)
    if stands:
        return changes_s
    if changes_s - at_s < least_s:
        return phase(from_s, until_s, changes_s)[1]
    return at_s


@leaf
def leaving_s(rules: HoursFigures, by_s: int, driving_s: int) -> int:
    """The latest whole minute from which a drive ends by ``by_s``, nobody stopping.

    As `transport.driving.pace.leaving_s`, which says what of the night is left aside.
    """
    day_s = by_s - driving_s
    at_s = day_s - day_s % MINUTE_S
    earliest_s = at_s
    while True:
        lacking = driving_s * WORK_PER_S - work_done(rules, earliest_s, by_s)
        if lacking <= 0:
            break
        earliest_s -= -(-lacking // (WORK_PER_S * MINUTE_S)) * MINUTE_S
    drive_s = by_s - earliest_s
    is_free = after_standstill(rules, earliest_s, drive_s) == earliest_s
    return earliest_s if is_free else at_s


@leaf
def room_s(blocks: Ints, n: int, at_s: int, cap_s: int, window_s: int) -> int:
    """Seconds from ``at_s`` on before a rolling window holds more than ``cap_s``.

    ``blocks``: ``(n, 2)``, earlier times that count, in order, none past ``at_s``.
    """
    tail_s = at_s - window_s
    first = n
    left_s = cap_s
    while first > 0 and blocks[first - 1, 1] > tail_s:
        first -= 1
        left_s -= blocks[first, 1] - max(blocks[first, 0], tail_s)
    if left_s < 0:
        return 0
    ahead_s = 0
    for i in range(first, n):
        gap_s = blocks[i, 0] - tail_s - ahead_s
        if gap_s > left_s:
            break
        left_s -= max(0, gap_s)
        ahead_s = blocks[i, 1] - tail_s
    return ahead_s + left_s


@leaf
def window_opens_s(
    blocks: Ints, n: int, at_s: int, cap_s: int, window_s: int, least_s: int
) -> int:
    """Earliest moment from which a rolling window leaves room for ``least_s``."""
    spare_s = cap_s - least_s
    for i in range(n - 1, -1, -1):
        if blocks[i, 1] - blocks[i, 0] > spare_s:
            return max(at_s, int(blocks[i, 1]) - spare_s + window_s - least_s)
        spare_s -= blocks[i, 1] - blocks[i, 0]
    return at_s


@leaf
def least_elapsed_s(rules: HoursFigures, driving_s: int, drivers: int) -> int:
    """A bound on the time in which so many drivers get through so much driving."""
    if rules.driving_24h_s == UNSET or driving_s == 0:
        return driving_s
    per_day_s = drivers * rules.driving_24h_s
    whole_days = (driving_s - 1) // per_day_s
    return whole_days * DAY_S + driving_s - whole_days * per_day_s
