"""The bound of whole journeys raised unit by unit: told unit by unit, summed up."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from solvers.journeys.bound_run import SUM_UP_SHARE, raised
from solvers.journeys.cohort_roads import never
from solvers.running.deadline import Deadline, TimeIsUp

if TYPE_CHECKING:
    from solvers.journeys.rising import JourneyBound
    from transport.outcome import StopAsked

LIMIT_S = 40.0


class Slow:
    """A bound that rises by ten fen in every other unit, each of a second."""

    def __init__(self, *, enough: int = 1_000) -> None:
        self.now_s = 0.0
        self.n = 0
        self.bound_fen = 100
        self._enough = enough
        self.deadline = Deadline(LIMIT_S, clock=lambda: self.now_s)

    @property
    def is_settled(self) -> bool:
        return self.n >= self._enough

    def advance(self, is_over: StopAsked = never) -> None:
        self.now_s += 1.0
        if is_over():
            raise TimeIsUp
        self.n += 1
        self.bound_fen += 10 * (self.n % 2)

    def sum_up(self) -> None:
        self.bound_fen += 1


def told(bound: Slow, *, is_left: StopAsked = never) -> list[int]:
    found: list[int] = []
    raised(
        cast("JourneyBound", bound),
        bound.deadline,
        is_left=is_left,
        tell=lambda: found.append(bound.bound_fen),
    )
    return found


def test_each_unit_is_told_and_the_sum_at_last() -> None:
    assert told(Slow(enough=4)) == [110, 110, 120, 120, 121]


def test_work_ends_while_there_is_time_to_sum_up() -> None:
    bound = Slow()
    assert told(bound)[-1] == bound.bound_fen
    assert bound.n + 1 == (1.0 - SUM_UP_SHARE) * LIMIT_S == pytest.approx(bound.now_s)


def test_who_leaves_gets_no_more_units() -> None:
    bound = Slow()
    told(bound, is_left=lambda: bound.n == 3)
    assert bound.n == 3
