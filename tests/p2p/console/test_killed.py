"""A worker killed in the middle of a plan."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import pytest

import p2p
from p2p.console import jobs
from p2p.console.keeper import Keeper
from p2p.console.state import State
from tests.p2p.console.conftest import tiny_operation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE_S = 300.0


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    tiny_operation(tmp_path)
    made = State(tmp_path)
    yield made
    made.close()


def wait_for(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < until, "it never came to that"
        time.sleep(0.1)


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def test_a_killed_worker_is_replaced_and_its_job_begun_again(state: State) -> None:
    job = jobs.put(state, "tiny", "plan", {"steps": 1}, by="", lang="en")

    def now() -> jobs.Job:
        found = jobs.job_of(state, job.job_id)
        assert found is not None
        return found

    keeper = Keeper(state)
    try:
        wait_for(lambda: now().state == "running")
        first = keeper.pid
        kill(first)
        wait_for(lambda: not now().is_open)
        assert keeper.pid != first
    finally:
        keeper.end()
    assert (now().state, now().tries) == ("done", 2)
    assert p2p.verify(state.folder / "tiny" / "plan").is_proved
