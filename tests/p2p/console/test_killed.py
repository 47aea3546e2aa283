"""Worker and web process killed in the middle of a plan."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

import pytest

import p2p
from p2p.console import jobs
from p2p.console.keeper import Keeper
from p2p.console.state import State
from tests.p2p.console.conftest import desk_at, tiny_operation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE_S = 90.0


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


def console(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """A console of its own process, served at the port."""
    words = ["-m", "cli", "console", "--folder", str(folder), "--port", str(port)]
    started = subprocess.Popen(
        [sys.executable, *words, "--no-browser"], stdout=subprocess.PIPE
    )
    assert started.stdout is not None
    assert str(port).encode() in started.stdout.readline()
    return started


def page(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as found:
        return str(found.read().decode())


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def test_a_killed_console_loses_nothing_and_a_second_one_carries_on(
    state: State,
) -> None:
    job = jobs.put(state, "tiny", "plan", {"steps": 1}, by="", lang="en")

    def now() -> jobs.Job:
        found = jobs.job_of(state, job.job_id)
        assert found is not None
        return found

    port = free_port()
    with console(state.folder, port) as first:
        wait_for(lambda: now().state == "running")
        for _ in range(2):  # a reload in the middle
            assert job.job_id in page(port, "/o/tiny/plan")
        kill(first.pid)
        first.wait()
    wait_for(lambda: now().state == "waiting")  # its worker has ended, too
    for desk in desk_at(state.folder):  # another console, where it is begun again
        ended = desk.work()
        assert (ended.job_id, ended.state, ended.tries) == (job.job_id, "done", 1)
        assert "workers planned" in desk.get("/o/tiny/plan").text
    assert p2p.verify(state.folder / "tiny" / "plan").is_proved
