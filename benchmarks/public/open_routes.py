"""Open vehicle routing in VRPLIB notation: a route ends at its last customer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.public.instance import DEPOT, Instance, Route, VehicleType, lengths
from benchmarks.public.readers import vrplib

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.public.instance import Convention

_VEHICLES = re.compile(r"-k(\d+)$")
_LENGTHS_FREE = "O"  # names of instances whose DISTANCE the literature ignores


def read_open(path: Path, *, family: str, convention: Convention) -> Instance:
    """An instance whose ways back to the depot are free.

    A limit on length and service up to the last customer becomes windows: nobody is
    served later than the limit less his own service.
    """
    header, sections = vrplib(path)
    order = _order(sections)
    xy = np.array([row[1:3] for row in sections["NODE_COORD"]])[order]
    length = lengths(xy, convention.metric)
    length[:, DEPOT] = 0.0
    windows = service = None
    if "DISTANCE" in header and not path.stem.startswith(_LENGTHS_FREE):
        each = float(header.get("SERVICE_TIME", "0"))
        service = np.full(len(xy), each)
        service[DEPOT] = 0.0
        windows = np.zeros((len(xy), 2))
        windows[:, 1] = float(header["DISTANCE"]) - service
    named = _VEHICLES.search(path.stem)
    count = header["VEHICLES"] if named is None else named.group(1)
    return Instance(
        family=family,
        name=path.stem,
        convention=convention,
        length=length,
        demand=np.array([row[1] for row in sections["DEMAND"]], dtype=np.int64)[order],
        types=(VehicleType(capacity=int(header["CAPACITY"]), count=int(count)),),
        windows=windows,
        service=service,
    )


def read_open_tour(path: Path, instance: Instance) -> list[Route]:
    """Routes of a giant tour in which the depot has copies above the customers."""
    _, sections = vrplib(path.with_suffix(".vrp"))
    place = {node + 1: at for at, node in enumerate(_order(sections))}
    _, found = vrplib(path)
    routes: list[list[int]] = [[]]
    for (number,) in found["TOUR"][:-1]:
        node = place.get(int(number), DEPOT)
        if node == DEPOT:
            routes.append([])
        else:
            routes[-1].append(node)
    routes[0] = routes.pop() + routes[0]  # the tour is a circle that begins anywhere
    return [Route(type_idx=0, nodes=tuple(nodes)) for nodes in routes if nodes]


def _order(sections: dict[str, list[list[float]]]) -> list[int]:
    """Rows of the nodes, the depot's first."""
    depot = int(sections["DEPOT"][0][0]) - 1
    n = len(sections["NODE_COORD"])
    return [depot, *(node for node in range(n) if node != depot)]
