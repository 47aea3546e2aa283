"""Work on a bound beside a search: how much of it, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from solvers.journeys.beside import UNITS_A_STEP, Beside
from solvers.journeys.cohort_trips import never
from solvers.running.deadline import Deadline, TimeIsUp
from transport.outcome import Limits

if TYPE_CHECKING:
    from solvers.journeys.rising import JourneyBound
    from transport.outcome import StopAsked

LONG_S = 60.0


class Counted:
    """A bound that counts units of work, and is settled after some."""

    def __init__(self, enough: int) -> None:
        self.n = 0
        self._enough = enough

    @property
    def is_settled(self) -> bool:
        return self.n >= self._enough

    def advance(self, is_over: StopAsked = never) -> None:
        if is_over():
            raise TimeIsUp
        self.n += 1


def worked(bound: Counted, limits: Limits, deadline: Deadline) -> tuple[int, int]:
    """Units done when the search begins, and in all."""
    with Beside(cast("JourneyBound", bound), limits).working(deadline):
        before = bound.n
    return before, bound.n


def test_counted_steps_have_so_many_units_each_after_the_search() -> None:
    limits = Limits(time_limit_s=None, steps=3)
    assert worked(Counted(1_000), limits, Deadline()) == (0, 3 * UNITS_A_STEP)


def test_a_settled_bound_is_left() -> None:
    limits = Limits(time_limit_s=None, steps=3)
    assert worked(Counted(2), limits, Deadline()) == (0, 2)


def test_with_one_thread_the_bound_has_its_share_before_the_search() -> None:
    limits = Limits(time_limit_s=0.5, threads=1)
    before, after = worked(Counted(1 << 60), limits, Deadline(0.5))
    assert before == after > 0


def test_with_two_threads_it_goes_on_until_the_search_ends() -> None:
    limits = Limits(time_limit_s=LONG_S, threads=2)
    bound = Counted(1 << 60)
    deadline = Deadline(LONG_S)
    worked(bound, limits, deadline)
    n = bound.n
    assert not deadline.is_over
    assert bound.n == n  # its thread has ended


def test_who_asked_to_stop_gets_no_more_units() -> None:
    limits = Limits(time_limit_s=None, steps=3)
    assert worked(Counted(9), limits, Deadline(stop=lambda: True)) == (0, 0)
