"""Processes of this machine that do tasks, each replaced when it dies."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from concurrent.futures import CancelledError, Executor, ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from multiprocessing.connection import Connection

MOST_DEATHS = 3  # of the processes that one task was given to


class WorkerLost(Exception):
    """Every process that was given the task has died of it."""


class Processes(Executor):
    """So many processes; a task whose process dies is done again by a new one.

    A task that has killed ``MOST_DEATHS`` of them ends with `WorkerLost`. The processes
    are started at once and do ``first``, so that they are ready when there is work.
    """

    def __init__(self, n: int, *, first: Callable[[], Any] | None = None) -> None:
        self._threads = ThreadPoolExecutor(max_workers=n)
        self._free = [_Lane() for _ in range(n)]
        self._lanes = tuple(self._free)
        self._lock = threading.Lock()
        if first is not None:
            for _ in range(n):
                self.submit(first)

    @property
    def pids(self) -> tuple[int, ...]:
        """Of the processes as they are now."""
        return tuple(lane.pid for lane in self._lanes)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """The future of ``fn(*args)`` in a process; both must be picklable."""
        future: Future[Any] = self._threads.submit(self._done, fn, args, kwargs)
        return future

    def _done(
        self, fn: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        with self._lock:  # there are as many lanes as threads
            lane = self._free.pop()
        try:
            return lane.done(fn, args, kwargs)
        finally:
            with self._lock:
                self._free.append(lane)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - the signature is the library's
        """End the processes: after what was submitted, or, not to ``wait``, at once."""
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        for lane in self._lanes:
            lane.end()


class _Lane:
    """One process and its successors."""

    def __init__(self) -> None:
        self._is_over = False
        self._start()

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._wire, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other,), daemon=True)
        self._process.start()
        other.close()  # so that its death ends our waiting

    def done(
        self, fn: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        for _ in range(MOST_DEATHS):
            try:
                self._wire.send((fn, args, kwargs))
                is_done, found = self._wire.recv()
            except (EOFError, OSError):
                if self._is_over:
                    raise CancelledError from None
                self._wire.close()
                self._process.kill()
                self._process.join()
                self._start()
                continue
            if is_done:
                return found
            raise found
        raise WorkerLost

    def end(self) -> None:
        """No more: whatever the process does, nobody waits for it."""
        self._is_over = True
        self._process.kill()  # whoever waits for it hears of that
        self._process.join()


def _serve(wire: Connection) -> None:
    """Do what comes until the other end is closed; Ctrl-C is for the other process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        while True:
            fn, args, kwargs = wire.recv()
            try:
                answer = True, fn(*args, **kwargs)
            except Exception as error:
                answer = False, error
            wire.send(answer)
