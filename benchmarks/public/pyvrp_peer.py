"""PyVRP on the public instances; split deliveries cut beforehand."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.peers.pyvrp_runs import improvements
from benchmarks.pieces import FINE_SHARES, cut
from benchmarks.public.instance import Route
from benchmarks.timed import Timed, thinned
from solvers.tours.problem import TourProblem, VehicleKind, Visit
from solvers.tours.pyvrp_source import problem_data, vehicle_cost

if TYPE_CHECKING:
    import pyvrp

    from benchmarks.pieces import Way
    from benchmarks.public.instance import Floats, Instance, Ints

NAME = "PyVRP"
MOST_OF_ONE = 100  # solutions of each that are recosted, its last among them
SEED_STEP = 1_000  # between the seeds of a run's processes
SCALE = {
    "nint_euc2d": 1,
    "trunc1_euc": 10,
    "double_euc": 1_000,
    "int_minutes_matrix": 1,
    "matrix_metres_div_1000": 1_000,
    "min_total_bin_cost": 100,
}
UNIT_SCALE = 100  # for unit costs other than 1: they have at most two decimals
VEHICLE_EDGES = 10  # where vehicles count first, one weighs so many longest edges


def solve(
    instance: Instance, *, seconds: float, seed: int, way: Way, cores: int
) -> list[Timed[tuple[Route, ...]]]:
    """What a run a core found, side by side, each with a seed of its own, by time."""
    run = partial(solve_alone, instance, seconds=seconds, way=way)
    seeds = [seed + SEED_STEP * i for i in range(cores)]
    with ProcessPoolExecutor(max_workers=cores) as executor:
        found = [executor.submit(run, seed=own) for own in seeds]
        runs = [thinned(one.result(), MOST_OF_ONE) for one in found]
    solutions = [timed for one in runs for timed in one]
    return sorted(solutions, key=lambda timed: timed.elapsed_s)


def solve_alone(
    instance: Instance, *, seconds: float, seed: int, way: Way
) -> list[Timed[tuple[Route, ...]]]:
    """One process's solutions in the order of time, each better than the one before."""
    started = time.perf_counter()
    visits = _visits(instance, way)
    data = problem_data(tour_problem(instance), visits)
    found = improvements(
        data,
        started=started,
        seconds=seconds,
        seed=seed,
        vehicle_cost=vehicle_cost(data),
    )
    return [
        Timed(elapsed_s=t.elapsed_s, found=_routes(instance, visits, t.found))
        for t in found
    ]


def _visits(instance: Instance, way: Way) -> list[Visit]:
    """Pieces of demand; of pairs and of unsplit customers there is one each."""
    capacity = max(kind.capacity for kind in instance.types)
    steps = [max(1, round(share * capacity)) for share in FINE_SHARES]
    found = []
    for node in range(1, instance.n):
        demand = int(instance.demand[node])
        if not instance.may_split:
            quantities = [demand]
        elif way == "whole":
            quantities = cut(demand, [capacity])
        else:
            quantities = cut(demand, steps)
        found += [Visit(node=node, quantity=n) for n in quantities]
    return found


def tour_problem(instance: Instance) -> TourProblem:
    """The instance in whole numbers; where vehicles count first, each weighs a lot."""
    scale = SCALE[instance.convention.metric]
    units = UNIT_SCALE if any(kind.unit != 1 for kind in instance.types) else 1
    # a length just above its rounded value must not make a late arrival look punctual
    duration = np.ceil(np.round(instance.length * scale, 6)).astype(np.int64)
    return TourProblem(
        distance=np.rint(instance.length * scale).astype(np.int64),
        duration=_no_times(duration, instance.windows),
        demand=instance.demand,
        kinds=tuple(
            VehicleKind(
                capacity=kind.capacity,
                count=kind.count,
                fixed=units * round((kind.fixed + _weight(instance)) * scale),
                unit=round(kind.unit * units),
            )
            for kind in instance.types
        ),
        windows=_scaled(instance.windows, scale),
        service=_scaled(instance.service, scale),
        pairs=instance.pairs,
        may_split=instance.may_split,
    )


def _scaled(times: Floats | None, scale: int) -> Ints | None:
    return None if times is None else np.rint(times * scale).astype(np.int64)


def _no_times(duration: Ints, windows: Floats | None) -> Ints:
    return duration if windows is not None else np.zeros_like(duration)


def _weight(instance: Instance) -> float:
    """What a vehicle weighs beside its cost, where the fewest come first."""
    if not instance.convention.fewest_vehicles_first:
        return 0.0
    return VEHICLE_EDGES * float(instance.length.max())


def _routes(
    instance: Instance, visits: list[Visit], solution: pyvrp.Solution
) -> tuple[Route, ...]:
    found = []
    for route in solution.routes():
        stops: dict[int, int] = {}
        for act in route.schedule():
            if act.is_client():
                visit = visits[act.idx]
                stops[visit.node] = stops.get(visit.node, 0) + visit.quantity
            elif act.is_shipment():
                node = instance.pairs[act.idx][int(act.is_delivery())]
                stops[node] = int(instance.demand[node])
        found.append(
            Route(
                type_idx=route.vehicle_type(),
                nodes=tuple(stops),
                quantities=tuple(stops.values()) if instance.may_split else None,
            )
        )
    return tuple(found)
