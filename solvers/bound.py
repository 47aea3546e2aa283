"""The seat-cost bound: no plan can cost less.

**Claim.** Let ``L(k, d, g)`` be the least cost of sending a coach of fleet line ``k``
with ``d`` drivers from its depot straight to the village of group ``g``, on to its
employer and home, and ``s(k, d, g)`` the seats usable in it for workers of ``g``. With

    q_g = min over k, d of  L(k, d, g) / s(k, d, g)  +  kit

every plan's objective is at least ``sum over workers of min(q_g, penalty)``.

**Proof.** Take a trip ``r`` of line ``k`` with ``d`` drivers that carries ``a_g``
workers of the groups ``g``.

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
   ``sum_g a_g <= s(r) <= s(k, d, g)`` for each ``g`` on board.
3. So ``sum_g a_g L(k,d,g) / s(k,d,g) <= max_g L(k,d,g) * sum_g a_g / s(r)
   <= max_g L(k,d,g) <= cost(r) - kit * workers``: shared by seats, the trip pays at
   least ``q_g`` for each worker of ``g``.
4. A worker who is left behind costs his penalty. Summing over workers gives the claim.

Days away are at least the driving time over what one day allows: ``d`` drivers may each
drive their daily limit in any 24 h, and the coach stands during the night ban.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse.csgraph import shortest_path

from solvers.away import NEVER
from transport.clock import DAY_S
from transport.costs import PERCENT, hire_fen, standing_lines, toll_fen
from transport.hours import HOURS_PRESETS, most_driving_per_day_s
from transport.seats import n_escorts

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.problem import Problem

    Ints = npt.NDArray[np.int64]


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


def seat_cost_bound(problem: Problem) -> SeatCost:
    """A lower bound on the objective of any plan, with its proof above."""
    metres, _ = _closure(problem)
    zeros = np.zeros(problem.n_groups, dtype=np.int64)
    cheapest = _Cheapest(cost_fen=zeros, seats=zeros)
    for k in range(len(problem.lines)):
        leg_m = [_shortened(problem, metres[leg]) for leg in _direct_legs(problem, k)]
        for drivers, seats in problem.seats_by_drivers(k):
            _offer(problem, k, cheapest, leg_m, drivers, seats)
    totals = [_group_bound(problem, g, cheapest) for g in range(problem.n_groups)]
    kit = problem.scenario.tariff.kit_fen
    dearest = np.array([max(p) for p in problem.party_penalties], dtype=np.int64)
    per_worker = cheapest.cost_fen // np.maximum(cheapest.seats, 1) + kit
    return SeatCost(
        per_worker_fen=np.where(cheapest.seats > 0, per_worker, dearest),
        group_fen=np.array(totals, dtype=np.int64),
    )


def _direct_legs(problem: Problem, k: int) -> list[tuple[Ints, Ints]]:
    """Index pairs of the legs depot, village, employer, depot, of every group."""
    depot = np.full(problem.n_groups, problem.depot[k])
    return [
        (depot, problem.village),
        (problem.village, problem.employer),
        (problem.employer, depot),
    ]


def _shortened(problem: Problem, legs: Ints) -> Ints:
    """The legs less what rounding can hide on a way of as many legs as a trip has."""
    policy = problem.scenario.policy
    most_legs = policy.max_villages_per_vehicle + policy.max_employers_per_vehicle + 1
    return np.maximum(legs - most_legs - 1, 0)


def least_days(problem: Problem, k: int, *, drivers: int) -> Ints:
    """``(n_groups,)``: days of hire that a trip with each group takes at least.

    ``NEVER`` where no legal trip of line ``k`` with so many drivers carries the group.
    """
    scenario = problem.scenario
    rules = HOURS_PRESETS[scenario.policy.driver_hours]
    per_day_s = most_driving_per_day_s(rules, drivers=drivers)
    speed = problem.lines[k].speed_percent
    _, seconds = _closure(problem)
    legs = [
        _shortened(problem, seconds[leg]) * PERCENT // speed
        for leg in _direct_legs(problem, k)
    ]
    away = np.array(
        [
            problem.away_bounds.least_away_s(
                drivers=drivers,
                out_s=out_s,
                loaded_s=loaded_s,
                back_s=back_s,
                village=scenario.village[group.village_id].opening
                or scenario.policy.pickup_opening,
                gate=scenario.employer[group.employer_id].opening
                or scenario.policy.gate_opening,
            )
            for group, out_s, loaded_s, back_s in zip(
                problem.groups, *(leg.tolist() for leg in legs), strict=True
            )
        ],
        dtype=np.int64,
    )
    by_driving = -(-sum(legs) // per_day_s)
    by_clock = np.where(away == NEVER, NEVER, -(-away // DAY_S))
    days: Ints = np.maximum(1, np.maximum(by_driving, by_clock))
    return days


def most_days(problem: Problem, k: int, fewest: Ints) -> Ints:
    """``(n_groups,)``: days beyond which a direct trip gets no cheaper by one more."""
    included_m = problem.lines[k].included_m
    if not included_m:
        return fewest
    metres, _ = _closure(problem)
    leg_m = sum(_shortened(problem, metres[leg]) for leg in _direct_legs(problem, k))
    # beyond the days that include every metre, days only cost
    days: Ints = np.maximum(fewest, -(-leg_m // included_m))
    return days


def _offer(
    problem: Problem,
    k: int,
    cheapest: _Cheapest,
    leg_m: list[Ints],
    drivers: int,
    seats: Ints,
) -> None:
    """Offer line ``k`` with so many drivers to every group, for any number of days."""
    fewest = least_days(problem, k, drivers=drivers)
    seats = np.where(fewest < NEVER, seats, 0)
    if not seats.any():
        return
    most = most_days(problem, k, fewest)
    for days in range(int(fewest.min()), int(most[seats > 0].max()) + 1):
        is_possible = (fewest <= days) & (days <= most)
        cost = _cost_fen(problem, k, leg_m, days=days, drivers=drivers)
        cheapest.offer(cost, np.where(is_possible, seats, 0))


def _cost_fen(
    problem: Problem, k: int, leg_m: list[Ints], *, days: int, drivers: int
) -> Ints:
    """Fen of the direct round trips of line ``k``, kit apart."""
    line, tariff = problem.lines[k], problem.scenario.tariff
    out_m, loaded_m, back_m = leg_m
    tolled_back_m = back_m
    if tariff.toll_exempt_outbound:
        tolled_back_m = np.full_like(back_m, problem.nearest_drop_m[k])
    # dear empty metres could be turned into loaded ones by a pickup on the way
    is_dear = tariff.deadhead_percent > PERCENT
    standing = standing_lines(
        line,
        tariff,
        days=days,
        n_escorts=n_escorts(line, problem.scenario.policy),
        drivers=drivers,
    )
    return (
        hire_fen(
            line,
            tariff,
            total_m=out_m + loaded_m + back_m,
            deadhead_m=np.zeros_like(out_m) if is_dear else out_m + back_m,
            days=days,
        )
        + toll_fen(line, tariff, outbound_m=out_m + loaded_m, return_m=tolled_back_m)
        + sum(standing.values())
    )


def _group_bound(problem: Problem, g: int, cheapest: _Cheapest) -> int:
    """Whole fen below the group's share, rounded down once."""
    sizes, penalties = problem.party_sizes[g], problem.party_penalties[g]
    cost, seats = int(cheapest.cost_fen[g]), int(cheapest.seats[g])
    if seats == 0:
        return sum(penalties)
    kit = problem.scenario.tariff.kit_fen
    numerator = sum(
        min(size * (cost + kit * seats), penalty * seats)
        for size, penalty in zip(sizes, penalties, strict=True)
    )
    return numerator // seats


def _closure(problem: Problem) -> tuple[Ints, Ints]:
    """Least metres and least driving seconds between places, by whatever way."""
    if problem.is_metric:
        return problem.distance_m, problem.driving_s
    # a zero would read as "no edge" in the graph routines
    return _shortest(problem.distance_m), _shortest(problem.driving_s)


def _shortest(table: Ints) -> Ints:
    lengths = shortest_path(np.maximum(table, 1e-6), method="FW")
    return np.floor(lengths + 1e-3).astype(np.int64)
