"""Solutions copied, added up and put back, against plain Python."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from solvers.core import problem_data as t
from solvers.core import trips as s
from solvers.core.copies import copy_all, copy_counts, copy_row, keep, restore, total
from tests.solvers.core import reference_trips as plain
from tests.solvers.core.drawn import N_DAYS, N_ROWS, Case, by_lot, cases


def of_nobody(case: Case) -> s.Trips:
    return s.no_trips(case.data, n_rows=N_ROWS, n_days=N_DAYS)


@by_lot
@given(case=cases())
def test_a_copy_holds_the_same_plan_and_the_same_figures(case: Case) -> None:
    trips, other = case.arrays(), of_nobody(case)
    copy_all(trips, other)
    assert plain.plan_of(other) == case.plan
    assert plain.is_consistent(case.data, other)


@by_lot
@given(case=cases())
def test_one_row_copied_takes_the_place_of_another(case: Case) -> None:
    trips, other = case.arrays(), of_nobody(case)
    for r, trip in case.plan.trips.items():
        copy_row(trips, r, other, 0)
        assert plain.plan_of(other).trips == {0: trip}
        assert other.size[0].tolist() == trips.size[r].tolist()


@by_lot
@given(case=cases())
def test_counts_are_copied_without_the_trips(case: Case) -> None:
    trips, other = case.arrays(), of_nobody(case)
    copy_counts(trips, other)
    assert plain.plan_of(other) == plain.PlainPlan(trips={}, left=case.plan.left)
    assert other.used.tolist() == trips.used.tolist()


@by_lot
@given(case=cases())
def test_the_total_is_trips_kits_and_those_left_behind(case: Case) -> None:
    data = case.data
    fen = data.numbers[t.KITS_FEN]
    for trip in case.plan.trips.values():
        crew = plain.price(data, trip, trip.line)
        assert crew is not None
        fen += crew[0]
    for n, penalty in zip(case.plan.left, data.size[:, t.PENALTY], strict=True):
        fen += n * penalty
    assert total(data, case.arrays()) == fen


@by_lot
@given(case=cases())
def test_what_was_kept_before_it_changed_is_restored(case: Case) -> None:
    trips, saved = case.arrays(), of_nobody(case)
    touched = np.zeros(N_ROWS, dtype=np.int64)
    copy_counts(trips, saved)
    n = 0
    for r in case.plan.trips:
        assert keep(trips, saved, r, touched, n) == n + 1
        n += 1
        trips.head[r, s.N_ITEMS] = 0
        assert keep(trips, saved, r, touched, n) == n  # only the first time
    trips.left[:] = -1
    trips.used[:] = -1
    restore(trips, saved, touched, n)
    assert plain.plan_of(trips) == case.plan
    assert plain.is_consistent(case.data, trips)
