"""The best version within the time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.replanning.anytime import best_within, worth
from solvers.replanning.replanner import replan
from tests.solvers.replanning.days import EVENING, LIMITS, asked, new_worker, printed
from transport.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from solvers.replanning.asking import Asked, Replanned
    from transport.outcome import Limits

SCENARIO, PLAN = printed()
LIKE = SCENARIO.worker[PLAN.trips[0].worker_ids[0]]
ADDED = Changes(moment_s=EVENING, added=(new_worker("X1", LIKE),))


def ticking(step_s: float) -> Callable[[], float]:
    now = iter(range(1000))
    return lambda: next(now) * step_s


def test_without_a_time_limit_there_is_one_answer() -> None:
    answer = best_within(asked(ADDED), LIMITS, clock=ticking(1.0))
    assert (answer.n_answers, answer.first_s) == (1, 1.0)


def test_while_there_is_time_longer_searches_follow_and_the_best_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps: list[int | None] = []

    def counted(question: Asked, limits: Limits) -> Replanned:
        steps.append(limits.steps)
        return replan(question, replace(limits, steps=1, time_limit_s=None))

    monkeypatch.setattr("solvers.replanning.anytime.replan", counted)
    question = asked(ADDED)
    limits = replace(LIMITS, steps=None, time_limit_s=20.0)
    answer = best_within(question, limits, clock=ticking(1.0))
    assert steps[:3] == [None, 48, 192]
    assert answer.n_answers == len(steps) < 8
    assert worth(question, answer.found) == (
        0,
        0,
        0,
        0,
        0,
        answer.found.plan.cost.objective_fen,
    )


def test_with_nobody_to_place_no_search_follows() -> None:
    limits = replace(LIMITS, time_limit_s=1000.0)
    question = asked(Changes(moment_s=EVENING))
    assert best_within(question, limits, clock=ticking(1.0)).n_answers == 1
