"""Parts at work as tasks: whoever does them, the plan is the same."""

from __future__ import annotations

import os
import signal
import threading
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING, Any

import pytest

from solvers.core.ready import make_ready
from solvers.parts import at_work as at_work_module
from solvers.parts.at_work import PartsAtWork, taken
from solvers.parts.processes import Processes, WorkerLost
from solvers.parts.tasks import Found, SearchTask
from solvers.parts.workers import Workers
from solvers.running import setup
from solvers.running.deadline import Deadline
from solvers.running.inline import Inline
from tests.solvers.parts.cases import (
    Planned,
    after_steps,
    built,
    by_county,
    planned,
    two_counties,
)
from transport.said import Said

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(autouse=True)
def _each_county_is_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "parts_of", by_county)


@pytest.fixture(scope="module")
def alone() -> Planned:
    """The plan after six steps in this very thread."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(setup, "parts_of", by_county)
        return planned(after_steps(Inline()))


class Backwards(Executor):
    """Begins with what came last, once somebody has waited for it."""

    def __init__(self) -> None:
        self._due: list[tuple[Future[Any], Callable[[], Any]]] = []
        self._timer: threading.Timer | None = None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        future: Future[Any] = Future()
        self._due.append((future, lambda: fn(*args, **kwargs)))
        if self._timer is None:
            self._timer = threading.Timer(0.05, self._work)
            self._timer.start()
        return future

    def _work(self) -> None:
        self._timer = None
        while self._due:
            future, work = self._due.pop()
            future.set_result(work())


class Deadly(Inline):
    """Loses every worker to which the search of the first part is given."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        (task,) = args
        if isinstance(task, SearchTask) and task.problem.groups[0].county == "County 0":
            future: Future[Any] = Future()
            future.set_exception(WorkerLost())
            return future
        return super().submit(fn, *args, **kwargs)


def test_steps_make_the_plan_cheaper_and_raise_the_bound(alone: Planned) -> None:
    first = planned(built(two_counties()))
    assert alone.cost_fen < first.cost_fen
    assert first.bound_fen < alone.bound_fen <= alone.cost_fen


def test_the_order_in_which_tasks_end_changes_nothing(alone: Planned) -> None:
    assert planned(after_steps(Backwards(), n=2)) == alone


def test_processes_make_the_same_plan_though_one_is_killed(alone: Planned) -> None:
    with Processes(2, first=make_ready) as processes:
        victim = processes.pids[0]
        killing = threading.Timer(0.3, lambda: os.kill(victim, signal.SIGKILL))
        killing.start()
        assert planned(after_steps(processes, n=2)) == alone
        assert victim not in processes.pids


def test_a_part_that_ends_all_workers_is_named_and_the_rest_goes_on() -> None:
    first = built(two_counties())
    after = built(two_counties())
    workers = Workers(executor=Deadly(), n=1)
    at_work = PartsAtWork(after, workers, Deadline(), seed=1, is_varied=True)
    list(at_work.by_steps(12))
    assert planned(after[1:]).cost_fen < planned(first[1:]).cost_fen
    assert planned(after[:1]).trips == planned(first[:1]).trips
    (told,) = after[0].warnings
    assert isinstance(told, Said)
    assert told.code == "PART_LOST"
    assert told.figures["county"] == "County 0"
    assert not after[1].warnings


def test_by_the_clock_every_part_has_its_turn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The clock stands still but for half a second a task."""
    monkeypatch.setattr(at_work_module, "LEAST_S", 0.2)
    now_s = 0.0
    asked: list[int] = []

    def searched(task: SearchTask) -> Found:
        nonlocal now_s
        now_s += 0.5
        asked.append(task.problem.n_groups)
        return Found(bookings=task.bookings)

    monkeypatch.setattr(at_work_module, "searched", searched)
    searches = built(two_counties())
    at_work = PartsAtWork(
        searches,
        Workers(executor=Inline(), n=1),
        Deadline(1.6, clock=lambda: now_s),
        seed=1,
        is_varied=False,
    )
    assert len(list(at_work.by_clock())) >= len(searches)
    sizes = [search.problem.n_groups for search in searches]
    assert sorted(set(asked)) == sorted(set(sizes))
    assert len(asked) >= len(sizes)


def test_a_time_that_is_over_begins_nothing() -> None:
    searches = built(two_counties())
    workers = Workers(executor=Inline(), n=1)
    at_work = PartsAtWork(searches, workers, Deadline(0.0), seed=1, is_varied=True)
    assert list(at_work.by_clock()) == []
    assert list(at_work.by_steps(3)) == []


def test_a_coach_that_another_part_has_taken_is_not_given_twice() -> None:
    one, other = built(two_counties())
    wanted = list(one.state.bookings)
    for booking in wanted:
        one.state.remove(booking)
    for search in (one, other):  # every coach of their lines is away all the time
        for booking in wanted:
            k = booking.draft.line_idx
            while search.state.fleet.takes(k, booking.quote):
                search.state.fleet.hold(k, (0, 10 * 86_400))
    assert taken(one, wanted)
    assert not one.state.waiting.n.any()
    for k in {booking.draft.line_idx for booking in (*wanted, *one.state.bookings)}:
        assert one.state.fleet.free_over(k, (0, 20 * 86_400)) >= 0


def test_trips_that_cost_more_are_not_taken() -> None:
    _, one = built(two_counties())
    before = planned([one])
    assert len(one.state.bookings) > 1
    assert not taken(one, one.state.bookings[:1])
    assert planned([one]).cost_fen == before.cost_fen
    assert sorted(planned([one]).trips, key=str) == sorted(before.trips, key=str)
