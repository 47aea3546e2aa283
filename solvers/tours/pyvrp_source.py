"""PyVRP as a source of tours: its problem data, and every good route it passes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pyvrp
from pyvrp.stop import FirstFeasible, MaxIterations, MaxRuntime, MultipleCriteria

from solvers.sources.pyvrp_calls import Callbacks, search_params
from solvers.tours.problem import DEPOT, Tour, TourProblem, Visit
from solvers.tours.seen import NEAR_BEST, SeenTours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyvrp.stop import StoppingCriterion

CUT_SHARES = (0.20, 0.10, 0.05, 0.01)  # of a vehicle
LOOK_EVERY = 25  # iterations between looks at the candidate


@dataclass(frozen=True, kw_only=True)
class TourBurst:
    """What a run starts from; it ends after the seconds or, if given, the iterations.

    ``until_feasible``: it also ends with the first feasible solution.
    ``start``: tours whose visits, taken together, are just ``visits``, in any order;
    or none. ``heat``: share of the heat at which annealing begins.
    """

    problem: TourProblem
    visits: tuple[Visit, ...]
    start: tuple[Tour, ...]
    seed: int
    seconds: float | None = None
    iterations: int | None = None
    until_feasible: bool = False
    heat: float = 1.0


@dataclass(frozen=True, kw_only=True)
class TourResult:
    """The best tours found (empty if none were feasible), and all routes seen."""

    best: tuple[Tour, ...]
    seen: tuple[Tour, ...]


def run_tours(burst: TourBurst) -> TourResult:
    """One run of PyVRP's iterated local search; depends on the burst alone but for
    its seconds.
    """  # noqa: D205 # one sentence
    data = problem_data(burst.problem, burst.visits)
    seen = SeenTours(burst.problem)
    watch = Watch(burst, seen)
    result = pyvrp.solve(
        data,
        stop=_stop(burst),
        seed=burst.seed,
        collect_stats=False,
        display=False,
        params=search_params(watch, vehicle_cost=vehicle_cost(data)),
        initial_solution=_solution(data, burst) if burst.start else None,
    )
    best = watch.tours(result.best) if result.best.is_feasible() else ()
    seen.add(best)
    return TourResult(best=best, seen=seen.all())


def run_cut(burst: TourBurst) -> TourResult:
    """As `run_tours`; where it starts afresh, from demands cut finely beforehand.

    Source: Chen, Golden, Wang and Wasil (2017), a priori splitting by 20, 10, 5 and 1
    hundredths of a vehicle. It is at its best where few shares make up every load.
    """
    if burst.start:
        return run_tours(burst)
    most = max(kind.capacity for kind in burst.problem.kinds)
    sizes = dict.fromkeys(max(1, int(share * most)) for share in CUT_SHARES)
    return run_tours(replace(burst, visits=tuple(burst.problem.pieces([*sizes]))))


def _stop(burst: TourBurst) -> StoppingCriterion:
    limit: StoppingCriterion = (
        MaxRuntime(burst.seconds or 0.0)
        if burst.iterations is None
        else MaxIterations(burst.iterations)
    )
    if not burst.until_feasible:
        return limit
    return MultipleCriteria([FirstFeasible(), limit])


def vehicle_cost(data: pyvrp.ProblemData) -> int:
    """The dearest vehicle's cost with the longest way there and back."""
    furthest = int(data.distance_matrix(0)[DEPOT].max())
    return max(
        int(kind.fixed_cost + 2 * furthest * kind.unit_distance_cost)
        for kind in data.vehicle_types()
    )


@dataclass
class Watch(Callbacks):
    """Has routes of good solutions remembered."""

    burst: TourBurst
    seen: SeenTours
    _n: int = 0

    def on_best(self, best: pyvrp.Solution) -> None:
        """A new best is remembered if it is feasible."""
        if best.is_feasible():
            self.seen.add(self.tours(best))

    def on_iteration(
        self,
        current: pyvrp.Solution,
        candidate: pyvrp.Solution,
        best: pyvrp.Solution,
        cost_evaluator: object,
    ) -> None:
        """Now and then the candidate is remembered, if it costs little more."""
        self._n += 1
        if self._n % LOOK_EVERY or not candidate.is_feasible():
            return
        if solution_cost(candidate) <= NEAR_BEST * solution_cost(best):
            self.seen.add(self.tours(candidate))

    def tours(self, solution: pyvrp.Solution) -> tuple[Tour, ...]:
        """The solution's routes, pieces of one node put together."""
        problem, visits = self.burst.problem, self.burst.visits
        found = []
        for route in solution.routes():
            stops: dict[int, int] = {}
            for act in route.schedule():
                if act.is_client():
                    visit = visits[act.idx]
                    stops[visit.node] = stops.get(visit.node, 0) + visit.quantity
                elif act.is_shipment():
                    node = problem.pairs[act.idx][int(act.is_delivery())]
                    stops[node] = int(problem.demand[node])
            if stops:
                found.append(
                    Tour(
                        kind=route.vehicle_type(),
                        visits=tuple(
                            Visit(node=node, quantity=n) for node, n in stops.items()
                        ),
                    )
                )
        return tuple(found)


