"""The seat-cost bound: no plan can cost less.

**Claim.** Let ``L(k, d, g)`` be the least cost of sending a coach of fleet line ``k``
with ``d`` drivers from its depot straight to the village of group ``g``, on to its
employer and home, and ``s(k, d, g)`` the seats usable in it for workers of ``g``. With

    q_g = min over k, d of  L(k, d, g) / s(k, d, g)  +  kit

every plan's objective is at least ``sum over workers of min(q_g, penalty)``, where the
penalty of a party whom another plan could rightly hold is nothing; and where gates take
in fewer than are expected, those who must stay (:mod:`solvers.problem.gate_rooms`) cost
the rest of their penalties on top.

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
   who is held nothing. Summing over workers gives the claim. Of those expected at an
   employer at least so many less its room are not on any trip; each of them costs
   ``penalty - min(q_g, penalty)`` more than the sum counts for him, all of them no less
   than as many of the least such differences, parties counted in parts.

Days away are at least the driving time over what one day allows: ``d`` drivers may each
drive their daily limit in any 24 h, and the coach stands during the night ban.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.crews import cost_fen, crews_of, day_shares, legs_of, shared_fen
from solvers.bound.direct_runs import direct_s, least_away, least_days, most_days
from solvers.problem.fleet_use import intake_of
from solvers.problem.gate_rooms import gate_rooms, must_stay_fen
from solvers.problem.least_away import NEVER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy.typing as npt

    from solvers.bound.crews import Crews
    from solvers.bound.day_shares import DayShares
    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]

_AT_ONCE = 2_000_000  # figures of a table of crews and groups


@dataclass(frozen=True, kw_only=True)
class SeatCost:
    """The seat-cost bound of a problem.

    ``per_worker_fen``: ``(n_groups,)``, the least cost of one worker's seat (floor),
    kit included; where nobody can carry a group, its dearest penalty. ``group_fen``:
    ``(n_groups,)``, each group's share of the bound. ``stay_fen``: what those add whom
    no gate takes in.
    """

    per_worker_fen: Ints
    group_fen: Ints
    stay_fen: int = 0

    @property
    def total_fen(self) -> int:
        """The bound over all groups."""
        return int(self.group_fen.sum()) + self.stay_fen


@dataclass(slots=True)
class _Cheapest:
    """Per group the least cost per seat so far as a fraction; seats 0: none yet."""

    cost_fen: Ints
    seats: Ints

    def offer(self, at: Ints, cost_fen: Ints, seats: Ints) -> None:
        """What a crew costs that has so many seats for the groups ``at``."""
        old_fen, old = self.cost_fen[at], self.seats[at]
        is_better = (seats > 0) & ((old == 0) | (cost_fen * old < old_fen * seats))
        self.cost_fen[at] = np.where(is_better, cost_fen, old_fen)
        self.seats[at] = np.where(is_better, seats, old)

    def may_be_beaten_by(
        self, groups: Ints, rough_fen: Ints, seats: Ints
    ) -> npt.NDArray[np.bool_]:
        """Whether crews that cost no less than this could carry each group cheaper."""
        fen, had = self.cost_fen[groups], self.seats[groups]
        is_open: npt.NDArray[np.bool_] = (seats > 0) & (
            (had == 0) | (rough_fen * had < fen * seats)
        )
        return is_open


def _by_rough_cost(crews: Crews) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Every group's crew of least rough cost a seat, then its next, and so on.

    Each with the crews' rough costs and seats.
    """
    seats = crews.seats
    a_seat = np.where(seats > 0, crews.rough_fen / np.maximum(seats, 1), np.inf)
    columns = np.arange(seats.shape[1])
    for _ in range(len(seats)):
        first = a_seat.argmin(axis=0)
        yield first, crews.rough_fen[first, columns], seats[first, columns]
        a_seat[first, columns] = np.inf


