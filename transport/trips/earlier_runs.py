"""What a coach has run since it left its depot, as its next trip must know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from transport.driving.timetable import Timetable
    from transport.trips.quotes import Quote


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EarlierRuns:
    """A coach that is back, clean and ready to leave again from ``ready_s`` on.

    ``movements``: what its drivers have behind them, in order; none for fresh ones.
    ``drivers``: how many there are at least. ``rank``: what makes a timetable of the
    next trip better than another, least first. ``is_soonest``: the first departure
    that is legal is the best.
    """

    ready_s: int
    movements: tuple[Timetable, ...]
    drivers: int
    is_soonest: bool
    rank: Callable[[Quote], tuple[int, ...]]
