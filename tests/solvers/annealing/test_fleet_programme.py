"""The cheapest fleet that seats everybody, by hand and by enumeration."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest

from solvers.annealing.fleet_programme import Choice, Need, Programme

CITY = 0, 0b1
BOTH = 0, 0b11


def chosen(
    choices: list[Choice], needs: list[Need], coaches: list[int], *, spare: float = 0.0
) -> dict[int, int] | None:
    """Trips by line."""
    programme = Programme(choices, needs)
    for k, free in enumerate(coaches):
        programme.coaches_suffice(k, free, lambda choice: 1)
    programme.seats_suffice(spare=spare)
    programme.cost_is_least(np.ones(len(choices)))
    found = programme.solved(seed=1)
    if found is None:
        return None
    counts: dict[int, int] = {}
    for choice, n in found:
        counts[choice.line] = counts.get(choice.line, 0) + n
    return counts


def small_and_large(sort: tuple[int, int] = CITY) -> list[Choice]:
    return [Choice(sort, 0, 100.0, 10, 1), Choice(sort, 1, 180.0, 20, 1)]


def test_the_cheapest_coaches_seat_everybody() -> None:
    needs = [Need(0, 0, (True, True), 30)]
    assert chosen(small_and_large(), needs, [9, 9]) == {0: 1, 1: 1}


def test_whom_only_small_coaches_call_for_rides_in_those() -> None:
    needs = [Need(0, 0, (True, False), 11), Need(0, 0, (True, True), 9)]
    assert chosen(small_and_large(), needs, [9, 9]) == {0: 2}


def test_no_more_coaches_than_there_are() -> None:
    needs = [Need(0, 0, (True, True), 60)]
    assert chosen(small_and_large(), needs, [9, 1]) == {0: 4, 1: 1}
    assert chosen(small_and_large(), needs, [1, 1]) is None


def test_spare_seats_are_left_over() -> None:
    needs = [Need(0, 0, (True, True), 40)]
    assert chosen(small_and_large(), needs, [9, 9]) == {1: 2}
    assert chosen(small_and_large(), needs, [9, 9], spare=0.1) == {0: 1, 1: 2}


def test_who_is_bound_elsewhere_needs_a_trip_that_calls_there() -> None:
    needs = [Need(0, 0, (True, True), 5), Need(0, 1, (True, True), 5)]
    assert chosen(small_and_large(CITY), needs, [9, 9]) is None
    assert chosen(small_and_large(BOTH), needs, [9, 9]) == {0: 1}
    other = [Need(1, 0, (True, True), 5)]  # of another cohort
    assert chosen(small_and_large(BOTH), other, [9, 9]) is None


def test_a_coach_runs_as_often_as_its_days_allow() -> None:
    choices = [Choice(CITY, 0, 100.0, 10, 1), Choice(BOTH, 0, 150.0, 10, 2)]
    needs = [Need(0, 0, (True,), 20), Need(0, 1, (True,), 10)]
    rounds = {1: 3, 2: 2}
    for free, is_enough in ((1, False), (2, True)):
        programme = Programme(choices, needs)
        programme.coaches_suffice(0, free, lambda choice: rounds[choice.days])
        programme.seats_suffice(spare=0.0)
        programme.cost_is_least(np.ones(2))
        assert (programme.solved(seed=1) is not None) == is_enough


@pytest.mark.parametrize("seed", range(8))
def test_no_fleet_is_cheaper(seed: int) -> None:
    rng = random.Random(seed)
    lines = [
        (rng.randint(100, 300), rng.randint(4, 20), rng.randint(1, 3)) for _ in range(3)
    ]
    n = rng.randint(10, 60)
    choices = [
        Choice(CITY, k, fen, seats, 1) for k, (fen, seats, _) in enumerate(lines)
    ]
    costs = [
        sum(c * fen for c, (fen, _, _) in zip(counts, lines, strict=True))
        for counts in itertools.product(*(range(count + 1) for *_, count in lines))
        if sum(c * seats for c, (_, seats, _) in zip(counts, lines, strict=True)) >= n
    ]
    found = chosen(
        choices, [Need(0, 0, (True,) * 3, n)], [count for *_, count in lines]
    )
    if not costs:
        assert found is None
    else:
        assert found is not None
        assert sum(lines[k][0] * c for k, c in found.items()) == min(costs)
