"""Crews: every fleet line with every number of drivers, and no more than their cost.

Lines that are alike but for the depot are priced together, groups a slice at a time:
tables of numbers, a row a crew, a column a group.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.day_shares import DayShares
from solvers.bound.direct_runs import (
    closure,
    days_of_driving,
    direct_legs,
    direct_s,
    shortened,
)
from solvers.problem.trip_prices import (
    below,
    least_round_trips_fen,
    least_shared_fen,
)
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from solvers.bound.direct_runs import At
    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]

ROUNDING_FEN = 2  # by which costs of several days may stray from a straight line


@dataclass(frozen=True, kw_only=True)
class Crews:
    """Lines with numbers of drivers: seats by group, and no more than their cost.

    ``line_idx``, ``drivers``: ``(n_crews,)``; ``seats``, ``rough_fen``: ``(n_crews,
    n)``. ``rough_fen`` counts the days that the driving alone asks for. Those of the
    clock are no fewer, but take long to count: most crews are never asked for them.
    """

    line_idx: Ints
    drivers: Ints
    seats: Ints
    rough_fen: Ints


def day_shares(problem: Problem) -> dict[int, DayShares]:
    """Of the days of each line whose trips share any."""
    if problem.scenario.policy.max_trips_per_block == 1:
        return {}
    found = {k: DayShares(problem, k) for k in range(len(problem.lines))}
    return {k: shares for k, shares in found.items() if shares.is_shared}


def crews_of(problem: Problem, shares: Mapping[int, DayShares], at: At) -> Crews | None:
    """Every crew that has a seat for some of the groups ``at``; None: there is none."""
    rows = [row for lines in _alike(problem) for row in _rows(problem, lines, at)]
    if not rows:
        return None
    line_idx, drivers, seats, rough_fen = (
        np.concatenate(column) for column in zip(*rows, strict=True)
    )
    order = np.lexsort((drivers, line_idx))  # of costs alike the first line counts
    crews = Crews(
        line_idx=line_idx[order],
        drivers=drivers[order],
        seats=seats[order],
        rough_fen=rough_fen[order],
    )
    for row, k in enumerate(crews.line_idx.tolist()):
        if k in shares:
            crews.rough_fen[row] = _rough_shared_fen(
                problem, k, shares[k], drivers=int(crews.drivers[row]), at=at
            )
    return crews


def _alike(problem: Problem) -> list[Ints]:
    """Lines whose coaches differ at most by where they stand and how many they are."""
    found: dict[object, list[int]] = {}
    for k, line in enumerate(problem.lines):
        kind = replace(line, depot_id="", vehicle_type="", count=1, lost=(), away=())
        found.setdefault(kind, []).append(k)
    return [np.array(lines, dtype=np.int64) for lines in found.values()]


def _rows(
    problem: Problem, lines: Ints, at: At
) -> Iterator[tuple[Ints, Ints, Ints, Ints]]:
    """Line, drivers, seats and rough cost of the crews of lines alike."""
    for drivers, seats in _seats_by_drivers(problem, lines, at):
        is_of_use = seats.any(axis=1)
        some = lines[is_of_use]
        yield (
            some,
            np.full(len(some), drivers, dtype=np.int64),
            seats[is_of_use],
            _rough_fen(problem, some, drivers=drivers, at=at),
        )


def _seats_by_drivers(
    problem: Problem, lines: Ints, at: At
) -> Iterator[tuple[int, Ints]]:
    """As `Problem.seats_by_drivers`, for lines alike at once: ``(n_lines, n)``."""
    fewest = np.maximum(problem.demanded[at], problem.lines[int(lines[0])].drivers)
    n_extra, groups = len(problem.all_seats), np.arange(problem.n_groups)[at]
    for drivers in range(int(fewest.min()), int(fewest.max()) + n_extra):
        extra = drivers - fewest
        is_offered = (extra >= 0) & (extra < n_extra)
        own = problem.all_seats[
            np.clip(extra, 0, n_extra - 1), lines[:, None], groups[None, :]
        ]
        seats: Ints = np.where(is_offered, own, 0)
        if seats.any():
            yield drivers, seats


def _rough_fen(problem: Problem, lines: Ints, *, drivers: int, at: At) -> Ints:
    """Fen below the cost of any number of days that the driving allows.

    The cost is convex in the days, but for rounding: each day more costs the same and
    includes the same kilometres, until there are none left to pay. So it is least at
    the fewest days or where the kilometres end.
    """
    fewest = days_of_driving(problem, lines, drivers=drivers, at=at)
    legs_m = legs_of(problem, lines, at)
    trials = [fewest]
    prices = below(problem.prices[int(lines[0])])
    included_m = prices.included_m
    if included_m:
        out_m, loaded_m, back_m = legs_m
        billed_m = loaded_m + (out_m + back_m) * prices.empty_percent // PERCENT
        ends = billed_m // included_m
        trials += [np.maximum(fewest, ends), np.maximum(fewest, ends + 1)]
    costs = [
        cost_fen(problem, lines, legs_m, days=days, drivers=drivers) for days in trials
    ]
    rough: Ints = np.minimum.reduce(costs) - ROUNDING_FEN
    return rough


def _rough_shared_fen(
    problem: Problem, k: int, shares: DayShares, *, drivers: int, at: At
) -> Ints:
    """Fen below direct trips that bear their share of days as long as their driving."""
    wheel_s: Ints = np.sum(direct_s(problem, k, at), axis=0)
    share_fen = shares.of(drivers, wheel_s=wheel_s, away_s=wheel_s)
    return shared_fen(problem, k, legs_of(problem, k, at), share_fen)


def legs_of(problem: Problem, k: int | Ints, at: At) -> list[Ints]:
    """Least metres of the legs of direct round trips, of one line or of lines alike."""
    metres, _ = closure(problem)
    return [shortened(problem, metres[leg]) for leg in direct_legs(problem, k, at)]


def shared_fen(
    problem: Problem,
    k: int,
    legs_m: Sequence[Ints],
    share_fen: npt.NDArray[np.float64],
) -> Ints:
    """Fen below direct trips of line ``k``, kit apart, with so much of their days."""
    out_m, loaded_m, back_m = legs_m
    return least_shared_fen(
        problem.lines[k],
        problem.scenario.tariff,
        problem.scenario.policy,
        legs_m=(out_m, loaded_m, back_m),
        tolled_back_m=_tolled_back_m(problem, k, back_m),
        share_fen=share_fen,
    )


def cost_fen(
    problem: Problem,
    k: int | Ints,
    legs_m: Sequence[Ints],
    *,
    days: Ints,
    drivers: int,
) -> Ints:
    """Fen of direct round trips, kit apart, of one line or of lines alike."""
    out_m, loaded_m, back_m = legs_m
    return least_round_trips_fen(
        problem.lines[int(np.ravel(k)[0])],
        problem.scenario.tariff,
        problem.scenario.policy,
        legs_m=(out_m, loaded_m, back_m),
        tolled_back_m=_tolled_back_m(problem, k, back_m),
        days=days,
        drivers=drivers,
    )


def _tolled_back_m(problem: Problem, k: int | Ints, back_m: Ints) -> Ints:
    """Metres back that pay toll: from the nearest employer where only those do."""
    if problem.scenario.tariff.toll_exempt_outbound:
        nearest_m = problem.nearest_drop_m[k]
        own_m = nearest_m[:, None] if np.ndim(k) else nearest_m
        return np.broadcast_to(own_m, back_m.shape)
    return back_m
