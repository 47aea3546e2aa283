"""A search without a plan is given up; one that has a plan is let end by itself."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING

import pytest

from solvers.running.giving_up import GivingUp
from transport.outcome import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator


def progress(objective_fen: int | None) -> Progress:
    return Progress(
        elapsed_s=1.0,
        steps=0,
        objective_fen=objective_fen,
        lower_bound_fen=0,
        n_trips=1,
        n_unplanned=2,
    )


@pytest.fixture
def raising() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("raising")
def test_a_search_that_asks_nobody_is_interrupted() -> None:
    one = GivingUp(haste_s=0.0)
    with pytest.raises(KeyboardInterrupt):
        endless(one)
    one.end()


def endless(one: GivingUp) -> None:
    """A first plan that is not whole yet, and never will be."""
    one.note(progress(None))
    one.begin()
    while True:
        time.sleep(0.01)


@pytest.mark.usefixtures("raising")
def test_who_waits_for_a_word_begins_when_it_comes() -> None:
    one, answers = GivingUp(haste_s=0.0), [False, True]
    with pytest.raises(KeyboardInterrupt):
        hearing(one, answers)
    assert one.is_insisting
    one.end()


def hearing(one: GivingUp, answers: list[bool]) -> None:
    one.begin_when(lambda _seconds: answers.pop(0))
    while True:
        time.sleep(0.01)


@pytest.mark.parametrize("is_planned", [True, False])
def test_a_plan_or_an_end_leaves_nothing_to_give_up(
    monkeypatch: pytest.MonkeyPatch, *, is_planned: bool
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr("_thread.interrupt_main", lambda: asked.append(True))
    one = GivingUp(haste_s=60.0)
    if is_planned:
        one.note(progress(5))
    else:
        one.end()
    one._insist()  # returns at once
    assert one.has_plan
    assert asked == []
