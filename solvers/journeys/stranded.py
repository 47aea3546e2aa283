"""Parties that a service takes and no coach takes to it, or on from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.journeys.legs import LegMaker, Ride
    from solvers.search.search import Search


def stranded_of(maker: LegMaker, searches: Sequence[Search]) -> set[Ride]:
    """Parties on a service whom no feeder or no receiving coach carries."""
    left = {
        worker_id
        for search in searches
        for piece in search.state.waiting.pieces()
        if search.problem.groups[piece.group_idx].segment != "direct"
        for i in piece.parties
        for worker_id in search.problem.groups[piece.group_idx].parties[i].worker_ids
    }
    return {
        (group_id, i)
        for group_id, group in maker.group.items()
        for i, party in enumerate(group.parties)
        if party.worker_ids[0] in left
    }


def with_companions(
    maker: LegMaker, searches: Sequence[Search], stranded: set[Ride]
) -> set[Ride]:
    """The stranded with all who share a coach to or from a service with them."""
    ride_of = {
        party.worker_ids[0]: (group_id, i)
        for group_id, group in maker.group.items()
        for i, party in enumerate(group.parties)
    }
    coaches = [
        {
            ride_of[search.problem.groups[piece.group_idx].parties[i].worker_ids[0]]
            for piece in booking.draft.pieces
            for i in piece.parties
        }
        for search in searches
        for booking in search.state.bookings
        if search.problem.groups[booking.draft.pieces[0].group_idx].segment != "direct"
    ]
    found = set(stranded)
    while True:
        more = {r for aboard in coaches if aboard & found for r in aboard} - found
        if not more:
            return found
        found |= more
