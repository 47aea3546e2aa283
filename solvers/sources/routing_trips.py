"""OR-Tools routing as a source of trips, under the rules of rides and stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.drafting.drafts import Draft
from solvers.drafting.growing import along, draft_of
from solvers.sources.routing_model import Coach, RoutingModel, elapsed_table
from solvers.sources.subproblem import chopped, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from solvers.drafting.dispatcher import Dispatcher
    from solvers.drafting.drafts import Booking
    from solvers.problem.problem import Problem
    from solvers.problem.waiting import Piece
    from solvers.sources.routing_model import Itinerary
    from solvers.sources.subproblem import Subproblem

    Ints = npt.NDArray[np.int64]

MOST_PIECES = 30  # beyond, a routing step costs more time than it is worth
N_SOLUTIONS = 20
PIECE_SIZE = 6  # loads are offered in pieces about this large, so they can be split


class RoutingTrips:
    """Re-assigns the loads of a few trips, from those trips on."""

    most_trips = 5

    def __init__(self, problem: Problem, dispatcher: Dispatcher) -> None:
        self._problem = problem
        self._dispatcher = dispatcher
        self._elapsed: dict[int, Ints] = {}

    def drafts(self, subproblem: Subproblem) -> list[Draft]:
        """The trips of the best assignment; none where the model takes no start."""
        problem, old = self._problem, subproblem.bookings
        own = [chopped(problem, b.draft.pieces, size=PIECE_SIZE) for b in old]
        pieces = [piece for chops in own for piece in chops]
        if not 1 < len(pieces) <= MOST_PIECES:
            return []
        coaches = [self._coach(b.draft, b.draft.line_idx, b.quote.drivers) for b in old]
        first = old[0]
        coaches += [
            self._coach(first.draft, k, first.quote.drivers)
            for k in subproblem.spare
            if all(
                problem.seats[k, piece.group_idx] > 0 for piece in first.draft.pieces
            )
        ]
        model = RoutingModel(
            problem,
            pieces,
            coaches,
            elapsed_s=self._elapsed_s(max(coach.drivers for coach in coaches)),
            penalties=[
                sum(problem.party_penalties[piece.group_idx][i] for i in piece.parties)
                for piece in pieces
            ],
        )
        assigned = model.improve(
            self._itineraries(old, own, n_coaches=len(coaches)),
            n_solutions=N_SOLUTIONS,
        )
        return [
            draft_of(
                problem,
                coaches[a.coach].line_idx,
                joined([pieces[i] for i in a.pieces]),
            )
            for a in assigned or ()
        ]

    def _elapsed_s(self, drivers: int) -> Ints:
        if drivers not in self._elapsed:
            self._elapsed[drivers] = elapsed_table(self._problem, drivers=drivers)
        return self._elapsed[drivers]

    def _itineraries(
        self, old: Sequence[Booking], own: Sequence[Sequence[Piece]], *, n_coaches: int
    ) -> list[Itinerary]:
        village, employer = self._problem.village, self._problem.employer
        itineraries: list[Itinerary] = []
        n = 0
        for booking, pieces in zip(old, own, strict=True):
            draft = booking.draft
            stop = {place: i for i, place in enumerate(draft.villages)}
            gate = {place: i for i, place in enumerate(draft.employers)}
            numbers = range(len(pieces))
            up = sorted(numbers, key=lambda i: stop[int(village[pieces[i].group_idx])])
            down = sorted(
                numbers, key=lambda i: gate[int(employer[pieces[i].group_idx])]
            )
            itineraries.append(([n + i for i in up], [n + i for i in down]))
            n += len(pieces)
        return itineraries + [([], [])] * (n_coaches - len(old))

    def _coach(self, draft: Draft, k: int, drivers: int) -> Coach:
        """A coach of line ``k`` on runs like the draft's, as the model sees it."""
        problem = self._problem
        price = problem.prices[k].loaded_fen
        empty = price * problem.prices[k].empty_weight
        path = [*draft.villages, *draft.employers]
        metres, depot = problem.distance_m, int(problem.depot[k])
        run = along(metres, path)
        ends = int(metres[depot, path[0]]) + int(metres[path[-1], depot])
        like = Draft(
            line_idx=k,
            villages=draft.villages,
            employers=draft.employers,
            pieces=draft.pieces,
        )
        fixed = self._dispatcher.estimate_fen(like) - round(price * run + empty * ends)
        return Coach(
            line_idx=k,
            seats=min(int(problem.seats[k, piece.group_idx]) for piece in draft.pieces),
            drivers=drivers,
            fixed_fen=max(0, fixed),
            fen_per_m=price,
            empty_fen_per_m=empty,
        )
