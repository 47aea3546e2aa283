"""Plans that the bound found, as drafts: each trip in an order that keeps its days."""

from __future__ import annotations

import math
from itertools import pairwise, permutations, product
from typing import TYPE_CHECKING

from solvers.drafting.drafts import Booking, Draft
from solvers.drafting.growing import draft_of
from solvers.problem.waiting import Piece
from transport.clock import MINUTE_S
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solvers.bound.whole_trips import WholeTrip
    from solvers.drafting.dispatcher import Dispatcher
    from solvers.problem.fleet_use import FleetUse
    from solvers.problem.problem import Problem

MOST_ORDERS = 5_040  # of one trip that are compared
MOST_QUOTED = 12
NEAR_FEN = 200  # over what the bound has for a trip: as good as can be


def draft_of_whole(
    problem: Problem, dispatcher: Dispatcher, fleet: FleetUse, trip: WholeTrip
) -> Draft:
    """The trip in the cheapest order of a few, its shortest ones that keep its days."""
    pieces = list(_pieces(problem, trip))
    first = draft_of(problem, trip.line_idx, pieces)
    kits_fen = sum(int(problem.kit_fen[piece.group_idx]) * piece.n for piece in pieces)
    enough_fen = trip.cost_fen + kits_fen + NEAR_FEN
    best, least_fen = first, math.inf
    for draft in (first, *_in_days(problem, first, trip)):
        booking = dispatcher.book(draft, fleet)
        if isinstance(booking, Booking) and booking.cost_fen < least_fen:
            best, least_fen = draft, booking.cost_fen
        if least_fen <= enough_fen:
            break
    return best


def _pieces(problem: Problem, trip: WholeTrip) -> Iterator[Piece]:
    for g, parties in sorted(trip.parties.items()):
        sizes = problem.party_sizes[g]
        n = sum(sizes[party] for party in parties)
        yield Piece(group_idx=g, parties=parties, n=n)


def _in_days(problem: Problem, draft: Draft, trip: WholeTrip) -> list[Draft]:
    """The shortest orders whose legs, in whole minutes, are not too long together."""
    n_orders = math.factorial(len(draft.villages)) * math.factorial(
        len(draft.employers)
    )
    if n_orders > MOST_ORDERS:
        return []
    k = draft.line_idx
    depot, weight = int(problem.depot[k]), problem.prices[k].empty_weight
    speed = problem.lines[k].speed_percent
    found = []
    for up, down in product(
        permutations(draft.villages), permutations(draft.employers)
    ):
        stops = (depot, *up, *down, depot)
        legs = list(pairwise(stops))
        seconds = (problem.driving_s[leg] * PERCENT / speed for leg in legs)
        wheel_s = sum(math.ceil(s / MINUTE_S) * MINUTE_S for s in seconds)
        if trip.most_driving_s is not None and wheel_s > trip.most_driving_s:
            continue
        metres = [int(problem.distance_m[leg]) for leg in legs]
        found.append((weight * (metres[0] + metres[-1]) + sum(metres[1:-1]), up, down))
    return [
        Draft(line_idx=k, villages=up, employers=down, pieces=draft.pieces)
        for _, up, down in sorted(found)[:MOST_QUOTED]
    ]
