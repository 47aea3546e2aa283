"""Cycles with fleets drawn anew: what they leave alone, and what they may book."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.annealing import fleet_cycle
from solvers.annealing.annealer import run_burst
from solvers.annealing.fleet_cycle import FleetCycle
from solvers.annealing.fleets import Fleets
from solvers.core import trips as s
from tests.solvers.annealing.test_annealer import built, carried
from tests.solvers.cases import county_day

if TYPE_CHECKING:
    import pytest

    from solvers.search.search import Search


def of_fleets(n_workers: int, *, seed: int = 1) -> tuple[Search, FleetCycle]:
    search, cycle = built(county_day(n_workers=n_workers, seed=seed), is_of_fleets=True)
    assert isinstance(cycle, FleetCycle)
    return search, cycle


def test_a_plan_is_never_made_dearer_and_nobody_is_lost() -> None:
    _, cycle = of_fleets(60)
    state = cycle.search.state
    costs, n_all = [state.cost_fen()], 60
    for _ in range(6):
        cycle.take(run_burst(cycle.burst(400)))
        costs.append(state.cost_fen())
        aboard = sum(booking.draft.n_workers for booking in state.bookings)
        assert aboard + int(state.waiting.n.sum()) == n_all
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] < costs[0]


def test_of_many_trips_some_are_annealed_and_the_others_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fleet_cycle, "MOST_TRIPS", 2)
    _, cycle = of_fleets(90)
    bookings = list(cycle.search.state.bookings)
    assert len(bookings) > 2
    burst = cycle.burst(400)
    assert burst.items is not None
    assert len(cycle._frozen) == len(bookings) - 2
    found = run_burst(burst)
    on_board = carried(found.best)
    assert set(on_board) <= set(burst.items.tolist())
    cycle.take(found)
    assert {id(b) for b in cycle._frozen} <= {
        id(b) for b in cycle.search.state.bookings
    }


def test_a_cycle_is_one_burst_and_the_next_has_another_seed() -> None:
    _, cycle = of_fleets(40)
    first = cycle.burst(200)
    assert not cycle.go_on(run_burst(first))
    assert not cycle.is_amid
    assert cycle.burst(200).seed != first.seed


def test_where_coaches_are_too_few_trips_come_and_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Fleets, "drawn", lambda *_: None)
    search, cycle = of_fleets(60)
    burst = cycle.burst(10)
    assert not burst.keeps_coaches
    assert burst.trips.head[:, s.N_ITEMS].any()
    assert np.isfinite(burst.hot_fen)
    assert search.state.bookings


def test_where_nobody_rides_whoever_waits_is_tried() -> None:
    _, cycle = of_fleets(12)
    state = cycle.search.state
    for booking in list(state.bookings):
        state.remove(booking)
    burst = cycle.burst(50)
    assert burst.items is not None
    assert len(burst.items) == len(burst.trips.left)
    cycle.take(run_burst(burst))
    aboard = sum(booking.draft.n_workers for booking in state.bookings)
    assert aboard + int(state.waiting.n.sum()) == 12


def test_where_there_is_nobody_nothing_happens() -> None:
    _, cycle = of_fleets(12)
    state = cycle.search.state
    bookings = list(state.bookings)
    trips, _ = cycle.annealer.start(state, [])
    trips.left[:] = 0
    assert cycle._items(trips).tolist() == [0]
    assert cycle._drawn(trips, cycle._items(trips)) is None
    assert state.bookings == bookings
