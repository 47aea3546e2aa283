"""A problem as the compiled search knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core import problem_data as core
from solvers.core.problem_data import ProblemData
from solvers.drafting.away_times import EXTRA_S, LOADED_S, in_minutes
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from solvers.drafting.away_times import AwayTimes
    from solvers.problem.items import Item
    from solvers.problem.problem import Problem
    from solvers.problem.trip_prices import LinePrices

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

N_NEAR = 120


def compiled_data(
    problem: Problem, items: Sequence[Item], times: AwayTimes, *, most_drivers: int
) -> ProblemData:
    """The arrays; ``times`` may be corrected later and the data be made again."""
    g = np.array([item.group_idx for item in items], dtype=np.int64)
    direct_m = problem.distance_m[problem.village[g], problem.employer[g]]
    seats = _seats(problem, g, most_drivers=most_drivers)
    return ProblemData(
        metre=problem.distance_m.astype(np.float64),
        second=in_minutes(problem.driving_s).astype(np.float64),
        exact_s=problem.driving_s.astype(np.float64),
        item=_items(problem, items, g),
        size=_sizes(problem, items, direct_m),
        near=_near(problem, g),
        seats=seats,
        line=_lines(problem, seats, times),
        price=price_table(problem.prices),
        away_s=times.table,  # the same array: what is learnt is known at once
        loaded_from=times.loaded_from,
        numbers=_numbers(problem, times),
    )


def _items(problem: Problem, items: Sequence[Item], g: Ints) -> Ints:
    table = np.zeros((len(items), core.N_ITEM), dtype=np.int64)
    table[:, core.VILLAGE] = problem.village[g]
    table[:, core.EMPLOYER] = problem.employer[g]
    table[:, core.AMOUNT] = [item.n for item in items]
    table[:, core.MAY_SPLIT] = [item.may_split for item in items]
    table[:, core.COHORT] = problem.cohort[g]
    table[:, core.READY_DAY] = np.maximum(problem.ready_day[g], 0)
    table[:, core.LATEST_DAY] = _latest_day(problem, g)
    return table


def _sizes(problem: Problem, items: Sequence[Item], direct_m: Ints) -> Floats:
    table = np.zeros((len(items), core.N_SIZES))
    table[:, core.PENALTY] = [
        item.penalty_fen - int(problem.kit_fen[item.group_idx]) for item in items
    ]
    table[:, core.ALLOWED_M] = _allowed_m(problem, direct_m)
    table[:, core.DIRECT] = direct_m
    g = np.array([item.group_idx for item in items], dtype=np.int64)
    table[:, core.DIRECT_S] = problem.driving_s[problem.village[g], problem.employer[g]]
    return table


def _lines(problem: Problem, seats: Ints, times: AwayTimes) -> Ints:
    by_drivers = seats[:, :, : core.MOST]
    n_drivers = by_drivers.shape[2]
    table = np.zeros((len(problem.lines), core.N_LINE + n_drivers), dtype=np.int64)
    table[:, core.N_LINE :] = by_drivers.max(axis=1)
    table[:, core.DEPOT] = problem.depot
    table[:, core.COUNT] = [line.count for line in problem.lines]
    table[:, core.SPEED] = [line.speed_percent for line in problem.lines]
    table[:, core.CREW] = [line.drivers for line in problem.lines]
    table[:, core.SPEED_ROW] = times.speed_idx
    return table


def _latest_day(problem: Problem, g: Ints) -> Ints:
    """Last day to start; the guide of :class:`Problem`, within the planning days."""
    last = problem.scenario.n_days - 1
    ready = np.maximum(problem.ready_day[g], 0)
    days: Ints = np.clip(problem.latest_day[g], ready, np.maximum(ready, last))
    return days


def _allowed_m(problem: Problem, direct_m: Ints) -> Floats:
    policy = problem.scenario.policy
    allowed: Floats = np.maximum(
        direct_m * policy.max_detour_percent // PERCENT,
        direct_m + policy.detour_allowance_m,
    ).astype(np.float64)
    return allowed


def _near(problem: Problem, g: Ints) -> Ints:
    """Items of one's own cohort by the ways between villages and between employers."""
    metres, n = problem.distance_m, len(g)
    village, employer = problem.village[g], problem.employer[g]
    cohort = problem.cohort[g]
    found = np.zeros((n, min(N_NEAR, n)), dtype=np.int64)
    for i in range(n):
        away = metres[village[i], village] + metres[employer[i], employer]
        away = away + np.where(cohort == cohort[i], 0, int(metres.max()) * 4)
        away[i] = -1
        nearest = np.argpartition(away, found.shape[1] - 1)[: found.shape[1]]
        found[i] = nearest[np.lexsort((nearest, away[nearest]))]
    return found


