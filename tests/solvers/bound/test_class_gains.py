from __future__ import annotations

import numpy as np

from solvers.bound.class_gains import ClassGroups

GROUPS = ClassGroups(
    groups=np.array([7, 8, 9]),
    v=np.array([0, 0, 1]),
    m=np.array([0, 1, 1]),
    e=np.array([0, 1, 1]),
    n=np.array([2, 1, 4]),
    seats=4,
)
FIRST_AREA, SECOND_AREA, BOTH_AREAS = 1, 2, 3


def test_the_dearest_workers_of_a_village_are_gained_first() -> None:
    gains = GROUPS.gains(np.array([10.0, 30.0, 5.0]))
    assert gains.table[0, BOTH_AREAS, :4].tolist() == [0.0, 30.0, 40.0, 50.0]
    assert gains.table[0, FIRST_AREA, :3].tolist() == [0.0, 10.0, 20.0]
    assert gains.table[1, SECOND_AREA].tolist() == [0.0, 5.0, 10.0, 15.0, 20.0]
    assert gains.n.tolist() == [[0, 2, 1, 3], [0, 0, 4, 4]]


def test_a_worker_who_costs_more_than_he_gains_counts_as_none() -> None:
    gains = GROUPS.gains(np.array([-10.0, 30.0, -5.0]))
    assert gains.table[0, BOTH_AREAS, :4].tolist() == [0.0, 30.0, 30.0, 30.0]
    assert gains.n[0, BOTH_AREAS] == 3
    assert gains.loads(BOTH_AREAS, [(0, 3), (1, 2)]) == ((8, 1),)


def test_the_most_of_all_villages_is_within_the_seats_and_the_areas() -> None:
    gains = GROUPS.gains(np.array([10.0, 30.0, 20.0]))
    assert gains.most(BOTH_AREAS).tolist() == [0.0, 30.0, 50.0, 70.0, 90.0]
    assert gains.most(FIRST_AREA).tolist() == [0.0, 10.0, 20.0, 20.0, 20.0]


def test_calls_are_read_as_loads_and_their_gain() -> None:
    gains = GROUPS.gains(np.array([10.0, 30.0, 20.0]))
    loads = gains.loads(BOTH_AREAS, [(1, 1), (0, 2)])
    assert loads == ((7, 1), (8, 1), (9, 1))
    assert gains.of(loads) == 60.0


def test_a_village_called_at_twice_gives_nobody_twice() -> None:
    gains = GROUPS.gains(np.array([10.0, 30.0, 20.0]))
    assert gains.loads(BOTH_AREAS, [(0, 2), (1, 1), (0, 2)]) == (
        (7, 2),
        (8, 1),
        (9, 1),
    )


def test_the_table_is_that_of_the_dearest_workers_for_any_groups() -> None:
    rng = np.random.default_rng(3)
    n = 30
    groups = ClassGroups(
        groups=np.arange(n),
        v=np.concatenate([np.arange(5), rng.integers(0, 5, n - 5)]),
        m=rng.integers(0, 3, n),
        e=rng.integers(0, 6, n),
        n=rng.integers(1, 5, n),
        seats=9,
    )
    own = rng.uniform(-20.0, 100.0, n)
    gains = groups.gains(own)
    for v in range(5):
        for areas in range(8):
            here = (groups.v == v) & (areas >> groups.m & 1).astype(np.bool_)
            each = np.repeat(np.maximum(own[here], 0.0), groups.n[here])
            dearest = np.sort(each)[::-1][:9]
            assert gains.n[v, areas] == len(dearest)
            told = gains.table[v, areas, : len(dearest) + 1]
            assert np.allclose(told, np.concatenate([[0.0], np.cumsum(dearest)]))
