"""A trip grown from a seed group: the nearest worthwhile workers fill the coach."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from solvers.drafting.drafts import Draft
from solvers.drafting.ordering import shortest_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from solvers.problem.problem import Problem
    from solvers.problem.waiting import Piece, Waiting

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Bools = npt.NDArray[np.bool_]


def grow(
    problem: Problem,
    waiting: Waiting,
    *,
    k: int,
    seed: int,
    candidates: Ints,
    value_fen: Floats,
    thrift: float,
) -> Draft | None:
    """A coach of line ``k`` filled from group ``seed``; None when nobody fits.

    Groups join one at a time while they gain: their workers' value (``value_fen``, fen
    a worker) exceeds the detour at the line's price a metre, and places stay within
    the cohort limits. The greatest ``gain / workers ** thrift`` joins first: 1 looks
    at the gain a seat, 0 at the gain in all. Loads are split freely, parties are not.
    """
    policy = problem.scenario.policy
    parties = waiting.fitting(seed, int(problem.seats[k, seed]))
    if not parties:
        return None
    pieces = [waiting.piece(seed, parties)]
    villages = [int(problem.village[seed])]
    employers = [int(problem.employer[seed])]
    load, seats = pieces[0].n, int(problem.seats[k, seed])
    pool = _companions(problem, waiting, candidates, k=k, seed=seed)
    ready, latest = int(problem.ready_day[seed]), int(problem.latest_day[seed])
    while load < seats and pool.size:
        take = np.minimum(waiting.n[pool], seats - load)
        detour_m = _detours_m(problem, pool, k, villages, employers)
        gain = take * value_fen[pool] - problem.prices[k].loaded_fen * detour_m
        gain = gain / take**thrift
        if len(villages) >= policy.max_villages_per_vehicle:
            gain[~_among(problem.village[pool], villages)] = -np.inf
        if len(employers) >= policy.max_employers_per_vehicle:
            gain[~_among(problem.employer[pool], employers)] = -np.inf
        day = np.maximum(problem.ready_day[pool], ready)
        gain[day > np.minimum(problem.latest_day[pool], latest)] = -np.inf
        best = int(np.argmax(gain))
        if gain[best] <= 0:
            break
        g = int(pool[best])
        pool = np.delete(pool, best)
        narrowest = min(seats, int(problem.seats[k, g]))
        parties = waiting.fitting(g, narrowest - load)
        if not parties:
            continue
        pieces.append(waiting.piece(g, parties))
        load, seats = load + pieces[-1].n, narrowest
        ready = max(ready, int(problem.ready_day[g]))
        latest = min(latest, int(problem.latest_day[g]))
        _insert(villages, int(problem.village[g]), _pickup_gaps, problem, k, employers)
        _insert(employers, int(problem.employer[g]), _drop_gaps, problem, k, villages)
    return ordered(problem, k, villages, employers, pieces)


def _companions(
    problem: Problem, waiting: Waiting, candidates: Ints, *, k: int, seed: int
) -> Ints:
    """Groups that wait and may ride with the seed in a coach of line k."""
    chosen: Ints = candidates[
        (candidates != seed)
        & (waiting.n[candidates] > 0)
        & (problem.seats[k, candidates] > 0)
        & (problem.cohort[candidates] == problem.cohort[seed])
    ]
    return chosen


def along(table: Ints, path: Sequence[int]) -> int:
    """The table's total over the legs of the path (place indices)."""
    return sum(int(table[a, b]) for a, b in itertools.pairwise(path))


def _detours_m(
    problem: Problem, pool: Ints, k: int, villages: list[int], employers: list[int]
) -> Floats:
    """Weighted metres that fetching and bringing each group of the pool adds."""
    village, employer = problem.village[pool], problem.employer[pool]
    pick = _pickup_gaps(problem, k, village, villages, employers).min(axis=0)
    drop = _drop_gaps(problem, k, employer, employers, villages).min(axis=0)
    pick[_among(village, villages)] = 0
    drop[_among(employer, employers)] = 0
    added: Floats = pick + drop
    return added


def _among(places: Ints, few: Sequence[int]) -> Bools:
    """Which of the places are among a few, for whom sorting would not pay."""
    found: Bools = places == few[0]
    for other in few[1:]:
        found |= places == other
    return found


def _pickup_gaps(
    problem: Problem, k: int, new: Ints, villages: list[int], employers: list[int]
) -> Floats:
    """Weighted metres that each new pickup adds in each gap: (n_gaps, n_new)."""
    path = [int(problem.depot[k]), *villages, employers[0]]
    empty = [problem.prices[k].empty_weight, *[1.0] * len(villages)]
    return _gaps(problem, path, new, before=empty, after=[1.0] * len(empty), old=empty)


def _drop_gaps(
    problem: Problem, k: int, new: Ints, employers: list[int], villages: list[int]
) -> Floats:
    """Weighted metres that each new drop adds in each gap: (n_gaps, n_new)."""
    path = [villages[-1], *employers, int(problem.depot[k])]
    empty = [*[1.0] * len(employers), problem.prices[k].empty_weight]
    return _gaps(problem, path, new, before=[1.0] * len(empty), after=empty, old=empty)


def _gaps(
    problem: Problem,
    path: list[int],
    new: Ints,
    *,
    before: list[float],
    after: list[float],
    old: list[float],
) -> Floats:
    metres = problem.distance_m
    a, b = np.array(path[:-1]), np.array(path[1:])
    added: Floats = (
        np.array(before)[:, None] * metres[np.ix_(a, new)]
        + np.array(after)[:, None] * metres[np.ix_(new, b)].T
        - (np.array(old) * metres[a, b])[:, None]
    )
    return added


def _insert(
    stops: list[int],
    new: int,
    gaps: Callable[[Problem, int, Ints, list[int], list[int]], Floats],
    problem: Problem,
    k: int,
    others: list[int],
) -> None:
    """Put the new stop where it adds least, unless it is visited already."""
    if new not in stops:
        added = gaps(problem, k, np.array([new]), stops, others)
        stops.insert(int(np.argmin(added[:, 0])), new)


def ordered(
    problem: Problem,
    k: int,
    villages: list[int],
    employers: list[int],
    pieces: list[Piece],
) -> Draft:
    """The draft with its pickups, then its drops, in their cheapest orders."""
    metres, empty = problem.distance_m, problem.prices[k].empty_weight
    depot = int(problem.depot[k])
    if len(villages) > 1:
        _, order = shortest_order(
            start=(empty * metres[depot, villages]).tolist(),
            between=metres[np.ix_(villages, villages)].tolist(),
            end=metres[villages, employers[0]].tolist(),
        )
        villages = [villages[i] for i in order]
    if len(employers) > 1:
        _, order = shortest_order(
            start=metres[villages[-1], employers].tolist(),
            between=metres[np.ix_(employers, employers)].tolist(),
            end=(empty * metres[employers, depot]).tolist(),
        )
        employers = [employers[i] for i in order]
    return Draft(
        line_idx=k,
        villages=tuple(villages),
        employers=tuple(employers),
        pieces=tuple(pieces),
    )


def draft_of(problem: Problem, k: int, pieces: list[Piece]) -> Draft:
    """The draft that carries these pieces, stops in their cheapest orders."""
    return ordered(
        problem,
        k,
        sorted({int(problem.village[piece.group_idx]) for piece in pieces}),
        sorted({int(problem.employer[piece.group_idx]) for piece in pieces}),
        pieces,
    )
