"""Pickups and deliveries on streets: minutes from everywhere to everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.public.instance import Instance, VehicleType

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.public.instance import Convention

_CAPACITY, _NODES, _EDGES = "CAPACITY:", "NODES", "EDGES"
_DELIVERY = 8  # column


def read_streets(path: Path, *, family: str, convention: Convention) -> Instance:
    """The notation of Sartori and Buriol, with a vehicle for every request."""
    lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
    capacity = next(int(line[1]) for line in lines if line[:1] == [_CAPACITY])
    at, to = lines.index([_NODES]), lines.index([_EDGES])
    table = np.array(lines[at + 1 : to], dtype=np.float64)
    n = len(table)
    delivery = table[:, _DELIVERY].astype(np.int64)
    pairs = tuple((node, int(delivery[node])) for node in range(n) if delivery[node])
    return Instance(
        family=family,
        name=path.stem,
        convention=convention,
        length=np.array(lines[to + 1 : to + 1 + n], dtype=np.float64),
        demand=table[:, 3].astype(np.int64),
        types=(VehicleType(capacity=capacity, count=len(pairs)),),
        windows=table[:, 4:6],
        service=table[:, 6],
        pairs=pairs,
    )
