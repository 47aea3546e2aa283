"""How workers fare on a timetable: waiting before closed places, nights, rests."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from transport.clock import DAY_S, HOUR_S, MINUTE_S

if TYPE_CHECKING:
    from transport.driving.timetable import Halt, Timetable

# Assumptions: nobody minds to board from seven on, or to arrive by nine; a drive of
# less than an hour between two rests keeps workers from sleeping.
MORNING_S, EVENING_S = 7 * HOUR_S, 21 * HOUR_S
BROKEN_REST_S = HOUR_S
BROKEN_REST_WEIGHT_S = 30 * MINUTE_S  # aboard, of each worker


def closed_waits(times: Timetable) -> list[tuple[Halt, int]]:
    """Calls that the coach reaches with workers aboard, and seconds waited there."""
    calls = [halt for halt in times.halts if halt.call_idx is not None]
    return [(halt, halt.service_s - halt.arrive_s) for halt in calls[2:-1]]


def breaks_aboard(times: Timetable) -> bool:
    """Whether workers sit through a break of the driver's away from their stops."""
    legs = [halt.leg_idx for halt in times.halts if halt.kind == "break"]
    n_calls = sum(halt.call_idx is not None for halt in times.halts)
    return any(leg is not None and 0 < leg < n_calls - 2 for leg in legs)


def broken_rests(times: Timetable) -> int:
    """Drives between two rests that are too short to be worth waking for."""
    return sum(
        a.kind == b.kind == "rest" and b.arrive_s - a.depart_s < BROKEN_REST_S
        for a, b in pairwise(times.halts)
    )


def strain_s(aboard_s: int, n_workers: int, n_broken: int) -> int:
    """Seconds aboard of all workers; a broken rest weighs as half an hour."""
    return aboard_s + n_workers * BROKEN_REST_WEIGHT_S * n_broken


def unease_s(*, board_s: int, alight_s: int) -> int:
    """Seconds before morning at the first boarding, past evening at the last call."""
    early, late = board_s % DAY_S, alight_s % DAY_S
    before = max(0, MORNING_S - early)
    if late < MORNING_S:  # by night: as long as it is until morning
        return before + MORNING_S - late + DAY_S - EVENING_S
    return before + max(0, late - EVENING_S)
