"""Cost and bound over time, a picture a case or a family; needs matplotlib."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from benchmarks.peers.registry import ENGINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from benchmarks.record import Point, Record


N_COLUMNS = 2  # of a family's days side by side
PANEL_INCHES = (5.5, 3.6)
SECONDS = (0.2, 0.5, 1, 2, 5, 10, 20, 60)  # on the axis of a family's days
MOST, FAMILY_MOST = 1.5, 1.2  # times the best cost, the top of a picture


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


def write_family_plots(folder: Path, records: Iterable[Record]) -> list[Path]:
    """An SVG a family of county days, its days side by side; the paths written."""
    families: dict[str, dict[str, list[Record]]] = {}
    for record in records:
        family = re.sub(r"-\d+.*", "", record.task.case)
        if record.trace:
            days = families.setdefault(family, {})
            days.setdefault(record.task.case, []).append(record)
    folder.mkdir(parents=True, exist_ok=True)
    return [_write_family(folder, name, days) for name, days in families.items()]


def _write_family(folder: Path, family: str, days: dict[str, list[Record]]) -> Path:
    import matplotlib as mpl
    from matplotlib.figure import Figure

    n_rows = -(-len(days) // N_COLUMNS)
    size = (PANEL_INCHES[0] * N_COLUMNS, PANEL_INCHES[1] * n_rows)
    figure = Figure(figsize=size, layout="constrained")
    panels = figure.subplots(n_rows, N_COLUMNS, squeeze=False).ravel().tolist()
    for axes, (case, records) in zip(panels, days.items(), strict=False):
        _draw(axes, case, records)
        axes.set_ylim(*_limits(records, most=FAMILY_MOST))
        axes.set_xscale("log")
        axes.set_xticks(SECONDS, [f"{s:g}" for s in SECONDS])
        axes.minorticks_off()
        axes.set_xlim(SECONDS[0], records[0].task.seconds)
        axes.yaxis.set_major_formatter("{x:,.0f}")
        axes.set_ylabel("CNY")
    for axes in panels[len(days) :]:
        axes.axis("off")
    path = folder / f"measured-{family}.svg"
    same = {"svg.fonttype": "none", "svg.hashsalt": family}  # the same again from these
    with mpl.rc_context(same):
        figure.savefig(path, metadata={"Date": None})
    return path


def _write_plot(folder: Path, case: str, records: Sequence[Record]) -> Path:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 4.5), layout="constrained")
    _draw(figure.subplots(), case, records)
    path = folder / f"{re.sub(r'[^A-Za-z0-9.-]+', '_', case)}.svg"
    figure.savefig(path)
    return path


def _draw(axes: Any, case: str, records: Sequence[Record]) -> None:
    for record in records:
        name = record.task.solver
        way = "" if name == ENGINE else f" ({record.task.way})"
        costs = _steps(record, [(p.elapsed_s, p.cost) for p in record.trace])
        axes.step(*costs, where="post", label=f"{name}{way}")
        bounds = _steps(record, [(p.elapsed_s, p.bound) for p in record.trace])
        if bounds[0]:
            axes.step(
                *bounds,
                where="post",
                linestyle="--",
                color="C0",
                label=f"{name}: bound",
            )
    axes.set_title(case)
    axes.set_xlabel("seconds")
    axes.set_ylabel("cost")
    axes.set_ylim(*_limits(records))
    axes.legend(fontsize="small")


def _steps(
    record: Record, points: Iterable[tuple[float, float | None]]
) -> tuple[list[float], list[float]]:
    """Times and values, drawn on to the end of the run."""
    known = [(t, value) for t, value in points if value is not None]
    if known:
        known.append((max(record.task.seconds, known[-1][0]), known[-1][1]))
    return [t for t, _ in known], [value for _, value in known]


def _limits(records: Iterable[Record], *, most: float = MOST) -> tuple[float, float]:
    """From just below the lowest value to so many times the best result.

    First solutions with penalties would otherwise flatten everything else.
    """
    points: list[Point] = [p for record in records for p in record.trace]
    costs = [p.cost for p in points if p.cost is not None]
    lowest = min([*costs, *(p.bound for p in points if p.bound is not None)])
    return 0.98 * lowest, most * min(costs)
