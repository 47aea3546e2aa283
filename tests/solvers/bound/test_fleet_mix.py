from __future__ import annotations

from dataclasses import replace

import numpy as np

from solvers.bound.fleet_mix import Cut, FleetLimit, SeatNeed, cheapest_mix

SMALL, LARGE = (0, 1), (1, 1)


def cut(alpha: float, small: float, large: float, left: float = 1e6) -> Cut:
    """A cut over two offers in one region."""
    return Cut(
        alpha_fen=alpha, least_fen=np.array([[0.0, small], [0.0, large]]), left_fen=left
    )


def limit(most: int, *offers: int) -> FleetLimit:
    return FleetLimit(line_idx=0, offers=frozenset(offers), most=most)


NEED = SeatNeed(seats=(10, 20), regions=1, n=45)
FREE = (limit(9, 0), limit(9, 1))


def found(
    *cuts: Cut, limits: tuple[FleetLimit, ...] = FREE
) -> tuple[int, dict[tuple[int, int], int]]:
    mix = cheapest_mix(cuts, limits, (NEED,), ceiling=1e9, n_workers=45, n_nodes=1_000)
    assert mix is not None
    return mix.bound_fen, dict(mix.counts)


def test_numbers_of_trips_are_whole() -> None:
    """45 seats at 100 a small and 180 a large coach: 2 large and 1 small."""
    bound, counts = found(cut(0.0, 100_000.0, 180_000.0))
    assert counts == {SMALL: 1, LARGE: 2}
    assert 459_990 <= bound <= 460_000


def test_the_fleet_limits_the_mix() -> None:
    """Without large coaches five small ones must go."""
    limits = (limit(9, 0), limit(0, 1))
    bound, counts = found(cut(0.0, 100_000.0, 180_000.0), limits=limits)
    assert counts == {SMALL: 5}
    assert 499_990 <= bound <= 500_000


def test_every_cut_must_be_kept() -> None:
    """The second cut makes what the first found cheapest dear."""
    first, second = cut(0.0, 100_000.0, 180_000.0), cut(0.0, 100_000.0, 300_000.0)
    bound, counts = found(first, second)
    assert counts == {SMALL: 5}
    assert 499_990 <= bound <= 500_000


def test_workers_left_behind_cost_what_the_cut_says() -> None:
    """Two large coaches carry 40; leaving five is cheaper than a third coach."""
    bound, counts = found(cut(0.0, 100_000.0, 180_000.0, left=1_000.0))
    assert counts == {}
    assert 44_990 <= bound <= 45_000


def test_a_mix_costs_what_all_its_trips_and_those_it_leaves_cost() -> None:
    """Kinds dearer than the ceiling are counted together; they and the left count."""
    first = cut(1_000.0, 100_000.0, 180_000.0, left=12_000.0)
    needs = (SeatNeed(seats=(10, 20), regions=1, n=41),)
    mix = cheapest_mix(
        (first,), FREE, needs, ceiling=150_000.0, n_workers=41, n_nodes=1_000
    )
    assert mix is not None
    assert (mix.counts, mix.others, mix.n_left) == ({}, ((1, (1,), 2),), 1)
    assert mix.n_trips == 2
    assert first.value(mix) == 1_000.0 + 2 * 180_000.0 + 12_000.0
    assert mix.told_apart(first) == {LARGE: 2}
    assert mix.is_like(replace(mix, bound_fen=1))
    assert not mix.is_like(replace(mix, n_left=2))
