from __future__ import annotations

import pytest

from solvers.core.tour_annealing import anneal_tours
from solvers.core.tour_rows import (
    CAPACITY,
    FREE,
    SIZE,
    TourData,
    TourRows,
    copy_rows,
    no_notes,
    no_rows,
    total_cost,
)
from tests.solvers.core.tour_cases import data_of, rows_of

AT = [10, 11, 12]
N_ROWS = 8


def annealed(data: TourData, start: TourRows, *, seed: int = 1) -> TourRows:
    saved, best = no_rows(data, N_ROWS), no_rows(data, N_ROWS)
    copy_rows(start, best)
    notes = no_notes(len(data.demand), N_ROWS)
    least = anneal_tours(data, start, saved, best, notes, seed, 5.0, 0.1, 400)
    assert least == total_cost(data, best)
    return best


def alone(data: TourData) -> TourRows:
    """Every customer in a vehicle of its own."""
    demand = data.demand.tolist()
    return rows_of(data, [[(i, demand[i])] for i in (1, 2, 3)], N_ROWS)


@pytest.mark.parametrize(("split", "cost"), [(True, 246), (False, 366)])
def test_three_loads_of_four_go_in_two_vehicles_of_six_only_if_split(
    split: bool, cost: int
) -> None:
    """Split: 100 + 22 and 100 + 24; else 100 for each and 20 + 22 + 24."""
    data = data_of(AT, [4, 4, 4], split=split)
    assert total_cost(data, annealed(data, alone(data))) == cost


def test_nobody_is_lost_and_no_vehicle_is_overloaded_on_the_way() -> None:
    data = data_of(AT, [5, 3, 4])
    start = alone(data)
    best = annealed(data, start)
    for rows in (start, best):
        assert rows.aboard.sum(axis=1).tolist() == data.demand.tolist()
        for r, size in enumerate(rows.head[:, SIZE].tolist()):
            load = int(rows.loads[r, :size].sum())
            if size:
                assert rows.head[r, FREE] == data.kind[0, CAPACITY] - load >= 0


def test_a_fleet_is_never_exceeded() -> None:
    data = data_of(AT, [2, 2, 2], kinds=((6, 0, 0, 1), (2, 9, 500, 1)))
    start = no_rows(data, N_ROWS)
    copy_rows(rows_of(data, [], N_ROWS), start)
    for r in range(3):
        start.head[r] = (1, 0, 1)
        start.stops[r, 0], start.loads[r, 0] = r + 1, 2
        start.aboard[r + 1, r] = 2
    start.used[1] = 3
    start.left[:] = 0
    best = annealed(data, start)
    assert best.used.tolist() == [0, 3]


def test_the_same_seed_gives_the_same_tours() -> None:
    data = data_of(AT, [5, 3, 4])
    found = [annealed(data, alone(data), seed=7).loads.tolist() for _ in range(2)]
    assert found[0] == found[1]
