"""Work on a bound beside a search: how much of it, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from solvers.journeys import beside as beside_module
from solvers.journeys.beside import UNITS_A_STEP, Beside
from solvers.journeys.cohort_roads import never
from solvers.running.deadline import Deadline, TimeIsUp
from transport.outcome import Limits

if TYPE_CHECKING:
    from solvers.journeys.rising import JourneyBound
    from transport.outcome import StopAsked

LONG_S = 60.0


class Counted:
    """A bound that counts units of work, and is settled after some."""

    def __init__(self, enough: int, *, is_large: bool = False) -> None:
        self.n = 0
        self.summed_up: list[int] = []
        self.is_large = is_large
        self._enough = enough

    @property
    def is_settled(self) -> bool:
        return self.n >= self._enough

    def advance(self, is_over: StopAsked = never) -> None:
        if is_over():
            raise TimeIsUp
        self.n += 1

    def sum_up(self) -> None:
        self.summed_up.append(self.n)


def worked(bound: Counted, limits: Limits, deadline: Deadline) -> tuple[int, int]:
    """Units done when the search begins, and in all."""
    with Beside(cast("JourneyBound", bound), limits).working(deadline):
        before = bound.n
    return before, bound.n


def test_counted_steps_have_so_many_units_each_after_the_search() -> None:
    limits = Limits(time_limit_s=None, steps=3)
    assert worked(Counted(1_000), limits, Deadline()) == (0, 3 * UNITS_A_STEP)


def test_what_was_proved_is_added_up_before_time_is_over() -> None:
    for limits, deadline in (
        (Limits(time_limit_s=None, steps=3), Deadline()),
        (Limits(time_limit_s=0.5, threads=1), Deadline(0.5)),
    ):
        bound = Counted(1 << 60)
        worked(bound, limits, deadline)
        assert bound.summed_up == [bound.n]


def test_a_settled_bound_is_left() -> None:
    limits = Limits(time_limit_s=None, steps=3)
    assert worked(Counted(2), limits, Deadline()) == (0, 2)


def test_with_one_thread_the_bound_has_its_share_before_the_search() -> None:
    limits = Limits(time_limit_s=0.5, threads=1)
    before, after = worked(Counted(1 << 60), limits, Deadline(0.5))
    assert before == after > 0


@pytest.mark.parametrize(("limit_s", "begins"), [(1.0, False), (100.0, True)])
def test_with_one_thread_a_large_day_gets_its_share_of_long_searches(
    limit_s: float, begins: bool
) -> None:
    limits = Limits(time_limit_s=limit_s, threads=1)
    bound = Counted(5, is_large=True)
    assert worked(bound, limits, Deadline(limit_s)) == ((5, 5) if begins else (0, 0))


def test_with_two_threads_its_thread_ends_with_the_search() -> None:
    limits = Limits(time_limit_s=LONG_S, threads=2)
    bound = Counted(1 << 60)
    deadline = Deadline(LONG_S)
    worked(bound, limits, deadline)
    n = bound.n
    assert not deadline.is_over
    assert bound.n == n


class Moments(Counted):
    """A bound that notes when it is worked on, by a clock that its own work moves.

    A unit takes a second.
    """

    def __init__(self, *, is_large: bool) -> None:
        super().__init__(1 << 60, is_large=is_large)
        self.now_s = 0.0
        self.at_s: list[float] = []

    def advance(self, is_over: StopAsked = never) -> None:
        super().advance(is_over)
        self.at_s.append(self.now_s)
        self.now_s += 1.0

    def waited(self, beside: Beside, monkeypatch: pytest.MonkeyPatch) -> list[float]:
        """Its clock moved by waiting, too; what is waited for."""
        found = []

        def wait(seconds: float) -> bool:
            found.append(seconds)
            self.now_s += seconds
            return False

        monkeypatch.setattr(beside._is_over, "wait", wait)
        return found


@pytest.mark.parametrize(
    ("limit_s", "first", "last", "is_large"),
    [
        (60.0, 3, 0, False),
        (200.0, 10, 48, False),
        (60.0, 0, 0, True),
        (100.0, 0, 0, True),
        (200.0, 0, 95, True),
    ],
)
def test_by_the_clock_it_works_at_first_and_at_last(
    monkeypatch: pytest.MonkeyPatch,
    limit_s: float,
    first: int,
    last: int,
    is_large: bool,
) -> None:
    """A twentieth, then a quarter or half where that is long; the search has the rest.

    A large day's first plan shares its time with nothing. The last twentieth of what
    the bound has is for adding up.
    """
    bound = Moments(is_large=is_large)
    deadline = Deadline(limit_s, clock=lambda: bound.now_s)
    limits = Limits(time_limit_s=limit_s, threads=2)
    beside = Beside(cast("JourneyBound", bound), limits)
    bound.waited(beside, monkeypatch)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    beside._at_times(deadline)
    assert len(bound.at_s) == last + (0 if is_large else first)
    assert not any(limit_s / 20 <= at_s < limit_s / 2 for at_s in bound.at_s)


class Asked:
    """A process at work for so many questions, which then has failed or not."""

    def __init__(self, n: int, failure: Exception | None) -> None:
        self.n = n
        self.failure = failure
        self.is_closed = False

    @property
    def is_at_work(self) -> bool:
        self.n -= 1
        return self.n >= 0

    def close(self) -> None:
        self.is_closed = True


@pytest.mark.parametrize("failure", [None, RuntimeError("MemoryError")])
def test_a_large_days_bound_is_raised_in_a_process(
    monkeypatch: pytest.MonkeyPatch, failure: Exception | None
) -> None:
    asked = Asked(3, failure)
    seconds = []

    def raised_beside(_: JourneyBound, **given: float) -> Asked:
        seconds.append(given["seconds"])
        return asked

    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(beside_module, "raised_beside", raised_beside)
    bound = Moments(is_large=True)
    deadline = Deadline(200.0, clock=lambda: bound.now_s)
    limits = Limits(time_limit_s=200.0, threads=2)
    beside = Beside(cast("JourneyBound", bound), limits)
    waits = bound.waited(beside, monkeypatch)
    beside._at_times(deadline)
    assert seconds == [100.0]
    assert asked.is_closed
    assert not bound.at_s
    assert waits[0] == 100.0
    codes = [told.code for told in beside.warnings]
    assert codes == ([] if failure is None else ["PROOF_LOST"])


def test_who_asked_to_stop_gets_no_more_units() -> None:
    limits = Limits(time_limit_s=None, steps=3)
    assert worked(Counted(9), limits, Deadline(stop=lambda: True)) == (0, 0)
