"""Problems as bounds see them where coaches go straight on to return loads.

A trip whose coach comes from the last drop of a trip the other way, or stays at its
own, runs less than a round trip from its depot. So the ways between depots and places
are shortened until every trip that the checker accepts is at least as long, at the
wheel and away, as the same trip from the depot and back. The proofs of the bounds then
hold as they stand. ``d`` are metres or seconds, ``D`` a depot, ``P`` and ``Q`` the
places where workers of the other direction board and alight.

**All workers.** From the depot to ``p``: ``min(d(D, p), min_Q d(Q, p))``; back:
nothing. A trip's own way includes its way from wherever its coach comes.

**One direction alone.** Nobody of the other direction counts, and the ways of their
trips are given to the trips of this one: either to that before, which they bring home,

    back from q:  min(d(q, D), min_P (d(q, P) + min_Q d(P, Q)))
    out to p:     min(d(D, p), min_Q d(Q, p))

or to that after, which they bring to its first pickup,

    back from q:  min(d(q, D), min_P d(q, P))
    out to p:     min(d(D, p), min_Q (min_P d(P, Q) + d(Q, p)))

*Proof.* Between two trips of one direction that a coach runs without coming to its
depot there is exactly one of the other direction, for it goes straight on only to one
the other way. Its loaded way, and the empty ways at its ends, are each given away once.
A loaded metre costs no less than an empty one (where an empty one is dearer, it is
given as fewer), the crew is the same with as many drivers, and the times of the trips
do not overlap, so what a trip is given adds to its metres, its time at the wheel and
its time away alike. By the triangle inequality no way over a third place is shorter
than the new ones. QED

What trips of the other direction pay for themselves is not in that: their
disinfection, their hire where that is by the trip, their workers' kits. A worker of
theirs costs no less than his share of a trip's by its seats, or what it costs to leave
him behind (as step 3 of :mod:`solvers.bound.seat_cost` shares a trip by its seats).

Where tolls are due on the way back alone, loaded ways home pay none, and only the ways
of all workers are used. Where the distances are no metric, ways to and from depots
count nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.seat_cost import seat_cost_bound
from solvers.problem.trip_prices import day_floor
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from solvers.problem.problem import Problem
    from transport.roads.distances import DistanceTable
    from transport.scenario import Scenario

    Ints = npt.NDArray[np.int64]

_WITHOUT_LIMIT = 1 << 53  # fen; more than anybody is worth
MOST_PLACES = 2_000  # of the roster; beyond, ways to and from depots count nothing


def may_go_straight_on(scenario: Scenario) -> bool:
    """Whether a coach may go from a last drop to a load the other way."""
    ways = {worker.is_homebound for worker in scenario.workers}
    return scenario.policy.max_trips_per_block > 1 and len(ways) > 1


def shortened_for_all(problem: Problem, distances: DistanceTable) -> Problem:
    """The problem under which the costs of all trips lie below those of any plan."""
    if not may_go_straight_on(problem.scenario):
        return problem
    return _Ways(problem.scenario, distances).for_all(problem)


def best_view(
    problems: Sequence[Problem], scenario: Scenario, distances: DistanceTable
) -> list[Problem]:
    """The parts of a problem as the seat-cost bound is highest over them all."""
    views = views_of(problems, scenario, distances)
    return views[0] if len(views) == 1 else max(views, key=_total_fen)


def views_of(
    problems: Sequence[Problem], scenario: Scenario, distances: DistanceTable
) -> list[list[Problem]]:
    """The parts as they may be seen; what holds for any of them holds for the plan."""
    if not may_go_straight_on(scenario):
        return [list(problems)]
    ways = _Ways(scenario, distances)
    views = [[ways.for_all(problem) for problem in problems]]
    if ways.may_give:
        views += [
            [
                ways.for_one(one, is_homebound=is_homebound, gives_before=gives_before)
                for one in problems
            ]
            for is_homebound in (False, True)
            for gives_before in (True, False)
        ]
    return views


def _total_fen(view: Sequence[Problem]) -> int:
    return sum(seat_cost_bound(problem).total_fen for problem in view)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """Metres or seconds between places and depots; None: nothing is known of them."""

    found: Ints | None
    index: Mapping[str, int]

    def between(self, starts: Sequence[str], ends: Sequence[str]) -> Ints:
        """``(n_starts, n_ends)``."""
        if self.found is None:
            return np.zeros((len(starts), len(ends)), dtype=np.int64)
        rows = [self.index[place] for place in starts]
        columns = [self.index[place] for place in ends]
        between: Ints = self.found[np.ix_(rows, columns)]
        return between


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """Where workers of one direction board and where they alight."""

    boards: tuple[str, ...]
    alights: tuple[str, ...]


class _Ways:
    """Makes the views of problems: ways of both directions in metres and seconds."""

    def __init__(self, scenario: Scenario, distances: DistanceTable) -> None:
        self._scenario = scenario
        self._way = {
            is_homebound: _way_of(scenario, is_homebound=is_homebound)
            for is_homebound in (False, True)
        }
        places = sorted({p for way in self._way.values() for p in way.boards})
        places += sorted({p for way in self._way.values() for p in way.alights})
        places = list(dict.fromkeys(places))
        index = {place: i for i, place in enumerate(places)}
        is_known = distances.is_metric and len(places) <= MOST_PLACES
        metres, seconds = distances.matrices(places) if is_known else (None, None)
        self._metres = _Table(found=metres, index=index)
        self._seconds = _Table(found=seconds, index=index)

    def for_all(self, problem: Problem) -> Problem:
        """Every trip with the way to its first pickup, and none back."""
        ends = {}
        for name, table in self._tables(problem):
            depots = np.unique(problem.depot)
            changed = table.copy()
            for is_homebound, way in self._way.items():
                others = self._way[not is_homebound].alights
                nearest = self._between(name, others, way.boards).min(axis=0)
                _lower(changed, depots, problem, way.boards, nearest)
                _lower_back(changed, depots, problem, way.alights, 0)
            ends[name] = changed
        return _with_ends(problem, ends)

    def for_one(
        self, problem: Problem, *, is_homebound: bool, gives_before: bool
    ) -> Problem:
        """One direction alone, with the ways of the other on its trips."""
        own, other = self._way[is_homebound], self._way[not is_homebound]
        ends = {}
        for name, table in self._tables(problem):
            depots = np.unique(problem.depot)
            loaded = self._loaded(name, other)
            to_pickup = self._between(name, own.alights, other.boards)
            to_own = self._between(name, other.alights, own.boards)
            if gives_before:
                back = (to_pickup + loaded.min(axis=1)[None, :]).min(axis=1)
                out = to_own.min(axis=0)
            else:
                back = to_pickup.min(axis=1)
                out = (loaded.min(axis=0)[:, None] + to_own).min(axis=0)
            changed = table.copy()
            _lower(changed, depots, problem, own.boards, out)
            _lower_back(changed, depots, problem, own.alights, back)
            ends[name] = changed
        counts = np.array(
            [group.is_homebound == is_homebound for group in problem.groups]
        )
        beside = _beside_ways(problem)
        return replace(
            _with_ends(problem, ends),
            all_seats=np.where(counts[None, None, :], problem.all_seats, 0),
            party_penalties=_of_those(counts, problem.party_penalties, beside),
            party_floors=_of_those(counts, problem.party_floors, beside),
        )

    @property
    def may_give(self) -> bool:
        """Whether a loaded way costs all that an empty way back would."""
        tariff = self._scenario.tariff
        return tariff.toll_exempt_return or not tariff.toll_exempt_outbound

    def _tables(self, problem: Problem) -> Iterator[tuple[str, Ints]]:
        yield "distance_m", problem.distance_m
        yield "driving_s", problem.driving_s

    def _between(self, name: str, starts: Sequence[str], ends: Sequence[str]) -> Ints:
        table = self._metres if name == "distance_m" else self._seconds
        return table.between(starts, ends)

    def _loaded(self, name: str, way: _Way) -> Ints:
        """Loaded ways, less what rounding can hide on them; dear metres as fewer."""
        policy = self._scenario.policy
        most_legs = policy.max_villages_per_vehicle + policy.max_employers_per_vehicle
        found = self._between(name, way.boards, way.alights) - most_legs - 2
        if name == "distance_m":
            dear = max(PERCENT, self._scenario.tariff.deadhead_percent)
            found = found * PERCENT // dear
        return np.maximum(found, 0)


def _way_of(scenario: Scenario, *, is_homebound: bool) -> _Way:
    own = [w for w in scenario.workers if w.is_homebound == is_homebound]
    return _Way(
        boards=tuple(sorted({worker.village_id for worker in own})),
        alights=tuple(sorted({worker.employer_id for worker in own})),
    )


def _lower(
    table: Ints, depots: Ints, problem: Problem, places: Sequence[str], least: Ints
) -> None:
    """Let ways from depots to these places be no longer than this."""
    for place, most in zip(places, least.tolist(), strict=True):
        if (column := problem.place_idx.get(place)) is not None:
            table[depots, column] = np.minimum(table[depots, column], most)


def _lower_back(
    table: Ints,
    depots: Ints,
    problem: Problem,
    places: Sequence[str],
    least: Ints | int,
) -> None:
    """Let ways from these places to depots be no longer than this."""
    every = np.broadcast_to(least, len(places)).tolist()
    for place, most in zip(places, every, strict=True):
        if (row := problem.place_idx.get(place)) is not None:
            table[row, depots] = np.minimum(table[row, depots], most)


def _with_ends(problem: Problem, ends: Mapping[str, Ints]) -> Problem:
    return replace(
        problem,
        distance_m=ends["distance_m"],
        driving_s=ends["driving_s"],
        nearest_drop_m=np.zeros_like(problem.nearest_drop_m),
    )


def _beside_ways(problem: Problem) -> list[tuple[int, ...]]:
    """Fen of each party that its trip costs beside ways and days, at least."""
    trip_fen = np.array([day_floor(prices).trip_fen for prices in problem.prices])
    seats = problem.all_seats
    shares = np.maximum(trip_fen, 0.0)[None, :, None] / np.maximum(seats, 1)
    shares[seats == 0] = np.inf  # such a coach carries none of them
    a_worker = shares.min(axis=(0, 1), initial=np.inf) + problem.kit_fen
    return [
        tuple(math.floor(min(n * fen, _WITHOUT_LIMIT)) for n in sizes)
        for sizes, fen in zip(problem.party_sizes, a_worker.tolist(), strict=True)
    ]


def _of_those(
    counts: npt.NDArray[np.bool_],
    fen: Sequence[tuple[int, ...]],
    beside: Sequence[tuple[int, ...]],
) -> tuple[tuple[int, ...], ...]:
    """What the parties cost of the groups that count; of the others what is beside."""
    return tuple(
        own if is_counted else tuple(map(min, own, least))
        for own, least, is_counted in zip(fen, beside, counts.tolist(), strict=True)
    )
