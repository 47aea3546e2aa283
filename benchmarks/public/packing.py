"""Bins of several sizes and prices, as vehicles whose ways cost nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.public.instance import Instance, Route, VehicleType
from benchmarks.public.readers import numbers

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.public.instance import Convention


def read_packing(path: Path, *, family: str, convention: Convention) -> Instance:
    """Items are customers at the depot; there are as many bins of a type as items."""
    (n, n_types, *_), bins, sizes = numbers(path)
    offered = bins[: 2 * int(n_types)]
    demand = np.array([0, *sizes[: int(n)]], dtype=np.int64)
    return Instance(
        family=family,
        name=path.stem,
        convention=convention,
        length=np.zeros((len(demand), len(demand))),
        demand=demand,
        types=tuple(
            VehicleType(capacity=int(capacity), count=int(n), fixed=cost)
            for capacity, cost in zip(offered[::2], offered[1::2], strict=True)
        ),
    )


def read_packed(path: Path, instance: Instance) -> list[Route]:
    """Routes of a stored packing, which names each bin's capacity and sizes."""
    free: dict[int, list[int]] = {}
    for node, size in enumerate(instance.demand.tolist()):
        free.setdefault(size, []).append(node)
    kinds = {kind.capacity: k for k, kind in enumerate(instance.types)}
    routes = []
    for line in path.read_text(encoding="utf-8").splitlines():
        capacity, _, sizes = line.partition(":")
        if not capacity.strip().isdigit():
            continue
        nodes = tuple(free[int(size)].pop() for size in sizes.split())
        routes.append(Route(type_idx=kinds[int(capacity)], nodes=nodes))
    return routes
