"""Bad days, acted out in processes: killed while writing, two at once, no space.

``python -m tests.p2p.store.bad_days ACT OUT N`` tells it as JSON; acts: killed,
replanned, writes, full, full_at_work.
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from p2p.operating import Operation, open_operation
from p2p.printing import print_documents
from p2p.replanning import replan
from p2p.reporting import import_events, report
from p2p.store import making, rows, store
from p2p.store.engine import STORE_FILE
from tests.p2p.store.an_operation import AT, an_event
from transport import reading
from transport.errors import OutputError
from transport.operation import checks, situation, table
from transport.outcome import Limits
from transport.planfiles import plan_json, strict_json

# Loaded before the forks, so that killed writers are killed while they write.
LOADED = (
    making,
    rows,
    store,
    reading,
    checks,
    situation,
    table,
    plan_json,
    strict_json,
)
STEPS = Limits(time_limit_s=None, steps=1)
N_ROWS = 10  # of a file that is read in


def write_on(out: Path, told: int, *, most: int) -> None:
    """Report a delay, read in a file of delays, and so on; tell what was confirmed."""
    table = out.parent / f"delays-{os.getpid()}.csv"
    row = f"coach_delayed,{AT},file {os.getpid()},T001,1\n"
    table.write_text("event,at,by,trip_id,minutes\n" + row * N_ROWS)
    with open_operation(out) as operation:
        for n in range(most):
            if n % 3:
                number = _delay(operation)
            else:
                number = import_events(operation, table)[-1].number
            os.write(told, b"%d\n" % number)


def _delay(operation: Operation) -> int:
    event = an_event(operation, "coach_delayed", trip_id="T001", delay_s=60)
    return report(operation, event).number


def killed(out: Path, n: int) -> dict[str, Any]:
    """Writers killed at random moments; what the store holds after each."""
    dice, seen = random.Random(17), []
    for _ in range(n):
        reads, writes = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reads)
            write_on(out, writes, most=10_000)
            os._exit(0)
        os.close(writes)
        with open(reads, "rb") as confirmed:  # noqa: PTH123
            first = confirmed.readline()  # it is writing by now
            time.sleep(dice.random() * 0.1)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            lines = [first, *confirmed.read().split(b"\n")]
        last = max(int(line) for line in lines if line.strip())
        seen.append({"confirmed": last, **held(out)})
    return {"kills": seen}


def replan_and_print(out: Path, told: int) -> None:
    """Report, replan into a folder, print it, and so on; tell each step confirmed."""
    for n in range(1_000):
        with open_operation(out) as operation:
            os.write(told, b"event %d\n" % _delay(operation))
        new = out.parent / f"{os.getpid()}-{n}"
        done = replan(out, new, author="clerk", limits=STEPS)
        os.write(told, b"version %d\n" % done.number)
        print_documents(out, only=["carrier"])
        os.write(told, b"printed %d\n" % (n + 1))


def replanned(out: Path, n: int) -> dict[str, Any]:
    """Whoever replans and prints killed at random moments; what is held after each."""
    dice, seen = random.Random(23), []
    replan_and_print_once(out)  # loaded before the forks
    for _ in range(n):
        reads, writes = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reads)
            replan_and_print(out, writes)
            os._exit(0)
        os.close(writes)
        with open(reads, "rb") as confirmed:  # noqa: PTH123
            first = confirmed.readline()  # an event is kept, it replans by now
            time.sleep(dice.random() * 3)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            lines = [first, *confirmed.read().split(b"\n")]
        seen.append({**_last(lines), **held(out), **_versions(out)})
    done = replan(out, out.parent / "again", author="clerk", limits=STEPS, anyway=True)
    return {"kills": seen, "next": done.number}


def replan_and_print_once(out: Path) -> None:
    """One round of it, to its end."""
    with open_operation(out) as operation:
        _delay(operation)
    replan(out, out.parent / "first", author="clerk", limits=STEPS)
    print_documents(out, only=["carrier"])


def _last(lines: list[bytes]) -> dict[str, int]:
    """The last number of each thing that was confirmed."""
    found = {"event": 0, "version": 0, "printed": 0}
    for line in lines:
        if line.strip():
            what, number = line.decode().split()
            found[what] = int(number)
    return found


def _versions(out: Path) -> dict[str, Any]:
    """Versions and printings, as the database itself tells them."""
    with closing(sqlite3.connect(out / STORE_FILE)) as store:
        numbers = [
            n for (n,) in store.execute("SELECT number FROM plan_versions ORDER BY 1")
        ]
        wrong = store.execute("PRAGMA foreign_key_check").fetchall()
        bare = store.execute(
            "SELECT count(*) FROM printings WHERE id NOT IN"
            " (SELECT printing FROM printed_papers)"
        ).fetchone()[0]
    gaps = numbers != list(range(1, len(numbers) + 1))
    return {"versions": len(numbers), "gap": gaps, "loose": wrong, "bare": bare}


def held(out: Path) -> dict[str, Any]:
    """What the store holds, as the database itself tells it."""
    with closing(sqlite3.connect(out / STORE_FILE)) as store:
        sound = store.execute("PRAGMA integrity_check").fetchone()[0]
        numbers = [n for (n,) in store.execute("SELECT number FROM events ORDER BY 1")]
        by_file = store.execute(
            "SELECT count(*) FROM events WHERE reporter LIKE 'file%' GROUP BY reporter"
        )
        torn = [n for (n,) in by_file if n % N_ROWS]
    gaps = numbers != list(range(1, len(numbers) + 1))
    return {"sound": sound, "events": len(numbers), "gaps": gaps, "torn": torn}


def writes(out: Path, n: int) -> dict[str, Any]:
    """One writer among others: reports ``n`` times and tells its numbers."""
    with open_operation(out) as operation:
        return {"numbers": [_delay(operation) for _ in range(n)]}


def full(out: Path, n: int) -> dict[str, Any]:
    """Reports until files may not grow any more; what is told then."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (n, resource.RLIM_INFINITY))
    kept = 0
    with open_operation(out) as operation:
        try:
            while True:
                kept = _delay(operation)
        except OutputError as error:
            return {"kept": kept, "code": error.told.code}


def full_at_work(out: Path, n: int) -> dict[str, Any]:
    """Replans and prints while files may not grow beyond more and more bytes.

    What each came to: the code it was refused with, or how it went on.
    """
    with open_operation(out) as operation:
        _delay(operation)
    seen = []
    for most in range(n, 40 * n, n):
        new = out.parent / f"full-{most}"
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        code = ""
        try:
            replan(out, new, author="clerk", limits=STEPS)
            print_documents(out, only=["carrier"])
        except OutputError as error:
            code = error.told.code
        resource.setrlimit(
            resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        )
        told = {"most": most, "code": code, "new": (new / "plan.json").exists()}
        seen.append({**told, **held(out), **_versions(out)})
        if not code:
            break
    return {"tries": seen}


if __name__ == "__main__":
    acts = {
        "killed": killed,
        "replanned": replanned,
        "writes": writes,
        "full": full,
        "full_at_work": full_at_work,
    }
    print(json.dumps(acts[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))))  # noqa: T201
