"""Trips dropped where the time is up, for those whom some coach of theirs fails.

A plan of which not everybody has all coaches is made legal without setting anything up
anew for those who stay aboard: that takes as long as setting up the whole problem did.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from solvers.journeys.legs import LegMaker, Ride
    from solvers.problem.waiting import Piece
    from solvers.search.search import Search
    from transport.groups import Group


def drop(
    maker: LegMaker, searches: Sequence[Search], rides: AbstractSet[Ride]
) -> list[Group]:
    """The rides taken off feeders and receiving coaches; their groups going direct.

    ``rides`` hold everybody who shares a coach with one of them
    (`stranded.with_companions`): whole trips end. In these searches they no longer
    wait; the groups are for searches of their own.
    """
    ride_of = {
        party.worker_ids[0]: (group_id, i)
        for group_id, group in maker.group.items()
        for i, party in enumerate(group.parties)
    }
    for search in searches:
        _end(search, ride_of, rides)
    by_group: dict[str, list[int]] = {}
    for group_id, i in sorted(rides):
        by_group.setdefault(group_id, []).append(i)
    return [
        replace(group, parties=tuple(group.parties[i] for i in own))
        for group_id, own in by_group.items()
        for group in (maker.group[group_id],)
    ]


def _end(search: Search, ride_of: dict[str, Ride], rides: AbstractSet[Ride]) -> None:
    """No trip of the search carries any of the rides to or from a service."""
    groups, state = search.problem.groups, search.state

    def own(piece: Piece) -> list[int]:
        group = groups[piece.group_idx]
        if group.segment == "direct":
            return []
        firsts = {i: group.parties[i].worker_ids[0] for i in piece.parties}
        return [i for i, first in firsts.items() if ride_of[first] in rides]

    for booking in list(state.bookings):
        if any(own(piece) for piece in booking.draft.pieces):
            state.remove(booking)
    for piece in state.waiting.pieces():
        gone = own(piece)
        if gone:
            state.waiting.take(state.waiting.piece(piece.group_idx, gone))
