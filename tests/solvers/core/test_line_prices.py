"""Prices of each trip by line: the trip's own one, and infinite where none runs."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from solvers.core import problem_data as t
from solvers.core import trips as s
from solvers.core.line_prices import price_each
from tests.solvers.core.drawn import Case, by_lot, cases


@by_lot
@given(case=cases())
def test_a_trip_costs_by_its_own_line_what_it_costs(case: Case) -> None:
    data, trips = case.data, case.arrays()
    fen = np.zeros((len(trips.head), len(data.line)))
    crews = np.zeros((*fen.shape, 2), dtype=np.int64)
    price_each(data, trips, fen, crews)
    for r, head in enumerate(trips.head):
        if head[s.N_ITEMS] == 0:
            assert (fen[r] >= s.INFEASIBLE).all()
            continue
        k = head[s.LINE]
        assert fen[r, k] == trips.size[r, s.COST]
        assert crews[r, k].tolist() == [
            head[s.DAYS],
            data.line[k, t.N_LINE + head[s.DRIVERS]],
        ]
