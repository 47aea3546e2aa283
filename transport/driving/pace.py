"""How far a coach gets by day and by night, and when it must stand.

Progress is counted in *work*: a second of driving at day speed is 100, a second of the
night 100 x the night speed, so that whole minutes always give whole numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import DAY_S, MINUTE_S

if TYPE_CHECKING:
    from transport.hours import HoursRules

    Span = tuple[int, int]

WORK_PER_S = 100


def phase(span: Span, at_s: int) -> tuple[bool, int]:
    """Whether ``at_s`` lies in the daily ``span``, and until when that stays so.

    ``span`` is two seconds of the day, the second not included; it may pass midnight.
    """
    from_s, until_s = span
    since_s = (at_s - from_s) % DAY_S
    length_s = (until_s - from_s) % DAY_S
    if since_s < length_s:
        return True, at_s - since_s + length_s
    return False, at_s - since_s + DAY_S


def arrival_s(rules: HoursRules, *, from_s: int, work: int) -> int:
    """The whole minute by which ``work`` is done when nobody stops on the way."""
    at_s = from_s
    if rules.night is not None:
        while True:
            is_night, until_s = phase(rules.night, at_s)
            rate = rules.night_speed_percent if is_night else WORK_PER_S
            if work <= rate * (until_s - at_s):
                at_s -= -work // rate
                break
            work -= rate * (until_s - at_s)
            at_s = until_s
    else:
        at_s -= -work // WORK_PER_S
    return at_s + -at_s % MINUTE_S


def leaving_s(rules: HoursRules, *, by_s: int, driving_s: int) -> int:
    """The latest whole minute from which a drive ends by ``by_s``, nobody stopping.

    ``driving_s``: at day speed. Where coaches must stand on the way, the night's speed
    is left aside: an hour or two more cannot be made up by leaving earlier.
    """
    day_s = by_s - driving_s
    at_s = day_s - day_s % MINUTE_S
    earliest_s = at_s
    while True:
        lacking = driving_s * WORK_PER_S - work_done(
            rules, from_s=earliest_s, until_s=by_s
        )
        if lacking <= 0:
            break
        earliest_s -= -(-lacking // (WORK_PER_S * MINUTE_S)) * MINUTE_S
    drive_s = by_s - earliest_s
    is_free = after_standstill(rules, at_s=earliest_s, least_s=drive_s) == earliest_s
    return earliest_s if is_free else at_s


def work_done(rules: HoursRules, *, from_s: int, until_s: int) -> int:
    """Work of unbroken driving between two moments."""
    if rules.night is None:
        return WORK_PER_S * (until_s - from_s)
    work = 0
    while from_s < until_s:
        is_night, changes_s = phase(rules.night, from_s)
        rate = rules.night_speed_percent if is_night else WORK_PER_S
        end_s = min(until_s, changes_s)
        work += rate * (end_s - from_s)
        from_s = end_s
    return work


def after_standstill(rules: HoursRules, *, at_s: int, least_s: int) -> int:
    """Earliest moment from which ``least_s`` may be driven before coaches must stand.

    Source of the standstill: see ``HoursRules.standstill``.
    """
    if rules.standstill is None:
        return at_s
    stands, changes_s = phase(rules.standstill, at_s)
    if stands:
        return changes_s
    if changes_s - at_s < least_s:
        return phase(rules.standstill, changes_s)[1]
    return at_s
