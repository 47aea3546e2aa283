"""Trips timed anew so that fewer coaches run them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from solvers.blocks.chaining import Chaining
from solvers.drafting.dispatcher import Dispatcher
from solvers.running.deadline import Deadline
from tests.solvers.cases import search_of
from tests.solvers.near_gate import DAY_FEN, apart, near, searched
from transport.clock import DAY_S
from transport.trips.quoting import TripMaker


def test_one_coach_brings_thirty_in_two_trips_for_one_day_of_hire() -> None:
    search = searched(near())
    assert len(search.state.bookings) == 2
    assert not search.state.waiting.n.any()
    assert search.state.cost_fen() == DAY_FEN


def test_one_coach_is_sent_out_twice_though_two_are_there() -> None:
    scenario = near(count=2)
    search = search_of(scenario)
    for booking in apart(scenario):
        search.state.add(booking)
    assert search.state.cost_fen() == 2 * DAY_FEN
    assert search.chain()
    assert search.state.cost_fen() == DAY_FEN
    assert not search.chain()  # nothing more to gain
    assert Counter(b.draft.n_workers for b in search.state.bookings) == Counter(
        b.draft.n_workers for b in apart(scenario)
    )


def test_with_one_trip_a_block_nothing_is_chained() -> None:
    scenario = near(count=2, policy={"max_trips_per_block": 1})
    search = searched(scenario)
    assert search.state.cost_fen() == 2 * DAY_FEN
    assert not search.chain()


def test_a_deadline_that_is_over_leaves_the_trips_alone() -> None:
    scenario = near(count=2)
    search = search_of(scenario)
    for booking in apart(scenario):
        search.state.add(booking)
    dispatcher = Dispatcher(search.problem, TripMaker(scenario, search.problem))
    chaining = Chaining(search.grouping, dispatcher, scenario)
    chaining.keep(Deadline(0.0))
    assert not chaining.improve(search.state)


def test_a_gate_that_takes_no_more_that_day_keeps_trips_apart() -> None:
    """Seventeen a day: the second trip waits for the next day."""
    scenario = near(n_days=2)
    scenario = replace(
        scenario,
        employers=tuple(replace(e, daily_intake=17) for e in scenario.employers),
    )
    search = searched(scenario)
    days = sorted(b.quote.depart_s // DAY_S for b in search.state.bookings)
    assert days == [0, 1]
    assert search.state.cost_fen() == 2 * DAY_FEN


@pytest.mark.parametrize(("included_m", "saved_fen"), [(100_000, 0), (60_000, 0)])
def test_trips_of_two_days_buy_two_days(included_m: int, saved_fen: int) -> None:
    scenario = near(n_days=2, included_m=included_m)
    scenario = replace(
        scenario,
        employers=tuple(replace(e, daily_intake=17) for e in scenario.employers),
    )
    assert searched(scenario).state.saved_fen() == saved_fen
