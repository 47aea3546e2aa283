"""Tasks run one at a time, each in a fresh process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.peers.registry import ENGINE
from benchmarks.pieces import WAYS
from benchmarks.record import Record, Task, record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[1]
GRACE_S = 600  # beyond the solver's time, for generating and recosting
GRACE_FACTOR = 3
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"), "1"
)
_TAIL = 300  # characters of a crash kept in the note


def run_one(task: Task, folder: Path | None) -> Record:
    """The task's record; a crash or an overlong run is a record too."""
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary) / "record.json"
        command = [
            *(sys.executable, "-m", "benchmarks.worker"),
            *(json.dumps(asdict(task)), str(out)),
            *([] if folder is None else [str(folder.resolve())]),
        ]
        try:
            done = subprocess.run(
                command,
                cwd=ROOT,
                env={**os.environ, **ONE_THREAD},
                capture_output=True,
                text=True,
                timeout=GRACE_FACTOR * task.seconds + GRACE_S,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Record(task=task, note="did not end")
        if done.returncode or not out.exists():
            lines = done.stderr.strip().splitlines() or [f"exit {done.returncode}"]
            return Record(task=task, note=f"failed: {lines[-1][-_TAIL:]}")
        return record_of(json.loads(out.read_text(encoding="utf-8")))


def tasks_of(
    cases: Iterable[str],
    solvers: Iterable[str],
    *,
    kind: str,
    seconds: float,
    seed: int,
    cores: int = 2,
) -> Iterator[Task]:
    """Every solver on every case; peers once a way of cutting where it matters."""
    solvers = tuple(solvers)
    for case in cases:
        for solver in solvers:
            task = Task(
                kind=kind,
                case=case,
                solver=solver,
                way=WAYS[0],
                seconds=seconds,
                seed=seed,
                cores=cores,
            )
            yield task
            if solver != ENGINE and is_cut(kind, case):
                yield replace(task, way=WAYS[1])


def is_cut(kind: str, case: str) -> bool:
    """Whether peers must be given the case's loads cut beforehand."""
    return kind == "county" or case.startswith("sdvrp/")
