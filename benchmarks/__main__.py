"""``python -m benchmarks KIND``: run, compare, write."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from benchmarks.county import county_cases
from benchmarks.peers.registry import ENGINE, PEERS, is_installed
from benchmarks.plot import can_plot, write_plots
from benchmarks.public.collection import Collection
from benchmarks.public_runs import PUBLIC_PEERS
from benchmarks.report import engine_ratio, mean_gaps, rows_of, write_results
from benchmarks.run import run_one, tasks_of
from benchmarks.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.record import Record
    from benchmarks.report import Row

FOLDER_VARIABLE = "P2P_BENCHMARKS"
PAGE_WIDTH = 160  # of the table in a file


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the arguments and run the benchmark they ask for."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    if words[:1] == ["replan"]:
        from benchmarks.replan import main as replan_day

        replan_day(words[1:])
        return
    if words[:1] == ["scale"]:
        from benchmarks.scale import main as measure_sizes

        measure_sizes(words[1:])
        return
    if words[:1] == ["devices"]:
        from benchmarks.devices import main as measure_devices

        measure_devices(words[1:])
        return
    if words[:1] == ["measured"]:
        from benchmarks.measured import main as measure_days

        measure_days(words[1:])
        return
    if words[:1] == ["cluster"]:
        from benchmarks.cluster import main as measure_cluster

        measure_cluster(words[1:])
        return
    if words[:1] == ["families"]:
        from benchmarks.families import main as measure_families

        measure_families(words[1:], _folder(None))
        return
    parser = _parser()
    asked = parser.parse_args(arguments)
    folder = _folder(asked.instances)
    if asked.kind == "public" and folder is None:
        parser.error(f"public needs --instances PATH or {FOLDER_VARIABLE}")
    known = _cases(asked.kind, folder)
    cases = [name for name in known if _is_asked(name, asked.only)]
    if not cases:
        parser.error(f"no case matches {asked.only}; there are: {', '.join(known)}")
    console = Console(width=None if sys.stdout.isatty() else PAGE_WIDTH)
    records: list[Record] = []
    tasks = tasks_of(
        cases,
        (ENGINE, *_peers(asked.kind, asked.peers, console)),
        kind=asked.kind,
        seconds=asked.seconds,
        seed=asked.seed,
        cores=asked.cores,
    )
    for task in tasks:
        console.print(f"{task.case}: {task.solver} ({task.way})", style="dim")
        records.append(run_one(task, folder))
        write_results(asked.output, records, rows_of(records))  # whole at every moment
    if can_plot():
        write_plots(asked.output, records)
    _show(console, rows_of(records))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Our engine and its peers side by side, at equal wall time.",
    )
    parser.add_argument("kind", choices=("county", "public"))
    parser.add_argument("--seconds", type=float, default=60.0, help="a solver and case")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--cores",
        type=int,
        choices=(1, 2),
        default=2,
        help="of either solver on a public instance",
    )
    parser.add_argument(
        "--only",
        action="append",
        metavar="NAME",
        help="a case, or the beginning of its name with a *; may be repeated",
    )
    parser.add_argument("--peers", nargs="*", choices=tuple(PEERS))
    parser.add_argument(
        "--instances", type=Path, help=f"folder of the public ones ({FOLDER_VARIABLE})"
    )
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("benchmark-results"), metavar="DIR"
    )
    return parser


def _folder(given: Path | None) -> Path | None:
    text = os.environ.get(FOLDER_VARIABLE)
    return given or (Path(text) if text else None)


def _cases(kind: str, folder: Path | None) -> list[str]:
    if kind == "county":
        return [case.name for case in county_cases()]
    return [] if folder is None else [best.key for best in Collection(folder).best]


def _is_asked(name: str, only: Sequence[str] | None) -> bool:
    return not only or any(
        name.startswith(wanted[:-1]) if wanted.endswith("*") else name == wanted
        for wanted in only
    )


def _peers(kind: str, asked: Sequence[str] | None, console: Console) -> tuple[str, ...]:
    """The peers asked for (default: all that take such cases) and installed."""
    possible = tuple(PEERS) if kind == "county" else PUBLIC_PEERS
    wanted = possible if asked is None else tuple(asked)
    missing = [peer for peer in wanted if not is_installed(peer)]
    if missing:
        console.print(f"not installed, left out: {', '.join(missing)}")
    return tuple(peer for peer in wanted if peer not in missing)


def _show(console: Console, rows: Sequence[Row]) -> None:
    console.print(table_of(rows))
    ratio = engine_ratio(rows)
    if ratio is not None:
        console.print(f"our cost / best peer's, geometric mean: {ratio:.4f}")
    for solver, gap in mean_gaps(rows).items():
        console.print(f"mean gap of {solver}: {gap:.2%}")


if __name__ == "__main__":
    main()
