"""Whoever waits boards trips with seats left, where no rule keeps them off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from solvers.drafting.drafts import Booking
from solvers.drafting.growing import draft_of
from solvers.running.deadline import Deadline
from solvers.search.taking_in import take_in_at_last
from tests.solvers.cases import search_of
from tests.transport.builders import (
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.tariff import Tariff

if TYPE_CHECKING:
    from solvers.search.search import Search


def half_full(seats: int = 10, **changes: Any) -> Search:
    """One coach, booked for the four of V1 alone; three of V2 wait, a kilometre on."""
    scenario = make_scenario(
        n_days=1,
        villages=(make_village("V1"), make_village("V2", lat=37.96)),
        workers=tuple(
            make_worker(f"W{i}", village_id="V1" if i < 4 else "V2") for i in range(7)
        ),
        fleet=(make_line(seats=seats, count=1),),
    )
    search = search_of(replace(scenario, **changes))
    (first, _) = search.state.waiting.pieces()
    trip = search.dispatcher.book(
        draft_of(search.problem, 0, [first]), search.state.fleet
    )
    assert isinstance(trip, Booking)
    search.state.add(trip)
    return search


def waiting_at_last(search: Search, deadline: Deadline | None = None) -> int:
    take_in_at_last([search], Deadline() if deadline is None else deadline)
    return int(search.state.waiting.n.sum())


def test_who_waits_boards_the_coach_that_runs_with_seats_left() -> None:
    search = half_full()
    assert waiting_at_last(search) == 0
    (trip,) = search.state.bookings
    assert trip.draft.n_workers == 7
    assert len(trip.quote.route.villages) == 2


def test_no_more_board_than_there_are_seats() -> None:
    assert waiting_at_last(half_full(seats=7)) == 1  # six, and the driver's


def test_rules_that_keep_them_apart_are_kept() -> None:
    one_village = make_policy(max_villages_per_vehicle=1)
    assert waiting_at_last(half_full(policy=one_village)) == 3


def test_nobody_is_fetched_for_more_than_leaving_him_weighs() -> None:
    far = (make_village("V1"), make_village("V2", lat=37.8))
    cheap = Tariff(penalty_fen=5_000)
    assert waiting_at_last(half_full(villages=far)) == 0
    assert waiting_at_last(half_full(villages=far, tariff=cheap)) == 3


def test_once_the_time_is_up_the_plan_stays_as_it_is() -> None:
    assert waiting_at_last(half_full(), Deadline(0.0)) == 3
