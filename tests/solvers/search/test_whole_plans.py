from __future__ import annotations

from solvers.bound.whole_trips import WholeTrip
from solvers.drafting.drafts import Booking
from solvers.search.whole_plans import draft_of_whole
from tests.solvers.cases import county_day, search_of

SCENARIO = county_day(n_workers=20, n_villages=3, n_employers=2)


def test_a_trip_of_the_bound_is_drafted_with_its_parties() -> None:
    search = search_of(SCENARIO)
    problem = search.problem
    parties = {g: tuple(range(len(problem.party_sizes[g]))) for g in range(2)}
    k = int(problem.seats[:, 0].argmax())
    trip = WholeTrip(line_idx=k, cost_fen=1.0, most_driving_s=None, parties=parties)
    draft = draft_of_whole(problem, search.dispatcher, search.state.fleet, trip)
    assert draft.line_idx == k
    assert {piece.group_idx: piece.parties for piece in draft.pieces} == parties
    booking = search.dispatcher.book(draft, search.state.fleet)
    assert isinstance(booking, Booking)


def test_orders_that_take_too_long_at_the_wheel_are_not_tried() -> None:
    """No order keeps a second at the wheel: the shortest one is taken as it is."""
    search = search_of(SCENARIO)
    problem = search.problem
    parties = {g: tuple(range(len(problem.party_sizes[g]))) for g in range(3)}
    k = int(problem.seats[:, 0].argmax())
    found = [
        draft_of_whole(
            problem,
            search.dispatcher,
            search.state.fleet,
            WholeTrip(line_idx=k, cost_fen=1.0, most_driving_s=most_s, parties=parties),
        )
        for most_s in (1, None)
    ]
    costs = []
    for draft in found:
        booking = search.dispatcher.book(draft, search.state.fleet)
        assert isinstance(booking, Booking)
        costs.append(booking.cost_fen)
    assert costs[1] <= costs[0]
