"""How time, memory, cost and gap grow with the number of workers.

    python -m benchmarks scale -o scale

A part of the province `shanxi-2020` of each size, as dense as the whole, is written,
then read, planned, proved and written as files in a process of its own. Coaches alone
carry them, unless ``--services`` leaves the flights. With ``--steps`` (default) what is
done does not depend on the clock, so that seconds of processor can be compared on a
machine that has other work.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.growth import Run, Stage, table, write_plot
from benchmarks.plot import can_plot

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (300, 1_500, 5_000, 12_000, 36_657)
ALL_SIZES = (*SIZES, 120_000, 1_000_000)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every size; what was measured is on disk after each."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    limit = ["--steps", str(asked.steps)]
    if asked.seconds is not None:
        limit = ["--seconds", str(asked.seconds)]
    limit += ["--services"] if asked.services else []
    asked.output.mkdir(parents=True, exist_ok=True)
    runs: list[Run] = []
    for size in sorted(asked.sizes):
        found = measured(size, limit, seed=asked.seed)
        if found is None:
            print(f"{size}: did not end", flush=True)  # noqa: T201
            continue
        runs.append(found)
        text = json.dumps([run.as_dict() for run in runs], indent=1)
        (asked.output / "scale.json").write_text(text, encoding="utf-8")
        print(found, flush=True)  # noqa: T201
    page = table(runs)
    (asked.output / "scale.md").write_text(page, encoding="utf-8")
    print(page)  # noqa: T201
    if can_plot() and runs:
        write_plot(asked.output / "scale.svg", runs)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks scale", description=str(__doc__).splitlines()[0]
    )
    parser.add_argument(
        "--sizes",
        type=int,
        nargs="+",
        default=SIZES,
        help=f"numbers of workers, such as {' '.join(map(str, ALL_SIZES))}",
    )
    parser.add_argument("--steps", type=int, default=0, help="of the search")
    parser.add_argument("--seconds", type=float, help="of the search, instead")
    parser.add_argument("--services", action="store_true", help="leave the flights")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("scale"), metavar="DIR"
    )
    return parser


def measured(size: int, limit: Sequence[str], *, seed: int) -> Run | None:
    """What a process of its own takes; None where it fails."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        words = ["-m", "benchmarks.scale_one", str(size), str(seed), str(folder)]
        done = subprocess.run([sys.executable, *words, *limit], check=False)
        path = folder / "run.json"
        if done.returncode or not path.exists():
            return None
        known = json.loads(path.read_text(encoding="utf-8"))
        stages = tuple(Stage(**stage) for stage in known.pop("stages"))
        return Run(stages=stages, **known)
