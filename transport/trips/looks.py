"""What a departure comes to, without its halts: enough to refuse it, or to pass it by.

Whoever can time many departures of one route at once (`Looker`) spares the timetables
of those that are refused, or that are worse than what is known already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transport.driving.rider_stops import RiderStops
    from transport.hours import HoursRules
    from transport.trips.calls import RouteCalls


class Look(NamedTuple):
    """How a departure goes; all else is 0 where no timetable is legal.

    ``waits_at``: number of the first call before which workers wait longer than
    allowed, ``wait_s`` how long; 0 for none. ``begins_s``: service at the first
    village. ``longest_s``: the longest ride. ``leaves_s``, ``returns_s``: the yard.
    ``aboard_s``: of all workers together.
    ``n_broken``: drives between rests that are not worth waking for.
    """

    is_legal: bool
    waits_at: int
    wait_s: int
    begins_s: int
    longest_s: int
    leaves_s: int
    returns_s: int
    aboard_s: int
    n_broken: int


class Looker(Protocol):
    """Looks at departures of one route with fresh drivers."""

    def at(
        self, starts_s: Iterable[int], *, drivers: int, rules: HoursRules
    ) -> list[Look | None]:
        """A look at each start of service; None where only a timetable can tell."""


class Looks(Protocol):
    """Makes who looks at a route's departures."""

    def __call__(
        self,
        calls: RouteCalls,
        driving_s: tuple[int, ...],
        *,
        riders: RiderStops | None,
        most_wait_s: int,
    ) -> Looker:
        """``driving_s``: of each leg, at day speed."""
