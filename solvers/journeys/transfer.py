"""Trips of one search taken over by another whose groups are cut differently."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.drafting.dispatcher import merged
from solvers.drafting.drafts import Booking, Draft
from transport.trips.routes import Load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from solvers.running.deadline import Deadline
    from solvers.search.search import Search
    from transport.groups import Group

    Rider = tuple[str, str | None, str]  # segment, service, first worker of the party
    Spot = tuple[int, int, int]  # search, group, party


def take_over(
    olds: Iterable[Search],
    news: Sequence[Search],
    *,
    deadline: Deadline,
    is_patient: bool = False,
) -> None:
    """Book in ``news`` what runs in ``olds``, for those who still travel so.

    A trip of which some party now goes another way is dropped, since coaches that are
    filled anew are fuller than those that are left with gaps; so is one that is illegal
    under the new windows. Those who rode on it wait to be seated. ``is_patient``: trips
    with gaps run on. After the deadline those alone run on that carry the same loads.
    """
    spots = _spots(news)
    for old in olds:
        for booking in old.state.bookings:
            found: defaultdict[int, dict[int, list[int]]] = defaultdict(dict)
            is_whole = True
            for piece in booking.draft.pieces:
                group = old.problem.groups[piece.group_idx]
                for i in piece.parties:
                    spot = spots.get(_rider(group, i))
                    if spot is None:
                        is_whole = False
                    else:
                        at, g, party = spot
                        found[at].setdefault(g, []).append(party)
            if is_whole or is_patient:
                for at, by_group in found.items():
                    _book(news[at], booking, by_group, deadline)


def _spots(searches: Sequence[Search]) -> dict[Rider, Spot]:
    return {
        _rider(group, i): (at, g, i)
        for at, search in enumerate(searches)
        for g, group in enumerate(search.problem.groups)
        for i in range(len(group.parties))
    }


def _rider(group: Group, party: int) -> Rider:
    return (group.segment, group.service_id, group.parties[party].worker_ids[0])


def _book(
    search: Search,
    booking: Booking,
    by_group: dict[int, list[int]],
    deadline: Deadline,
) -> None:
    problem, state = search.problem, search.state
    pieces = tuple(
        state.waiting.piece(g, sorted(parties))
        for g, parties in sorted(by_group.items())
    )
    if len({int(problem.cohort[piece.group_idx]) for piece in pieces}) > 1:
        return  # their report windows differ now
    route = booking.quote.route
    idx = {place_id: i for i, place_id in enumerate(problem.places)}
    villages = {int(problem.village[piece.group_idx]) for piece in pieces}
    employers = {int(problem.employer[piece.group_idx]) for piece in pieces}
    draft = Draft(
        line_idx=booking.draft.line_idx,
        villages=_in_order(route.villages, villages, idx),
        employers=_in_order(route.employers, employers, idx),
        pieces=pieces,
    )
    kept = _kept(search, draft, booking)
    if kept is not None and state.fleet.takes(draft.line_idx, kept.quote):
        state.add(kept)
        return
    if deadline.is_over:
        return
    found = search.dispatcher.book(draft, state.fleet)
    if isinstance(found, Booking):
        state.add(found)


def _kept(search: Search, draft: Draft, booking: Booking) -> Booking | None:
    """The booking for the draft, where it carries as many of the same kinds as before.

    Groups are numbered anew with every assignment; what the quote rests on is what they
    are otherwise: their places with their windows, their moments, their cohort.
    """
    loads = tuple(
        Load(group=search.problem.groups[g], n=n) for g, n in merged(draft.pieces)
    )
    route = booking.quote.route
    if _by_kind(loads) != _by_kind(route.loads):
        return None
    quote = replace(booking.quote, route=replace(route, loads=loads))
    return Booking(draft=draft, quote=quote)


def _by_kind(loads: Iterable[Load]) -> Counter[Group]:
    found: Counter[Group] = Counter()
    for load in loads:
        found[replace(load.group, group_id="", parties=())] += load.n
    return found


def _in_order(
    before: Sequence[str], now: set[int], idx: dict[str, int]
) -> tuple[int, ...]:
    """Places in their old order; new ones, such as new windows, at the end."""
    kept = [idx[p] for p in before if idx.get(p) in now]
    return (*kept, *sorted(now - set(kept)))