def _seats(problem: Problem, g: Ints, *, most_drivers: int) -> Ints:
    """Seats by line, item and number of drivers; entry 0 is the most of all.

    The last entry limits the item's own load; it is learnt from timetables.
    """
    seats = np.zeros((len(problem.lines), len(g), most_drivers + 2), dtype=np.int64)
    for k in problem.near_lines:
        for drivers, of_groups in problem.seats_by_drivers(k):
            if drivers <= min(most_drivers, problem.scenario.policy.max_drivers):
                seats[k, :, drivers] = of_groups[g]
    seats[:, :, 0] = seats.max(axis=2)
    seats[:, :, core.MOST] = seats[:, :, 0]
    return seats


def price_table(lines: Sequence[LinePrices]) -> Floats:
    """``(n_lines, N_PRICES)``, as the compiled search reads them."""
    table = np.zeros((len(lines), core.N_PRICES))
    for row, prices in zip(table, lines, strict=True):
        row[core.DAY_FEN] = prices.hire_day_fen + prices.beside_day_fen
        row[core.TRIP_FEN] = prices.hire_trip_fen + prices.beside_trip_fen
        row[core.DRIVER_FEN] = prices.driver_day_fen
        row[core.METRE_FEN] = prices.hire_fen
        row[core.EMPTY_WEIGHT] = prices.empty_weight
        row[core.INCLUDED_M] = prices.included_m
        row[core.TOLL_OUT] = prices.toll_out_fen
        row[core.TOLL_BACK] = prices.toll_back_fen
    return table


def _numbers(problem: Problem, times: AwayTimes) -> Floats:
    policy = problem.scenario.policy
    rules = policy.hours
    numbers = np.zeros(core.N_NUMBERS)
    numbers[core.TWO_DRIVER_M] = (
        policy.two_driver_m if rules.long_run_needs_two else np.inf
    )
    numbers[core.KITS_FEN] = int(problem.kit_fen @ problem.n_workers)
    numbers[core.STOP_S] = policy.stop_s
    numbers[core.WORKER_S] = policy.stop_per_worker_s
    numbers[core.MOST_VILLAGES] = policy.max_villages_per_vehicle
    numbers[core.MOST_EMPLOYERS] = policy.max_employers_per_vehicle
    numbers[core.BUCKET_S] = times.bucket_s
    numbers[core.TYPICAL_DWELL_S] = 2 * times.dwell_s
    numbers[core.PULL_OUT_S] = times.pull_out_s
    numbers[core.EXTRA_S] = EXTRA_S
    numbers[core.TURNAROUND_S] = policy.turnaround_s
    numbers[core.LOADED_S] = LOADED_S
    numbers[core.DETOUR_RATIO] = policy.max_detour_percent / PERCENT
    numbers[core.DETOUR_S] = policy.detour_allowance_s
    longest = int(problem.distance_m.max()) * 4
    allowed = policy.max_detour_percent * longest // PERCENT
    numbers[core.HAS_DETOUR_LIMIT] = allowed < longest * 2
    return numbers
