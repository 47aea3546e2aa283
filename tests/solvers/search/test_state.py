"""Where a search stands: what it costs, who waits, and that steps can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.problem.fleet_use import FleetUse
from solvers.problem.waiting import Waiting
from solvers.search.state import Standing, State
from tests.solvers.cases import county_day
from tests.solvers.sources.subproblems import one_trip_a_group, problem_of
from tests.transport.builders import make_scenario, make_worker
from transport.groups import groups_of

if TYPE_CHECKING:
    from solvers.drafting.drafts import Booking

PROBLEM = problem_of(county_day(n_workers=12, n_villages=2, n_employers=2))
BOOKINGS, _ = one_trip_a_group(PROBLEM)
DAY = BOOKINGS[0].quote.days_in_use.start
FIRST, SECOND = BOOKINGS[:2]


def fresh() -> State:
    """Everybody waits, every coach is at its yard."""
    return State(
        bookings=[],
        waiting=Waiting(PROBLEM, range(PROBLEM.n_groups)),
        fleet=FleetUse(line.count for line in PROBLEM.lines),
    )


def running(*bookings: Booking) -> State:
    state = fresh()
    for booking in bookings:
        state.add(booking)
    return state


def described(state: State) -> tuple[object, ...]:
    """All that a state is, whatever the order of its trips."""
    lines = range(len(PROBLEM.lines))
    return (
        sorted(map(id, state.bookings)),
        state.waiting.pieces(),
        [state.fleet.free(k, DAY) for k in lines],
    )


def test_a_trip_that_runs_takes_its_coach_and_its_workers() -> None:
    state, k = running(FIRST), FIRST.draft.line_idx
    assert state.fleet.free(k, DAY) == PROBLEM.lines[k].count - 1
    assert int(state.waiting.n.sum()) == 12 - FIRST.draft.n_workers
    assert state.cost_fen() == FIRST.cost_fen + state.waiting.penalty_fen()


def test_a_trip_taken_back_leaves_all_as_it_was() -> None:
    state = running(FIRST, SECOND)
    state.remove(FIRST)
    assert described(state) == described(running(SECOND))
    state.remove(SECOND)
    assert described(state) == described(fresh())


def test_when_all_ride_the_objective_is_what_the_trips_cost() -> None:
    state = running(*BOOKINGS)
    assert state.cost_fen() == sum(booking.cost_fen for booking in BOOKINGS)
    assert state.standing().left == (0, 0, 0)


@pytest.mark.parametrize("now", [(), (FIRST,), (SECOND,), (FIRST, SECOND)])
def test_the_trips_of_before_can_be_brought_back(now: tuple[Booking, ...]) -> None:
    state = running(*now)
    state.restore([FIRST])
    assert described(state) == described(running(FIRST))


def test_equal_trips_are_told_apart_when_they_are_brought_back() -> None:
    """A copy of the trip that runs is another one, with another draft of its own."""
    copy = replace(FIRST, draft=replace(FIRST.draft))
    assert copy == FIRST
    state = running(FIRST)
    state.restore([copy])
    assert [booking is copy for booking in state.bookings] == [True]
    assert described(state)[1:] == described(running(FIRST))[1:]


def test_who_waits_is_counted_by_class() -> None:
    scenario = make_scenario(
        workers=(make_worker("W1", is_poverty_listed=True), make_worker("W2"))
    )
    problem = problem_of(scenario)
    state = State(bookings=[], waiting=Waiting(problem, [0]), fleet=FleetUse([1]))
    weights = sum(g.penalty_fen for g in groups_of(scenario, scenario.workers))
    assert state.standing() == Standing(cost_fen=weights, left=(1, 0, 1))


def test_a_cheaper_plan_that_trades_priority_is_no_better() -> None:
    before = Standing(cost_fen=100, left=(0, 0, 4))
    assert not Standing(cost_fen=90, left=(1, 0, 0)).beats(before)
    assert Standing(cost_fen=90, left=(1, 0, 4)).beats(before)
    assert Standing(cost_fen=90, left=(0, 0, 3)).beats(before)
    assert not replace(before).beats(before)


def test_seats_traded_downwards_pass_over_a_class() -> None:
    before = Standing(cost_fen=100, left=(1, 2, 4))
    assert Standing(cost_fen=100, left=(1, 3, 3)).passes_over(before)
    assert Standing(cost_fen=100, left=(2, 1, 4)).passes_over(before)
    assert not Standing(cost_fen=100, left=(1, 1, 5)).passes_over(before)
    assert not Standing(cost_fen=100, left=(0, 3, 4)).passes_over(before)
    assert not Standing(cost_fen=100, left=(1, 2, 5)).passes_over(before)
