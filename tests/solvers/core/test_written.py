"""Calls with seats as trips with loads."""

from __future__ import annotations

import numpy as np

from solvers.core import problem_data as t
from solvers.core import trips as s
from solvers.core.changes import reprice
from solvers.core.free_loads import FreeLoads, learn, no_loads
from solvers.core.written import write
from tests.solvers.core import reference_trips as plain
from tests.solvers.core.plain import data_at


def two_calls() -> tuple[t.ProblemData, s.Trips, FreeLoads]:
    """A trip that calls for two items from two villages for two gates."""
    data = data_at([0, 1, 2, 0, 0, 9, 8, 9], [(1, 5), (2, 6)])
    data.numbers[[t.BUCKET_S, t.LOADED_S, t.EXTRA_S]] = 1e6
    data.item[:, t.MAY_SPLIT] = 1
    trips = s.no_trips(data, n_rows=2, n_days=3)
    trips.head[0, [s.N_VILLAGES, s.N_EMPLOYERS]] = 2
    trips.stops[0, s.PICKUPS, :2] = 1, 2
    trips.stops[0, s.DROPS, :2] = 6, 5
    free = no_loads(data, trips)
    assert learn(data, trips, free, 0)
    return data, trips, free


def test_calls_that_nobody_needs_are_left_out() -> None:
    data, trips, free = two_calls()
    free.x[0], free.load[0] = [0, 1], 1
    trips.left[:] = 1, 0
    written = s.copied(trips)
    assert write(data, trips, free, written)
    expected = plain.PlainTrip(
        line=0, day=0, villages=(2,), employers=(6,), loads={1: 1}
    )
    assert plain.plan_of(written) == plain.PlainPlan(trips={0: expected}, left=[1, 0])
    assert plain.is_consistent(data, written)
    assert written.size[0, s.COST] == 16.0


def test_a_row_that_carries_nobody_is_no_trip() -> None:
    data, trips, free = two_calls()
    trips.left[:] = 1
    written = s.copied(trips)
    assert write(data, trips, free, written)
    assert plain.plan_of(written) == plain.PlainPlan(trips={}, left=[1, 1])
    assert not written.used.any()
    reprice(data, written, 0)  # free for whoever looks for a row
    assert not written.used.any()


def test_loads_over_the_seats_are_not_legal() -> None:
    data, trips, free = two_calls()
    free.x[0], free.load[0] = [1, 1], 2
    trips.left[:] = 0
    data.seats[:] = 1
    assert not write(data, trips, free, s.copied(trips))


def test_somebody_taken_too_long_a_way_is_not_legal() -> None:
    data, trips, free = two_calls()
    free.x[0], free.load[0] = np.array([1, 1]), 2
    trips.left[:] = 0
    data.numbers[[t.HAS_DETOUR_LIMIT, t.DETOUR_RATIO, t.DETOUR_S]] = 1, 1.5, 1e6
    assert write(data, trips, free, s.copied(trips))
    data.size[1, t.ALLOWED_M] = data.metre[2, 6] - 1
    assert not write(data, trips, free, s.copied(trips))