def seat_cost_bound(problem: Problem) -> SeatCost:
    """A lower bound on the objective of any plan, with its proof above."""
    cheapest = _Cheapest(
        cost_fen=np.zeros(problem.n_groups, dtype=np.int64),
        seats=np.zeros(problem.n_groups, dtype=np.int64),
    )
    shares = day_shares(problem)
    at_once = max(1, _AT_ONCE // max(1, len(problem.lines)))
    for start in range(0, problem.n_groups, at_once):
        groups = np.arange(start, min(start + at_once, problem.n_groups))
        _find_cheapest(problem, groups, shares, cheapest)
    cheapest.seats[problem.is_never_aboard] = 0
    totals = [_group_bound(problem, g, cheapest) for g in range(problem.n_groups)]
    dearest = np.array([max(p) for p in problem.party_penalties], dtype=np.int64)
    per_worker = cheapest.cost_fen // np.maximum(cheapest.seats, 1)
    per_worker = per_worker + problem.kit_fen
    return SeatCost(
        per_worker_fen=np.where(cheapest.seats > 0, per_worker, dearest),
        group_fen=np.array(totals, dtype=np.int64),
        stay_fen=_stay_fen(problem, cheapest),
    )


def _stay_fen(problem: Problem, cheapest: _Cheapest) -> int:
    """What those add to the groups' shares whom no gate takes in, rounded down."""
    if not intake_of(problem.scenario):
        return 0
    drive_s = problem.least_drive_s.tolist()
    rooms = gate_rooms(problem.scenario, problem.groups, drive_s)
    if not rooms:
        return 0
    more_fen = []
    for g in range(problem.n_groups):
        cost, seats = int(cheapest.cost_fen[g]), int(cheapest.seats[g])
        each_fen = -(-cost // seats) + int(problem.kit_fen[g]) if seats else None
        more_fen.append(
            [
                0 if each_fen is None else max(0, floor_fen - size * each_fen)
                for size, floor_fen in zip(
                    problem.party_sizes[g], problem.party_floors[g], strict=True
                )
            ]
        )
    return must_stay_fen(problem.groups, rooms, more_fen)


def no_bound(problem: Problem) -> SeatCost:
    """Nothing, which is below every plan too."""
    nothing = np.zeros(problem.n_groups, dtype=np.int64)
    return SeatCost(per_worker_fen=nothing, group_fen=nothing)


def _find_cheapest(
    problem: Problem,
    groups: Ints,
    shares: Mapping[int, DayShares],
    cheapest: _Cheapest,
) -> None:
    """The groups' cheapest crews, asked for in the order of their rough costs.

    Where the next ones in order are no cheaper than what was found, nor are those that
    follow.
    """
    crews = crews_of(problem, shares, groups)
    if crews is None:
        return
    for rank, rough_fen, seats in _by_rough_cost(crews):
        is_open = cheapest.may_be_beaten_by(groups, rough_fen, seats)
        if not is_open.any():
            return
        for c in np.unique(rank[is_open]).tolist():
            its = np.flatnonzero(is_open & (rank == c))
            k, drivers = int(crews.line_idx[c]), int(crews.drivers[c])
            at, has = groups[its], crews.seats[c, its]
            if k in shares:
                _offer_shared(problem, k, drivers, shares[k], cheapest, at, has)
            else:
                _offer(problem, k, drivers, cheapest, at, has)


def _offer(
    problem: Problem, k: int, drivers: int, cheapest: _Cheapest, at: Ints, seats: Ints
) -> None:
    """Offer line ``k`` with so many drivers to these groups, for any number of days."""
    fewest = least_days(problem, k, drivers=drivers, at=at)
    is_able = fewest < NEVER
    if not is_able.any():
        return
    at, seats, fewest = at[is_able], seats[is_able], fewest[is_able]
    most = most_days(problem, k, fewest, at)
    days = np.arange(fewest.min(), most.max() + 1)[:, None]
    legs_m = legs_of(problem, k, at)
    by_days = cost_fen(problem, k, legs_m, days=days, drivers=drivers)
    is_possible = (fewest <= days) & (days <= most)
    fen = np.where(is_possible, by_days, by_days.max()).min(axis=0)
    cheapest.offer(at, fen, seats)


def _offer_shared(
    problem: Problem,
    k: int,
    drivers: int,
    shares: DayShares,
    cheapest: _Cheapest,
    at: Ints,
    seats: Ints,
) -> None:
    """Offer the crew to these groups, each trip with its share of its block's days."""
    away_s = least_away(problem, k, drivers=drivers, at=at)
    wheel_s: Ints = np.sum(direct_s(problem, k, at), axis=0)
    share_fen = shares.of(drivers, wheel_s=wheel_s, away_s=away_s)
    fen = shared_fen(problem, k, legs_of(problem, k, at), share_fen)
    cheapest.offer(at, fen, np.where(away_s < NEVER, seats, 0))


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
