"""Changes of a compiled trip against plain Python."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.core import problem_data as t
from solvers.core import trips as s
from solvers.core.changes import (
    alight,
    best_drop,
    best_pickup,
    board,
    cut_out,
    open_row,
    position,
    put,
    reorder,
    reprice,
)
from tests.solvers.core import reference_trips as plain
from tests.solvers.core.drawn import Case, by_lot, cases
from tests.solvers.core.plain import data_at, trip_of
from tests.solvers.core.reference_seating import weighted

ROWS = st.lists(st.integers(0, 9), min_size=1, max_size=8)
PLACES = st.lists(st.integers(0, 40), min_size=8, max_size=8)
VILLAGES = st.permutations([1, 2, 3, 4])
EMPLOYERS = st.permutations([5, 6, 7])


def filled(row: list[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The row with room for one more."""
    return np.array([*row, -1], dtype=np.int64)


@settings(max_examples=100, deadline=None)
@given(row=ROWS, value=st.integers(0, 9))
def test_a_position_is_that_of_a_list(row: list[int], value: int) -> None:
    found = row.index(value) if value in row else -1
    assert position(filled(row), len(row), value) == found


@settings(max_examples=100, deadline=None)
@given(row=ROWS, value=st.integers(0, 9), data=st.data())
def test_putting_and_cutting_out_are_those_of_a_list(
    row: list[int], value: int, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(row)))
    array = filled(row)
    put(array, len(row), at, value)
    assert array.tolist() == [*row[:at], value, *row[at:]]
    cut_out(array, len(row) + 1, at)
    assert array.tolist()[: len(row)] == row


def cost(
    x: list[int], villages: list[int], employers: list[int], empty: float
) -> float:
    """Weighted metres of the round from and to place 0."""
    path = [0, *villages, *employers, 0]
    legs = [abs(x[a] - x[b]) for a, b in itertools.pairwise(path)]
    return empty * (legs[0] + legs[-1]) + sum(legs[1:-1])


@settings(max_examples=60, deadline=None)
@given(
    x=PLACES,
    villages=VILLAGES,
    employers=EMPLOYERS,
    empty=st.sampled_from([0.0, 0.5, 1.0]),
)
def test_the_cheapest_pickup_is_the_cheapest_of_all_positions(
    x: list[int], villages: list[int], employers: list[int], empty: float
) -> None:
    new, *old = villages
    data = data_at(x, [(v, employers[0]) for v in old], empty=empty)
    trips = trip_of(data, old, employers, [0, 1, 2])
    at, out_m, run_m, out_s, run_s = best_pickup(data, trips, 0, new)
    before = cost(x, old, employers, empty)
    costs = [
        cost(x, [*old[:p], new, *old[p:]], employers, empty) - before
        for p in range(len(old) + 1)
    ]
    assert costs[at] == min(costs) == empty * out_m + run_m
    assert (out_s, run_s) == (10 * out_m, 10 * run_m)
    assert best_pickup(data, trips, 0, old[1])[0] == -1


@settings(max_examples=60, deadline=None)
@given(
    x=PLACES,
    villages=VILLAGES,
    employers=EMPLOYERS,
    empty=st.sampled_from([0.0, 0.5, 1.0]),
)
def test_the_cheapest_drop_is_the_cheapest_of_all_positions(
    x: list[int], villages: list[int], employers: list[int], empty: float
) -> None:
    new, *old = employers
    data = data_at(x, [(v, old[0]) for v in villages], empty=empty)
    trips = trip_of(data, villages, old, [0, 1, 2, 3])
    at, run_m, back_m, run_s, back_s = best_drop(data, trips, 0, new, villages[-1])
    before = cost(x, villages, old, empty)
    costs = [
        cost(x, villages, [*old[:p], new, *old[p:]], empty) - before
        for p in range(len(old) + 1)
    ]
    assert costs[at] == min(costs) == empty * back_m + run_m
    assert (run_s, back_s) == (10 * run_m, 10 * back_m)
    assert best_drop(data, trips, 0, old[0], villages[-1])[0] == -1


