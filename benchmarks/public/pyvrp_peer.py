"""PyVRP on the public instances; split deliveries cut beforehand."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyvrp

from benchmarks.peers.pyvrp_runs import improvements
from benchmarks.pieces import FINE_SHARES, cut
from benchmarks.public.instance import DEPOT, Route
from benchmarks.timed import Timed

if TYPE_CHECKING:
    from benchmarks.pieces import Way
    from benchmarks.public.instance import Floats, Instance, Ints

NAME = "PyVRP"
SCALE = {"nint_euc2d": 1, "trunc1_euc": 10, "double_euc": 1_000}
UNIT_SCALE = 100  # for unit costs other than 1: they have at most two decimals
VEHICLE_EDGES = 10  # where vehicles count first, one weighs so many longest edges


@dataclass(frozen=True, slots=True, kw_only=True)
class _Visit:
    """A piece of a customer's demand: what PyVRP's n-th client stands for."""

    node: int
    quantity: int


def solve(
    instance: Instance, *, seconds: float, seed: int, way: Way
) -> list[Timed[tuple[Route, ...]]]:
    """Solutions in the order of time, each better than the one before."""
    started = time.perf_counter()
    visits = _visits(instance, way)
    data = _data(instance, visits)
    found = improvements(
        data,
        started=started,
        seconds=seconds,
        seed=seed,
        vehicle_cost=_vehicle_cost(data),
    )
    return [
        Timed(elapsed_s=t.elapsed_s, found=_routes(instance, visits, t.found))
        for t in found
    ]


def _visits(instance: Instance, way: Way) -> list[_Visit]:
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
        found += [_Visit(node=node, quantity=n) for n in quantities]
    return found


def _data(instance: Instance, visits: list[_Visit]) -> pyvrp.ProblemData:
    scale = SCALE[instance.convention.metric]
    # a length just above its rounded value must not make a late arrival look punctual
    duration = np.ceil(np.round(instance.length * scale, 6)).astype(np.int64)
    return pyvrp.ProblemData(
        locations=[pyvrp.Location(0, 0) for _ in range(instance.n)],
        clients=[] if instance.pairs else _clients(instance, visits, scale),
        depots=[pyvrp.Depot(DEPOT)],
        vehicle_types=_vehicle_types(instance, scale),
        distance_matrices=[np.rint(instance.length * scale).astype(np.int64)],
        duration_matrices=[_no_times(duration, instance.windows)],
        shipments=_shipments(instance, scale),
    )


def _no_times(duration: Ints, windows: Floats | None) -> Ints:
    return duration if windows is not None else np.zeros_like(duration)


def _vehicle_types(instance: Instance, scale: int) -> list[pyvrp.VehicleType]:
    units = UNIT_SCALE if any(kind.unit != 1 for kind in instance.types) else 1
    early, late = _window(instance, DEPOT, scale)
    return [
        pyvrp.VehicleType(
            num_available=kind.count,
            capacity=[kind.capacity],
            fixed_cost=units * round((kind.fixed + _weight(instance)) * scale),
            unit_distance_cost=round(kind.unit * units),
            tw_early=early,
            tw_late=late,
        )
        for kind in instance.types
    ]


def _vehicle_cost(data: pyvrp.ProblemData) -> int:
    """A vehicle's cost with the longest way there and back."""
    furthest = int(data.distance_matrix(0)[DEPOT].max())
    return max(
        int(kind.fixed_cost + 2 * furthest * kind.unit_distance_cost)
        for kind in data.vehicle_types()
    )


def _weight(instance: Instance) -> float:
    """What a vehicle weighs beside its cost, where the fewest come first."""
    if not instance.convention.fewest_vehicles_first:
        return 0.0
    return VEHICLE_EDGES * float(instance.length.max())


def _clients(
    instance: Instance, visits: list[_Visit], scale: int
) -> list[pyvrp.Client]:
    return [
        pyvrp.Client(
            visit.node,
            delivery=[visit.quantity],
            service_duration=_service(instance, visit.node, scale),
            tw_early=_window(instance, visit.node, scale)[0],
            tw_late=_window(instance, visit.node, scale)[1],
        )
        for visit in visits
    ]


def _shipments(instance: Instance, scale: int) -> list[pyvrp.Shipment]:
    found = []
    for pickup, delivery in instance.pairs:
        up, down = (_window(instance, node, scale) for node in (pickup, delivery))
        found.append(
            pyvrp.Shipment(
                pickup,
                delivery,
                pickup_tw_early=up[0],
                pickup_tw_late=up[1],
                pickup_service_duration=_service(instance, pickup, scale),
                delivery_tw_early=down[0],
                delivery_tw_late=down[1],
                delivery_service_duration=_service(instance, delivery, scale),
                amount=[int(instance.demand[pickup])],
            )
        )
    return found


def _window(instance: Instance, node: int, scale: int) -> tuple[int, int]:
    if instance.windows is None:
        return 0, pyvrp.constants.MAX_VALUE
    early, late = instance.windows[node]
    return round(early * scale), round(late * scale)


def _service(instance: Instance, node: int, scale: int) -> int:
    return 0 if instance.service is None else round(instance.service[node] * scale)


def _routes(
    instance: Instance, visits: list[_Visit], solution: pyvrp.Solution
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
