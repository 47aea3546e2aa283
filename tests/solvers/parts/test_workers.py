"""Who does the tasks of parts: nobody for one part, processes where they pay."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from solvers.parts import workers as workers_module
from solvers.parts.processes import Processes
from solvers.parts.workers import Hall
from solvers.running.deadline import Deadline
from solvers.running.inline import Inline
from transport.outcome import Limits

if TYPE_CHECKING:
    from collections.abc import Callable


class NoProcesses(Processes):
    """Stands for processes, and starts none."""

    def __init__(self, n: int, *, first: Callable[[], object] | None = None) -> None:
        self.n = n
        self.is_shut = False

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.is_shut = True


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers_module, "Processes", NoProcesses)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


LONG = Deadline(1_000.0, clock=lambda: 0.0)


def test_one_part_needs_no_workers() -> None:
    with Hall(Limits(threads=2)) as hall:
        assert hall.of(1, LONG) is None


def test_several_parts_get_processes_that_have_gone_at_the_end() -> None:
    with Hall(Limits(threads=8)) as hall:
        found = hall.of(3, LONG)
        assert found is not None
        assert isinstance(found.executor, NoProcesses)
        assert (found.n, found.executor.n) == (3, 3)
        assert hall.of(2, LONG) is found
    assert found.executor.is_shut


@pytest.mark.parametrize(
    ("limits", "deadline"),
    [
        (Limits(threads=1), LONG),
        (Limits(threads=2), Deadline(5.0, clock=lambda: 0.0)),
    ],
    ids=["one thread", "too short"],
)
def test_by_the_clock_threads_do_where_processes_do_not_pay(
    limits: Limits, deadline: Deadline
) -> None:
    with Hall(limits) as hall:
        assert hall.of(3, deadline) is None


@pytest.mark.parametrize(
    ("threads", "steps", "is_inline"), [(1, 100, True), (2, 3, True), (2, 100, False)]
)
def test_steps_are_always_done_as_tasks(
    threads: int, steps: int, *, is_inline: bool
) -> None:
    limits = Limits(time_limit_s=None, steps=steps, threads=threads)
    with Hall(limits) as hall:
        found = hall.of(3, Deadline())
        assert found is not None
        assert isinstance(found.executor, Inline) == is_inline
