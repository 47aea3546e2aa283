"""Annealing of compiled trips: what it boards, keeps and returns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given

from solvers.core import problem_data as t
from solvers.core import trips as s
from solvers.core.annealing import anneal, recreate, waiting_order
from solvers.core.copies import copy_counts, restore
from tests.solvers.core import reference_annealing
from tests.solvers.core import reference_trips as plain
from tests.solvers.core.drawn import N_DAYS, N_ROWS, Case, by_lot, case, cases
from tests.solvers.core.plain import data_at
from tests.solvers.core.sowing import sow


def order_room(case: Case) -> tuple[t.Ints, t.Floats]:
    n = len(case.plan.left)
    return np.zeros(n, dtype=np.int64), np.zeros(n)


def fen_of(case: Case, plan: plain.PlainPlan) -> float:
    """What the plan costs with everybody it leaves behind."""
    fen = float(case.data.numbers[t.KITS_FEN])
    for trip in plan.trips.values():
        crew = plain.price(case.data, trip, trip.line)
        assert crew is not None
        fen += crew[0]
    return fen + float(np.dot(plan.left, case.data.size[:, t.PENALTY]))


def are_all_somewhere(case: Case, plan: plain.PlainPlan) -> bool:
    count = np.array(plan.left)
    for trip in plan.trips.values():
        for i, n in trip.loads.items():
            count[i] += n
    return bool((count == case.data.item[:, t.AMOUNT]).all())


# -- recreate ------------------------------------------------------------------------


@by_lot
@given(case=cases())
def test_those_who_wait_board_by_lot_size_or_distance(case: Case) -> None:
    data, trips = case.data, case.arrays()
    for seed in range(6):  # all four orders are among them
        order, keys = order_room(case)
        sow(seed)
        n = waiting_order(data, trips, order, keys)
        expected = reference_annealing.waiting_order(
            data, case.plan, np.random.RandomState(seed)
        )
        assert order[:n].tolist() == expected


@by_lot
@given(case=cases())
def test_recreating_boards_whom_plain_python_boards(case: Case) -> None:
    data, trips, seed = case.data, case.arrays(), case.rng.randrange(1_000)
    saved = s.no_trips(data, n_rows=N_ROWS + 1, n_days=N_DAYS)
    touched = np.zeros(N_ROWS + 1, dtype=np.int64)
    order, keys = order_room(case)
    copy_counts(trips, saved)
    scratch = np.zeros((4, s.MOST_STOPS + 1), dtype=np.int64)
    sow(seed)
    n = recreate(data, trips, saved, touched, 0, order, keys, scratch, np.zeros(7))
    expected = reference_annealing.recreated(
        data,
        case.plan,
        np.random.RandomState(seed),
        n_rows=N_ROWS,
        n_days=N_DAYS,
    )
    assert plain.plan_of(trips) == expected
    assert plain.is_consistent(data, trips)
    changed = {r for r, own in expected.trips.items() if case.plan.trips.get(r) != own}
    assert set(touched[:n].tolist()) == changed
    restore(trips, saved, touched, n)
    assert plain.plan_of(trips) == case.plan


# -- annealing -----------------------------------------------------------------------


@dataclass(frozen=True)
class Annealed:
    """What a run leaves."""

    fen: float
    best: plain.PlainPlan
    last: plain.PlainPlan
    seen: list[plain.PlainTrip]


def annealed(case: Case, n_steps: int, *, hot: float, cold: float = 0.1) -> Annealed:
    data, trips, best = case.data, case.arrays(), case.arrays()
    seen = s.no_trips(data, n_rows=64, n_days=N_DAYS)
    saved = s.no_trips(data, n_rows=N_ROWS, n_days=N_DAYS)
    fen, n = anneal(data, trips, best, saved, seen, n_steps, hot, cold, 5)
    assert plain.is_consistent(data, best)
    assert plain.is_consistent(data, trips)
    kept = plain.plan_of(seen).trips
    assert sorted(kept) == list(range(min(n, 64)))
    return Annealed(fen, plain.plan_of(best), plain.plan_of(trips), list(kept.values()))


@by_lot
@given(case=cases())
def test_the_cost_of_the_best_plan_is_that_of_the_plan_written_out(case: Case) -> None:
    found = annealed(case, 30, hot=100.0)
    assert found.fen == pytest.approx(fen_of(case, found.best), abs=1e-6)
    assert found.fen <= fen_of(case, case.plan)
    assert are_all_somewhere(case, found.best)
    assert are_all_somewhere(case, found.last)


@by_lot
@given(case=cases())
def test_every_trip_kept_is_a_legal_one(case: Case) -> None:
    for trip in annealed(case, 30, hot=100.0).seen:
        crew = plain.price(case.data, trip, trip.line)
        assert crew is not None
        assert plain.seats(case.data, trip, trip.line, 0) >= trip.load


@by_lot
@given(case=cases())
def test_a_cold_search_never_takes_a_dearer_plan(case: Case) -> None:
    found = annealed(case, 30, hot=1e-9, cold=1e-9)
    assert fen_of(case, found.last) <= fen_of(case, case.plan) + 1e-6


@by_lot
@given(case=cases())
def test_no_step_changes_nothing(case: Case) -> None:
    found = annealed(case, 0, hot=100.0)
    assert found == Annealed(fen_of(case, case.plan), case.plan, case.plan, [])


def test_a_hot_search_goes_on_from_dearer_plans() -> None:
    runs = [(c, annealed(c, 30, hot=1e6, cold=1e5)) for c in map(case, range(20))]
    assert any(fen_of(c, run.last) > run.fen for c, run in runs)


def test_enough_steps_find_the_cheapest_pairing() -> None:
    """Two villages with two workers each, two gates: who shares a gate shares a coach.

    Gates lie 40 m apart at either end of the line, the yard and the villages amid them;
    a coach has four seats and a metre costs a fen: each coach runs out and back.
    """
    data = data_at([0, 1, -1, 0, 0, 20, -20, 0], [(1, 5), (2, 5), (1, 6), (2, 6)])
    data.near[:] = 0
    data.item[:, t.MAY_SPLIT] = 1
    data.item[:, t.AMOUNT] = 2
    data.size[:, t.PENALTY] = 1_000
    data.seats[:] = 4
    data.numbers[[t.MOST_VILLAGES, t.MOST_EMPLOYERS]] = 2, 2
    data.numbers[[t.BUCKET_S, t.LOADED_S, t.EXTRA_S]] = 1e6
    near = np.array([[0, 1, 2, 3], [1, 0, 3, 2], [2, 3, 0, 1], [3, 2, 1, 0]])
    data = data._replace(near=near)
    empty = s.no_trips(data, n_rows=3, n_days=3)
    best = s.copied(empty)
    fen, _ = anneal(
        data, empty, best, s.copied(empty), s.copied(empty), 300, 50.0, 0.1, 1
    )
    trips = plain.plan_of(best).trips.values()
    assert fen == 84.0  # 1 + 21 + 20 m a coach: a village, a gate, home
    assert sorted(trip.employers for trip in trips) == [(5,), (6,)]
