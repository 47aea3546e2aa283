"""Cost and bound over time, one picture a case; needs matplotlib."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import TYPE_CHECKING

from benchmarks.peers.registry import ENGINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from benchmarks.record import Point, Record


def can_plot() -> bool:
    """Whether matplotlib is installed."""
    return find_spec("matplotlib") is not None


def write_plots(folder: Path, records: Iterable[Record]) -> list[Path]:
    """An SVG a case that has a trace; the paths written."""
    cases: dict[str, list[Record]] = {}
    for record in records:
        if record.trace:
            cases.setdefault(record.task.case, []).append(record)
    return [_write_plot(folder, case, here) for case, here in cases.items()]


def _write_plot(folder: Path, case: str, records: Sequence[Record]) -> Path:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 4.5), layout="constrained")
    axes = figure.subplots()
    for record in records:
        name = record.task.solver
        way = "" if name == ENGINE else f" ({record.task.way})"
        costs = _steps(record, [(p.elapsed_s, p.cost) for p in record.trace])
        axes.step(*costs, where="post", label=f"{name}{way}")
        bounds = _steps(record, [(p.elapsed_s, p.bound) for p in record.trace])
        if bounds[0]:
            axes.step(*bounds, where="post", linestyle="--", label=f"{name}: bound")
    axes.set_title(case)
    axes.set_xlabel("seconds")
    axes.set_ylabel("cost")
    axes.set_ylim(*_limits(records))
    axes.legend(fontsize="small")
    path = folder / f"{re.sub(r'[^A-Za-z0-9.-]+', '_', case)}.svg"
    figure.savefig(path)
    return path


def _steps(
    record: Record, points: Iterable[tuple[float, float | None]]
) -> tuple[list[float], list[float]]:
    """Times and values, drawn on to the end of the run."""
    known = [(t, value) for t, value in points if value is not None]
    if known:
        known.append((max(record.task.seconds, known[-1][0]), known[-1][1]))
    return [t for t, _ in known], [value for _, value in known]


def _limits(records: Iterable[Record]) -> tuple[float, float]:
    """From just below the lowest value to half above the best result.

    First solutions with penalties would otherwise flatten everything else.
    """
    points: list[Point] = [p for record in records for p in record.trace]
    costs = [p.cost for p in points if p.cost is not None]
    lowest = min([*costs, *(p.bound for p in points if p.bound is not None)])
    return 0.98 * lowest, 1.5 * min(costs)
