"""The seat-cost bound: no plan can cost less.

**Claim.** Let ``L(k, d, g)`` be the least cost of sending a coach of fleet line ``k``
with ``d`` drivers from its depot straight to the village of group ``g``, on to its
employer and home, and ``s(k, d, g)`` the seats usable in it for workers of ``g``. With

    q_g = min over k, d of  L(k, d, g) / s(k, d, g)  +  kit

every plan's objective is at least ``sum over workers of min(q_g, penalty)``, where the
penalty of a party whom another plan could rightly hold is nothing.

**Proof.** Take a trip ``r`` of line ``k`` with ``d`` drivers that carries ``a_g``
workers of the groups ``g``.

0. A trip of a block costs what it bears at least of the block's days
   (:mod:`solvers.bound.day_shares`), and what is its own; summed over the trips that
   is no more than the plan costs. Where no two trips of a line fit into a block, or no
   day is paid for, it costs what a trip alone does. ``cost(r)`` stands for either.
1. Its coach passes the depot, the village of ``g``, the employer of ``g`` and the depot
   again in this order, so each of these stretches is at least as long, and takes at
   least as long, as the shortest way between those places (the metric closure of the
   distance table). Where tolls are due on the way back alone, that way begins at the
   last drop, so the employer nearest to the depot is taken. Every cost line rises with
   distance and with days away, but for the kilometres included in a day's hire; there
   the least over all numbers of days that the driving allows is taken. Hence
   ``cost(r) - kit * workers >= L(k, d, g)`` for each ``g`` on board, so it is at least
   the dearest of them.
2. Seats usable on ``r`` follow from the strictest of the caps on board, so
   ``sum_g a_g <= s(r) <= s(k, d, g)`` for each ``g`` on board. (A hold limits the load
   of any trip at least as much as it limits ``s(k, d, g)``.)
3. So ``sum_g a_g L(k,d,g) / s(k,d,g) <= max_g L(k,d,g) * sum_g a_g / s(r)
   <= max_g L(k,d,g) <= cost(r) - kit * workers``: shared by seats, the trip pays at
   least ``q_g`` for each worker of ``g``.
4. A worker who is left behind costs his penalty, one who travels alone his ticket, one
   who is held nothing. Summing over workers gives the claim.

Days away are at least the driving time over what one day allows: ``d`` drivers may each
drive their daily limit in any 24 h, and the coach stands during the night ban.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.day_shares import DayShares
from solvers.bound.direct_runs import (
    closure,
    days_of_driving,
    direct_legs,
    direct_s,
    least_away,
    least_days,
    most_days,
    shortened,
)
from solvers.problem.least_away import NEVER
from solvers.problem.trip_prices import (
    below,
    least_round_trips_fen,
    least_shared_fen,
)
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]

_ROUNDING_FEN = 2  # by which costs of several days may stray from a straight line


@dataclass(frozen=True, kw_only=True)
class SeatCost:
    """The seat-cost bound of a problem.

    ``per_worker_fen``: ``(n_groups,)``, the least cost of one worker's seat (floor),
    kit included; where nobody can carry a group, its dearest penalty. ``group_fen``:
    ``(n_groups,)``, each group's share of the bound.
    """

    per_worker_fen: Ints
    group_fen: Ints

    @property
    def total_fen(self) -> int:
        """The bound over all groups."""
        return int(self.group_fen.sum())


@dataclass(slots=True)
class _Cheapest:
    """Per group the least cost per seat so far as a fraction; seats 0: none yet."""

    cost_fen: Ints
    seats: Ints

    def offer(self, cost_fen: Ints, seats: Ints) -> None:
        is_better = (seats > 0) & (
            (self.seats == 0) | (cost_fen * self.seats < self.cost_fen * seats)
        )
        self.cost_fen = np.where(is_better, cost_fen, self.cost_fen)
        self.seats = np.where(is_better, seats, self.seats)

    def may_be_beaten_by(self, rough_fen: Ints, seats: Ints) -> npt.NDArray[np.bool_]:
        """Groups that crews could carry cheaper, whose cost is no less than this."""
        is_open: npt.NDArray[np.bool_] = (seats > 0) & (
            (self.seats == 0) | (rough_fen * self.seats < self.cost_fen * seats)
        )
        return is_open


@dataclass(frozen=True, kw_only=True)
class _Crew:
    """A line with a number of drivers: seats by group, and no more than its cost.

    ``rough_fen`` counts the days that the driving alone asks for. Those of the clock
    are no fewer, but take long to count: most crews are never asked for them.
    ``shares``: of the line's days, where its trips share any.
    """

    line_idx: int
    drivers: int
    seats: Ints
    leg_m: list[Ints]
    rough_fen: Ints
    shares: DayShares | None


def _crews(problem: Problem) -> Iterator[_Crew]:
    """Every line with every number of drivers it may have."""
    metres, _ = closure(problem)
    for k in range(len(problem.lines)):
        leg_m = [shortened(problem, metres[leg]) for leg in direct_legs(problem, k)]
        shares = DayShares(problem, k)
        for drivers, seats in problem.seats_by_drivers(k):
            if shares.is_shared:
                wheel_s: Ints = np.sum(direct_s(problem, k), axis=0)
                rough_fen = _shared_fen(
                    problem,
                    k,
                    leg_m,
                    shares.of(drivers, wheel_s=wheel_s, away_s=wheel_s),
                )
            else:
                rough_fen = _rough_fen(problem, k, leg_m, drivers=drivers)
            yield _Crew(
                line_idx=k,
                drivers=drivers,
                seats=seats,
                leg_m=leg_m,
                rough_fen=rough_fen,
                shares=shares if shares.is_shared else None,
            )


def _rough_fen(problem: Problem, k: int, leg_m: list[Ints], *, drivers: int) -> Ints:
    """Fen below the cost of any number of days that the driving allows.

    The cost is convex in the days, but for rounding: each day more costs the same and
    includes the same kilometres, until there are none left to pay. So it is least at
    the fewest days or where the kilometres end.
    """
    fewest = days_of_driving(problem, k, drivers=drivers)
    trials = [fewest]
    prices = below(problem.prices[k])
    included_m = prices.included_m
    if included_m:
        out_m, loaded_m, back_m = leg_m
        billed_m = loaded_m + (out_m + back_m) * prices.empty_percent // PERCENT
        ends = billed_m // included_m
        trials += [np.maximum(fewest, ends), np.maximum(fewest, ends + 1)]
    costs = [
        _cost_fen(problem, k, leg_m, days=days, drivers=drivers) for days in trials
    ]
    rough: Ints = np.minimum.reduce(costs) - _ROUNDING_FEN
    return rough


def _by_rough_cost(crews: Sequence[_Crew]) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Every group's crew of least rough cost a seat, then its next, and so on.

    Each with the crews' rough costs and seats.
    """
    if not crews:
        return
    rough_fen = np.array([crew.rough_fen for crew in crews])
    seats = np.array([crew.seats for crew in crews])
    a_seat = np.where(seats > 0, rough_fen / np.maximum(seats, 1), np.inf)
    columns = np.arange(seats.shape[1])
    for rank in np.argsort(a_seat, axis=0, kind="stable"):
        yield rank, rough_fen[rank, columns], seats[rank, columns]


