"""One evaluator of routes for every public family."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.public.instance import DEPOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.public.instance import Floats, Instance, Route

TOLERANCE = 1e-6  # of times: sums of floating-point lengths


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What routes cost under the instance's convention; ``faults``: broken limits."""

    cost: float
    n_vehicles: int
    faults: tuple[str, ...]

    def rank(self, *, fewest_vehicles_first: bool) -> tuple[float, ...]:
        """The order of the convention; routes with faults come last."""
        first = float(self.n_vehicles) if fewest_vehicles_first else 0.0
        return (float(bool(self.faults)), first, self.cost)


def score(instance: Instance, routes: Sequence[Route]) -> Score:
    """The routes' cost, vehicles used and broken limits, all recomputed."""
    used = [route for route in routes if route.nodes]
    faults = [*_coverage(instance, used), *_fleet(instance, used)]
    for number, route in enumerate(used, start=1):
        faults += [f"route {number}: {fault}" for fault in _faults(instance, route)]
    return Score(
        cost=sum(_cost(instance, route) for route in used),
        n_vehicles=len(used),
        faults=tuple(faults),
    )


def _cost(instance: Instance, route: Route) -> float:
    kind = instance.types[route.type_idx]
    run = sum(instance.length[a, b] for a, b in _legs(route))
    return float(kind.fixed + kind.unit * run)


def _legs(route: Route) -> Iterable[tuple[int, int]]:
    return itertools.pairwise((DEPOT, *route.nodes, DEPOT))


def _coverage(instance: Instance, routes: Sequence[Route]) -> Iterator[str]:
    if instance.may_split:
        given: Counter[int] = Counter()
        for route in routes:
            for node, quantity in zip(
                route.nodes, _quantities(instance, route), strict=True
            ):
                given[node] += quantity
        for node in range(1, instance.n):
            if given[node] != instance.demand[node]:
                yield f"node {node}: {given[node]} of {instance.demand[node]} given"
        return
    visits = Counter(node for route in routes for node in route.nodes)
    for node in range(1, instance.n):
        if visits[node] != 1:
            yield f"node {node}: visited {visits[node]} times"


def _fleet(instance: Instance, routes: Sequence[Route]) -> Iterator[str]:
    used = Counter(route.type_idx for route in routes)
    for k, kind in enumerate(instance.types):
        if used[k] > kind.count:
            yield f"vehicle type {k}: {used[k]} used, {kind.count} there"


def _quantities(instance: Instance, route: Route) -> tuple[int, ...]:
    if route.quantities is not None:
        return route.quantities
    return tuple(int(instance.demand[node]) for node in route.nodes)


def _faults(instance: Instance, route: Route) -> Iterator[str]:
    yield from _loads(instance, route)
    if instance.windows is not None:
        yield from _times(instance, route, instance.windows)
    if instance.pairs:
        yield from _pairs(instance, route)


def _loads(instance: Instance, route: Route) -> Iterator[str]:
    """Deliveries are loaded at the depot; pickups of pairs change the load midway."""
    capacity = instance.types[route.type_idx].capacity
    quantities = _quantities(instance, route)
    if instance.pairs:
        most = max(itertools.accumulate(quantities), default=0)
    else:
        most = sum(quantities)
    if most > capacity:
        yield f"load {most} exceeds {capacity}"


def _times(instance: Instance, route: Route, windows: Floats) -> Iterator[str]:
    now = float(windows[DEPOT, 0])
    for a, b in _legs(route):
        now += float(instance.length[a, b])
        if instance.service is not None:
            now += float(instance.service[a])
        opens, closes = windows[b]
        now = max(now, float(opens))
        if now > closes + TOLERANCE:
            yield f"node {b} is reached at {now:.4f}, after {closes:g}"


def _pairs(instance: Instance, route: Route) -> Iterator[str]:
    place = {node: at for at, node in enumerate(route.nodes)}
    for pickup, delivery in instance.pairs:
        up, down = place.get(pickup), place.get(delivery)
        if (up is None) != (down is None):
            yield f"pickup {pickup} and delivery {delivery} ride apart"
        elif up is not None and down is not None and down < up:
            yield f"delivery {delivery} comes before its pickup {pickup}"
