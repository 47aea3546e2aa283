"""Tours chosen from a pool by an integer programme, loads decided with them.

min  sum_r c_r x_r
(cover)  sum_r y_cr = d_c                        every node, where loads are split
sum_{r through c} x_r = 1               every node, where they are not
(seats)  sum_c y_cr <= Q_r x_r ,  y_cr <= d_c x_r
(fleet)  sum_{r of kind k} x_r <= count_k
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from solvers.one_worker import HAS_ANSWER, one_worker
from solvers.tours.problem import DEPOT, Tour, TourProblem, Visit

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_TOURS = 6_000


def choose(
    problem: TourProblem,
    pool: Sequence[Tour],
    incumbent: Sequence[Tour],
    *,
    effort: float,
    seed: int,
    seconds: float | None = None,
) -> tuple[Tour, ...]:
    """The cheapest choice found, never dearer than the incumbent.

    ``effort``: limit in the solver's deterministic time; ``seconds`` may end it before,
    building the programme included.
    """
    began_s = time.monotonic()
    tours = _candidates(problem, pool, incumbent)
    model = cp_model.CpModel()
    runs = [model.new_bool_var(f"x{r}") for r in range(len(tours))]
    for run, tour in zip(runs, tours, strict=True):
        model.add_hint(run, tour in incumbent)
    if problem.may_split:
        loads = _split_loads(model, problem, tours, runs)
    else:
        loads = {}
        _each_once(model, problem, tours, runs)
    for k, kind in enumerate(problem.kinds):
        own = [run for run, tour in zip(runs, tours, strict=True) if tour.kind == k]
        model.add(sum(own) <= kind.count)
    model.minimize(
        sum(problem.cost(tour) * run for run, tour in zip(runs, tours, strict=True))
    )
    solver = one_worker(seed=seed, effort=effort)
    if seconds is not None:
        left_s = seconds - (time.monotonic() - began_s)
        solver.parameters.max_time_in_seconds = max(0.0, left_s)
    if solver.solve(model) not in HAS_ANSWER:
        return tuple(incumbent)
    chosen = []
    for r, (run, tour) in enumerate(zip(runs, tours, strict=True)):
        if not solver.value(run):
            continue
        if problem.may_split:
            visits = tuple(
                Visit(node=node, quantity=n)
                for node in dict.fromkeys(tour.nodes)
                if (n := solver.value(loads[r, node]))
            )
            tour = Tour(kind=tour.kind, visits=visits)  # with its loads
        if tour.visits:
            chosen.append(tour)
    old = sum(map(problem.cost, incumbent))
    return tuple(chosen) if sum(map(problem.cost, chosen)) < old else tuple(incumbent)


def _candidates(
    problem: TourProblem, pool: Sequence[Tour], incumbent: Sequence[Tour]
) -> list[Tour]:
    """The incumbent's tours, then the cheapest of the pool for what they carry.

    Where nothing is far, as of bins to be filled, what they carry is the load alone.
    """

    def price(tour: Tour) -> float:
        worth = sum(
            abs(v.quantity) * max(1, 2 * int(problem.distance[DEPOT, v.node]))
            for v in tour.visits
        )
        return problem.cost(tour) / max(1, worth)

    best: dict[tuple[int, tuple[int, ...]], Tour] = {}
    for tour in sorted(pool, key=lambda t: (problem.cost(t), t.kind, t.nodes)):
        best.setdefault((tour.kind, tuple(sorted(tour.nodes))), tour)
    others = [tour for tour in best.values() if tour not in set(incumbent)]
    others.sort(key=lambda t: (price(t), t.kind, t.nodes))
    return [*incumbent, *others[:MOST_TOURS]]


def _each_once(
    model: cp_model.CpModel,
    problem: TourProblem,
    tours: Sequence[Tour],
    runs: Sequence[cp_model.IntVar],
) -> None:
    through: dict[int, list[cp_model.IntVar]] = {}
    for run, tour in zip(runs, tours, strict=True):
        for node in tour.nodes:
            through.setdefault(node, []).append(run)
    for node in range(1, problem.n):
        model.add_exactly_one(through.get(node, []))


def _split_loads(
    model: cp_model.CpModel,
    problem: TourProblem,
    tours: Sequence[Tour],
    runs: Sequence[cp_model.IntVar],
) -> dict[tuple[int, int], cp_model.IntVar]:
    loads = {}
    aboard: dict[int, list[cp_model.IntVar]] = {}
    for r, (run, tour) in enumerate(zip(runs, tours, strict=True)):
        capacity = problem.kinds[tour.kind].capacity
        own = []
        for node in dict.fromkeys(tour.nodes):
            most = min(capacity, int(problem.demand[node]))
            load = model.new_int_var(0, most, f"y{r},{node}")
            model.add(load <= most * run)
            loads[r, node] = load
            own.append(load)
            aboard.setdefault(node, []).append(load)
        model.add(sum(own) <= capacity * run)
    for node in range(1, problem.n):
        model.add(sum(aboard.get(node, [])) == int(problem.demand[node]))
    return loads
