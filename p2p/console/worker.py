"""The worker: a process of its own that does the jobs of the queue, one at a time.

``python -m p2p.console.worker FOLDER PARENT``. It ends soon after the console that
started it has, whatever it is doing: that waits for the next console and is begun
again. Two workers of one folder wait for each other.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import traceback
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from filelock import FileLock, Timeout

from p2p.console import jobs
from p2p.console.close_tasks import CLOSE_TASKS
from p2p.console.compare_tasks import COMPARE_TASKS
from p2p.console.day_tasks import DAY_TASKS
from p2p.console.fever_tasks import FEVER_TASKS
from p2p.console.folders import operation_folder
from p2p.console.hand_tasks import HAND_TASKS
from p2p.console.next_tasks import NEXT_TASKS
from p2p.console.our_words import sentence
from p2p.console.roster_tasks import ROSTER_TASKS
from p2p.console.state import State
from p2p.console.tasks import TASKS
from p2p.errors import PlanRefused
from transport.errors import OutputError, ScenarioError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from transport.counting import Told
    from transport.language import Lang
    from transport.outcome import Progress
    from transport.said import Said

_TASKS = {
    **TASKS,
    **ROSTER_TASKS,
    **DAY_TASKS,
    **HAND_TASKS,
    **NEXT_TASKS,
    **FEVER_TASKS,
    **CLOSE_TASKS,
    **COMPARE_TASKS,
}
LOCK_FILE = ".console-worker.lock"
_LOOKS_S, _TELLS_S = 0.3, 0.5
_N_FAULTS = 500  # of a scenario; more help nobody
_REFUSED_S = 2.0  # between tries to write into a store that refuses
_INPUT = 0  # its number among the files of a process
_GRACE_S = 2.0  # for what is nearly done when the console has ended


class _Watched:
    """Tells the store how a job goes, not more often than people can look."""

    def __init__(self, state: State, job: jobs.Job) -> None:
        self._state, self._job = state, job
        self._told_at = self._asked_at = 0.0
        self._is_to_stop = False
        self._objective_fen: int | None = None

    @contextmanager
    def stage(self, name: Said, /) -> Iterator[Told | None]:
        """A stage of it."""
        jobs.tell_stage(self._state, self._job, name)
        yield None
        jobs.tell_stage(self._state, self._job, None)

    def report(self, progress: Progress) -> None:
        """Hear where its search stands."""
        if time.monotonic() - self._told_at < _TELLS_S:
            return
        self._told_at = time.monotonic()
        if progress.objective_fen is not None:
            self._objective_fen = progress.objective_fen
        facts = {name: getattr(progress, name) for name in type(progress).__slots__}
        facts["objective_fen"] = self._objective_fen  # also while things are settled
        jobs.tell_progress(self._state, self._job, facts)

    def stop(self) -> bool:
        """Whether it is to end with the best it has."""
        if not self._is_to_stop and time.monotonic() - self._asked_at > _TELLS_S:
            self._asked_at = time.monotonic()
            self._is_to_stop = jobs.is_to_stop(self._state, self._job)
        return self._is_to_stop


def do(state: State, job: jobs.Job) -> None:
    """Do a job that was taken; whatever comes of it is kept."""
    where = operation_folder(state.folder, job.operation)
    task = _TASKS.get(job.kind)
    if where is None or task is None:
        jobs.failed(state, job, [said("CONSOLE_NO_OPERATION", name=job.operation)])
        return
    try:
        found = task(where, job.asked, cast("Lang", job.lang), _Watched(state, job))
    except ScenarioError as error:
        _tell_faults(state, job, error)
    except OutputError as error:
        jobs.failed(state, job, [error.told])
    except PlanRefused as error:
        why = error.remedy or error.none or said("PLAN_REFUSED")
        jobs.failed(state, job, [why])
    except Exception:
        traceback.print_exc()
        jobs.failed(state, job, [said("CONSOLE_DEFECT")])
    else:
        jobs.done(state, job, found)


def _tell_faults(state: State, job: jobs.Job, error: ScenarioError) -> None:
    from p2p.console.our_words import fault_facts

    faults = error.faults[:_N_FAULTS]
    both = {lang: [fault_facts(f, lang) for f in faults] for lang in ("zh", "en")}
    n_faults = said("N_FAULTS", n=len(error.faults))
    jobs.failed(state, job, [n_faults], faults=both)


def work(folder: Path, is_over: Callable[[], bool]) -> None:
    """Do what is in the queue of the folder until the question is answered by yes."""
    lock = FileLock(folder / LOCK_FILE)
    while not _has(lock):
        if is_over():
            return
    was_refused = False
    try:
        while not is_over():
            try:
                _work_through(folder, is_over, was_refused=was_refused)
            except OutputError as error:  # the store refuses: a full disk, as a rule
                print(sentence(error.told, "en"), file=sys.stderr)  # noqa: T201
                was_refused = True
                time.sleep(_REFUSED_S)
    finally:
        lock.release()


def _work_through(
    folder: Path, is_over: Callable[[], bool], *, was_refused: bool
) -> None:
    """Do what is in the queue, for as long as the store takes what is told of it.

    ``was_refused``: what is begun in it was given up for that, by no fault of its own.
    """
    state = State(folder)
    try:
        jobs.take_back(state, is_orderly=was_refused)  # of a worker that is no more
        while not is_over():
            job = jobs.take(state)
            if job is None:
                time.sleep(_LOOKS_S)
            else:
                do(state, job)
    except SystemExit:  # told to end
        jobs.take_back(state, is_orderly=True)
        raise
    finally:
        state.close()


def _has(lock: FileLock) -> bool:
    try:
        lock.acquire(timeout=_LOOKS_S)
    except Timeout:
        return False
    return True


def _end_with_console(folder: Path) -> None:
    """End this process when the console has: our input, which it holds, ends then.

    A search may not come back to Python for long, so nothing is asked of it. Outputs
    are written whole or not at all; what was begun waits for the next console.
    """
    while os.read(_INPUT, 1):
        pass
    time.sleep(_GRACE_S)
    with suppress(OutputError):
        state = State(folder)
        jobs.take_back(state, is_orderly=True)
        state.close()
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)  # with the searches beside ours
    os._exit(0)


def main() -> None:
    """Work for the console that started this process."""
    folder, parent = Path(sys.argv[1]), int(sys.argv[2])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    threading.Thread(target=_end_with_console, args=(folder,), daemon=True).start()
    work(folder, lambda: os.getppid() != parent)


if __name__ == "__main__":
    main()
