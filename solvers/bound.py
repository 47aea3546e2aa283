"""The seat-cost bound: no plan can cost less.

**Claim.** Let ``L(k, d, g)`` be the least cost of sending a coach of fleet line ``k``
with ``d`` drivers from its depot straight to the village of group ``g``, on to its
employer and home, and ``s(k, d, g)`` the seats usable in it for workers of ``g``. With

    q_g = min over k, d of  L(k, d, g) / s(k, d, g)  +  kit

every plan's objective is at least ``sum over workers of min(q_g, penalty)``.

**Proof.** Take a trip ``r`` of line ``k`` with ``d`` drivers that carries ``a_g``
workers of the groups ``g``.

1. Its coach passes the depot, the village of ``g``, the employer of ``g`` and the depot
   again in this order, so each of its parts is at least as long, and takes at least as
   long, as the shortest way between those places (the metric closure of the distance
   table). Every cost line rises with distance and with days away, but for the
   kilometres included in a day's hire; there the least over all numbers of days that
   the driving allows is taken. Hence ``cost(r) - kit * workers >= L(k, d, g)`` for each
   ``g`` on board, so it is at least the dearest of them.
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

from solvers.problem import most_seats
from transport.clock import DAY_S
from transport.costs import PERCENT, trip_cost_lines
from transport.hours import HOURS_PRESETS, drivers_demanded, most_driving_per_day_s
from transport.seats import n_escorts

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.problem import Problem
    from transport.fleet import FleetLine

    Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class SeatCost:
    """The seat-cost bound of a problem.

    ``per_worker_fen``: ``(n_groups,)``, the least cost of one worker's seat (floor);
    a group nobody can carry has ``None`` in ``carried`` and weighs its penalty.
    """

    per_worker_fen: Ints
    is_carried: npt.NDArray[np.bool_]
    total_fen: int


def seat_cost_bound(problem: Problem) -> SeatCost:
    """A lower bound on the objective of any plan, with its proof above."""
    metres, seconds = _closure(problem)
    n = problem.n_groups
    per_worker = np.zeros(n, dtype=np.int64)
    is_carried = np.zeros(n, dtype=np.bool_)
    total = 0
    known: dict[tuple[object, ...], tuple[int, int] | None] = {}
    for g in range(n):
        cheapest = _cheapest_seat(problem, metres, seconds, g, known)
        total += _group_bound(problem, g, cheapest)
        if cheapest is not None:
            is_carried[g] = True
            per_worker[g] = cheapest[0] // cheapest[1]
    kit = problem.scenario.tariff.kit_fen
    return SeatCost(
        per_worker_fen=per_worker + kit, is_carried=is_carried, total_fen=total
    )


def _group_bound(problem: Problem, g: int, cheapest: tuple[int, int] | None) -> int:
    """Whole fen below the group's share, rounded down once."""
    sizes, penalties = problem.party_sizes[g], problem.party_penalties[g]
    if cheapest is None:
        return sum(penalties)
    cost, seats = cheapest
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


def _cheapest_seat(
    problem: Problem,
    metres: Ints,
    seconds: Ints,
    g: int,
    known: dict[tuple[object, ...], tuple[int, int] | None],
) -> tuple[int, int] | None:
    """(cost, seats) of the least cost per seat; None when no coach can carry g."""
    group = problem.groups[g]
    key = (group.village_id, group.employer_id, group.scope, group.risk, group.ready_s)
    if key not in known:
        best: tuple[int, int] | None = None
        for k in range(len(problem.lines)):
            for found in _offers(problem, metres, seconds, g, k):
                if best is None or found[0] * best[1] < best[0] * found[1]:
                    best = found
        known[key] = best
    return known[key]


def _offers(
    problem: Problem, metres: Ints, seconds: Ints, g: int, k: int
) -> list[tuple[int, int]]:
    """(cost, seats) of the direct round trip of line k for each number of drivers."""
    scenario, policy, line = problem.scenario, problem.scenario.policy, problem.lines[k]
    if problem.seats[k, g] == 0:
        return []
    depot, village = int(problem.depot[k]), int(problem.village[g])
    employer = int(problem.employer[g])
    legs = [(depot, village), (village, employer), (employer, depot)]
    # rounding to metres and seconds can make a way of many legs look shorter than one
    most_legs = policy.max_villages_per_vehicle + policy.max_employers_per_vehicle + 1
    leg_m = [max(0, int(metres[leg]) - most_legs - 1) for leg in legs]
    driving_s = sum(max(0, int(seconds[leg]) - most_legs - 1) for leg in legs)
    driving_s = driving_s * PERCENT // line.speed_percent
    demanded = drivers_demanded(
        HOURS_PRESETS[policy.driver_hours],
        run_m=int(problem.distance_m[village, employer]),
        two_driver_m=policy.two_driver_m,
    )
    fewest = max(line.drivers, demanded)
    offers = []
    for drivers in range(fewest, max(fewest, policy.max_drivers) + 1):
        seats = most_seats(
            scenario,
            line,
            problem.groups[g],
            drivers=drivers,
            from_day=max(problem.groups[g].ready_s, 0) // DAY_S,
        )
        if seats > 0:
            cost = _least_cost(
                problem, line, leg_m=leg_m, driving_s=driving_s, drivers=drivers
            )
            offers.append((cost, seats))
    return offers


def _least_cost(
    problem: Problem,
    line: FleetLine,
    *,
    leg_m: list[int],
    driving_s: int,
    drivers: int,
) -> int:
    """Least fen, kit apart, over every number of days the driving allows."""
    scenario, tariff = problem.scenario, problem.scenario.tariff
    rules = HOURS_PRESETS[scenario.policy.driver_hours]
    per_day_s = most_driving_per_day_s(rules, drivers=drivers)
    fewest = max(1, -(-driving_s // per_day_s))
    out_m, loaded_m, back_m = leg_m
    total_m = out_m + loaded_m + back_m
    # beyond the days that include every kilometre, more days only cost more
    most = fewest
    if line.included_m:
        most = max(fewest, -(-total_m // line.included_m))
    # dear empty metres could be turned into loaded ones by a pickup on the way
    deadhead_m = 0 if tariff.deadhead_percent > PERCENT else out_m + back_m
    return min(
        sum(
            trip_cost_lines(
                line,
                tariff,
                outbound_m=out_m + loaded_m,
                return_m=back_m,
                deadhead_m=deadhead_m,
                away_s=days * DAY_S,
                n_workers=0,
                n_escorts=n_escorts(line, scenario.policy),
                drivers=drivers,
            ).values()
        )
        for days in range(fewest, most + 1)
    )
