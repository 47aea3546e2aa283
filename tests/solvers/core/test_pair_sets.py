"""Pairs of sets are those that plain Python lists, with and without detours."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.core.pair_sets import listed_pairs
from tests.solvers.core.pairs_listed import (
    MANY,
    all_listed,
    as_pairs,
    detours_of,
    has_plain_order,
    listed,
    members,
    no_rule,
    plain_pairs,
    rides,
)


@given(st.data())
@settings(deadline=None, max_examples=40, derandomize=True)
def test_pairs_are_those_in_which_everybody_is_served(data: st.DataObject) -> None:
    n_e = data.draw(st.integers(1, 3))
    bound_for = data.draw(
        st.lists(st.integers(1, (1 << n_e) - 1), min_size=1, max_size=4)
    )
    most_v, most_e = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 3))
    most_v = min(most_v, len(bound_for))
    found = as_pairs(*all_listed(bound_for, most_v, most_e))
    assert sorted(found) == sorted(plain_pairs(bound_for, n_e, most_v, most_e))
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("seed", range(12))
def test_pairs_are_those_that_the_detour_rule_leaves_an_order(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n_v, n_e = 4, 4
    bound_for = rng.integers(1, 1 << n_e, n_v).tolist()
    metres = rides(rng, n_v, n_e, halt=0.0, percent=rng.uniform(110, 150))
    by_day = rides(rng, n_v, n_e, halt=0.5, percent=rng.uniform(130, 200))
    detours = detours_of(bound_for, metres, by_day)
    found = as_pairs(*all_listed(bound_for, n_v, n_e, detours=detours))
    everything = list(plain_pairs(bound_for, n_e, n_v, n_e))
    assert sorted(found) == sorted(
        (up, down)
        for up, down in everything
        if has_plain_order(members(up), members(down), bound_for, detours)
    )
    assert len(set(found)) == len(found) < len(everything)


def test_where_the_search_for_orders_is_cut_short_pairs_stay_in() -> None:
    n_more = 0
    for seed in range(6):
        rng = np.random.default_rng(seed)
        bound_for = rng.integers(1, 16, 4).tolist()
        rules = [rides(rng, 4, 4, halt=0.3, percent=125) for _ in range(2)]
        detours = detours_of(bound_for, rules[0], rules[1])
        found = [
            set(
                as_pairs(
                    *all_listed(bound_for, 4, 4, detours=detours, most_steps=steps)
                )
            )
            for steps in (10_000, 12, 3, 0)
        ]
        assert found[0] <= found[1] <= found[2] <= found[3]
        n_more += len(found[3] - found[0])
    assert n_more > 6


def test_pairs_beyond_the_room_are_told_as_too_many() -> None:
    assert len(all_listed([7, 7, 7], 3, 3)[2]) == 49
    assert listed([7, 7, 7], 3, 3, room=(7, 49)) is not None
    assert listed([7, 7, 7], 3, 3, room=(7, 48)) is None
    assert listed([7, 7, 7], 3, 3, room=(6, 49)) is None


def test_of_villages_without_seats_there_is_no_pair() -> None:
    sets, first, pairs = np.zeros(9, int), np.zeros(10, int), np.zeros(9, int)
    bound_for, apart = np.array([3, 1]), np.zeros(2, dtype=np.int64)
    rule = no_rule([3, 1])
    known = bound_for, apart, rule
    room = sets, first, pairs
    assert listed_pairs(*known, np.array([0, 0]), MANY, MANY, *room) == 0
    assert listed_pairs(*known, np.array([2, 2]), MANY, MANY, *room) == 3
    assert sets[:3].tolist() == [1, 2, 3]


@given(st.data())
@settings(deadline=None, max_examples=60, derandomize=True)
def test_villages_that_are_apart_are_in_no_pair_together(data: st.DataObject) -> None:
    n_v, n_e = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 5))
    bits = st.integers(1, (1 << n_e) - 1)
    bound_for = data.draw(st.lists(bits, min_size=n_v, max_size=n_v))
    most_e = data.draw(st.integers(1, n_e))
    apart = _drawn_apart(data, n_v)
    found = as_pairs(*all_listed(bound_for, n_v, most_e, apart=apart))
    assert sorted(found) == sorted(
        (up, down)
        for up, down in as_pairs(*all_listed(bound_for, n_v, most_e))
        if not any(apart[v] & up for v in members(up))
    )


def _drawn_apart(data: st.DataObject, n: int) -> list[int]:
    found = [0] * n
    for a in range(n):
        for b in range(a):
            if data.draw(st.integers(0, 3)) == 0:
                found[a] |= 1 << b
                found[b] |= 1 << a
    return found