def seat_cost_bound(problem: Problem) -> SeatCost:
    """A lower bound on the objective of any plan, with its proof above."""
    zeros = np.zeros(problem.n_groups, dtype=np.int64)
    cheapest = _Cheapest(cost_fen=zeros, seats=zeros)
    crews = list(_crews(problem))
    for rank, rough_fen, seats in _by_rough_cost(crews):
        is_open = cheapest.may_be_beaten_by(rough_fen, seats)
        for c in np.unique(rank[is_open]).tolist():
            _offer(problem, crews[c], cheapest, is_open & (rank == c))
    totals = [_group_bound(problem, g, cheapest) for g in range(problem.n_groups)]
    dearest = np.array([max(p) for p in problem.party_penalties], dtype=np.int64)
    per_worker = cheapest.cost_fen // np.maximum(cheapest.seats, 1)
    per_worker = per_worker + problem.kit_fen
    return SeatCost(
        per_worker_fen=np.where(cheapest.seats > 0, per_worker, dearest),
        group_fen=np.array(totals, dtype=np.int64),
    )


def no_bound(problem: Problem) -> SeatCost:
    """Nothing, which is below every plan too."""
    nothing = np.zeros(problem.n_groups, dtype=np.int64)
    return SeatCost(per_worker_fen=nothing, group_fen=nothing)


