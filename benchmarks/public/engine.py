"""Our engine on the public instances."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from benchmarks.public.instance import Route
from benchmarks.public.pyvrp_peer import tour_problem
from benchmarks.timed import Timed
from solvers.tours import annealing_source, request_source
from solvers.tours.engine import tours

if TYPE_CHECKING:
    from benchmarks.public.instance import Instance
    from solvers.tours.problem import Tour

START_S = 0.3  # kept for starting processes and reading results


def solve(
    instance: Instance, *, seconds: float, seed: int, cores: int
) -> list[Timed[tuple[Route, ...]]]:
    """Solutions in the order of time, each better than the one before.

    Loading compiled code, or compiling it once, is on nobody's clock.
    """
    annealing_source.make_ready()
    request_source.make_ready()
    started = time.perf_counter()
    problem = tour_problem(instance)
    found = []
    with ProcessPoolExecutor(max_workers=cores) as executor:
        for solution in tours(
            problem,
            executor,
            seed=seed,
            seconds=max(1.0, seconds - START_S),
            cores=cores,
        ):
            elapsed_s = time.perf_counter() - started
            routes = tuple(_route(instance, tour) for tour in solution)
            found.append(Timed(elapsed_s=elapsed_s, found=routes))
    return found


def _route(instance: Instance, tour: Tour) -> Route:
    return Route(
        type_idx=tour.kind,
        nodes=tour.nodes,
        quantities=tuple(visit.quantity for visit in tour.visits)
        if instance.may_split
        else None,
    )
