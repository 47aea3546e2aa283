"""A search's plan as arrays of the compiled search, and such arrays as drafts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from solvers.core.changes import reprice
from solvers.core.problem_data import COUNT
from solvers.core.trips import (
    COST,
    DAY,
    DAYS,
    DROPS,
    INFEASIBLE,
    ITEMS,
    LINE,
    LOAD,
    LOADS,
    MOST_STOPS,
    N_EMPLOYERS,
    N_ITEMS,
    N_VILLAGES,
    PICKUPS,
    no_trips,
)
from solvers.drafting.drafts import Draft
from solvers.problem.waiting import Piece
from transport.clock import DAY_S

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from solvers.core.problem_data import ProblemData
    from solvers.core.trips import Trips
    from solvers.drafting.drafts import Booking
    from solvers.problem.items import Item
    from solvers.problem.problem import Problem
    from solvers.search.state import State

SPARE_ROWS = 12  # trips more than the plan has now
DAYS_BEYOND = 8  # calendar days after the planning days on which coaches are away


class TripSets:
    """Translates between bookings, drafts and :class:`Trips` of one problem."""

    def __init__(
        self, problem: Problem, data: ProblemData, items: Sequence[Item]
    ) -> None:
        self._problem = problem
        self._data = data
        self._items = items
        self._item_of = {
            (item.group_idx, party): i
            for i, item in enumerate(items)
            for party in item.parties
        }

    @cached_property
    def items_of_group(self) -> dict[int, list[int]]:
        """The items that each group is made of."""
        found: dict[int, list[int]] = {}
        for i, item in enumerate(self._items):
            found.setdefault(item.group_idx, []).append(i)
        return found

    # -- to arrays -------------------------------------------------------------------

    def of_state(
        self, state: State, bookings: Sequence[Booking] | None = None
    ) -> tuple[Trips, list[Booking]]:
        """The plan as arrays, and the trips in them; others only hold their coaches.

        ``bookings``: those of its trips that may be in them; None: all.
        """
        data = self._data
        bookings = state.bookings if bookings is None else bookings
        trips = no_trips(
            data,
            n_rows=len(bookings) + SPARE_ROWS,
            n_days=self._problem.scenario.n_days + DAYS_BEYOND,
        )
        trips.left[:] = 0
        for i, party in self._parties(state.waiting.pieces()):
            trips.left[i] += self._size(i, party)
        taken: list[Booking] = []
        for booking in bookings:
            if self._enter(trips, len(taken), booking):
                taken.append(booking)
        for k in range(len(data.line)):
            for day in range(trips.used.shape[1]):
                trips.used[k, day] = data.line[k, COUNT] - state.fleet.free(k, day)
        for r, booking in enumerate(taken):
            days = booking.quote.days_in_use
            trips.used[booking.draft.line_idx, days.start : days.stop] -= 1
            trips.head[r, DAYS] = 0
            reprice(data, trips, r)
        return trips, taken

    def _enter(self, trips: Trips, r: int, booking: Booking) -> bool:
        """Write the booking into row ``r``; whether the arrays can represent it."""
        draft = booking.draft
        loads: dict[int, int] = {}
        for i, party in self._parties(draft.pieces):
            loads[i] = loads.get(i, 0) + self._size(i, party)
        if max(len(draft.villages), len(draft.employers), len(loads)) > MOST_STOPS:
            return False
        head = trips.head[r]
        head[:] = 0
        head[LINE] = draft.line_idx
        head[DAY] = max(0, booking.quote.first_service_s) // DAY_S
        head[N_VILLAGES], head[N_EMPLOYERS] = len(draft.villages), len(draft.employers)
        head[N_ITEMS], head[LOAD] = len(loads), draft.n_workers
        trips.stops[r, PICKUPS, : len(draft.villages)] = draft.villages
        trips.stops[r, DROPS, : len(draft.employers)] = draft.employers
        trips.stops[r, ITEMS, : len(loads)] = list(loads)
        trips.stops[r, LOADS, : len(loads)] = list(loads.values())
        reprice(self._data, trips, r)
        if trips.size[r, COST] < INFEASIBLE:
            return True
        head[:] = 0
        return False

    def _parties(self, pieces: Iterable[Piece]) -> Iterable[tuple[int, int]]:
        """(item, party) of all parties of the pieces."""
        for piece in pieces:
            for party in piece.parties:
                yield self._item_of[piece.group_idx, party], party

    def _size(self, i: int, party: int) -> int:
        return self._problem.party_sizes[self._items[i].group_idx][party]

    # -- from arrays -----------------------------------------------------------------

    def drafts(
        self, trips: Trips, state: State, replaced: Sequence[Booking]
    ) -> list[Draft]:
        """The rows as drafts, day by day; parties are dealt to them in order.

        They carry whom the replaced trips carry and who waits.
        """
        free: dict[int, list[int]] = {}
        for pieces in (*(b.draft.pieces for b in replaced), state.waiting.pieces()):
            for i, party in self._parties(pieces):
                free.setdefault(i, []).append(party)
        for parties in free.values():
            parties.sort()
        rows = [r for r in range(len(trips.head)) if trips.head[r, N_ITEMS] > 0]
        rows.sort(key=lambda r: (trips.head[r, DAY], -trips.size[r, COST], r))
        return [self._draft(trips, r, free) for r in rows]

    def seen(self, trips: Trips, n: int) -> list[Draft]:
        """Each of the first ``n`` rows as a draft of its own, alike ones once."""
        everybody = {i: list(item.parties) for i, item in enumerate(self._items)}
        found: dict[tuple[object, ...], Draft] = {}
        for r in range(n):
            draft = self._draft(trips, r, dict(everybody))
            loads = tuple((piece.group_idx, piece.n) for piece in draft.pieces)
            found.setdefault(
                (draft.line_idx, draft.villages, draft.employers, loads), draft
            )
        return list(found.values())

    def _draft(self, trips: Trips, r: int, free: dict[int, list[int]]) -> Draft:
        head = trips.head[r]
        by_group: dict[int, list[int]] = {}
        items = trips.stops[r, ITEMS, : head[N_ITEMS]].tolist()
        loads = trips.stops[r, LOADS, : head[N_ITEMS]].tolist()
        for i, n in zip(items, loads, strict=True):
            item = self._items[i]
            count = n if item.may_split else 1
            by_group.setdefault(item.group_idx, []).extend(free[i][:count])
            free[i] = free[i][count:]
        sizes = self._problem.party_sizes
        return Draft(
            line_idx=int(head[LINE]),
            villages=tuple(trips.stops[r, PICKUPS, : head[N_VILLAGES]].tolist()),
            employers=tuple(trips.stops[r, DROPS, : head[N_EMPLOYERS]].tolist()),
            pieces=tuple(
                Piece(
                    group_idx=g,
                    parties=tuple(sorted(parties)),
                    n=sum(sizes[g][p] for p in parties),
                )
                for g, parties in sorted(by_group.items())
            ),
        )