def _offer(
    problem: Problem,
    crew: _Crew,
    cheapest: _Cheapest,
    where: npt.NDArray[np.bool_],
) -> None:
    """Offer the crew to these groups, for any number of days."""
    k, drivers = crew.line_idx, crew.drivers
    if crew.shares is not None:
        _offer_shared(problem, crew, crew.shares, cheapest, where)
        return
    fewest = least_days(problem, k, drivers=drivers, where=where)
    at = np.flatnonzero(where & (fewest < NEVER) & (crew.seats > 0))
    if not len(at):
        return
    most, fewest = most_days(problem, k, fewest)[at], fewest[at]
    days = np.arange(fewest.min(), most.max() + 1)[:, None]
    legs = [leg_m[at] for leg_m in crew.leg_m]
    by_days = _cost_fen(problem, k, legs, days=days, drivers=drivers)
    is_possible = (fewest <= days) & (days <= most)
    cost, seats = np.zeros_like(crew.seats), np.zeros_like(crew.seats)
    cost[at] = np.where(is_possible, by_days, by_days.max()).min(axis=0)
    seats[at] = crew.seats[at]
    cheapest.offer(cost, seats)


def _offer_shared(
    problem: Problem,
    crew: _Crew,
    shares: DayShares,
    cheapest: _Cheapest,
    where: npt.NDArray[np.bool_],
) -> None:
    """Offer the crew to these groups, each trip with its share of its block's days."""
    k, drivers = crew.line_idx, crew.drivers
    away_s = least_away(problem, k, drivers=drivers, where=where)
    is_open = where & (away_s < NEVER)
    wheel_s: Ints = np.sum(direct_s(problem, k), axis=0)
    share_fen = shares.of(drivers, wheel_s=wheel_s, away_s=away_s)
    cost_fen = _shared_fen(problem, k, crew.leg_m, share_fen)
    cheapest.offer(np.where(is_open, cost_fen, 0), np.where(is_open, crew.seats, 0))


def _shared_fen(
    problem: Problem, k: int, leg_m: list[Ints], share_fen: npt.NDArray[np.float64]
) -> Ints:
    """Fen below direct trips of line ``k``, kit apart, with so much of their days."""
    tariff = problem.scenario.tariff
    out_m, loaded_m, back_m = leg_m
    return least_shared_fen(
        problem.lines[k],
        tariff,
        problem.scenario.policy,
        legs_m=(out_m, loaded_m, back_m),
        tolled_back_m=_tolled_back_m(problem, k, back_m),
        share_fen=share_fen,
    )


def _tolled_back_m(problem: Problem, k: int, back_m: Ints) -> Ints:
    """Metres back that pay toll: from the nearest employer where only those do."""
    if problem.scenario.tariff.toll_exempt_outbound:
        return np.full_like(back_m, problem.nearest_drop_m[k])
    return back_m


def _cost_fen(
    problem: Problem, k: int, leg_m: list[Ints], *, days: Ints, drivers: int
) -> Ints:
    """Fen of the direct round trips of line ``k``, kit apart."""
    tariff = problem.scenario.tariff
    out_m, loaded_m, back_m = leg_m
    return least_round_trips_fen(
        problem.lines[k],
        tariff,
        problem.scenario.policy,
        legs_m=(out_m, loaded_m, back_m),
        tolled_back_m=_tolled_back_m(problem, k, back_m),
        days=days,
        drivers=drivers,
    )


def _group_bound(problem: Problem, g: int, cheapest: _Cheapest) -> int:
    """Whole fen below the group's share, rounded down once."""
    sizes, penalties = problem.party_sizes[g], problem.party_floors[g]
    cost, seats = int(cheapest.cost_fen[g]), int(cheapest.seats[g])
    if seats == 0:
        return sum(penalties)
    kit = int(problem.kit_fen[g])
    numerator = sum(
        min(size * (cost + kit * seats), penalty * seats)
        for size, penalty in zip(sizes, penalties, strict=True)
    )
    return numerator // seats
