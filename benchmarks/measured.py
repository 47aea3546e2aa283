"""The figures of docs/benchmarks.md on county days, by one command.

    python -m benchmarks measured -o results

Each of the twelve days at 2, 5, 10 and 60 seconds, our engine beside VROOM followed by
PyVRP, and our engine alone for 300 seconds: the ratio of costs and our gap, each
length of time a table, as lines for the page. Then a picture a family, of cost and
bound over the time with a peer that is longest. What ``results`` holds already is not
run again, so a measuring that was broken off goes on where it was.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from rich.console import Console

from benchmarks.county import WITH_COHORTS, county_cases
from benchmarks.peers.registry import ENGINE, PEERS
from benchmarks.plot import can_plot, write_family_plots
from benchmarks.record import record_of
from benchmarks.report import engine_ratio, rows_of, write_results
from benchmarks.run import run_one, tasks_of
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.record import Record, Task
    from benchmarks.report import Row

    Run = Callable[[Task, Path | None], Record]

PEER = "vroom-pyvrp"  # the one that had been best on every day
BESIDE_A_PEER_S = (2.0, 5.0, 10.0, 60.0)
ALONE_S = (300.0,)
DAYS = (
    *("one-city-100", "one-city-300", "one-city-600", "one-city-1500"),
    *("several-cities-150", "several-cities-400"),
    *("short-haul-120", "short-haul-350"),
    *("rural-100", "rural-250", "rural-500"),
    "one-city-300-cohorts",
)
GAP_WORKERS = 500  # of the days on which the goals for the gap are set


def main(arguments: Sequence[str] | None = None, run: Run = run_one) -> None:
    """Measure, write results and pictures, print the tables."""
    asked = _parser().parse_args(arguments)
    console = Console(width=160, markup=False, highlight=False)
    days = [day for day in DAYS if not asked.only or day in asked.only]
    records: dict[float, list[Record]] = {}
    for seconds in (*asked.seconds, *asked.alone):
        peers = [asked.peer] if seconds in asked.seconds else []
        folder = asked.output / f"{seconds:g}s"
        records[seconds] = _measured(days, peers, seconds, folder, run)
        for line in table(records[seconds], seconds):
            console.print(line)
    if can_plot():
        longest = max(asked.seconds, default=max(records))
        for path in write_family_plots(asked.pictures, records[longest]):
            console.print(f"written: {path}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks measured",
        description="The county days of docs/benchmarks.md, measured anew.",
    )
    parser.add_argument(
        "--seconds", type=float, nargs="*", default=list(BESIDE_A_PEER_S)
    )
    parser.add_argument("--alone", type=float, nargs="*", default=list(ALONE_S))
    parser.add_argument("--peer", choices=tuple(PEERS), default=PEER)
    parser.add_argument("--only", action="append", choices=DAYS, metavar="NAME")
    parser.add_argument("-o", "--output", type=Path, default=Path("measured"))
    parser.add_argument("--pictures", type=Path, default=Path("docs/pictures"))
    return parser


def _measured(
    days: Sequence[str], peers: Sequence[str], seconds: float, folder: Path, run: Run
) -> list[Record]:
    """All runs of one length, those done before read back; whole at every moment."""
    path, progress = folder / "records.json", Console(stderr=True, highlight=False)
    records = []
    if path.exists():
        plain = json.loads(path.read_text(encoding="utf-8"))
        records = [record_of(one) for one in plain]
    done = {record.task for record in records}
    for task in tasks_of(
        days, (ENGINE, *peers), kind="county", seconds=seconds, seed=1
    ):
        if task not in done:
            progress.print(f"{task.case}: {task.solver}, {seconds:g} s")
            records.append(run(task, None))
            write_results(folder, records, rows_of(records))
    return records


def table(records: Sequence[Record], seconds: float) -> Iterator[str]:
    """A length's results as lines of a page, the sums below."""
    rows = rows_of(records)
    yield f"### {seconds:g} seconds"
    yield ""
    yield "| case | ours (CNY) | peer (CNY) | ours / peer | our gap | first plan |"
    yield "|---|---|---|---|---|---|"
    for row in rows:
        if row.solver == ENGINE:
            yield _line(row, [other for other in rows if other.case == row.case])
    yield ""
    yield _sums([row for row in rows if row.solver == ENGINE])
    yield ""


def _line(row: Row, here: Sequence[Row]) -> str:
    costs = [other.cost for other in here if other.solver != ENGINE and other.cost]
    cells = (
        row.case,
        "–" if row.cost is None else f"{row.cost:,.2f}",
        f"{min(costs):,.2f}" if costs else "–",
        "–" if row.to_best_peer is None else f"{row.to_best_peer:.4f}",
        "–" if row.gap is None else f"{row.gap * PERCENT:.2f} %",
        "–" if row.first_feasible_s is None else f"{row.first_feasible_s:.2f} s",
    )
    notes = "; ".join(other.note for other in here if other.note)
    return f"| {' | '.join(cells)} |{f' {notes}' if notes else ''}"


def _sums(ours: Sequence[Row]) -> str:
    """The mean ratio and the worst; the median gap of the smaller days, and the worst.

    Days with cohort limits, of which peers cannot be told, do not enter.
    """
    plain = [row for row in ours if not row.case.endswith(WITH_COHORTS)]
    mean = engine_ratio(ours)
    ratios = [row.to_best_peer for row in plain if row.to_best_peer is not None]
    small = {case.name for case in county_cases() if case.n_workers <= GAP_WORKERS}
    gaps = [row.gap for row in plain if row.gap is not None and row.case in small]
    told = []
    if mean is not None:
        told.append(f"ratio: geometric mean {mean:.4f}, worst {max(ratios):.4f}")
    if gaps:
        told.append(
            f"gap up to {GAP_WORKERS} workers: median {median(gaps) * PERCENT:.2f} %,"
            f" worst {max(gaps) * PERCENT:.2f} %"
        )
    return "; ".join(told) or "nothing to sum up"
