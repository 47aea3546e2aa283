"""The cheapest trips of one cohort, all sets of villages gone through.

A cohort are groups that may share a coach by law. Under limits on the villages and
employers a coach few of them fit together, which prices of single seats cannot know.

**Claim.** Let every worker of group ``g`` be worth ``q_g`` beside the kit. Then
`CohortTrips.price` finds no trip of the cohort to be cheaper than it is: every legal
trip costs, kit apart, at least what those aboard are worth and the least value found.

**Proof.** Every legal trip belongs to an offer (`solvers.bound.trip_kinds`), has seats
in it for all aboard, and costs at least the offer's straight line over the metres of
its way. It belongs to the *class* of its offer and of the fewest seats ``S`` of anybody
aboard: it carries at most ``S`` workers, all of them with at least ``S`` seats. Let
``U`` be its villages, ``F`` its employers, within the limits on both, and ``m`` the
regions in which ``F`` lies. Its way visits ``U``, then ``F``, then goes home; dropping
calls makes it no longer. So it is at least as long as the shortest way over ``U`` that
ends in some village, on over one place in each region of ``m`` and home; and as the
shortest way over ``U`` together with that from the nearest village over any one
employer of ``F`` and home. The workers of ``U`` bound for ``F`` number at most ``n_g``
a group and ``S`` altogether, so for any price ``l >= 0`` of a seat they are worth at
most ``l S + sum_g n_g max(0, q_g - l)``. `solvers.core.village_sets` takes the least of
cost less worth over all ``U`` and ``F``. What a class could do no cheaper than another
one is not looked at: it has no more seats, no other groups, and each of its ways is as
dear. QED
"""

from __future__ import annotations

import copy
import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.ways import SLACK_FEN
from solvers.core.village_sets import SetGains, SetRoom, SetWays, cheapest_sets
from solvers.journeys.cohort_roads import (
    MOST_VILLAGES,
    ROUNDING_FEN,
    CohortRoads,
    FoundTrip,
    Roads,
    never,
    seat_prices,
)
from solvers.journeys.undominated import undominated
from solvers.running.deadline import TimeIsUp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from solvers.bound.trip_kinds import TripKind
    from solvers.problem.problem import Problem
    from transport.outcome import StopAsked

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

MOST_SETS = 1_500_000  # of villages: as many are gone through in some seconds


@dataclass(frozen=True, kw_only=True)
class _Class:
    """Trips of an offer in coaches of so many seats.

    ``groups``: those that may ride, by number in the cohort.
    """

    seats: int
    standing_fen: float
    groups: npt.NDArray[np.bool_]
    roads: Roads

    def least_fen(self, areas: int) -> float:
        """No trip that calls in these regions costs less."""
        onward = self.roads.ways.out + self.roads.end[:, areas]  # detours cost no less
        return max(1.0, self.standing_fen + float(onward.min()))

    def is_no_better_than(self, other: _Class) -> bool:
        """Whether whatever it can do the other one can for no more."""
        return (
            self.seats <= other.seats
            and self.standing_fen >= other.standing_fen
            and not (self.groups & ~other.groups).any()
            and self.roads.are_no_cheaper_than(other.roads)
        )


