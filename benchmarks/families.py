"""Whole families of public instances: ours beside PyVRP, pair by pair, summed up.

``python -m benchmarks families -o FOLDER``. Every run is added to ``FOLDER/runs.jsonl``
at once, and what stands there is not run again: a measuring that was broken off goes on
where it was.
"""

from __future__ import annotations

import argparse
import json
import random
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from benchmarks.family_table import table
from benchmarks.peers.registry import ENGINE
from benchmarks.public.collection import Collection
from benchmarks.record import record_of
from benchmarks.run import run_one, tasks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.record import Record, Task

    Run = Callable[[Task, Path | None], Record]

PEER = "pyvrp"
RUNS = "runs.jsonl"


def main(
    arguments: Sequence[str], folder: Path | None = None, run: Run = run_one
) -> None:
    """Measure what is asked for and not yet there, print the table of all of it.

    ``folder``: of the instances, unless the arguments name another.
    """
    parser = _parser()
    asked = parser.parse_args(arguments)
    instances = asked.instances or folder
    if instances is None:
        parser.error("which folder of instances? --instances PATH")
    known = [best.key for best in Collection(instances).best]
    cases = [name for name in known if not asked.only or _is_asked(name, asked.only)]
    if not cases:
        families = ", ".join(dict.fromkeys(map(family_of, known)))
        parser.error(f"no family {asked.only}; there are: {families}")
    if asked.draw:
        cases = list(drawn(cases, asked.draw))
    console = Console(width=160, markup=False, highlight=False)
    for line in table(_measured(cases, asked, instances, run)):
        console.print(line)


def family_of(case: str) -> str:
    """The family that the case's name begins with."""
    return case.split("/", maxsplit=1)[0]


def drawn(cases: Sequence[str], n: int) -> Iterator[str]:
    """So many of each family by lot, always the same ones, in their order."""
    for family, own in groupby(cases, key=family_of):
        names = list(own)
        lot = random.Random(family).sample(names, min(n, len(names)))
        yield from (name for name in names if name in lot)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks families",
        description="Families of public instances, our engine beside PyVRP.",
    )
    parser.add_argument("--seconds", type=float, default=60.0, help="of either solver")
    parser.add_argument("--cores", type=int, choices=(1, 2), default=2, help="the same")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    parser.add_argument("--only", nargs="+", metavar="FAMILY")
    parser.add_argument(
        "--draw", type=int, metavar="N", help="by lot so many of each family"
    )
    parser.add_argument("--instances", type=Path, metavar="DIR")
    parser.add_argument("-o", "--output", type=Path, default=Path("families"))
    return parser


def _is_asked(case: str, only: Sequence[str]) -> bool:
    return family_of(case) in only or case in only


def _measured(
    cases: Sequence[str], asked: argparse.Namespace, instances: Path, run: Run
) -> list[Record]:
    """Either solver on every case with every seed, one right after the other."""
    asked.output.mkdir(parents=True, exist_ok=True)
    path, progress = asked.output / RUNS, Console(stderr=True, highlight=False)
    known = {record.task: record for record in _kept(path)}
    records = []
    for seed in asked.seeds:
        for task in tasks_of(
            cases,
            (ENGINE, PEER),
            kind="public",
            seconds=asked.seconds,
            seed=seed,
            cores=asked.cores,
        ):
            if task not in known:
                progress.print(f"{task.case}: {task.solver} ({task.way}), seed {seed}")
                known[task] = run(task, instances)
                _add(path, known[task])
            records.append(known[task])
    return records


def _kept(path: Path) -> Iterator[Record]:
    """The runs of a file; a last line that was broken off is cut away."""
    if not path.exists():
        return
    whole = path.read_bytes()
    end = whole.rfind(b"\n") + 1
    if end < len(whole):
        path.write_bytes(whole[:end])
    for line in whole[:end].decode().splitlines():
        yield record_of(json.loads(line))


def _add(path: Path, record: Record) -> None:
    with path.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(record.as_dict(), ensure_ascii=False) + "\n")
