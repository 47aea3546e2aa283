"""Choices in which those of a thin direct coach have seats that a service leaves free.

At the prices of seats by which riders are chosen a coach for one costs a seat of a full
one. What it costs shows in the plan alone; so its dearest coaches are tried without.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.journeys.candidates import cheaper

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from solvers.drafting.drafts import Booking
    from solvers.journeys.candidates import Candidate
    from solvers.journeys.legs import Assignment, LegMaker, Ride
    from solvers.search.search import Search
    from transport.services import Service

    Way = tuple[str, str]

MOST_TRIED = 3  # coaches whose riders are moved


def reseated(
    maker: LegMaker,
    best: Candidate,
    services: Sequence[Service],
    ways: Collection[Way],
) -> Iterator[Assignment]:
    """The plan's choice with all of one direct coach on a service that others ride.

    The dearest coaches a head first, each on the fullest service that has seats for
    all of them; ``ways``: a group's id with a service, those that may be used.
    """
    aboard = {name: len(ids) for name, ids in maker.riders_of(best.assignment).items()}
    used = [service for service in services if service.service_id in aboard]
    used.sort(key=lambda one: (-aboard[one.service_id], one.service_id))
    for rides, n in _dearest(maker, best.searches):
        for service in used:
            name = service.service_id
            needed = {(group_id, name) for group_id, _ in rides}
            free = service.seats * service.max_units - aboard[name]
            if n <= free and needed <= set(ways):
                moved = dict.fromkeys(rides, name)
                service_of = {**best.assignment.service_of, **moved}
                yield replace(best.assignment, service_of=service_of, windows=None)
                break


def first_cheaper(
    best: Candidate,
    choices: Iterable[Assignment],
    searched: Callable[[Assignment], Candidate],
    has_time: Callable[[], bool],
) -> Candidate:
    """The plan of the first choice that is cheaper than ``best``, if there is time."""
    for assignment in choices:
        if not has_time():
            break
        found = searched(assignment)
        if cheaper(found, best) is not best:
            return found
    return best


def _dearest(
    maker: LegMaker, searches: Sequence[Search]
) -> Iterator[tuple[list[Ride], int]]:
    """Who rides the direct coaches that cost most a head, and how many they are."""
    ride_of = {
        party.worker_ids[0]: (group_id, i)
        for group_id, group in maker.group.items()
        for i, party in enumerate(group.parties)
    }
    coaches = [
        (search, booking)
        for search in searches
        for booking in search.state.bookings
        if booking.quote.route.loads[0].group.segment == "direct"
    ]
    coaches.sort(key=lambda one: _each_fen(one[1]), reverse=True)
    for search, booking in coaches[:MOST_TRIED]:
        groups = search.problem.groups
        rides = [
            ride_of[groups[piece.group_idx].parties[i].worker_ids[0]]
            for piece in booking.draft.pieces
            for i in piece.parties
        ]
        yield rides, booking.quote.route.n_workers


def _each_fen(booking: Booking) -> float:
    return booking.cost_fen / booking.quote.route.n_workers
