"""Annealing of calls: plans it ends with are legal, whole, and no dearer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given

from solvers.core import problem_data as t
from solvers.core import trips as s
from solvers.core.call_annealing import anneal_calls
from solvers.core.call_changes import COACH
from solvers.core.free_loads import no_loads
from tests.solvers.core import reference_trips as plain
from tests.solvers.core.drawn import N_DAYS, Case, by_lot, case, cases
from tests.solvers.core.plain import data_at
from tests.solvers.core.test_annealing import are_all_somewhere, fen_of

DEAR = 1e9


@dataclass(frozen=True)
class Annealed:
    """What a run leaves."""

    fen: float
    best: s.Trips
    last: s.Trips
    seen: list[plain.PlainTrip]


def annealed(
    case: Case,
    n_steps: int,
    *,
    hot: float,
    cold: float = 0.1,
    waiting: float = DEAR,
    first: float = 0.0,
) -> Annealed:
    data, trips, best = case.data, case.arrays(), case.arrays()
    seen = s.no_trips(data, n_rows=64, n_days=N_DAYS)
    room = no_loads(data, trips), no_loads(data, trips)
    heats = hot, cold
    written = s.copied(trips)
    fen, n = anneal_calls(
        data, trips, best, written, seen, room, n_steps, *heats, waiting, first, 5
    )
    kept = plain.plan_of(seen).trips
    assert sorted(kept) == list(range(min(n, 64)))
    return Annealed(fen, best, trips, list(kept.values()))


@by_lot
@given(case=cases())
def test_the_best_plan_is_legal_whole_and_costs_what_is_told(case: Case) -> None:
    found = annealed(case, 300, hot=100.0, waiting=200.0)
    best = plain.plan_of(found.best)
    assert plain.is_consistent(case.data, found.best)
    assert found.fen == pytest.approx(fen_of(case, best), abs=1e-6)
    assert found.fen <= fen_of(case, case.plan)
    for plan in (best, plain.plan_of(found.last)):
        assert are_all_somewhere(case, plan)
    for i, (n, is_single) in enumerate(case.data.item[:, [t.AMOUNT, t.MAY_SPLIT]]):
        loads = [trip.loads[i] for trip in best.trips.values() if i in trip.loads]
        assert is_single or loads in ([], [n])


@by_lot
@given(case=cases())
def test_every_trip_kept_is_a_legal_one(case: Case) -> None:
    data = case.data
    for trip in annealed(case, 300, hot=100.0).seen:
        crew = plain.price(data, trip, trip.line)
        assert crew is not None
        assert plain.seats(data, trip, trip.line, crew[2]) >= trip.load
        assert len(trip.villages) <= data.numbers[t.MOST_VILLAGES]
        assert len(trip.employers) <= data.numbers[t.MOST_EMPLOYERS]
        assert plain.is_near_enough(data, trip, trip.line)


@by_lot
@given(case=cases())
def test_where_coaches_stay_no_other_runs(case: Case) -> None:
    def coaches(trips: s.Trips) -> Counter[tuple[int, int]]:
        runs = trips.head[trips.head[:, s.N_ITEMS] > 0]
        return Counter((int(k), int(day)) for k, day in runs[:, [s.LINE, s.DAY]])

    before = coaches(case.arrays())
    found = annealed(case, 300, hot=100.0, waiting=200.0, first=COACH)
    assert coaches(found.best) <= before
    assert coaches(found.last) <= before


@by_lot
@given(case=cases())
def test_no_more_coaches_run_than_there_are(case: Case) -> None:
    found = annealed(case, 300, hot=100.0)
    most = case.data.line[:, [t.COUNT]]
    for trips in (found.best, found.last):
        assert (trips.used <= most).all()
        assert (trips.used >= 0).all()


@by_lot
@given(case=cases())
def test_no_step_changes_nothing(case: Case) -> None:
    found = annealed(case, 0, hot=100.0)
    assert found.fen == fen_of(case, case.plan)
    assert plain.plan_of(found.best) == case.plan
    assert found.seen == []


def test_it_comes_out_the_same_again() -> None:
    one, other = (annealed(case(7), 300, hot=100.0) for _ in range(2))
    assert one.fen == other.fen
    assert np.array_equal(one.last.stops, other.last.stops)


def test_where_every_seat_is_needed_villages_change_coaches() -> None:
    """Two villages at either end, two workers each, and two coaches of four seats.

    Each coach first takes one village of either end; no seat is free for anybody to
    change. The gate lies amid them.
    """
    data = data_at([0, 40, 41, -40, -41, 0, 0, 0], [(v, 5) for v in (1, 2, 3, 4)])
    near = np.array([[0, 1, 2, 3], [1, 0, 2, 3], [2, 3, 0, 1], [3, 2, 0, 1]])
    data = data._replace(near=near)
    data.item[:, [t.AMOUNT, t.MAY_SPLIT]] = 2, 1
    data.size[:, t.PENALTY] = 1_000
    data.seats[:], data.line[:, t.N_LINE :] = 4, 4
    data.numbers[[t.MOST_VILLAGES, t.MOST_EMPLOYERS]] = 2, 2
    data.numbers[[t.BUCKET_S, t.LOADED_S, t.EXTRA_S]] = 1e6
    mixed = {
        r: plain.PlainTrip(
            line=0, day=0, villages=ends, employers=(5,), loads={i: 2, j: 2}
        )
        for r, (ends, i, j) in enumerate([((1, 3), 0, 2), ((2, 4), 1, 3)])
    }
    plan = plain.PlainPlan(trips=mixed, left=[0] * 4)
    trips = plain.arrays(data, plan, n_rows=3, n_days=3)
    best = s.copied(trips)
    room = no_loads(data, trips), no_loads(data, trips)
    fen, _ = anneal_calls(
        *(data, trips, best, s.copied(trips), s.copied(trips), room),
        *(2_000, 50.0, 0.1, 50.0, 0.0, 1),
    )
    assert fen == 164.0
    ends = {frozenset(trip.villages) for trip in plain.plan_of(best).trips.values()}
    assert ends == {frozenset({1, 2}), frozenset({3, 4})}


def n_in_vain(case: Case, trips: s.Trips) -> int:
    """Calls of trips at which nobody boards or alights."""
    found = 0
    for head, stops in zip(trips.head, trips.stops, strict=True):
        items = stops[s.ITEMS, : head[s.N_ITEMS]]
        if not len(items):
            continue
        for side, n, end in (
            (s.PICKUPS, head[s.N_VILLAGES], t.VILLAGE),
            (s.DROPS, head[s.N_EMPLOYERS], t.EMPLOYER),
        ):
            needed = set(case.data.item[items, end].tolist())
            found += len(set(stops[side, :n].tolist()) - needed)
    return found


@by_lot
@given(case=cases())
def test_what_goes_on_from_a_run_never_ends_with_calls_in_vain(case: Case) -> None:
    """Between runs a row may keep a call until somebody boards there."""
    last = annealed(case, 60, hot=400.0, cold=200.0, waiting=50.0).last
    data, best = case.data, s.copied(last)
    seen = s.no_trips(data, n_rows=64, n_days=N_DAYS)
    room = no_loads(data, last), no_loads(data, last)
    fen, _ = anneal_calls(
        data, last, best, s.copied(last), seen, room, 1, 0.2, 0.1, DEAR, 0.0, 5
    )
    if np.isfinite(fen):
        assert n_in_vain(case, best) == 0
