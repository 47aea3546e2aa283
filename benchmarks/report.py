"""Records compared: one row a case and solver, ratios, gaps."""

from __future__ import annotations

import csv
import json
import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from benchmarks.county import WITH_COHORTS
from benchmarks.peers.registry import ENGINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from benchmarks.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A solver's better result of the ways it was given on one case.

    ``gap``: above the engine's bound as a share of the cost (county), or above the best
    known as a share of that (public; None where another number of vehicles counts
    first). ``to_best_peer``: cost over the cheapest peer's.
    """

    case: str
    solver: str
    way: str
    cost: float | None
    n_vehicles: int | None
    gap: float | None
    more_vehicles: int | None
    to_best_peer: float | None
    first_feasible_s: float | None
    n_repairs: int
    n_unserved: int
    note: str


def rows_of(records: Iterable[Record]) -> list[Row]:
    """One row a case and solver, in the order of the records."""
    cases: dict[str, list[Record]] = {}
    for record in records:
        cases.setdefault(record.task.case, []).append(record)
    return [row for here in cases.values() for row in _rows_of_case(here)]


def _rows_of_case(records: Sequence[Record]) -> list[Row]:
    best: dict[str, Record] = {}
    for record in records:
        name = record.task.solver
        if name not in best or record.rank() < best[name].rank():
            best[name] = record
    peers = [r for name, r in best.items() if name != ENGINE]
    leader = min(peers, key=lambda record: record.rank(), default=None)
    bounds = [r.bound for r in best.values() if r.bound is not None]
    bound = max(bounds, default=None)
    return [_row(record, leader, bound) for record in best.values()]


def _row(record: Record, leader: Record | None, bound: float | None) -> Row:
    note = record.note
    if bound is not None and record.cost is not None and record.cost < bound:
        note = f"{note} BELOW THE BOUND".strip()
    return Row(
        case=record.task.case,
        solver=record.task.solver,
        way=record.task.way if record.task.solver != ENGINE else "",
        cost=record.cost,
        n_vehicles=record.n_vehicles,
        gap=_gap(record, bound),
        more_vehicles=_more_vehicles(record),
        to_best_peer=_ratio(record, leader),
        first_feasible_s=record.first_feasible_s,
        n_repairs=record.n_repairs,
        n_unserved=record.n_unserved,
        note=note,
    )


def _gap(record: Record, bound: float | None) -> float | None:
    if record.cost is None:
        return None
    if record.best_known is not None:
        if _more_vehicles(record):
            return None
        return record.cost / record.best_known - 1
    return None if bound is None else (record.cost - bound) / record.cost


def _more_vehicles(record: Record) -> int | None:
    """Vehicles above the best known, where they count first."""
    if not record.fewest_vehicles_first or record.n_vehicles is None:
        return None
    return record.n_vehicles - (record.best_vehicles or 0)


def _ratio(record: Record, leader: Record | None) -> float | None:
    if leader is None or not leader.cost or record.cost is None:
        return None
    return record.cost / leader.cost


def engine_ratio(rows: Iterable[Row]) -> float | None:
    """Geometric mean of our cost over the best peer's; None if there is no such row.

    Cases with cohort limits, which peers cannot be told, do not enter.
    """
    return geometric_mean(
        row.to_best_peer
        for row in rows
        if row.solver == ENGINE
        and row.to_best_peer is not None
        and not row.case.endswith(WITH_COHORTS)
    )


def mean_gaps(rows: Iterable[Row]) -> dict[str, float]:
    """Arithmetic mean gap by solver."""
    gaps: dict[str, list[float]] = {}
    for row in rows:
        if row.gap is not None:
            gaps.setdefault(row.solver, []).append(row.gap)
    return {solver: sum(found) / len(found) for solver, found in gaps.items()}


def geometric_mean(values: Iterable[float]) -> float | None:
    """The geometric mean; None of nothing."""
    logs = [math.log(value) for value in values]
    return math.exp(sum(logs) / len(logs)) if logs else None


def write_results(folder: Path, records: Sequence[Record], rows: Sequence[Row]) -> None:
    """``records.json`` with every trace, ``results.csv`` with the rows."""
    folder.mkdir(parents=True, exist_ok=True)
    plain = [record.as_dict() for record in records]
    text = json.dumps(plain, indent=1, ensure_ascii=False)
    (folder / "records.json").write_text(text + "\n", encoding="utf-8")
    with (folder / "results.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, fieldnames=Row.__slots__, lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(row) for row in rows)
