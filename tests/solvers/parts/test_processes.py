"""Processes that do tasks: replaced when they die, given up when they always do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from solvers.parts.processes import Processes, WorkerLost
from tests.solvers.parts.dying import die, die_once, double, fail

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def processes() -> Iterator[Processes]:
    found = Processes(2, first=os.getpid)
    yield found
    found.shutdown()


def test_work_is_done_in_another_process(processes: Processes) -> None:
    assert processes.submit(os.getpid).result() in processes.pids
    assert os.getpid() not in processes.pids
    asked = [processes.submit(double, n) for n in range(5)]
    assert [future.result() for future in asked] == [0, 2, 4, 6, 8]


def test_what_a_dying_process_had_to_do_is_done_by_another(
    processes: Processes, tmp_path: Path
) -> None:
    before = processes.pids
    again = processes.submit(die_once, tmp_path / "asked")
    assert again.result() in set(processes.pids) - set(before)


def test_what_ends_every_process_is_told_and_the_rest_goes_on(
    processes: Processes,
) -> None:
    deadly, plain = processes.submit(die), processes.submit(double, 4)
    with pytest.raises(WorkerLost):
        deadly.result()
    assert plain.result() == 8
    assert processes.submit(double, 5).result() == 10


def test_a_defect_in_the_work_is_no_death(processes: Processes) -> None:
    before = processes.pids
    with pytest.raises(LookupError, match="as the test wants it"):
        processes.submit(fail).result()
    assert processes.pids == before


def test_at_the_end_no_process_is_left() -> None:
    own = Processes(1)
    (pid,) = own.pids
    assert own.submit(double, 1).result() == 2
    own.shutdown(wait=False, cancel_futures=True)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
