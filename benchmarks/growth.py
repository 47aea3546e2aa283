"""Runs of several sizes side by side, and how their figures grow with the size."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LEAST_S = 0.05  # less is noise and says nothing of growth


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage of a run: seconds by the clock and of the processors, peak memory.

    The peak is that of the process up to the end of the stage.
    """

    name: str
    seconds: float
    cpu_s: float
    peak_mb: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one size took and came to; ``cost_a_head`` in CNY."""

    n_workers: int
    n_planned: int
    n_unplanned: int
    n_vehicles: int
    cost_a_head: float
    gap: float
    stages: tuple[Stage, ...]

    @property
    def cpu_s(self) -> float:
        """Seconds of the processors in all."""
        return sum(stage.cpu_s for stage in self.stages)

    @property
    def peak_mb(self) -> int:
        """The largest memory."""
        return max(stage.peak_mb for stage in self.stages)

    def as_dict(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)

    def __str__(self) -> str:
        stages = ", ".join(f"{s.name} {s.cpu_s:.1f}" for s in self.stages)
        return (
            f"{self.n_workers}: {self.cpu_s:.1f} s of processor ({stages}), "
            f"{self.peak_mb} MB, {self.cost_a_head:.2f} CNY a head, gap {self.gap:.2%}"
        )


def exponent(sizes: Sequence[float], figures: Sequence[float]) -> float | None:
    """The power of the size with which figures grow, by least squares of logarithms.

    None where fewer than two figures say anything.
    """
    known = [(n, x) for n, x in zip(sizes, figures, strict=True) if x >= LEAST_S]
    if len({n for n, _ in known}) < 2:  # noqa: PLR2004  # a line has two points
        return None
    logs = np.log(np.array(known, dtype=np.float64))
    return float(np.polyfit(logs[:, 0], logs[:, 1], 1)[0])


def table(runs: Sequence[Run]) -> str:
    """A page's table: a column a size, and the exponent of each figure."""
    names = list(dict.fromkeys(s.name for run in runs for s in run.stages))
    sizes = [float(run.n_workers) for run in runs]
    head = " | ".join(f"{run.n_workers:,}" for run in runs)
    lines = [f"| workers | {head} | exponent |", "| --- |" + " --- |" * (len(runs) + 1)]
    for name in names:
        taken = [sum(s.cpu_s for s in run.stages if s.name == name) for run in runs]
        lines.append(_row(f"{name}, s of processor", taken, ".1f", sizes))
    lines.append(_row("in all, s of processor", [r.cpu_s for r in runs], ".1f", sizes))
    lines.append(_row("in all, s by the clock", [_clock_s(r) for r in runs], ".0f", ()))
    lines.append(_row("peak memory, MB", [r.peak_mb for r in runs], ".0f", sizes))
    lines.append(_row("CNY a head", [r.cost_a_head for r in runs], ",.2f", ()))
    lines.append(_row("gap, %", [100 * r.gap for r in runs], ".2f", ()))
    lines.append(_row("workers a vehicle", [_a_vehicle(r) for r in runs], ".1f", ()))
    lines.append(_row("left behind", [r.n_unplanned for r in runs], ".0f", ()))
    return "\n".join(lines) + "\n"


def _row(name: str, figures: Sequence[float], form: str, sizes: Sequence[float]) -> str:
    found = exponent(sizes, figures) if sizes else None
    told = "" if found is None else f"{found:.2f}"
    return f"| {name} | {' | '.join(f'{x:{form}}' for x in figures)} | {told} |"


def _clock_s(run: Run) -> float:
    return sum(stage.seconds for stage in run.stages)


def _a_vehicle(run: Run) -> float:
    return run.n_planned / max(1, run.n_vehicles)


def write_plot(path: Path, runs: Sequence[Run]) -> None:
    """Seconds of processor and memory over the size, both axes in powers of ten."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 4.2), layout="constrained")
    times, memory = figure.subplots(1, 2)
    sizes = [run.n_workers for run in runs]
    for name in dict.fromkeys(s.name for run in runs for s in run.stages):
        taken = [sum(s.cpu_s for s in run.stages if s.name == name) for run in runs]
        times.plot(sizes, taken, marker="o", markersize=3, label=name)
    whole = [run.cpu_s for run in runs]
    times.plot(sizes, whole, marker="o", color="black", linewidth=2, label="in all")
    linear = [whole[0] * n / sizes[0] for n in sizes]
    times.plot(sizes, linear, linestyle=":", color="grey", label="exponent 1")
    times.set_ylabel("seconds of processor")
    memory.plot(sizes, [run.peak_mb for run in runs], marker="o", color="black")
    memory.set_ylabel("peak memory, MB")
    for axes in (times, memory):
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.set_xlabel("workers")
    times.legend(fontsize="small")
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "scale"}):
        figure.savefig(path, metadata={"Date": None})
