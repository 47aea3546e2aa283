"""A few trips replaced by the best selection of routes that the search has met."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from solvers.drafting.growing import draft_of
from solvers.drafting.pool import stops_of
from solvers.search.selection import select

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    import numpy.typing as npt

    from solvers.blocks.turns import Turn, Turns
    from solvers.drafting.dispatcher import Dispatcher
    from solvers.drafting.drafts import Booking, Draft
    from solvers.drafting.pool import PooledRoute
    from solvers.problem.fleet_use import FleetUse
    from solvers.problem.problem import Problem
    from solvers.problem.waiting import Piece, Waiting
    from solvers.search.selection import Selected

    Floats = npt.NDArray[np.float64]

MOST_ROUTES = 300  # offered to the integer programme, best value for money first
EFFORT = 0.2  # deterministic time of one selection, below a second


class Reselector:
    """Selects routes from the pool for the workers of a few trips and who waits."""

    def __init__(
        self,
        problem: Problem,
        dispatcher: Dispatcher,
        value_fen: Floats,
        turns: Turns,
    ) -> None:
        self._problem = problem
        self._turns = turns
        self._pool = dispatcher.pool
        self._limits = dispatcher.limits
        self._value = value_fen

    def reselect(
        self,
        old: Sequence[Booking],
        waiting: Waiting,
        fleet: FleetUse,
        *,
        seed: int,
        limit_s: float = math.inf,
    ) -> list[Draft]:
        """Drafts for those who wait; ``old`` are the trips they came from."""
        problem = self._problem
        pieces = waiting.pieces()
        cohort = problem.cohort[old[0].draft.pieces[0].group_idx]
        n_workers = {
            p.group_idx: p.n for p in pieces if problem.cohort[p.group_idx] == cohort
        }
        routes = self._routes(old, n_workers)
        runs = Counter(stops_of(booking) for booking in old)
        hint = {r: runs[stops_of(route.booking)] for r, route in enumerate(routes)}
        days = {
            (route.booking.draft.line_idx, day)
            for route in routes
            for day in route.booking.quote.days_in_use
        }
        found = select(
            routes,
            n_workers=n_workers,
            most=dict(self._most(routes)),
            penalty_fen={g: min(problem.party_penalties[g]) for g in n_workers},
            free={key: fleet.free(*key) for key in sorted(days)},
            hint=hint,
            effort=EFFORT,
            limit_s=limit_s,
            seed=seed,
            turns=self._turns_of(routes),
        )
        return [] if found is None else self._drafts(routes, found, waiting)

    def _routes(
        self, old: Sequence[Booking], n_workers: dict[int, int]
    ) -> list[PooledRoute]:
        """The old trips' own routes, then the best others."""
        own = {stops_of(booking): self._pool.cheapest(booking) for booking in old}
        others = [
            route
            for route in self._pool.within(n_workers)
            if stops_of(route.booking) not in own
        ]
        others.sort(key=self._cost_a_value)
        return [*own.values(), *others[:MOST_ROUTES]]

    def _turns_of(self, routes: Sequence[PooledRoute]) -> dict[int, Turn]:
        """Turns by route, of those that a coach can run after another."""
        found = (self._turns.of(route.booking.quote) for route in routes)
        return {r: turn for r, turn in enumerate(found) if turn is not None}

    def _most(
        self, routes: Sequence[PooledRoute]
    ) -> Iterator[tuple[tuple[int, int], int]]:
        """What a coach of each route can take of each group, where time limits it."""
        for r, route in enumerate(routes):
            for g in route.groups:
                n = self._limits.most(route.booking.draft.line_idx, g, route.seats)
                if n < route.seats:
                    yield (g, r), n

    def _cost_a_value(self, route: PooledRoute) -> float:
        pieces = route.booking.draft.pieces
        carried = sum(float(self._value[p.group_idx]) * p.n for p in pieces)
        return route.cost_fen / max(carried, 1.0)

    def _drafts(
        self,
        routes: Sequence[PooledRoute],
        found: Sequence[Selected],
        waiting: Waiting,
    ) -> list[Draft]:
        """Parties dealt to the selected loads; a party that fits nowhere waits on."""
        dealt: list[list[Piece]] = []
        drafts = []
        for chosen in found:
            route = routes[chosen.route]
            loads = dict(chosen.loads)
            k = route.booking.draft.line_idx
            for _ in range(chosen.runs):
                pieces = self._fill_coach(waiting, loads, k, route.seats)
                if pieces:
                    dealt.append(pieces)
                    drafts.append(draft_of(self._problem, k, pieces))
        for pieces in dealt:
            for piece in pieces:
                waiting.give_back(piece)  # until the drafts are booked
        return drafts

    def _fill_coach(
        self, waiting: Waiting, loads: dict[int, int], k: int, seats: int
    ) -> list[Piece]:
        pieces = []
        for g, n in loads.items():
            most = min(n, seats, self._limits.most(k, g, seats))
            parties = waiting.fitting(g, most)
            if parties:
                piece = waiting.piece(g, parties)
                waiting.take(piece)
                pieces.append(piece)
                seats -= piece.n
                loads[g] = n - piece.n
        return pieces
