"""A trip minute by minute: who drives, whether the coach is under way or stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from transport.clock import DAY_S, MINUTE_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from transport.checker.run import Run

DAY_MIN = DAY_S // MINUTE_S


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """Arrays over the minutes of a trip, index 0 the minute it leaves the depot.

    ``under_way``: between two stops; ``serving``: workers board or alight;
    ``at_wheel``: by driver's number, that driver drives.
    """

    start_min: int
    under_way: NDArray[np.bool_]
    serving: NDArray[np.bool_]
    at_wheel: dict[int, NDArray[np.bool_]]

    @cached_property
    def driven(self) -> NDArray[np.bool_]:
        """Whether anybody drives."""
        nobody = np.zeros(len(self.under_way), dtype=np.bool_)
        return sum(self.at_wheel.values(), start=nobody)

    @cached_property
    def stands(self) -> NDArray[np.bool_]:
        """Whether the coach stands: between no stops and nobody at the wheel."""
        return ~self.under_way & ~self.driven

    @cached_property
    def of_day(self) -> NDArray[np.int64]:
        """Minute of the calendar day."""
        return (self.start_min + np.arange(len(self.under_way))) % DAY_MIN

    def within(self, span_s: tuple[int, int] | None) -> NDArray[np.bool_]:
        """Minutes in a daily span of seconds of the day; it may pass midnight."""
        if span_s is None:
            return np.zeros(len(self.under_way), dtype=np.bool_)
        from_min, until_min = (bound_s // MINUTE_S for bound_s in span_s)
        length = (until_min - from_min) % DAY_MIN
        return np.asarray((self.of_day - from_min) % DAY_MIN < length)

    def index(self, at_s: int) -> int:
        """Index of the minute that begins at ``at_s``, kept within the trip."""
        at = at_s // MINUTE_S - self.start_min
        return min(max(at, 0), len(self.under_way))


def minutes_of(run: Run) -> Minutes:
    """The trip minute by minute, as its stops and driving blocks say."""
    trip = run.trip
    start_min = trip.depart_s // MINUTE_S
    n = max(0, trip.return_s // MINUTE_S - start_min)
    blank = Minutes(
        start_min=start_min,
        under_way=np.zeros(n, dtype=np.bool_),
        serving=np.zeros(n, dtype=np.bool_),
        at_wheel={
            block.driver: np.zeros(n, dtype=np.bool_)
            for block in trip.driving
            if 1 <= block.driver <= trip.drivers
        },
    )
    for here, there in zip(trip.stops, trip.stops[1:], strict=False):
        blank.under_way[blank.index(here.depart_s) : blank.index(there.arrive_s)] = True
    for stop in (*run.pickups, *run.drops):
        start_s = run.service_start_s(stop)
        blank.serving[blank.index(start_s) : blank.index(stop.depart_s)] = True
    for block in trip.driving:
        if block.driver in blank.at_wheel:
            span = slice(blank.index(block.from_s), blank.index(block.until_s))
            blank.at_wheel[block.driver][span] = True
    return blank


def joined(parts: Sequence[Minutes]) -> Minutes:
    """The minutes from the first of several trips to the last; between two it stands.

    A driver's number is the same person on all of them.
    """
    start_min = parts[0].start_min
    n = max(part.start_min + len(part.under_way) for part in parts) - start_min
    whole = Minutes(
        start_min=start_min,
        under_way=np.zeros(n, dtype=np.bool_),
        serving=np.zeros(n, dtype=np.bool_),
        at_wheel={
            driver: np.zeros(n, dtype=np.bool_)
            for part in parts
            for driver in part.at_wheel
        },
    )
    for part in parts:
        at = part.start_min - start_min
        span = slice(at, at + len(part.under_way))
        whole.under_way[span] |= part.under_way
        whole.serving[span] |= part.serving
        for driver, drives in part.at_wheel.items():
            whole.at_wheel[driver][span] |= drives
    return whole


def rested(resting: NDArray[np.bool_], *, least_min: int) -> NDArray[np.bool_]:
    """Minutes at whose end ``resting`` has lasted ``least_min`` without a gap."""
    at = np.arange(len(resting))
    last_busy = np.maximum.accumulate(np.where(resting, -1, at))
    return np.asarray(resting & (at - last_busy >= least_min))


def whole_rests(resting: NDArray[np.bool_], *, least_min: int) -> NDArray[np.bool_]:
    """All minutes of the unbroken rests that last ``least_min`` or longer."""
    is_rested = rested(resting, least_min=least_min)
    n = len(resting)
    at = np.arange(n)
    busy_after = np.minimum.accumulate(np.where(resting, n, at)[::-1])[::-1]
    last = np.maximum(busy_after - 1, 0)
    return np.asarray(resting & is_rested[last])


def sum_since(
    counted: NDArray[np.bool_], reset: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Minutes counted up to and with each minute, since the last reset."""
    total = np.cumsum(counted)
    return np.asarray(total - np.maximum.accumulate(np.where(reset, total, 0)))


def sum_in_window(counted: NDArray[np.bool_], *, window_min: int) -> NDArray[np.int64]:
    """Minutes counted in the window that ends with each minute."""
    total = np.concatenate(([0], np.cumsum(counted)))
    ends = np.arange(1, len(total))
    return np.asarray(total[ends] - total[np.maximum(ends - window_min, 0)])
