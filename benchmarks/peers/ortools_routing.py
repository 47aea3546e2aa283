"""Plain OR-Tools routing: pairs of pickup and delivery, guided local search."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from benchmarks.timed import Timed
from solvers.sources.arcs import Visits

if TYPE_CHECKING:
    from benchmarks.instance import CoachTrip, Instance

NAME = "OR-Tools"


def solve(
    instance: Instance, *, seconds: float, seed: int
) -> list[Timed[tuple[CoachTrip, ...]]]:
    """Every better solution the search meets; the library takes no seed here."""
    started = time.perf_counter()
    model = _Model(instance)
    found: list[Timed[list[Visits]]] = []
    best = [np.inf]

    def note() -> None:
        cost = model.routing.CostVar().Min()
        if cost < best[0]:
            best[0] = cost
            elapsed_s = time.perf_counter() - started
            found.append(Timed(elapsed_s=elapsed_s, found=model.visits()))

    model.routing.AddAtSolutionCallback(note)
    model.search(seconds=seconds - (time.perf_counter() - started))
    return [
        Timed(elapsed_s=timed.elapsed_s, found=instance.trips(timed.found))
        for timed in found
    ]


class _Model:
    """Nodes: every piece's pickup, every piece's drop, one yard a coach."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.n = len(instance.pieces)
        self.coaches = [
            k for k, line in enumerate(instance.lines) for _ in range(line.count)
        ]
        yards = list(range(2 * self.n, 2 * self.n + len(self.coaches)))
        self.place = np.array(
            [
                *(piece.village for piece in instance.pieces),
                *(piece.employer for piece in instance.pieces),
                *(instance.depot[k] for k in self.coaches),
            ],
            dtype=np.int64,
        )
        self.manager = pywrapcp.RoutingIndexManager(
            len(self.place), len(self.coaches), yards, yards
        )
        self.routing = pywrapcp.RoutingModel(self.manager)
        self.arcs_cost_money()
        self.pieces_ride_whole()
        self.seats_suffice()
        self.rides_stay_short()

    def arcs_cost_money(self) -> None:
        """The price of each arc for each line's coaches."""
        tables = [
            self.routing.RegisterTransitMatrix(
                arcs[np.ix_(self.place, self.place)].tolist()
            )
            for arcs in self.instance.arc_fen
        ]
        for v, k in enumerate(self.coaches):
            self.routing.SetArcCostEvaluatorOfVehicle(tables[k], v)

    def pieces_ride_whole(self) -> None:
        """Pickup, then drop, on one coach that reaches the village; else a penalty."""
        solver = self.routing.solver()
        for i, piece in enumerate(self.instance.pieces):
            up, down = self._idx(i), self._idx(self.n + i)
            self.routing.AddPickupAndDelivery(up, down)
            coach = self.routing.VehicleVar(up)
            solver.Add(coach == self.routing.VehicleVar(down))
            self.routing.AddDisjunction([up], piece.penalty_fen)
            self.routing.AddDisjunction([down], 0)
            allowed = [
                v for v, k in enumerate(self.coaches) if self.instance.is_reached(k, i)
            ]
            if len(allowed) < len(self.coaches):
                coach.SetValues([-1, *allowed])

    def seats_suffice(self) -> None:
        """Workers on board never exceed the coach's seats."""
        n = [piece.n for piece in self.instance.pieces]
        change = [*n, *(-x for x in n), *(0 for _ in self.coaches)]
        self.routing.AddDimensionWithVehicleCapacity(
            self.routing.RegisterUnaryTransitVector(change),
            0,
            [self.instance.capacity[k] for k in self.coaches],
            True,  # noqa: FBT003 - the library takes no keyword here
            "load",
        )

    def rides_stay_short(self) -> None:
        """The limit on driving and standing from first pickup to last drop."""
        table = self.instance.ride_s[np.ix_(self.place, self.place)].tolist()
        self.routing.AddDimension(
            self.routing.RegisterTransitMatrix(table),
            0,
            self.instance.most_ride_s,
            True,  # noqa: FBT003 - the library takes no keyword here
            "ride",
        )

    def search(self, *, seconds: float) -> None:
        """Cheapest insertion, then guided local search until the time is over."""
        parameters = pywrapcp.DefaultRoutingSearchParameters()
        parameters.first_solution_strategy = (
            routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
        )
        parameters.local_search_metaheuristic = (
            routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
        )
        parameters.time_limit.FromMilliseconds(max(1, int(1_000 * seconds)))
        self.routing.SolveWithParameters(parameters)

    def visits(self) -> list[Visits]:
        """The routes of the solution that the search stands at."""
        found = []
        for v, k in enumerate(self.coaches):
            nodes = []
            at = self.routing.NextVar(self.routing.Start(v)).Value()
            while not self.routing.IsEnd(at):
                nodes.append(self.manager.IndexToNode(at))
                at = self.routing.NextVar(at).Value()
            found.append(
                Visits(
                    line_idx=k,
                    boarding=tuple(i for i in nodes if i < self.n),
                    alighting=tuple(i - self.n for i in nodes if i >= self.n),
                )
            )
        return found

    def _idx(self, node: int) -> int:
        return int(self.manager.NodeToIndex(node))
