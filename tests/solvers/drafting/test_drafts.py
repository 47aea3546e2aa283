"""Drafts count their workers; bookings know whom their timetable would serve."""

from __future__ import annotations

from dataclasses import replace

from solvers.drafting.drafts import Booking, Draft
from solvers.problem.waiting import Piece
from tests.solvers.sources.subproblems import one_trip_a_group, problem_of
from tests.transport.builders import make_scenario

PROBLEM = problem_of(make_scenario())
(BOOKING,), _ = one_trip_a_group(PROBLEM)
(GROUP,) = PROBLEM.groups
BOARD_S, ALIGHT_S = BOOKING.quote.times("V1", "E1")


def test_the_workers_of_a_draft_are_those_of_its_pieces() -> None:
    pieces = (
        Piece(group_idx=0, parties=(0, 2), n=5),
        Piece(group_idx=3, parties=(1,), n=1),
    )
    draft = Draft(line_idx=0, villages=(0,), employers=(1,), pieces=pieces)
    assert draft.n_workers == 6
    assert replace(draft, pieces=()).n_workers == 0


def test_a_booking_costs_what_its_quote_does() -> None:
    dearer = replace(BOOKING.quote, cost_fen=BOOKING.quote.cost_fen + 7)
    booking = Booking(draft=BOOKING.draft, quote=dearer)
    assert booking.cost_fen == BOOKING.cost_fen + 7


def test_a_booking_suits_who_is_ready_when_boarding_begins_and_not_later() -> None:
    assert BOOKING.suits(replace(GROUP, ready_s=BOARD_S))
    assert not BOOKING.suits(replace(GROUP, ready_s=BOARD_S + 1))


def test_a_booking_suits_who_is_due_when_alighting_ends_and_not_sooner() -> None:
    assert BOOKING.suits(replace(GROUP, deadline_s=ALIGHT_S))
    assert not BOOKING.suits(replace(GROUP, deadline_s=ALIGHT_S - 1))
