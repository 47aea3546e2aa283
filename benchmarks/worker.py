"""One task in a process of its own: ``python -m benchmarks.worker TASK OUT [FOLDER]``.

A fresh process a task, one at a time, so that no solver shares cores, memory or a
warm cache with another.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import cast, get_args

from benchmarks.pieces import Way
from benchmarks.record import Record, Task


def run(task: Task, folder: Path | None) -> Record:
    """The task done here and now."""
    if task.way not in get_args(Way):
        msg = f"way {task.way!r}: expected one of {', '.join(get_args(Way))}"
        raise ValueError(msg)
    way = cast("Way", task.way)
    if task.kind == "county":
        from benchmarks.county_runs import run_county

        return run_county(task, way=way)
    if folder is None:
        msg = "public instances need their folder: --instances or P2P_BENCHMARKS"
        raise ValueError(msg)
    from benchmarks.public_runs import run_public

    return run_public(task, folder, way=way)


def main() -> None:
    """Run the task given as JSON; write its record as JSON."""
    task = Task(**json.loads(sys.argv[1]))
    folder = Path(sys.argv[3]) if sys.argv[3:] else None
    record = run(task, folder)
    Path(sys.argv[2]).write_text(json.dumps(record.as_dict()), encoding="utf-8")


if __name__ == "__main__":
    main()