def solution_cost(solution: pyvrp.Solution) -> int:
    """What its routes cost; a vehicle weighs as much as its way."""
    return int(solution.distance_cost() + solution.fixed_vehicle_cost())


def _solution(data: pyvrp.ProblemData, burst: TourBurst) -> pyvrp.Solution:
    """The start as PyVRP has it: every visit of a tour is one of the burst's."""
    kinds, problem = pyvrp.ActivityType, burst.problem
    if problem.pairs:
        pickup = {pair[0]: i for i, pair in enumerate(problem.pairs)}
        delivery = {pair[1]: i for i, pair in enumerate(problem.pairs)}
        routes = [
            [
                pyvrp.Activity(kinds.PICKUP, pickup[node])
                if node in pickup
                else pyvrp.Activity(kinds.DELIVERY, delivery[node])
                for node in tour.nodes
            ]
            for tour in burst.start
        ]
    else:
        free: dict[Visit, list[int]] = {}
        for i, visit in enumerate(burst.visits):
            free.setdefault(visit, []).append(i)
        routes = [
            [pyvrp.Activity(kinds.CLIENT, free[visit].pop()) for visit in tour.visits]
            for tour in burst.start
        ]
    return pyvrp.Solution(
        data,
        [
            pyvrp.Route(data, route, tour.kind)
            for route, tour in zip(routes, burst.start, strict=True)
        ],
    )


def problem_data(problem: TourProblem, visits: Sequence[Visit]) -> pyvrp.ProblemData:
    """PyVRP's data of the problem, its demand cut into these visits."""
    early, late = _window(problem, DEPOT)
    return pyvrp.ProblemData(
        locations=[pyvrp.Location(0, 0) for _ in range(problem.n)],
        clients=[] if problem.pairs else _clients(problem, visits),
        depots=[pyvrp.Depot(DEPOT)],
        vehicle_types=[
            pyvrp.VehicleType(
                num_available=kind.count,
                capacity=[kind.capacity],
                fixed_cost=kind.fixed,
                unit_distance_cost=kind.unit,
                tw_early=early,
                tw_late=late,
            )
            for kind in problem.kinds
        ],
        distance_matrices=[problem.distance],
        duration_matrices=[problem.duration],
        shipments=_shipments(problem),
    )


def _clients(problem: TourProblem, visits: Sequence[Visit]) -> list[pyvrp.Client]:
    return [
        pyvrp.Client(
            visit.node,
            delivery=[visit.quantity],
            service_duration=_service(problem, visit.node),
            tw_early=_window(problem, visit.node)[0],
            tw_late=_window(problem, visit.node)[1],
        )
        for visit in visits
    ]


def _shipments(problem: TourProblem) -> list[pyvrp.Shipment]:
    found = []
    for pickup, delivery in problem.pairs:
        up, down = _window(problem, pickup), _window(problem, delivery)
        found.append(
            pyvrp.Shipment(
                pickup,
                delivery,
                pickup_tw_early=up[0],
                pickup_tw_late=up[1],
                pickup_service_duration=_service(problem, pickup),
                delivery_tw_early=down[0],
                delivery_tw_late=down[1],
                delivery_service_duration=_service(problem, delivery),
                amount=[int(problem.demand[pickup])],
            )
        )
    return found


def _window(problem: TourProblem, node: int) -> tuple[int, int]:
    if problem.windows is None:
        return 0, pyvrp.constants.MAX_VALUE
    early, late = problem.windows[node].tolist()
    return int(early), int(late)


def _service(problem: TourProblem, node: int) -> int:
    return 0 if problem.service is None else int(problem.service[node])
