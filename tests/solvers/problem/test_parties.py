"""Parties chosen for a few seats, beside every choice that there is."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from solvers.problem.parties import heaviest

PARTIES = st.lists(st.tuples(st.integers(1, 9), st.integers(0, 50)), max_size=7)


@given(parties=PARTIES, space=st.integers(0, 20))
def test_no_other_choice_weighs_more_or_as_much_with_more_workers(
    parties: list[tuple[int, int]], space: int
) -> None:
    sizes, weights = [n for n, _ in parties], [fen for _, fen in parties]
    names = range(len(parties))
    every = (some for n in range(len(names) + 1) for some in combinations(names, n))
    known = [
        (sum(weights[i] for i in some), sum(sizes[i] for i in some))
        for some in every
        if sum(sizes[i] for i in some) <= space
    ]
    found = heaviest(names, sizes, weights, space)
    assert list(found) == sorted(set(found))
    assert (sum(weights[i] for i in found), sum(sizes[i] for i in found)) == max(known)


def test_nine_ride_for_whom_there_is_room_though_two_are_named_first() -> None:
    assert heaviest([0, 1], [2, 9], [60, 270], 10) == (1,)


def test_one_of_the_poor_rides_before_two_others() -> None:
    assert heaviest([0, 1], [1, 2], [30, 20], 2) == (0,)


def test_of_equals_those_named_first_ride() -> None:
    assert heaviest([2, 0, 1], [1, 1, 1], [5, 5, 5], 2) == (2, 0)
