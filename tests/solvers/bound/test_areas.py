from __future__ import annotations

from itertools import pairwise, permutations, product

import numpy as np
import pytest

from solvers.bound.areas import areas_of, cost_home, regions_of_sets


@pytest.mark.parametrize("seed", range(5))
def test_the_way_home_calls_at_one_place_of_each_area(seed: int) -> None:
    rng = np.random.default_rng(seed)
    link, between = rng.uniform(1, 9, (2, 5)), rng.uniform(1, 9, (5, 5))
    back, area = rng.uniform(1, 9, 5), [0, 1, 1, 2, 2]
    home = cost_home(link=link, between=between, back=back, area=area)
    for v, areas in product(range(2), range(1, 8)):
        members = [
            [e for e in range(5) if area[e] == a] for a in range(3) if areas >> a & 1
        ]
        ways = [
            link[v, order[0]]
            + sum(between[a, b] for a, b in pairwise(order))
            + back[order[-1]]
            for chosen in product(*members)
            for order in permutations(chosen)
        ]
        assert home[v, areas] == pytest.approx(min(ways))


def test_the_nearest_places_become_one_area() -> None:
    at = np.array([0, 10, 500, 505, 2_000])
    metres = np.abs(at[:, None] - at[None, :])
    assert areas_of(metres, most=3).tolist() == [0, 0, 1, 1, 2]
    assert areas_of(metres, most=5).tolist() == [0, 1, 2, 3, 4]
    assert areas_of(metres, most=5, apart_m=7.0).tolist() == [0, 1, 2, 2, 3]


def test_a_set_of_areas_lies_in_the_regions_of_its_groups() -> None:
    area, region = np.array([0, 1, 1]), np.array([2, 0, 1])
    found = regions_of_sets(area, region, np.array([0, 1, 2]))
    assert found.tolist() == [0, 0b100, 0b011, 0b111]
