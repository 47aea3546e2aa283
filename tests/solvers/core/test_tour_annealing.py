from __future__ import annotations

import pytest

from solvers.core.tour_annealing import anneal_tours
from solvers.core.tour_rows import (
    CAPACITY,
    FREE,
    SIZE,
    TourRows,
    TourTerms,
    copy_rows,
    no_notes,
    no_rows,
    total_cost,
)
from tests.solvers.core.tour_cases import rows_of, terms_of

AT = [10, 11, 12]
N_ROWS = 8


def annealed(terms: TourTerms, start: TourRows, *, seed: int = 1) -> TourRows:
    saved, best = no_rows(terms, N_ROWS), no_rows(terms, N_ROWS)
    copy_rows(start, best)
    notes = no_notes(len(terms.demand), N_ROWS)
    least = anneal_tours(terms, start, saved, best, notes, seed, 5.0, 0.1, 400)
    assert least == total_cost(terms, best)
    return best


def alone(terms: TourTerms) -> TourRows:
    """Every customer in a vehicle of its own."""
    demand = terms.demand.tolist()
    return rows_of(terms, [[(i, demand[i])] for i in (1, 2, 3)], N_ROWS)


@pytest.mark.parametrize(("split", "cost"), [(True, 246), (False, 366)])
def test_three_loads_of_four_go_in_two_vehicles_of_six_only_if_split(
    split: bool, cost: int
) -> None:
    """Split: 100 + 22 and 100 + 24; else 100 for each and 20 + 22 + 24."""
    terms = terms_of(AT, [4, 4, 4], split=split)
    assert total_cost(terms, annealed(terms, alone(terms))) == cost


def test_nobody_is_lost_and_no_vehicle_is_overloaded_on_the_way() -> None:
    terms = terms_of(AT, [5, 3, 4])
    start = alone(terms)
    best = annealed(terms, start)
    for rows in (start, best):
        assert rows.aboard.sum(axis=1).tolist() == terms.demand.tolist()
        for r, size in enumerate(rows.head[:, SIZE].tolist()):
            load = int(rows.loads[r, :size].sum())
            if size:
                assert rows.head[r, FREE] == terms.kind[0, CAPACITY] - load >= 0


def test_a_fleet_is_never_exceeded() -> None:
    terms = terms_of(AT, [2, 2, 2], kinds=((6, 0, 0, 1), (2, 9, 500, 1)))
    start = no_rows(terms, N_ROWS)
    copy_rows(rows_of(terms, [], N_ROWS), start)
    for r in range(3):
        start.head[r] = (1, 0, 1)
        start.stops[r, 0], start.loads[r, 0] = r + 1, 2
        start.aboard[r + 1, r] = 2
    start.used[1] = 3
    start.left[:] = 0
    best = annealed(terms, start)
    assert best.used.tolist() == [0, 3]


def test_the_same_seed_gives_the_same_tours() -> None:
    terms = terms_of(AT, [5, 3, 4])
    found = [annealed(terms, alone(terms), seed=7).loads.tolist() for _ in range(2)]
    assert found[0] == found[1]