class CohortTrips:
    """The trips of one cohort: ``groups`` are indices into the problem's."""

    def __init__(
        self, problem: Problem, offers: Sequence[TripKind], groups: Ints, region: Ints
    ) -> None:
        self.groups = groups
        self._roads = CohortRoads(problem, groups, region)
        self.n = self._roads.n
        self._classes: list[_Class] = []
        if self.is_small:
            made = (one for offer in offers for one in self._classes_of(offer))
            self._classes = _useful(made)

    @property
    def is_small(self) -> bool:
        """Whether all sets of villages can be gone through."""
        sets = sum(
            math.comb(self._roads.n_v, k) for k in range(1, self._roads.most_v + 1)
        )
        return self._roads.most_v <= MOST_VILLAGES and sets <= MOST_SETS

    @property
    def least_fen(self) -> float:
        """No trip costs less; 0 where none is known of."""
        return min(
            (
                one.least_fen(areas)
                for one in self._classes
                for areas in range(1, one.roads.end.shape[1])
            ),
            default=0.0,
        )

    def cheaper_by(self, fen: float) -> CohortTrips:
        """The same trips at so much less each."""
        if not fen:
            return self
        found = copy.copy(self)
        found._classes = [
            replace(one, standing_fen=one.standing_fen - fen) for one in self._classes
        ]
        return found

    def counted(self, fen: float) -> CohortTrips:
        """The same trips, each at just so much."""
        found = copy.copy(self)
        found._classes = _useful(
            replace(one, standing_fen=fen, roads=one.roads.free)
            for one in self._classes
        )
        return found

    def _classes_of(self, offer: TripKind) -> Iterator[_Class]:
        own = offer.seats[self.groups]
        if not own.any():
            return
        roads = self._roads.of(offer)
        for seats in np.unique(own[own > 0]).tolist():
            yield _Class(
                seats=min(seats, int(self.n[own >= seats].sum())),
                standing_fen=offer.standing_fen - SLACK_FEN,
                groups=own >= seats,
                roads=roads,
            )

    def price(
        self, worth: Floats, *, below: float, is_over: StopAsked = never
    ) -> tuple[float, list[FoundTrip]]:
        """(by which share of its cost a trip is worth more at most; trips found).

        Trips worth less than ``below`` of what they cost more are not looked for.
        `TimeIsUp` is raised where ``is_over`` says so between two classes.
        """
        least = np.full(self._roads.n_v, -below)
        found: list[FoundTrip] = []
        seat = seat_prices(worth)
        for one in self._classes:
            if is_over():
                raise TimeIsUp
            gains = self._gains(one, worth, seat)
            for areas in range(1, one.roads.end.shape[1]):
                if areas.bit_count() <= self._roads.most_e:
                    found += self._price_class(one, areas, worth, seat, gains, least)
        return -float(least.min()), found

    def _gains(self, one: _Class, worth: Floats, seat: Floats) -> tuple[Floats, Floats]:
        """Gains above each price of a seat: by village, and of the best later ones."""
        n_v, most_v, n_e = self._roads.n_v, self._roads.most_v, self._roads.n_e
        own = np.zeros((len(seat), n_v, n_e))
        rides = np.flatnonzero(one.groups)
        above = np.maximum(worth[rides][None, :] - seat[:, None], 0.0)
        above *= self.n[rides][None, :]
        for level in range(len(seat)):
            where = self._roads.v[rides], self._roads.e[rides]
            np.add.at(own[level], where, above[level])
        rest = np.zeros((len(seat), n_v, most_v + 1, n_e))
        best = np.zeros((len(seat), most_v, n_e))  # the largest of those so far, rising
        for at in range(n_v - 1, -1, -1):
            best = np.sort(np.concatenate([best, own[:, at : at + 1]], axis=1), axis=1)
            best = best[:, 1:]
            rest[:, at, 1:] = np.cumsum(best[:, ::-1], axis=1)
        return own, rest

    def _price_class(
        self,
        one: _Class,
        areas: int,
        worth: Floats,
        seat: Floats,
        gains: tuple[Floats, Floats],
        least: Floats,
    ) -> Iterator[FoundTrip]:
        """Trips of the class to just these regions; ``least`` is lowered."""
        there = np.flatnonzero(areas >> self._roads.area & 1)
        home = one.roads.home.min(axis=0)[there]
        there = there[np.argsort(home, kind="stable")]
        home = np.sort(home)
        most_v, n_e = self._roads.most_v, len(there)
        own, rest = (np.ascontiguousarray(part[..., there]) for part in gains)
        ways = SetWays(
            standing=one.standing_fen,
            out=one.roads.ways.out,
            way=one.roads.ways.way,
            end=np.ascontiguousarray(one.roads.end[:, areas]),
            home=home,
        )
        scale = one.least_fen(areas)
        least_fen = least * scale
        before = least_fen.copy()
        sets = np.full((self._roads.n_v, most_v), -1, dtype=np.int64)
        levels = np.zeros(self._roads.n_v, dtype=np.int64)
        cheapest_sets(
            ways,
            SetGains(seat=seat, own=own, rest=rest),
            one.seats,
            SetRoom(
                stack=np.zeros(most_v + 1, dtype=np.int64),
                tour=np.zeros((1 << most_v, most_v)),
                seat_at=np.zeros(most_v + 1, dtype=np.int64),
                aboard=np.zeros(n_e),
                top=np.zeros(min(self._roads.most_e, n_e)),
                floor=np.zeros((2, most_v + 1)),
            ),
            least_fen,
            sets,
            levels,
        )
        for v in np.flatnonzero(least_fen < before).tolist():
            least[v] = (least_fen[v] - ROUNDING_FEN) / scale
            members = sets[v][sets[v] >= 0]
            aboard = own[int(levels[v])][members].sum(axis=0)
            yield self._trip(one, ways, worth, members, there, aboard)

    def _trip(
        self,
        one: _Class,
        ways: SetWays,
        worth: Floats,
        members: Ints,
        there: Ints,
        aboard: Floats,
    ) -> FoundTrip:
        """The set of villages with the employers and the load that are best for it."""
        reached = self._roads.through(one.roads, members)
        through = ways.standing + float(reached.min())
        whole = ways.standing + float((reached + ways.end[members]).min())
        best, chosen = math.inf, there[:1]
        for last in range(len(there)):
            few = np.argsort(-aboard[: last + 1], kind="stable")[: self._roads.most_e]
            fen = max(whole, through + float(ways.home[last]))
            if fen - float(aboard[few].sum()) < best:
                best, chosen = fen - float(aboard[few].sum()), there[few]
        rides = (
            one.groups
            & np.isin(self._roads.v, members)
            & np.isin(self._roads.e, chosen)
        )
        loads, left = [], one.seats
        for g in np.argsort(-worth, kind="stable").tolist():
            if rides[g] and left and worth[g] > 0:
                load = min(left, int(self.n[g]))
                loads.append((g, load))
                left -= load
        calls = {int(self._roads.e[g]) for g, _ in loads}
        dearest = max(
            (float(ways.home[i]) for i, e in enumerate(there.tolist()) if e in calls),
            default=0.0,
        )
        fen = max(whole, through + dearest)
        return FoundTrip(fen=fen, loads=tuple(sorted(loads)))


def _useful(classes: Iterable[_Class]) -> list[_Class]:
    """Those that no other one beats."""
    return undominated(classes, lambda c: (c.standing_fen / c.seats, -c.seats))
