"""The pool keeps the cheapest of equal routes, open to all whom they would serve."""

from __future__ import annotations

from dataclasses import replace

from solvers.drafting.pool import Pool, stops_of
from tests.solvers.cases import county_day
from tests.solvers.sources.subproblems import one_trip_a_group, problem_of

PROBLEM = problem_of(county_day(n_workers=12, n_villages=2, n_employers=2))
BOOKINGS, _ = one_trip_a_group(PROBLEM)


def test_of_equal_routes_the_cheapest_is_kept() -> None:
    pool, booking = Pool(PROBLEM), BOOKINGS[0]
    dearer = replace(
        booking, quote=replace(booking.quote, cost_fen=booking.cost_fen + 1)
    )
    for known in (dearer, booking, dearer):
        pool.add(known)
    (route,) = pool.within(range(PROBLEM.n_groups))
    assert route.cost_fen == booking.cost_fen
    assert pool.news() == [dearer, booking]
    assert pool.news() == []


def test_a_route_is_told_to_those_alone_whom_it_was_made_for() -> None:
    pool = Pool(PROBLEM)
    for booking in BOOKINGS:
        pool.add(booking)
    own = {piece.group_idx for piece in BOOKINGS[0].draft.pieces}
    assert {stops_of(r.booking) for r in pool.within(own)} == {stops_of(BOOKINGS[0])}
    assert pool.within([]) == []


def test_any_group_of_the_same_stops_may_fill_a_route() -> None:
    pool = Pool(PROBLEM)
    for booking in BOOKINGS:
        route = pool.route_of(booking)
        assert route.seats == booking.quote.usable_seats
        for g in range(PROBLEM.n_groups):
            calls = (
                int(PROBLEM.village[g]) in booking.draft.villages
                and int(PROBLEM.employer[g]) in booking.draft.employers
            )
            assert (g in route.groups) == calls


def test_a_dearer_booking_of_known_stops_is_told_as_the_cheaper_one() -> None:
    pool, booking = Pool(PROBLEM), BOOKINGS[0]
    dearer = replace(
        booking, quote=replace(booking.quote, cost_fen=booking.cost_fen + 1)
    )
    assert pool.cheapest(dearer).booking is dearer
    pool.add(booking)
    assert pool.cheapest(dearer).booking is booking


def test_the_latest_of_a_line_come_first() -> None:
    pool = Pool(PROBLEM)
    for booking in BOOKINGS:
        pool.add(booking)
    of_line = [b.quote for b in BOOKINGS if b.draft.line_idx == 0]
    assert pool.latest(2)[0] == of_line[::-1][:2]
