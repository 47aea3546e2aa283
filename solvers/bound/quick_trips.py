"""Trips worth knowing, found quickly for any prices: nothing is proved by them.

Where a cohort has no table of pairs, a programme that knows too few trips has prices
far from the best. Before everything is priced, trips are therefore grown and improved
one by one (:mod:`solvers.core.quick_trips`), within the same limits, at the same
prices.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.time_limits import limits_of
from solvers.core.quick_trips import QuickRoom, Roads, Waiting, quick_trips

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from solvers.bound.trip_kinds import TripKind
    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

N_TURNS = 4  # one seed in so many is tried in a turn


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickTrip:
    """A trip of a cohort: the set of regions, fen of its way, loads by group."""

    regions: int
    way_fen: float
    loads: tuple[tuple[int, int], ...]


class QuickTrips:
    """Trips of one cohort (``groups``) on one offer."""

    def __init__(
        self, problem: Problem, offer: TripKind, groups: Ints, region: Ints
    ) -> None:
        self._groups = groups
        self._seats = offer.seats[groups]
        self._n = problem.most_loads[groups]
        villages, self._v = np.unique(problem.village[groups], return_inverse=True)
        employers, e = np.unique(problem.employer[groups], return_inverse=True)
        self._e = e + len(villages)
        n_places = len(villages) + len(employers)
        self._region = np.zeros(n_places, dtype=np.int64)
        self._region[self._e] = 1 << region[groups]
        self._roads = _roads(problem, offer, villages, employers)
        self._room = QuickRoom(
            base=np.empty(n_places + 2, dtype=np.int64),
            trial=np.empty(n_places + 2, dtype=np.int64),
            is_on=np.empty(n_places + 1, dtype=np.uint8),
            hope=np.empty(n_places + 1),
        )

    def found(
        self, gain_fen: Floats, *, turn: int, most_fen: float = np.inf
    ) -> Iterator[QuickTrip]:
        """Trips for ``gain_fen`` (``(n_groups,)`` of the problem), by number of seats.

        Those from one in ``N_TURNS`` of the groups on whose way, less what they gain,
        is below ``most_fen``.
        """
        own = gain_fen[self._groups]
        order = np.argsort(-own, kind="stable")
        order = order[own[order] > 0]
        for seats in np.unique(self._seats[self._seats > 0]).tolist():
            able = order[self._seats[order] >= seats]
            for trip in self._of_class(own, able, seats, turn=turn):
                gain = sum(gain_fen[g] * n for g, n in trip.loads)
                if trip.way_fen - gain < most_fen:
                    yield trip

    def _of_class(
        self, own: Floats, able: Ints, seats: int, *, turn: int
    ) -> Iterator[QuickTrip]:
        waiting = Waiting(
            village=self._v[able],
            employer=self._e[able],
            n=self._n[able],
            gain=own[able],
        )
        seeds = np.arange(turn % N_TURNS, len(able), N_TURNS)
        calls = np.empty((len(seeds), len(self._region) + 2), dtype=np.int64)
        n_calls = np.empty(len(seeds), dtype=np.int64)
        way_fen = np.empty(len(seeds))
        quick_trips(
            seeds, self._roads, waiting, seats, self._room, calls, n_calls, way_fen
        )
        ways: dict[frozenset[int], tuple[float, Ints]] = {}  # seeds often grow alike
        for i in np.flatnonzero(n_calls).tolist():
            own_calls, fen = calls[i, : n_calls[i]], float(way_fen[i])
            places = frozenset(own_calls.tolist())
            if places not in ways or fen < ways[places][0]:
                ways[places] = fen, own_calls
        for fen, own_calls in ways.values():
            yield self._trip(own_calls, able, seats, fen)

    def _trip(self, calls: Ints, able: Ints, seats: int, way_fen: float) -> QuickTrip:
        """The trip that calls there, with its greedy load."""
        is_called = np.zeros(len(self._region), dtype=np.bool_)
        is_called[calls] = True
        aboard = able[is_called[self._v[able]] & is_called[self._e[able]]]
        before = np.cumsum(self._n[aboard]) - self._n[aboard]
        loads = np.minimum(self._n[aboard], np.maximum(0, seats - before))
        pairs = zip(self._groups[aboard].tolist(), loads.tolist(), strict=True)
        return QuickTrip(
            regions=int(np.bitwise_or.reduce(self._region[self._e[aboard[loads > 0]]])),
            way_fen=way_fen,
            loads=tuple(sorted((g, n) for g, n in pairs if n)),
        )


def _roads(problem: Problem, offer: TripKind, villages: Ints, employers: Ints) -> Roads:
    """The legs of the offer's trips, in fen and in seconds of each limit."""
    depot, prices = int(problem.depot[offer.line_idx]), offer.prices
    metres = problem.distance_m.astype(np.float64)
    fen = _legs(
        out=metres[depot, villages] * prices.out_fen,
        way=metres[np.ix_(villages, villages)] * prices.run_fen,
        link=metres[np.ix_(villages, employers)] * prices.run_fen,
        between=metres[np.ix_(employers, employers)] * prices.run_fen,
        back=metres[employers, depot] * prices.back_fen,
    )
    each = np.arange(len(employers))
    limits = list(limits_of(problem, offer, villages, employers, each))
    seconds = [
        _legs(out=of.out, way=of.way, link=of.link, between=of.between, back=of.back)
        for of in limits
    ]
    return Roads(
        n_villages=len(villages),
        fen=fen,
        seconds=np.array(seconds).reshape(len(limits), *fen.shape),
        worker_s=np.array([limit.worker_s for limit in limits], dtype=np.float64),
        most_s=np.array([limit.most_s for limit in limits], dtype=np.float64),
    )


def _legs(
    *, out: Floats, way: Floats, link: Floats, between: Floats, back: Floats
) -> Floats:
    """``(n, n)``: villages, then employers, then the yard."""
    n_v, n_e = link.shape
    legs = np.zeros((n_v + n_e + 1, n_v + n_e + 1))
    legs[:n_v, :n_v] = way
    legs[:n_v, n_v:-1] = link
    legs[n_v:-1, n_v:-1] = between
    legs[-1, :n_v] = out
    legs[n_v:-1, -1] = back
    return legs
