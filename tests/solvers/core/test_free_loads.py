"""Seats dealt by a flow: as many as another programme seats, parties whole."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from scipy.optimize import linprog

from solvers.core import problem_data as t
from solvers.core import trips as s
from solvers.core.free_loads import (
    FreeLoads,
    learn,
    leave_seats,
    move_back,
    no_loads,
    seat_all,
)
from tests.solvers.core.drawn import Case, by_lot, cases
from tests.solvers.core.plain import data_at, trip_of
from tests.solvers.core.sowing import sow


def learnt(case: Case) -> tuple[s.Trips, FreeLoads]:
    """The plan's calls, nobody seated: all wait."""
    trips = case.arrays()
    free = no_loads(case.data, trips)
    for r, trip in case.plan.trips.items():
        free.cohort[r] = case.data.item[next(iter(trip.loads)), t.COHORT]
        if not learn(case.data, trips, free, r):  # too long with every seat taken
            trips.head[r, [s.N_VILLAGES, s.N_EMPLOYERS]] = 0
            learn(case.data, trips, free, r)
    trips.left[:] = case.data.item[:, t.AMOUNT]
    return trips, free


def most_seated(case: Case, free: FreeLoads) -> int:
    """Workers that some whole flow seats, by another programme."""
    n_rows, n_items = free.x.shape
    amount = case.data.item[:, t.AMOUNT]
    rows = [*np.eye(n_rows).repeat(n_items, axis=1), *np.tile(np.eye(n_items), n_rows)]
    found = linprog(
        -np.ones(n_rows * n_items),
        A_ub=np.array(rows),
        b_ub=[*free.seats, *amount],
        bounds=[(0, most) for most in free.most.ravel()],
    )
    assert found.success
    assert found.fun is not None
    return round(-found.fun)


def are_seats_kept(case: Case, trips: s.Trips, free: FreeLoads) -> bool:
    """Nobody lost, no seat sold twice, nobody where he may not ride, parties whole."""
    amount = case.data.item[:, t.AMOUNT]
    whole = ~case.data.item[:, t.MAY_SPLIT].astype(bool)
    is_whole = np.isin(free.x[:, whole], [0, *set(amount[whole].tolist())]).all()
    aboard = (free.x[:, whole] > 0).sum(axis=0) + (trips.left[whole] > 0)
    return bool(
        (free.x.sum(axis=0) + trips.left == amount).all()
        and (free.x.sum(axis=1) == free.load).all()
        and (free.load <= free.seats).all()
        and (free.x <= free.most).all()
        and (free.x >= 0).all()
        and is_whole
        and (aboard == 1).all()
    )


@by_lot
@given(case=cases())
def test_single_workers_get_as_many_seats_as_a_flow_has(case: Case) -> None:
    case.data.item[:, t.MAY_SPLIT] = 1
    trips, free = learnt(case)
    seat_all(trips.left, free)
    assert free.x.sum() == most_seated(case, free)
    assert are_seats_kept(case, trips, free)


@by_lot
@given(case=cases())
def test_parties_ride_whole_and_nobody_is_lost(case: Case) -> None:
    trips, free = learnt(case)
    sow(case.rng.randrange(100))
    seat_all(trips.left, free)
    assert are_seats_kept(case, trips, free)
    for r in case.plan.trips:
        free.seats[r] = min(int(free.seats[r]), case.rng.randint(0, 6))
        leave_seats(trips.left, free, r)
    assert are_seats_kept(case, trips, free)
    seat_all(trips.left, free)
    assert are_seats_kept(case, trips, free)


@by_lot
@given(case=cases())
def test_whoever_rides_by_plan_may_ride_by_what_is_learnt(case: Case) -> None:
    case.data.numbers[t.HAS_DETOUR_LIMIT] = 0
    case.data.item[:, [t.READY_DAY, t.LATEST_DAY]] = 0, s.MOST_STOPS
    trips, free = learnt(case)
    for r, trip in case.plan.trips.items():
        if trips.head[r, s.N_VILLAGES] == 0:
            continue
        for i in trip.loads:
            most = case.data.seats[trip.line, i, [trips.head[r, s.DRIVERS], t.MOST]]
            assert free.most[r, i] == most.min()


def test_somebody_moves_up_for_whom_no_other_coach_calls() -> None:
    """One seat a coach: the first item may take either, the second the first alone."""
    data = data_at([0, 1, 2, 0, 0, 9, 9, 9], [(1, 5), (2, 5)])
    data.item[:, t.MAY_SPLIT] = 1
    trips = trip_of(data, [1], [5], [0])
    free = no_loads(data, s.no_trips(data, n_rows=2, n_days=1))
    free.most[:] = [[1, 1], [1, 0]]
    free.seats[:] = 1
    trips.left[:] = 1
    seat_all(trips.left, free)
    assert free.x.tolist() == [[0, 1], [1, 0]]
    assert trips.left.tolist() == [0, 0]


@pytest.mark.parametrize("seed", range(4))
def test_a_party_takes_the_seats_of_single_workers(seed: int) -> None:
    data = data_at([0, 1, 2, 0, 0, 9, 9, 9], [(1, 5), (2, 5)])
    data.item[:, [t.AMOUNT, t.MAY_SPLIT]] = [[2, 0], [3, 1]]
    trips = s.no_trips(data, n_rows=1, n_days=1)
    free = no_loads(data, trips)
    free.most[:], free.seats[:] = [[2, 3]], 3
    free.x[0], free.load[0] = [0, 3], 3
    trips.left[:] = 2, 0
    sow(random.Random(seed).randrange(100))
    seat_all(trips.left, free)
    assert free.x.tolist() == [[2, 1]]
    assert trips.left.tolist() == [0, 2]


def test_no_coach_or_no_legal_ride_is_told() -> None:
    data = data_at([0, 1, 2, 0, 0, 9, 9, 9], [(1, 5), (2, 5)])
    data.numbers[[t.MOST_VILLAGES, t.MOST_EMPLOYERS]] = 9, 9
    data.numbers[[t.BUCKET_S, t.LOADED_S, t.EXTRA_S]] = 1e6
    trips = trip_of(data, [1], [5], [0])
    free = no_loads(data, trips)
    assert learn(data, trips, free, 0)
    assert free.fen[0] == 18.0
    assert trips.used[0].tolist() == [1, 0, 0, 0]
    trips.used[0] = data.line[0, t.COUNT] + 1  # with this coach itself
    assert not learn(data, trips, free, 0)
    trips.used[:] = 0
    trips.head[0, s.DAYS] = 0
    data.away_s[:] = -1
    assert not learn(data, trips, free, 0)


@by_lot
@given(case=cases())
def test_all_moves_are_undone(case: Case) -> None:
    trips, free = learnt(case)
    seat_all(trips.left, free)
    before = trips.left.copy(), free.x.copy(), free.load.copy()
    free.n_moved[0] = 0
    for r in case.plan.trips:
        free.seats[r] = case.rng.randint(0, 6)
        leave_seats(trips.left, free, r)
    seat_all(trips.left, free)
    move_back(trips.left, free)
    for old, now in zip(before, (trips.left, free.x, free.load), strict=True):
        assert np.array_equal(old, now)
