"""Which kinds of trips may make up a block of one line, and what its days cost.

A *pattern* is so many trips of each kind. No block of the pattern costs its days less
than :attr:`Pattern.cost_fen`, and no pattern is left out that a legal block may have,
but for those that cost what they would in two parts.

**Proof.** In a block of trips that are away for ``a_i`` or more, each cleaned for ``c``
before the next, the first leaves at 0 or later and the last has let off its workers by
the end of the planning days; so ``sum (a_i + c)`` over all trips but one is no later
than that. The block is away for ``sum (a_i + c) - c`` or more, and its days, whole,
are no fewer than that takes; nor than its trips' time at the wheel, where one crew, of
as many drivers ``C`` as the trip that has most, does at most ``most(C)`` of it in any
24 h. Where crews change at the depot, a crew's days and drivers together are no less
than its trips' ``d_i (a_i + c) / (24 h + c)`` and than their time at the wheel over
what one driver does (:mod:`solvers.bound.day_shares`); nor fewer than the most drivers
of any. Cost rises with days and drivers. A pattern that costs as much as two others of
which it is the sum allows nothing that these do not. QED
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, comb
from typing import TYPE_CHECKING

from transport.clock import DAY_S

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MOST_PATTERNS = 20_000  # that are looked at
CLOSE_FEN = 0.5

Members = tuple[int, ...]  # kinds, in order, as often as they come


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockTrip:
    """A kind of trip as a block sees it: drivers, least seconds away and at the wheel.

    ``is_open``: trips with more drivers are of the kind, too.
    """

    drivers: int
    away_s: int
    wheel_s: int
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Kinds of trips in one block, each as often as it comes; fen of its days."""

    members: Members
    cost_fen: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockData:
    """What decides on the blocks of a line.

    ``most_driving_s``: of a driver, of two and so on, in any 24 h. ``end_s``: of the
    planning days.
    """

    coach_day_fen: float
    driver_day_fen: float
    most_driving_s: tuple[int, ...]
    clean_s: int
    end_s: int
    most_trips: int
    crew_changes: bool

    def fits(self, trips: Sequence[BlockTrip]) -> bool:
        """Whether a block may have these trips."""
        away = sorted(trip.away_s + self.clean_s for trip in trips)
        return len(trips) <= self.most_trips and sum(away[:-1]) <= self.end_s

    def cost_fen(self, trips: Sequence[BlockTrip]) -> float:
        """Fen of the days of a block of these trips at least."""
        span_s = sum(trip.away_s + self.clean_s for trip in trips) - self.clean_s
        days = max(1, ceil(span_s / DAY_S))
        fewest = max(trip.drivers for trip in trips)
        wheel_s = sum(trip.wheel_s for trip in trips)
        if self.crew_changes:
            whole_s = DAY_S + self.clean_s
            driver_days = max(
                fewest,
                ceil(
                    sum(t.drivers * (t.away_s + self.clean_s) for t in trips) / whole_s
                ),
                ceil(wheel_s / self.most_driving_s[0]),
            )
            return self.coach_day_fen * days + self.driver_day_fen * driver_days
        most = fewest
        if any(trip.is_open for trip in trips):
            most = max(fewest, len(self.most_driving_s))
        crews = range(fewest, most + 1)
        return min(
            (self.coach_day_fen + self.driver_day_fen * crew)
            * max(days, ceil(wheel_s / self._most_s(crew)))
            for crew in crews
        )

    def _most_s(self, drivers: int) -> int:
        return self.most_driving_s[min(drivers, len(self.most_driving_s)) - 1]


def patterns_of(
    data: BlockData, trips: Sequence[BlockTrip]
) -> tuple[Pattern, ...] | None:
    """Every pattern of these kinds that saves something, each kind alone among them.

    ``None`` where they are too many to look at.
    """
    if comb(len(trips) + data.most_trips, data.most_trips) > MOST_PATTERNS:
        return None
    costs: dict[Members, float] = {}
    for members in _all_members(
        len(trips), lambda some: data.fits([trips[i] for i in some])
    ):
        costs[members] = data.cost_fen([trips[i] for i in members])
    return tuple(
        Pattern(members=members, cost_fen=fen)
        for members, fen in costs.items()
        if len(members) == 1 or fen < _in_two(members, costs) - CLOSE_FEN
    )


def _all_members(n_kinds: int, fits: Callable[[Members], bool]) -> Iterator[Members]:
    """All multisets of kinds that fit; none fits of which a part does not."""
    found: list[Members] = [(i,) for i in range(n_kinds)]
    while found:
        yield from found
        longer = [(*some, i) for some in found for i in range(some[-1], n_kinds)]
        found = [some for some in longer if fits(some)]


def _in_two(members: Members, costs: dict[Members, float]) -> float:
    """The least that the block costs with one of its trips in a block of its own."""
    ways = []
    for at, one in enumerate(members):
        rest = members[:at] + members[at + 1 :]
        ways.append(costs[rest] + costs[one,])
    return min(ways)
