"""A worker kept running beside the web process: started, replaced, ended with it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from p2p.console import jobs
from p2p.console import keeper as module
from p2p.console.keeper import Keeper
from p2p.console.state import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SLEEPS = "import time; time.sleep(60)"
DEAF = "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True)\n"


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    made = State(tmp_path)
    yield made
    made.close()


class Started:
    """Processes of a program of our own in the place of the worker."""

    def __init__(self, program: str) -> None:
        self.program, self.words = program, list[list[str]]()
        self.processes: list[subprocess.Popen[bytes]] = []

    def __call__(self, words: list[str], **more: Any) -> subprocess.Popen[bytes]:
        self.words.append(words)
        more["stdout"] = subprocess.PIPE
        made = _POPEN([sys.executable, "-c", self.program], **more)
        self.processes.append(made)
        return made


_POPEN = subprocess.Popen


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Started]]:
    monkeypatch.setattr(module, "_LOOKS_S", 0.02)
    monkeypatch.setattr(module, "_PATIENCE_S", 0.3)

    made: list[Started] = []

    def started(program: str) -> Started:
        made.append(Started(program))
        monkeypatch.setattr(subprocess, "Popen", made[-1])
        return made[-1]

    yield started
    for process in (process for one in made for process in one.processes):
        with process:
            process.kill()


def wait_for(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < until, "it never came to that"
        time.sleep(0.01)


def test_a_worker_of_the_folder_runs_and_ends_with_the_keeper(
    state: State, quick: Callable[[str], Started]
) -> None:
    made = quick(SLEEPS)
    keeper = Keeper(state)
    assert made.words[0][1:4] == ["-m", "p2p.console.worker", str(state.folder)]
    assert made.processes[0].poll() is None
    keeper.end()
    assert [process.poll() for process in made.processes] == [-15]


def test_one_that_died_is_replaced(
    state: State, quick: Callable[[str], Started]
) -> None:
    made = quick(SLEEPS)
    keeper = Keeper(state)
    first = keeper.pid
    made.processes[0].kill()
    wait_for(lambda: keeper.pid != first)
    keeper.end()
    assert [process.poll() for process in made.processes] == [-9, -15]


def test_one_that_cannot_start_is_tried_less_and_less_often(
    state: State, quick: Callable[[str], Started]
) -> None:
    made = quick("raise SystemExit(1)")
    keeper = Keeper(state)
    wait_for(lambda: len(made.processes) > 2)
    time.sleep(0.5)
    keeper.end()
    assert len(made.processes) < 12  # it looks fifty times a second


def waits(tmp_path: Path, state: State) -> tuple[subprocess.Popen[bytes], str]:
    """A worker in the middle of a plan that takes an hour, and the id of its job."""
    (tmp_path / "tiny").mkdir()
    job = jobs.put(state, "tiny", "plan", {}, by="", lang="en")
    program = (
        "import sys, time; from p2p.console import folders, worker\n"
        "worker.operation_folder = lambda *_: True; worker._GRACE_S = 0.1\n"
        "worker._TASKS['plan'] = lambda *_: time.sleep(3600)\n"
        "worker.main()"
    )
    words = [sys.executable, "-c", program, str(tmp_path), str(os.getpid())]
    made = _POPEN(words, stdin=subprocess.PIPE, start_new_session=True)
    wait_for(lambda: _now(state, job.job_id).state == "running")
    return made, job.job_id


def _now(state: State, job_id: str) -> jobs.Job:
    found = jobs.job_of(state, job_id)
    assert found is not None
    return found


def test_a_worker_ends_soon_after_its_console_and_its_job_waits(
    tmp_path: Path, state: State
) -> None:
    worker, job_id = waits(tmp_path, state)
    with worker:
        assert worker.stdin is not None
        worker.stdin.close()  # as when the process that holds it is killed
        assert worker.wait(20) in (0, -9)
    assert (_now(state, job_id).state, _now(state, job_id).tries) == ("waiting", 0)


def test_one_that_does_not_listen_is_killed(
    state: State, quick: Callable[[str], Started]
) -> None:
    made = quick(f"{DEAF}{SLEEPS}")
    keeper = Keeper(state)
    stdout = made.processes[0].stdout
    assert stdout is not None
    assert stdout.readline() == b"1\n"
    keeper.end()
    assert made.processes[0].poll() == -9