# -- whole trips ---------------------------------------------------------------------


@by_lot
@given(case=cases())
def test_whoever_alights_takes_along_the_stops_that_nobody_else_needs(
    case: Case,
) -> None:
    for r, trip in case.plan.trips.items():
        for j, (i, n) in enumerate(trip.loads.items()):
            trips = case.arrays()
            alight(case.data, trips, r, j)
            reprice(case.data, trips, r)
            after = plain.plan_of(trips)
            assert after.trips.get(r) == plain.without(case.data, trip, {i})
            assert after.left[i] == case.plan.left[i] + n
            assert plain.is_consistent(case.data, trips)


@by_lot
@given(case=cases())
def test_whoever_boards_is_aboard_at_stops_of_his_own(case: Case) -> None:
    data = case.data
    for r, trip in case.plan.trips.items():
        i = case.rng.randrange(len(data.item))
        k = case.rng.randrange(len(data.line))
        at_v = case.rng.randint(0, len(trip.villages))
        at_e = case.rng.randint(0, len(trip.employers))
        calls = (
            -1 if data.item[i, t.VILLAGE] in trip.villages else at_v,
            -1 if data.item[i, t.EMPLOYER] in trip.employers else at_e,
        )
        trips = case.arrays()
        board(data, trips, r, i, 2, k, *calls)
        after = plain.plan_of(trips)
        assert after.trips[r] == plain.boarded(data, trip, i, 2, k, calls)
        assert after.left[i] == case.plan.left[i] - 2
        assert plain.is_consistent(data, trips)


@by_lot
@given(case=cases())
def test_a_trip_begins_in_a_free_row(case: Case) -> None:
    data, trips = case.data, case.arrays()
    i, k = case.rng.randrange(len(data.item)), case.rng.randrange(len(data.line))
    trips.head[3] = 9  # what another trip left there
    trips.head[3, s.N_ITEMS] = 0
    open_row(data, trips, 3, i, 2, k, 1)
    trip = plain.PlainTrip(
        line=k,
        day=1,
        villages=(int(data.item[i, t.VILLAGE]),),
        employers=(int(data.item[i, t.EMPLOYER]),),
        loads={i: 2},
    )
    assert plain.plan_of(trips).trips == {**case.plan.trips, 3: trip}
    assert plain.is_consistent(data, trips)


# -- 2-opt ---------------------------------------------------------------------------


def turned(trip: plain.PlainTrip) -> list[plain.PlainTrip]:
    """The trip with any stretch of its pickups, or of its drops, turned round."""
    villages, employers = trip.villages, trip.employers
    return [
        *(replace(trip, villages=stops) for stops in _turned(villages)),
        *(replace(trip, employers=stops) for stops in _turned(employers)),
    ]


def _turned(stops: tuple[int, ...]) -> list[tuple[int, ...]]:
    cuts = itertools.combinations(range(len(stops) + 1), 2)
    return [(*stops[:a], *stops[a:b][::-1], *stops[b:]) for a, b in cuts]


@by_lot
@given(case=cases())
def test_reordering_ends_where_no_turn_shortens_the_way(case: Case) -> None:
    """Or it changes nothing, where somebody's way would grow too long."""
    data = case.data
    for r, trip in case.plan.trips.items():
        trips = case.arrays()
        reorder(data, trips, r)
        after = plain.plan_of(trips).trips[r]
        shortest = min(weighted(data, other) for other in turned(after))
        assert sorted(after.villages) == sorted(trip.villages)
        assert sorted(after.employers) == sorted(trip.employers)
        assert weighted(data, after) <= weighted(data, trip)
        if after != trip or not data.numbers[t.HAS_DETOUR_LIMIT]:
            assert weighted(data, after) == shortest
            assert plain.is_near_enough(data, after, trip.line)
        assert plain.is_consistent(data, trips)
