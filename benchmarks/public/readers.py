"""Readers of the instance files, one a notation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.public.instance import Instance, VehicleType, lengths

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.public.instance import Convention, Floats

_HUNDREDTHS = 100  # the published costs of hfvrp_x are times 100
_METRES_PER_KM = 1_000
_COMMENT = "//"


def read_vrplib(path: Path, *, family: str, convention: Convention) -> Instance:
    """VRPLIB text: CVRP, VRPTW, and PyVRP's dialect for mixed fleets."""
    header, sections = vrplib(path)
    xy = np.array([row[1:3] for row in sections["NODE_COORD"]], dtype=np.float64)
    demand = np.array([row[1] for row in sections["DEMAND"]], dtype=np.int64)
    windows = service = None
    if "TIME_WINDOW" in sections:
        windows = np.array([row[1:3] for row in sections["TIME_WINDOW"]])
        service = np.full(len(demand), float(header.get("SERVICE_TIME", "0")))
        service[0] = 0.0
    return Instance(
        family=family,
        name=path.stem,
        convention=convention,
        length=lengths(xy, convention.metric),
        demand=demand,
        types=_types(vehicles_of(path), n=len(demand)),
        windows=windows,
        service=service,
    )


def vehicles_of(path: Path) -> list[tuple[int, float, float]]:
    """Capacity, fixed and unit cost of every listed vehicle; one entry if all alike."""
    header, sections = vrplib(path)
    if "CAPACITY" not in sections:
        return [(int(header["CAPACITY"]), 0.0, 1.0)]
    n = len(sections["CAPACITY"])
    nothing = [[k + 1.0, 0.0] for k in range(n)]
    whole = [[k + 1.0, float(_HUNDREDTHS)] for k in range(n)]
    fixed = sections.get("VEHICLES_FIXED_COST", nothing)
    unit = sections.get("VEHICLES_UNIT_DISTANCE_COST", whole)
    return [
        (int(c[1]), f[1] / _HUNDREDTHS, u[1] / _HUNDREDTHS)
        for c, f, u in zip(sections["CAPACITY"], fixed, unit, strict=True)
    ]


def kinds_of(vehicles: Sequence[tuple[int, float, float]]) -> tuple[int, ...]:
    """The vehicle type of each listed vehicle, counted in order of appearance."""
    number = {kind: k for k, kind in enumerate(dict.fromkeys(vehicles))}
    return tuple(number[vehicle] for vehicle in vehicles)


def read_solomon(path: Path, *, family: str, convention: Convention) -> Instance:
    """Solomon's notation, also that of Gehring and Homberger."""
    rows = numbers(path)
    (vehicles, capacity), *nodes = (row for row in rows if row)
    table = np.array(nodes, dtype=np.float64)
    return Instance(
        family=family,
        name=path.stem,
        convention=convention,
        length=lengths(table[:, 1:3], convention.metric),
        demand=table[:, 3].astype(np.int64),
        types=(VehicleType(capacity=int(capacity), count=int(vehicles)),),
        windows=table[:, 4:6],
        service=table[:, 6],
    )


def read_lilim(path: Path, *, family: str, convention: Convention) -> Instance:
    """Li and Lim's notation of pickups and deliveries."""
    (vehicles, capacity, _), *nodes = numbers(path)
    table = np.array(nodes, dtype=np.float64)
    pairs = tuple(
        (int(row[0]), int(row[8])) for row in table if row[3] > 0 and row[8] > 0
    )
    return Instance(
        family=family,
        name=path.stem,
        convention=convention,
        length=lengths(table[:, 1:3], convention.metric),
        demand=table[:, 3].astype(np.int64),
        types=(VehicleType(capacity=int(capacity), count=int(vehicles)),),
        windows=table[:, 4:6],
        service=table[:, 6],
        pairs=pairs,
    )


def read_taillard(path: Path, *, family: str, convention: Convention) -> Instance:
    """The classic mixed-fleet notation: vehicle types, depot, customers."""
    (n, n_types, *_), *rows = numbers(path)
    fleet, (depot, *customers) = rows[: int(n_types)], rows[int(n_types) :]
    nodes = np.array(
        [[*depot[:2], 0.0], *(row[:3] for row in customers[: int(n)])],
        dtype=np.float64,
    )
    return Instance(
        family=family,
        name=path.stem,
        convention=convention,
        length=lengths(nodes[:, :2], convention.metric),
        demand=nodes[:, 2].astype(np.int64),
        types=tuple(
            VehicleType(capacity=int(row[1]), count=int(row[0]), fixed=row[2], unit=u)
            for row in fleet
            for u in row[3:4]
        ),
    )


