"""A small operation in a store: four workers, two villages, two employers."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import p2p
from p2p.operating import Operation, init_operation, open_operation
from p2p.reporting import report_words
from tests.tiny import TABLES
from transport.operation.events import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

AT = "2020-03-09 20:00"  # the evening before


@cache
def _planned() -> Path:
    """The scenario, its plan and its store, made once; to be copied."""
    home = Path(mkdtemp(prefix="p2p-operation-"))
    (home / "tiny").mkdir()
    for name, table in TABLES.items():
        (home / "tiny" / name).write_text(table, encoding="utf-8")
    made = p2p.plan(p2p.read_scenario(home / "tiny"), steps=1)
    made.save(home / "out", lang="en", manifests=False, with_map=False)
    init_operation(home / "out", author="chief", note="as printed")
    return home


def an_operation(folder: Path) -> Path:
    """The folder of a plan with its store."""
    copytree(_planned(), folder, dirs_exist_ok=True)
    return folder / "out"


@contextmanager
def opened(folder: Path) -> Iterator[Operation]:
    with open_operation(an_operation(folder)) as operation:
        yield operation


def riders(operation: Operation) -> list[str]:
    return sorted(operation.situation().roll)


def at_s(operation: Operation) -> int:
    return operation.scenario.clock.seconds("2020-03-09T20:00:00+08:00")


def an_event(operation: Operation, kind: Any, **facts: Any) -> Event:
    return Event(kind=kind, at_s=at_s(operation), reporter="clerk", **facts)


def cancel(out: Path, worker_id: str) -> None:
    """Report that the worker does not travel."""
    words = {"event": "cancellation", "at": AT, "by": "clerk", "worker_id": worker_id}
    with open_operation(out) as operation:
        report_words(operation, words)


def numbers(out: Path) -> list[int]:
    """Numbers of the versions in the store."""
    with open_operation(out) as operation:
        return [one.number for one in operation.versions()]
