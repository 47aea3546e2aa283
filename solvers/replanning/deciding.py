"""What was chosen, as trips: riders dealt, new trips timed, coaches named."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from solvers.drafting.growing import draft_of
from solvers.problem.waiting import Piece
from solvers.replanning.coaches import Coaches
from solvers.replanning.printed import (
    Rider,
    joined_by,
    joined_to_service,
    left,
    span_of,
)
from transport.clock import DAY_S
from transport.trips.booking import book
from transport.trips.quotes import Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.replanning.choosing import Choice
    from solvers.replanning.newcomers import Newcomers
    from solvers.replanning.options import Option
    from solvers.replanning.rounds import Round
    from transport.groups import Party
    from transport.plan import Plan, Trip


class CannotRun(Exception):
    """An option that was chosen cannot run after all."""

    def __init__(self, option: Option) -> None:
        self.option = option
        super().__init__(option.key)


@dataclass(kw_only=True)
class Dealing:
    """The trips of a choice; ``stay``: parties for whom there is no ride."""

    printed: Plan
    this: Round
    new: Newcomers | None
    choice: Choice
    trips: list[Trip] = field(default_factory=list)
    stay: list[Party] = field(default_factory=list)

    def deal(self) -> Dealing:
        """Deal parties to the options and book what is new.

        Raises
        ------
        CannotRun
            If an option has no legal trip for those dealt to it, or no coach.
        """
        waiting = [list(unit.parties) for unit in self.this.units]
        for option in self.choice.options:
            for own in waiting:
                own[:] = [p for p in own if not set(p.worker_ids) & {*option.takes}]
        kept = [
            o.trip for o in self.choice.options if o.trip and o.of in self.this.kept
        ]
        coaches = Coaches(self.this.ground.scenario, kept)
        for option in self.choice.options:
            if option.trip is not None and option.way == "later":
                coaches.take(option.line, option.trip.coach, option.span)
        for n, option in enumerate(self.choice.options):
            parties = [
                waiting[i].pop(0)
                for i in range(len(waiting))
                for _ in range(self.choice.loads.get((i, n), 0))
            ]
            parties += [mover.party for mover, onto in self.choice.moves if onto == n]
            if option.way == "service":
                self._run_service(coaches, option)
                continue
            trip = self._trip(option, parties)
            is_on_its_own = option.way == "later" or option.of in self.this.kept
            if trip is not None and not is_on_its_own:
                trip = self._on_a_coach(coaches, trip)
            if trip is None and option.pooled is not None:
                again = self._booked(option, parties, is_early=True)
                trip = again and self._on_a_coach(coaches, again)
            if trip is None:
                raise CannotRun(option)
            self.trips.append(trip)
            self.trips += option.also
        self.stay = [p for own in waiting for p in own]
        self._join()
        return self

    def _run_service(self, coaches: Coaches, option: Option) -> None:
        """Coaches that run for those who travel by a service, each on its own."""
        for also in option.also:
            known = {*self.this.kept, *(trip.trip_id for trip in self.trips)}
            again = replace(also, trip_id="") if also.trip_id in known else also
            trip = self._as_printed(coaches, again)
            trip = trip or self._on_a_coach(coaches, again, first=also.coach)
            if trip is None:
                raise CannotRun(option)
            self.trips.append(trip)

    def _as_printed(self, coaches: Coaches, also: Trip) -> Trip | None:
        """The trip on the coach and in the block that were printed for it."""
        was = self.printed.trip.get(also.trip_id)
        line = (also.depot_id, also.vehicle_type)
        span = span_of(self.this.ground.scenario, [also])
        if was is None or (was.block_id, was.coach) != (also.block_id, also.coach):
            return None
        if not coaches.is_free(line, also.coach, span):
            return None
        coaches.take(line, also.coach, span)
        return also

    def _join(self) -> None:
        """Riders of services who join coaches that are kept."""
        for option in self.choice.options:
            for trip_id, names in option.joins.items():
                n = next(
                    (n for n, t in enumerate(self.trips) if t.trip_id == trip_id), None
                )
                if n is None:
                    raise CannotRun(option)
                self.trips[n] = joined_to_service(
                    self.this.ground.scenario,
                    self.trips[n],
                    [self.this.ground.scenario.worker[w] for w in names],
                    self.printed.trip[trip_id].seats,
                )

    def _trip(self, option: Option, parties: Sequence[Party]) -> Trip | None:
        if option.trip is None:
            return self._booked(option, parties)
        moved = [
            w
            for mover, _ in self.choice.moves
            if mover.home == option.of
            for w in mover.party.worker_ids
        ]
        trip = left(option.trip, moved)
        group_of = self.this.ground.group_of
        riders = [
            Rider(
                worker_id=w,
                village_id=group_of[w].village_id,
                employer_id=group_of[w].employer_id,
            )
            for party in parties
            for w in party.worker_ids
        ]
        if not riders:
            return trip
        return joined_by(self.this.ground.scenario, trip, riders)

    def _booked(
        self,
        option: Option,
        parties: Sequence[Party],
        *,
        is_early: bool = False,
    ) -> Trip | None:
        """A new trip for these parties; None where no legal one is found for them.

        It leaves not before it was offered, since it would come to gates on another
        day than was counted, and find no coach. ``is_early``: at any time of that day.
        """
        if self.new is None or option.pooled is None or not parties:
            return None
        pieces = self._pieces(self.new, parties)
        line_idx = option.pooled.booking.draft.line_idx
        leaves_s = option.span[0]
        not_before_s = leaves_s - leaves_s % DAY_S if is_early else leaves_s
        draft = draft_of(self.new.problem, line_idx, pieces)
        quote = self.new.quoted(draft, not_before_s=not_before_s)
        if not isinstance(quote, Quote):
            return None
        names: dict[str, list[str]] = {}
        for piece in pieces:
            group = self.new.problem.groups[piece.group_idx]
            own = names.setdefault(group.group_id, [])
            own += [w for i in piece.parties for w in group.parties[i].worker_ids]
        return book(
            self.this.ground.scenario.policy,
            quote,
            workers=[names[load.group.group_id] for load in quote.route.loads],
            trip_id="",
        )

    def _pieces(self, new: Newcomers, parties: Sequence[Party]) -> list[Piece]:
        groups = new.problem.groups
        number = {group.group_id: g for g, group in enumerate(groups)}
        chosen: dict[int, list[int]] = {}
        for party in parties:
            g = number[self.this.ground.group_of[party.worker_ids[0]].group_id]
            known = [p.worker_ids for p in groups[g].parties]
            chosen.setdefault(g, []).append(known.index(party.worker_ids))
        return [
            Piece(
                group_idx=g,
                parties=tuple(own),
                n=sum(groups[g].parties[i].n for i in own),
            )
            for g, own in sorted(chosen.items())
        ]

    def _on_a_coach(
        self, coaches: Coaches, trip: Trip, *, first: int | None = None
    ) -> Trip | None:
        """The trip on the first free coach of its line, with an id of its own."""
        line = (trip.depot_id, trip.vehicle_type)
        clean_s = self.this.ground.scenario.policy.turnaround_s
        span = (trip.depart_s, trip.return_s + clean_s)
        coach = first
        if first is None or not coaches.is_free(line, first, span):
            coach = coaches.free(line, span)
        if coach is None:
            return None
        coaches.take(line, coach, span)
        trip_id = trip.trip_id or self._next_id()
        return replace(trip, coach=coach, trip_id=trip_id, block_id="", crew=1)

    def _next_id(self) -> str:
        """An id that no trip of this plan or the printed one has."""
        ids = {*self.printed.trip, *(trip.trip_id for trip in self.trips)}
        width = max([3, *(len(one) - 1 for one in self.printed.trip)])
        numbers = [int(one[1:]) for one in ids if one[1:].isdigit()]
        return f"T{max(numbers, default=0) + 1:0{width}d}"