def read_roads(path: Path, *, family: str, convention: Convention) -> Instance:
    """A mixed fleet on roads: vehicle types, the depot's number, metres, demands."""
    (n, n_types, *_), *rows = numbers(path)
    n, n_types = int(n), int(n_types)
    metres = np.array(rows[n_types + 1 : n_types + 2 + n], dtype=np.float64)
    demand = np.zeros(n + 1, dtype=np.int64)
    for customer, amount, *_ in rows[n_types + 2 + n :]:
        demand[int(customer)] = int(amount)
    return Instance(
        family=family,
        name=path.stem,
        convention=convention,
        length=metres / _METRES_PER_KM,
        demand=demand,
        types=tuple(
            VehicleType(capacity=int(row[1]), count=int(row[0]), fixed=row[2], unit=u)
            for row in rows[:n_types]
            for u in row[3:4]
        ),
    )


def read_sdvrp(path: Path, *, family: str, convention: Convention) -> Instance:
    """Split deliveries: sizes, demands, then depot and customers."""
    words = [float(word) for word in path.read_text(encoding="utf-8").split()]
    n, capacity = int(words[0]), int(words[1])
    demand = np.array([0.0, *words[2 : n + 2]]).astype(np.int64)
    xy: Floats = np.array(words[n + 2 : 3 * n + 4]).reshape(n + 1, 2)
    return Instance(
        family=family,
        name=path.stem,
        convention=convention,
        length=lengths(xy, convention.metric),
        demand=demand,
        types=(VehicleType(capacity=capacity, count=_most_vehicles(demand.size)),),
        may_split=True,
    )


def _most_vehicles(n: int) -> int:
    """A number of vehicles that no plan needs: one a customer, and some to split."""
    return 2 * n


def _types(
    vehicles: Sequence[tuple[int, float, float]], *, n: int
) -> tuple[VehicleType, ...]:
    kinds = list(dict.fromkeys(vehicles))
    counts = [vehicles.count(kind) for kind in kinds]
    if len(vehicles) == 1:
        counts = [_most_vehicles(n)]
    return tuple(
        VehicleType(capacity=kind[0], count=count, fixed=kind[1], unit=kind[2])
        for kind, count in zip(kinds, counts, strict=True)
    )


def numbers(path: Path) -> list[list[float]]:
    """Rows of numbers; comments, headings and empty lines are skipped.

    Raises
    ------
    ValueError
        If a row begins with a number but is not made of numbers alone.
    """
    rows = []
    for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        words = line.split(_COMMENT)[0].split()
        if words and _is_number(words[0]):
            rows.append([_number(word, at) for word in words])
    return rows


def _is_number(word: str) -> bool:
    try:
        float(word)
    except ValueError:
        return False
    return True


def _number(word: str, line: int) -> float:
    if not _is_number(word):
        msg = f"line {line}: {word!r} is not a number"
        raise ValueError(msg)
    return float(word)


def vrplib(path: Path) -> tuple[dict[str, str], dict[str, list[list[float]]]]:
    """Header and sections of a file in VRPLIB notation."""
    header: dict[str, str] = {}
    sections: dict[str, list[list[float]]] = {}
    rows: list[list[float]] = []
    for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        words = line.split()
        if not words or words[0] == "EOF":
            continue
        if words[0].endswith("_SECTION"):
            rows = sections.setdefault(words[0].removesuffix("_SECTION"), [])
        elif ":" in line and not sections:
            key, value = line.split(":", maxsplit=1)
            header[key.strip()] = value.strip()
        else:
            rows.append([_number(word, at) for word in words])
    _compare_dimension(header, sections)
    return header, sections


def _compare_dimension(
    header: dict[str, str], sections: dict[str, list[list[float]]]
) -> None:
    """Have as many rows of nodes as the header says.

    Raises
    ------
    ValueError
        If a section has fewer or more.
    """
    for name in ("NODE_COORD", "DEMAND"):
        n, said = len(sections.get(name, ())), header.get("DIMENSION")
        if said and n and n != int(said):
            msg = f"DIMENSION is {said}, {name}_SECTION has {n} rows"
            raise ValueError(msg)
