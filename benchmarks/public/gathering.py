"""Requests with several pickups and one delivery, within time windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.public.instance import Instance, VehicleType, lengths
from benchmarks.public.readers import numbers

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.public.instance import Convention

_TYPE, _REQUEST = 7, 8  # columns
_DELIVERY = 1


def read_gathering(path: Path, *, family: str, convention: Convention) -> Instance:
    """Every pickup is paired with the one delivery of its request.

    Where the convention ignores capacities, a vehicle takes all there is.
    """
    (vehicles, capacity), *nodes = numbers(path)
    table = np.array(nodes, dtype=np.float64)
    delivery = {
        row[_REQUEST]: node
        for node, row in enumerate(table)
        if node and row[_TYPE] == _DELIVERY
    }
    demand = table[:, 3].astype(np.int64)
    if convention.ignores_capacity:
        capacity = float(demand[demand > 0].sum())
    return Instance(
        family=family,
        name=path.stem,
        convention=convention,
        length=lengths(table[:, 1:3], convention.metric),
        demand=demand,
        types=(VehicleType(capacity=int(capacity), count=int(vehicles)),),
        windows=table[:, 4:6],
        service=table[:, 6],
        pairs=tuple(
            (node, delivery[row[_REQUEST]])
            for node, row in enumerate(table)
            if node and row[_TYPE] != _DELIVERY
        ),
    )
