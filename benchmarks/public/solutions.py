"""Stored solutions, in the notations of the collections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.public.instance import DEPOT, Route

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.public.instance import Instance

_ROUTE = re.compile(r"^\s*Route\s*#?\s*(\d+)(?:\s+T(\d+))?\s*:(.*)$", re.IGNORECASE)
_SPLIT_STOP = re.compile(r"(\d+)\s*\(\s*(\d+)\s*\)")


def read_solution(
    path: Path, instance: Instance, *, type_of_vehicle: Sequence[int] = ()
) -> list[Route]:
    """The routes of a stored solution.

    ``type_of_vehicle``: where route k is driven by vehicle k, the vehicles' types.
    """
    routes = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        found = _ROUTE.match(line)
        if found is None:
            continue
        number, named_type, visits = found.groups()
        type_idx = 0
        if named_type is not None:
            type_idx = int(named_type)
        elif type_of_vehicle:
            type_idx = type_of_vehicle[int(number) - 1]
        routes.append(_route(visits, type_idx=type_idx, is_split=instance.may_split))
    return routes


def _route(visits: str, *, type_idx: int, is_split: bool) -> Route:
    if is_split:
        stops = [(int(node), int(n)) for node, n in _SPLIT_STOP.findall(visits)]
        return Route(
            type_idx=type_idx,
            nodes=tuple(node for node, _ in stops),
            quantities=tuple(n for _, n in stops),
        )
    nodes = tuple(int(node) for node in visits.split())
    return Route(type_idx=type_idx, nodes=tuple(n for n in nodes if n != DEPOT))
