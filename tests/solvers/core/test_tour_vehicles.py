from __future__ import annotations

import numpy as np
import pytest

from solvers.core.tour_rows import (
    FREE,
    KIND,
    Notes,
    TourData,
    TourRows,
    give_vehicle,
    keep,
    no_notes,
    put_on,
    total_cost,
)
from solvers.core.tour_rows import no_rows as fresh
from solvers.core.tour_vehicles import exchange_vehicle, fit_vehicles
from tests.solvers.core.tour_cases import data_of, rows_of

KINDS = ((6, 2, 100, 1), (4, 1, 70, 1), (3, 2, 10, 1))


def one_row(load: int) -> tuple[TourData, TourRows]:
    data = data_of([10], [load], kinds=KINDS)
    return data, rows_of(data, [[(1, load)]], n_rows=2)


@pytest.mark.parametrize(("load", "kind"), [(5, 0), (4, 1), (3, 2)])
def test_a_row_gets_the_cheapest_vehicle_for_its_load(load: int, kind: int) -> None:
    data, rows = one_row(load)
    notes = no_notes(2, 2)
    saved = fresh(data, 2)
    keep(rows, saved, notes, 0)
    fit_vehicles(data, rows, saved, notes)
    assert rows.head[0, KIND] == kind
    assert rows.head[0, FREE] == KINDS[kind][0] - load
    assert rows.used.tolist() == [int(k == kind) for k in range(3)]


def test_a_vehicle_that_is_not_there_is_not_given() -> None:
    data, rows = one_row(4)
    rows.used[1] = 1
    notes = no_notes(2, 2)
    saved = fresh(data, 2)
    keep(rows, saved, notes, 0)
    fit_vehicles(data, rows, saved, notes)
    assert rows.head[0, KIND] == 0


def test_an_exchange_gives_any_vehicle_that_takes_the_load() -> None:
    found = set()
    for _ in range(60):
        data, rows = one_row(4)
        notes = no_notes(2, 2)
        saved = fresh(data, 2)
        keep(rows, saved, notes, 0)
        exchange_vehicle(data, rows, saved, notes)
        found.add(int(rows.head[0, KIND]))
        assert rows.used.sum() == 1
        assert rows.head[0, FREE] == np.array(KINDS)[rows.head[0, KIND], 0] - 4
    assert found == {0, 1}


SCARCE = ((6, 1, 0, 3), (4, 1, 0, 1))  # one dear to drive, one cheap, both run
TwoRows = tuple[TourData, TourRows, TourRows, Notes]


def two_rows(near_load: int, far_load: int) -> TwoRows:
    """The dear vehicle goes far, the cheap one near; the far row alone is kept."""
    data = data_of([10, 50], [near_load, far_load], kinds=SCARCE)
    rows = fresh(data, 2)
    for r, (stop, load) in enumerate([(1, near_load), (2, far_load)]):
        give_vehicle(data, rows, r, 1 - r)
        put_on(rows, r, stop, load, 0)
    saved, notes = fresh(data, 2), no_notes(3, 2)
    keep(rows, saved, notes, 1)
    return data, rows, saved, notes


def test_rows_change_vehicles_with_one_another_where_none_is_left() -> None:
    data, rows, saved, notes = two_rows(2, 3)
    assert total_cost(data, rows) == 20 + 3 * 100
    fit_vehicles(data, rows, saved, notes)
    assert rows.head[:, KIND].tolist() == [0, 1]
    assert rows.head[:, FREE].tolist() == [6 - 2, 4 - 3]
    assert rows.used.tolist() == [1, 1]
    assert total_cost(data, rows) == 3 * 20 + 100


def test_the_other_row_of_a_change_can_be_taken_back() -> None:
    data, rows, saved, notes = two_rows(2, 3)
    fit_vehicles(data, rows, saved, notes)
    assert sorted(notes.kept[: notes.n_kept[0]].tolist()) == [0, 1]
    assert saved.head[:, KIND].tolist() == [1, 0]


def test_rows_keep_vehicles_that_the_other_load_would_not_fit() -> None:
    data, rows, saved, notes = two_rows(2, 5)
    fit_vehicles(data, rows, saved, notes)
    assert rows.head[:, KIND].tolist() == [1, 0]


def test_an_exchange_takes_the_vehicle_of_another_row_where_none_is_left() -> None:
    found = set()
    for _ in range(30):
        data, rows, saved, notes = two_rows(2, 3)
        exchange_vehicle(data, rows, saved, notes)
        found.add(tuple(rows.head[:, KIND].tolist()))
        assert rows.used.tolist() == [1, 1]
    assert found == {(1, 0), (0, 1)}
