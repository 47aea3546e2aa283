"""Departures chosen anew once the search is over, those that need it most first."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from solvers.bound.straight_ways import may_go_straight_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.drafting.drafts import Booking
    from solvers.problem.fleet_use import FleetUse
    from solvers.problem.problem import Problem
    from solvers.running.deadline import Deadline
    from solvers.search.search import Search
    from transport.trips.quotes import Quote

POLISHING = "polishing"  # a trip, as a kind of work of which the time is measured
N_SAMPLED = 3  # trips from which the time of all is told
MOST_SPARED = 0.3  # of the time left
JOINING_SHARE = 0.15  # of the time left, for chains with return loads


def polished(
    searches: Sequence[Search], deadline: Deadline
) -> list[tuple[Problem, Booking]]:
    """Every trip with its best departure, on days on which its coach is free.

    Trips whose workers stand longest come first; from the deadline on trips keep the
    departure with which they were booked, so that the plan is legal at any time. So do
    trips that one coach runs one after the other.
    """
    found = [(one, booking) for one in searches for booking in one.state.bookings]
    if not deadline.is_over:
        _polish(found, searches, deadline)
    return [(search.problem, booking) for search, booking in found]


def _polish(
    found: list[tuple[Search, Booking]], searches: Sequence[Search], deadline: Deadline
) -> None:
    """The trips of the searches, in their order, until the deadline."""
    fleets: dict[int, FleetUse] = {}  # searches may share one
    alone: list[int] = []
    n_before = 0
    for search in searches:
        shared = search.state.fleet
        fleet = fleets.setdefault(id(shared), deepcopy(shared))
        alone += [n_before + i for i in _alone(search, fleet)]
        n_before += len(search.state.bookings)
    for i in sorted(alone, key=lambda i: -stood_s(found[i][1].quote)):
        if deadline.is_over:
            break
        search, booking = found[i]
        fleet = fleets[id(search.state.fleet)]
        found[i] = (search, _repolished(search, booking, fleet, deadline))


def _alone(search: Search, fleet: FleetUse) -> list[int]:
    """Positions of the trips that share their coach with no others.

    Of the others the ``fleet`` keeps the coaches while they stand between two trips.
    """
    state = search.state
    chained: set[int] = set()
    for block in search.grouping.blocks(state.bookings, state.fleet):
        chained.update(block.trips)
        k = state.bookings[block.trips[0]].draft.line_idx
        for span in block.stands:
            fleet.hold(k, span)
    return [i for i in range(len(state.bookings)) if i not in chained]


def before_polishing(searches: Sequence[Search], deadline: Deadline) -> Deadline:
    """The deadline less what it takes to choose the trips' departures at last."""
    if not deadline.is_timed:
        return deadline
    return deadline.within(deadline.left_s - spared_s(searches, deadline))


def spared_s(searches: Sequence[Search], deadline: Deadline) -> float:
    """Seconds before the deadline by which a search should leave its trips alone.

    As much as polishing some of the trips takes, times all, and a share for joining
    trips out and trips home; never most of what is left.
    """
    trips = [(one, booking) for one in searches for booking in one.state.bookings]
    if not trips:
        return 0.0
    most_s = MOST_SPARED * deadline.left_s
    if not deadline.longest_s(POLISHING):
        for search, booking in trips[:: -(-len(trips) // N_SAMPLED)]:
            if deadline.longest_s(POLISHING) * len(trips) >= most_s:
                break
            _repolished(search, booking, deepcopy(search.state.fleet), deadline)
    joining_s = 0.0
    if any(may_go_straight_on(search.problem.scenario) for search in searches):
        joining_s = JOINING_SHARE * deadline.left_s
    return joining_s + min(most_s, len(trips) * deadline.longest_s(POLISHING))


def stood_s(quote: Quote) -> int:
    """Seconds for which workers sit in a coach that need not stand, summed over them.

    That is longer than their legs take to drive by day.
    """
    route = quote.route
    driven_s = 0
    for load in route.loads:
        first = 1 + route.villages.index(load.group.village_id)
        last = len(route.villages) + route.employers.index(load.group.employer_id)
        driven_s += load.n * sum(quote.leg_driving_s[first : last + 1])
    return quote.strain_s - driven_s


def _repolished(
    search: Search, booking: Booking, rest: FleetUse, deadline: Deadline
) -> Booking:
    """The booking with its best departure, for which ``rest`` is what all others use.

    ``rest`` holds the booking itself before, and what it has become afterwards.
    """
    k = booking.draft.line_idx
    rest.give_back(k, booking.quote)
    with deadline.timed(POLISHING):
        better = search.dispatcher.polished(booking, rest)
    rest.take(k, better.quote)
    return better
