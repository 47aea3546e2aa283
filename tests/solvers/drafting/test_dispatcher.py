"""The dispatcher times and prices drafts on the first days that have a coach."""

from __future__ import annotations

from dataclasses import replace

from solvers.drafting.dispatcher import Dispatcher, Full, identity, merged
from solvers.drafting.drafts import Booking
from solvers.drafting.growing import draft_of
from solvers.problem.fleet_use import FleetUse
from solvers.problem.waiting import Piece, Waiting
from tests.solvers.sources.subproblems import problem_of
from tests.transport.builders import (
    make_employer,
    make_line,
    make_scenario,
    make_worker,
)
from transport.trips.quoting import TripMaker
from transport.trips.routes import Refusal

SCENARIO = make_scenario(
    workers=tuple(make_worker(f"W{i}") for i in range(6)),
    fleet=(make_line(count=1),),
    employers=(make_employer(daily_intake=6),),
)
PROBLEM = problem_of(SCENARIO)
(PIECE,) = Waiting(PROBLEM, [0]).pieces()
DRAFT = draft_of(PROBLEM, 0, [PIECE])


def dispatcher() -> Dispatcher:
    return Dispatcher(PROBLEM, TripMaker(SCENARIO, PROBLEM))


def booked(fleet: FleetUse) -> Booking:
    found = dispatcher().book(DRAFT, fleet)
    assert isinstance(found, Booking)
    return found


def test_a_trip_goes_on_the_first_day_with_a_coach() -> None:
    fleet = FleetUse([1], is_by_day=True)
    first = booked(fleet)
    fleet.take(0, first.quote)
    later = booked(fleet)
    assert not set(first.quote.days_in_use) & set(later.quote.days_in_use)
    assert later.quote.depart_s > first.quote.return_s


def test_a_coach_that_is_clean_again_goes_on_the_same_day() -> None:
    fleet = FleetUse([1])
    first = booked(fleet)
    fleet.take(0, first.quote)
    later = booked(fleet)
    assert later.quote.days_in_use == first.quote.days_in_use
    assert first.quote.ready_s <= later.quote.depart_s


def test_drafts_that_run_alike_are_identical() -> None:
    other = draft_of(PROBLEM, 0, [replace(PIECE, parties=PIECE.parties[::-1])])
    assert identity(other) == identity(DRAFT)
    fewer = draft_of(PROBLEM, 0, [replace(PIECE, parties=PIECE.parties[:1], n=1)])
    assert identity(fewer) != identity(DRAFT)


def test_no_coach_on_any_day_is_said() -> None:
    found = dispatcher().book(DRAFT, FleetUse([0]))
    assert isinstance(found, Refusal)
    assert found.code == "NO_COACH_FREE"


def test_a_gate_that_takes_fewer_says_how_many_on_its_best_day() -> None:
    found = dispatcher().book(DRAFT, FleetUse([1], intake={"E1": 4}))
    assert isinstance(found, Full)
    assert (found.code, found.place_id, found.room) == ("INTAKE_FULL", "E1", 4)


def test_every_trip_that_was_met_is_in_the_pool() -> None:
    asked = dispatcher()
    booking = asked.book(DRAFT, FleetUse([1]))
    (route,) = asked.pool.within([0])
    assert route.booking == booking


def test_a_polished_trip_is_no_dearer_and_on_its_day() -> None:
    asked, fleet = dispatcher(), FleetUse([1])
    booking = booked(fleet)
    better = asked.polished(booking, fleet)
    assert better.cost_fen <= booking.cost_fen
    assert better.quote.days_in_use == booking.quote.days_in_use


def test_an_estimate_has_the_metres_of_the_trip() -> None:
    """The tariff is per trip and kilometre, so that the days cannot differ."""
    assert dispatcher().estimate_fen(DRAFT) == booked(FleetUse([1])).cost_fen


def test_a_draft_of_too_many_bags_is_refused_untimed() -> None:
    many = replace(
        SCENARIO,
        workers=tuple(replace(w, n_bags=99) for w in SCENARIO.workers),
        fleet=(make_line(count=1, hold_bags=10),),
    )
    problem = problem_of(many)
    (piece,) = Waiting(problem, [0]).pieces()
    asked = Dispatcher(problem, TripMaker(many, problem))
    found = asked.book(draft_of(problem, 0, [piece]), FleetUse([1]))
    assert isinstance(found, Refusal)
    assert found.code == "HOLD_FULL"


def test_pieces_of_one_group_are_one_load() -> None:
    pieces = (
        Piece(group_idx=4, parties=(0,), n=1),
        Piece(group_idx=2, parties=(1,), n=3),
        Piece(group_idx=4, parties=(1, 2), n=2),
    )
    assert merged(pieces) == ((2, 3), (4, 3))
