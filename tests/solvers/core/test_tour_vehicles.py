from __future__ import annotations

import numpy as np
import pytest

from solvers.core.tour_rows import FREE, KIND, TourData, TourRows, keep, no_notes
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
    keep(rows, fresh(data, 2), notes, 0)
    fit_vehicles(data, rows, notes)
    assert rows.head[0, KIND] == kind
    assert rows.head[0, FREE] == KINDS[kind][0] - load
    assert rows.used.tolist() == [int(k == kind) for k in range(3)]


def test_a_vehicle_that_is_not_there_is_not_given() -> None:
    data, rows = one_row(4)
    rows.used[1] = 1
    notes = no_notes(2, 2)
    keep(rows, fresh(data, 2), notes, 0)
    fit_vehicles(data, rows, notes)
    assert rows.head[0, KIND] == 0


def test_an_exchange_gives_any_vehicle_that_takes_the_load() -> None:
    found = set()
    for _ in range(60):
        data, rows = one_row(4)
        notes = no_notes(2, 2)
        keep(rows, fresh(data, 2), notes, 0)
        exchange_vehicle(data, rows, notes)
        found.add(int(rows.head[0, KIND]))
        assert rows.used.sum() == 1
        assert rows.head[0, FREE] == np.array(KINDS)[rows.head[0, KIND], 0] - 4
    assert found == {0, 1}
