"""Pieces of work done by a few processes side by side, each told of as it is done."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar

from transport.counting import Count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.queues import SimpleQueue

_Shared = TypeVar("_Shared")
_Job = TypeVar("_Job")
_Result = TypeVar("_Result")

_TOLD_EVERY_S, _TOLD_EVERY = 0.3, 20  # seconds, pieces


def cores() -> int:
    """How many processes this machine runs at a time."""
    return os.cpu_count() or 1


def each_done(
    work: Callable[[_Shared, _Job, Count], _Result],
    shared: _Shared,
    jobs: Sequence[_Job],
    count: Count,
    *,
    processes: int,
) -> Iterator[tuple[_Job, _Result]]:
    """Every job with what ``work(shared, job, count)`` gave, as soon as it is there.

    With one process they are done here, in order. With more, ``work`` is a function of
    a module, ``shared`` goes to each process once; the longest jobs should come first.
    """
    n = min(processes, len(jobs))
    if n > 1:
        yield from _side_by_side(work, shared, jobs, count, n)
        return
    for job in jobs:
        yield job, work(shared, job, count)


def _side_by_side(
    work: Callable[[_Shared, _Job, Count], _Result],
    shared: _Shared,
    jobs: Sequence[_Job],
    count: Count,
    n: int,
) -> Iterator[tuple[_Job, _Result]]:
    import multiprocessing  # takes its time, and few need it
    from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait

    context = multiprocessing.get_context("spawn")
    news: SimpleQueue[int] = context.SimpleQueue()
    pids: SimpleQueue[int] = context.SimpleQueue()
    with ProcessPoolExecutor(
        n, mp_context=context, initializer=_begin, initargs=(work, shared, news, pids)
    ) as executor:
        running = {executor.submit(_one, job): job for job in jobs}
        waiting = set(running)
        try:
            while waiting:
                done, waiting = wait(waiting, _TOLD_EVERY_S, FIRST_COMPLETED)
                while not news.empty():
                    count.add(news.get())
                for future in done:
                    yield running[future], future.result()
        except BaseException:
            _end(pids)  # nobody waits for what nobody asks for any more
            raise
        finally:
            for future in waiting:
                future.cancel()
        while not news.empty():
            count.add(news.get())


def _end(pids: SimpleQueue[int]) -> None:
    """End the processes that have begun, in the middle of what they do."""
    import multiprocessing

    mine = set()
    while not pids.empty():
        mine.add(pids.get())
    for process in multiprocessing.active_children():
        if process.pid in mine:
            process.terminate()


_mine: list[tuple[Callable[..., Any], Any, SimpleQueue[int]]] = []  # in a process


def _begin(
    work: Callable[..., Any],
    shared: Any,
    news: SimpleQueue[int],
    pids: SimpleQueue[int],
) -> None:
    pids.put(os.getpid())
    _mine.append((work, shared, news))


def _one(job: Any) -> Any:
    """In a process of its own: the job, its pieces told a few at a time."""
    work, shared, news = _mine[0]
    told = 0

    def tell(done: int, _all: int) -> None:
        nonlocal told
        if done - told >= _TOLD_EVERY:
            news.put(done - told)
            told = done

    count = Count(told=tell)
    found = work(shared, job, count)
    if count.n_done > told:
        news.put(count.n_done - told)
    return found
