"""Road graph: shortest ways over the roads a scenario brings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx
import numpy as np

from transport.errors import Fault, ScenarioError
from transport.roads.speeds import SpeedBand, driving_s
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from numpy.typing import NDArray

    from transport.scenario import Road

Pair: TypeAlias = tuple[str, str]
Integers: TypeAlias = "NDArray[np.int64]"

ROADS_FILE = "roads.csv"
# One Dijkstra weight holds three sums: metres first, then timed seconds, then metres
# of roads without a time. Python integers have room for all, so ties have one answer.
_FIELD = 1 << 40


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ways:
    """The ways from one place; each array has an entry a place, by index."""

    metres: Integers
    seconds: Integers
    is_reached: NDArray[np.bool_]


class RoadGraph:
    """Shortest ways by distance between the places of a road graph.

    Times given with the roads of a way are added up; the metres of its roads without a
    time are driven at the planning speeds, as one run.
    """

    def __init__(
        self,
        roads: Sequence[Road],
        *,
        place_ids: Iterable[str],
        bands: tuple[SpeedBand, ...],
    ) -> None:
        self._graph = _graph_of(roads)
        self._idx = {place_id: idx for idx, place_id in enumerate(place_ids)}
        self._bands = bands
        self._ways: dict[str, _Ways] = {}

    def pairs(self, pairs: Sequence[Pair]) -> tuple[Integers, Integers]:
        """Metres and driving seconds of each (from, to), in order.

        Raises
        ------
        ScenarioError
            If a place lies on no road, or no way leads from the one to the other.
        """
        metres = np.zeros(len(pairs), dtype=np.int64)
        seconds = np.zeros(len(pairs), dtype=np.int64)
        for at, (from_id, to_id) in enumerate(pairs):
            ways, idx = self._ways_from(from_id), self._idx[to_id]
            if not ways.is_reached[idx]:
                raise ScenarioError([self._fault(from_id, to_id)])
            metres[at], seconds[at] = ways.metres[idx], ways.seconds[idx]
        return metres, seconds

    def matrices(
        self, ids: Sequence[str], *, skip: Container[Pair]
    ) -> tuple[Integers, Integers]:
        """Metres and seconds ``(n, n)``, row departs; raises as `pairs` does.

        Pairs in ``skip`` need no way and may hold any number.
        """
        metres = np.zeros((len(ids), len(ids)), dtype=np.int64)
        seconds = np.zeros_like(metres)
        columns = np.array([self._idx[place_id] for place_id in ids], dtype=np.int64)
        for row, from_id in enumerate(ids):
            ways = self._ways_from(from_id)
            for column in np.flatnonzero(~ways.is_reached[columns]).tolist():
                if (from_id, ids[column]) not in skip:
                    raise ScenarioError([self._fault(from_id, ids[column])])
            metres[row], seconds[row] = ways.metres[columns], ways.seconds[columns]
        return metres, seconds

    def faults(self, ids: Sequence[str], *, skip: Container[Pair]) -> tuple[Fault, ...]:
        """One fault for each place of ``ids`` that lacks a way to or from another."""
        homes = frozenset(ids)
        core = max(
            nx.strongly_connected_components(self._graph),
            key=lambda nodes: (len(homes & nodes), min(nodes)),
            default=set[str](),
        )
        on_roads = [place for place in ids if place in self._graph]
        found: dict[Fault, None] = {}  # each once, in order
        for place in ids:
            if place in core:
                continue
            others = on_roads if place in self._graph else ids
            pair = self._lacking(place, others, skip)
            if pair is not None:
                found[self._fault(*pair)] = None
        return tuple(found)

    def _lacking(
        self, place: str, others: Sequence[str], skip: Container[Pair]
    ) -> Pair | None:
        """A pair of ``place`` with another that no way joins; to it before from it."""
        ahead, behind = set[str](), set[str]()
        if place in self._graph:
            ahead = nx.descendants(self._graph, place)
            behind = nx.ancestors(self._graph, place)
        for other in others:
            if other == place:
                continue
            if other not in behind and (other, place) not in skip:
                return (other, place)
            if other not in ahead and (place, other) not in skip:
                return (place, other)
        return None

    def _ways_from(self, from_id: str) -> _Ways:
        if from_id not in self._ways:
            self._ways[from_id] = self._search(from_id)
        return self._ways[from_id]

    def _search(self, from_id: str) -> _Ways:
        n = len(self._idx)
        ways = _Ways(
            metres=np.zeros(n, dtype=np.int64),
            seconds=np.zeros(n, dtype=np.int64),
            is_reached=np.zeros(n, dtype=np.bool_),
        )
        ways.is_reached[self._idx[from_id]] = True
        if from_id not in self._graph:
            return ways
        sums = nx.single_source_dijkstra_path_length(
            self._graph, from_id, weight="weight"
        )
        for place in sums.keys() & self._idx.keys():
            idx = self._idx[place]
            ways.metres[idx], ways.seconds[idx] = self._decoded(int(sums[place]))
            ways.is_reached[idx] = True
        return ways

    def _decoded(self, weight: int) -> tuple[int, int]:
        rest, untimed_m = divmod(weight, _FIELD)
        metres, timed_s = divmod(rest, _FIELD)
        return metres, timed_s + driving_s(untimed_m, self._bands)

    def _fault(self, from_id: str, to_id: str) -> Fault:
        for place in (to_id, from_id):
            if place not in self._graph:
                return Fault(
                    file=ROADS_FILE,
                    value=place,
                    wrong=said("ON_NO_ROAD"),
                    remedy=said("JOIN_TO_ROADS", file=ROADS_FILE),
                )
        return Fault(
            file=ROADS_FILE,
            value=to_id,
            wrong=said("NO_WAY_FROM", place=from_id),
            remedy=said("ADD_MISSING_ROAD", file=ROADS_FILE),
        )


def _graph_of(roads: Sequence[Road]) -> nx.DiGraph[str]:
    """The roads as directed edges; of parallel ones the shortest, then fastest."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for road in roads:
        weight = _weight(road)
        _join(graph, road.from_id, road.to_id, weight)
        if not road.is_one_way:
            _join(graph, road.to_id, road.from_id, weight)
    return graph


def _join(graph: nx.DiGraph[str], from_id: str, to_id: str, weight: int) -> None:
    known = graph.get_edge_data(from_id, to_id)
    if known is None or weight < known["weight"]:
        graph.add_edge(from_id, to_id, weight=weight)


def _weight(road: Road) -> int:
    timed_s = road.driving_s or 0
    untimed_m = road.distance_m if road.driving_s is None else 0
    return (road.distance_m * _FIELD + timed_s) * _FIELD + untimed_m
