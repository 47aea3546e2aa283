"""Why an eligible worker could not be planned: what binds the closest attempt."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.drafting.dispatcher import Full
from solvers.drafting.drafts import Booking
from solvers.drafting.either_way import either_way
from solvers.drafting.growing import draft_of
from solvers.drafting.kept_apart import KeptApart
from solvers.drafting.later_coaches import LaterCoaches
from solvers.drafting.near_miss import NearMisses
from solvers.problem.coach_gaps import CoachGaps
from solvers.problem.waiting import Piece
from solvers.running.deadline import NO_DEADLINE, TimeIsUp
from transport.clock import DAY_S
from transport.said import said
from transport.trips.homes import cities_of, may_carry
from transport.trips.routes import Refusal
from transport.unplanned import LEFT_BY_SEARCH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from solvers.drafting.dispatcher import Dispatcher
    from solvers.drafting.drafts import Draft
    from solvers.problem.fleet_use import FleetUse
    from solvers.problem.problem import Problem
    from solvers.running.deadline import Deadline
    from solvers.search.state import State
    from transport.groups import Group

    Told = tuple[Piece, Piece, Refusal]  # parties alike, one of them, why they stay

OUT_OF_TIME = Refusal(code="TIME_RAN_OUT", told=said("NO_COACH_TRIED"))
UNCLEAR = Refusal(code="TIME_RAN_OUT", told=said("CAUSE_NOT_FOUND"))
BY_RULES = (
    "RIDE_TOO_LONG",
    "NO_LEGAL_TIMETABLE",
    "CREW_NOT_ALLOWED",
    "HOLD_FULL",
    "NO_SEATS_LEFT",
)
BY_SIZE = ("HOLD_FULL", "NO_SEATS_LEFT")  # a larger coach would do


class Reasons:
    """Reasons for those of one problem who stay.

    Every coach is asked to carry a party alone, straight to the employer. Where one
    could, money decided. Where it could but for other trips, or for workers who arrive
    the same day, that resource is named, or the rule that keeps it off a trip with
    seats. Else the rule that is broken least. Once the deadline is over, no reason is
    found that was not known before.
    """

    def __init__(
        self,
        problem: Problem,
        dispatcher: Dispatcher,
        state: State,
        deadline: Deadline = NO_DEADLINE,
    ) -> None:
        self._problem = problem
        self._dispatcher = dispatcher
        self._fleet = state.fleet
        self._waiting = state.waiting
        self._deadline = deadline
        dispatcher.keep(deadline)  # that of the search may be over
        self._gaps = CoachGaps(problem)
        self._misses = NearMisses(problem, deadline)
        self._later = LaterCoaches(problem, state.fleet, deadline)
        self._apart = KeptApart(problem, state.bookings, state.fleet, deadline)
        self._has_holds = any(line.hold_bags is not None for line in problem.lines)
        self._own_fen: dict[Piece, int | None] = {}

    def of(self, pieces: Iterable[Piece]) -> Iterator[tuple[Piece, Refusal]]:
        """The pieces' parties that are alike, and the reason that holds for each."""
        return self.with_seats(self.plain(pieces))

    def plain(self, pieces: Iterable[Piece]) -> list[Told]:
        """The same, and one party of each; seats on trips of others not looked at.

        Where the time is short the plain reasons of all come first.
        """
        return [
            (alike, one, self._why_in_time(one))
            for piece in pieces
            for alike, one in self._alike(piece)
        ]

    def with_seats(self, plain: Iterable[Told]) -> Iterator[tuple[Piece, Refusal]]:
        """The reasons with what keeps each party off seats that stay free."""
        for alike, one, why in plain:
            yield alike, self._or_apart(one, why)

    def _alike(self, piece: Piece) -> Iterator[tuple[Piece, Piece]]:
        """The piece's parties by size and luggage, and one party of each."""
        parties = self._problem.groups[piece.group_idx].parties

        def kind(i: int) -> tuple[int, int]:
            return parties[i].n, parties[i].n_bags if self._has_holds else 0

        for size, bags in sorted({kind(i) for i in piece.parties}):
            alike = tuple(i for i in piece.parties if kind(i) == (size, bags))
            one = Piece(group_idx=piece.group_idx, parties=alike[:1], n=size)
            yield replace(one, parties=alike, n=size * len(alike)), one

    def _why_in_time(self, party: Piece) -> Refusal:
        """The reason; none is told that was found while the time ran out."""
        with suppress(TimeIsUp):
            self._deadline.check()
            why = self._why(party)
            self._deadline.check()
            return why
        return self._booked(party) or UNCLEAR

    def untried(self, piece: Piece) -> Iterator[tuple[Piece, Refusal]]:
        """The same for a piece for which no coach was asked before the time was up."""
        for alike, one in self._alike(piece):
            yield alike, self._booked(one) or OUT_OF_TIME

    def _booked(self, party: Piece) -> Refusal | None:
        """That coaches lack, where that is plain: all with seats for it are booked.

        Those of them that could come in time if they were free.
        """
        g, more = party.group_idx, self._fleet.with_more_coaches()
        lines = [
            k
            for k in self._fitting(party)
            if self._problem.seats[k, g] >= party.n
            and self._gaps.is_to_be_had(more, k, g)
        ]
        if not lines or any(self._gaps.is_to_be_had(self._fleet, k, g) for k in lines):
            return None
        n = sum(self._problem.lines[k].count for k in lines)
        told = said("EVERY_COACH_IS_BOOKED", n=n)
        return Refusal(code="NO_COACH_FREE", told=told)

    def _fitting(self, piece: Piece) -> list[int]:
        """Lines whose coaches have seats for the group."""
        seats = self._problem.seats[:, piece.group_idx]
        return [k for k in range(len(self._problem.lines)) if seats[k] > 0]

    def _why(self, party: Piece) -> Refusal:
        problem = self._problem
        group = problem.groups[party.group_idx]
        lines = self._fitting(party)
        if not lines:
            return _only_foreign(problem, group) or _too_large(problem, group)
        drafts = [draft_of(problem, k, [party]) for k in lines]
        g, fleet = party.group_idx, self._fleet
        is_free = any(self._gaps.is_to_be_had(fleet, k, g) for k in lines)
        if not is_free and (booked := self._by_coaches(party, drafts)):
            return booked
        trip, refusals = self._asked(drafts, self._fleet)
        if trip is not None:
            return self._by_money(party, trip)
        return self._by_resources(party, drafts) or self._by_rules(party, refusals)

    def _or_apart(self, party: Piece, refusal: Refusal) -> Refusal:
        """The refusal, with the limit that keeps the party off another trip."""
        if party not in self._own_fen or refusal is UNCLEAR:
            return refusal
        own_fen = self._own_fen[party]
        apart: Refusal | None = None
        with suppress(TimeIsUp):
            apart = self._apart.refusal(party, own_fen=own_fen)
        if apart is None:
            return refusal
        return either_way(refusal, apart, own_would_do=own_fen is not None)

    def _noted(self, party: Piece, trip: Booking | None, refusal: Refusal) -> Refusal:
        """The refusal of who may be asked about seats on trips of others.

        ``trip``: its own, were there a coach for it; None where that were not enough.
        """
        self._own_fen[party] = None if trip is None else trip.cost_fen
        return refusal

    def _asked(
        self, drafts: Sequence[Draft], fleet: FleetUse
    ) -> tuple[Booking | None, list[Refusal]]:
        """The cheapest trip of all lines, and the refusals of the others."""
        found = []
        for draft in drafts:
            self._deadline.check()
            found.append(self._dispatcher.book(draft, fleet))
        trips = [trip for trip in found if isinstance(trip, Booking)]
        cheapest = min(trips, key=lambda trip: trip.cost_fen, default=None)
        return cheapest, [r for r in found if not isinstance(r, Booking)]

    def _by_coaches(self, party: Piece, drafts: Sequence[Draft]) -> Refusal | None:
        """The coaches, where they alone lack: one more of the cheapest line would do.

        Lines are asked in the order of what they would cost about.
        """
        more = self._fleet.with_more_coaches()
        for draft in sorted(drafts, key=self._dispatcher.estimate_fen):
            trip, _ = self._asked([draft], more)
            if trip is not None:
                return self._no_coach(party, trip)
        return None

    def _no_coach(self, party: Piece, trip: Booking) -> Refusal:
        """That one more coach would do, of the line that would run this trip."""
        line = self._problem.lines[trip.draft.line_idx]
        is_once = self._problem.scenario.policy.max_trips_per_block == 1
        no_coach = Refusal(
            code="NO_COACH_FREE",
            told=said(
                "ONE_MORE_COACH_WOULD_DO" if is_once else "ONE_MORE_AT_THAT_TIME",
                vehicle_type=line.vehicle_type,
                depot=line.depot_id,
            ),
        )
        return self._noted(
            party, trip, self._or_later("COACH_FREE_AFTER_DUE", party, no_coach)
        )

    def _or_later(self, code: str, party: Piece, refusal: Refusal) -> Refusal:
        """The refusal; first of all the time to report, where a day more would do."""
        later = self._later.first(party, self._fitting(party))
        if later is None or later.late_s > DAY_S:
            return refusal
        clock = self._problem.scenario.clock
        told = said(
            code,
            employer=later.employer_id,
            arrival=clock.told(later.arrives_s),
            due=clock.told(later.due_s),
        )
        both = said("ONE_BY_ONE", parts=(told, refusal.told))
        return Refusal(code="NO_LEGAL_TIMETABLE", told=both)

    def _by_money(self, party: Piece, trip: Booking) -> Refusal:
        """A coach could come: it is dearer than the penalty, or was not asked."""
        weight_fen = self._problem.party_penalties[party.group_idx][party.parties[0]]
        costs = {"cost_fen": trip.cost_fen, "weight_fen": weight_fen}
        if trip.cost_fen < weight_fen:
            return Refusal(
                code=LEFT_BY_SEARCH, told=said("COACH_WOULD_BE_CHEAPER", **costs)
            )
        dearer = Refusal(
            code="DEARER_THAN_PENALTY", told=said("COACH_WOULD_BE_DEARER", **costs)
        )
        return self._noted(party, trip, dearer)

    def _by_resources(self, party: Piece, drafts: Sequence[Draft]) -> Refusal | None:
        """The coaches or the intake, whichever alone would do; both where both must."""
        group = self._problem.groups[party.group_idx]
        more = self._fleet.with_more_coaches()
        trip, refusals = self._asked(drafts, more)
        if trip is not None:
            return self._no_coach(party, trip)
        crowded = [r for r in refusals if isinstance(r, Full)]
        if not crowded:
            return None
        nearest = max(crowded, key=lambda full: full.room)
        if nearest.code != "INTAKE_FULL":
            return self._noted(party, None, nearest)
        alone, _ = self._asked(drafts, self._fleet.with_open_gates())
        most = self._problem.scenario.employer[group.employer_id].daily_intake or 0
        remedy = said("RAISE_INTAKE_OR_DAYS")
        if party.n > most:  # no day more would do
            remedy = said("RAISE_INTAKE_FOR_PARTY", n=party.n)
        intake = said(
            "DAILY_INTAKE_FULL",
            employer=group.employer_id,
            most=most,
            room=nearest.room,
            n=party.n,
            waiting=self._waiting_for(group.employer_id),
            remedy=remedy,
        )
        if not alone:
            intake = said("ONE_BY_ONE", parts=(intake, said("COACHES_AWAY_TOO")))
        full = Refusal(code="INTAKE_FULL", told=intake)
        return self._noted(party, None, self._or_later("ROOM_AFTER_DUE", party, full))

    def _waiting_for(self, employer_id: str) -> int:
        """Workers who wait for the employer."""
        groups = self._problem.groups
        return sum(
            piece.n
            for piece in self._waiting.pieces()
            if groups[piece.group_idx].employer_id == employer_id
        )

    def _by_rules(self, party: Piece, refusals: Sequence[Refusal]) -> Refusal:
        """The rule that needs least to let the party ride, alone on a coach."""
        papers = self._by_papers(party)
        if papers is not None:
            return papers
        plain = min(refusals, key=_order)
        if plain.code == "NO_SEATS_LEFT" and party.n > 1:
            return self._by_seats(party, plain)
        if plain.code in BY_SIZE:
            return plain
        return self._misses.closest(party) or plain

    def _by_seats(self, party: Piece, plain: Refusal) -> Refusal:
        """The party as too large for any coach that may go there."""
        problem = self._problem
        group = problem.groups[party.group_idx]
        village, _ = problem.scenario.sides(group.village_id, group.employer_id)
        seats, k = max(
            (int(n), -k) for k, n in enumerate(problem.seats[:, party.group_idx])
        )
        told = said(
            "PARTY_OUTGROWS_COACHES",
            n=party.n,
            vehicle_type=problem.lines[-k].vehicle_type,
            seats=seats,
        )
        most = village.max_seats
        larger = [line for line in problem.lines if most and line.seats > most]
        if larger:
            reach = said(
                "LARGER_DO_NOT_REACH", most=most or 0, village=village.village_id
            )
            told = said("ONE_BY_ONE", parts=(told, reach))
        return replace(plain, told=told)

    def _by_papers(self, party: Piece) -> Refusal | None:
        """The refusal as a matter of papers, where a certificate's end causes it."""
        scenario = self._problem.scenario
        group = self._problem.groups[party.group_idx]
        members = group.parties[party.parties[0]].worker_ids
        ends = [
            until
            for worker_id in members
            if (until := scenario.worker[worker_id].certificate_until_s) is not None
        ]
        if not ends or min(ends) != group.deadline_s:
            return None
        return Refusal(
            code="CERT_EXPIRES_ON_ROAD",
            told=said(
                "CERT_ENDS_BEFORE_ANY_RIDE", until=scenario.clock.last_moment(min(ends))
            ),
        )


def _only_foreign(problem: Problem, group: Group) -> Refusal | None:
    """The refusal where coaches fit, and none is of either city of the ride."""
    scenario = problem.scenario
    max_seats = scenario.sides(group.village_id, group.employer_id)[0].max_seats
    fitting = [k for k in problem.lines if max_seats is None or k.seats <= max_seats]
    if not fitting or any(may_carry(scenario, line, group) for line in fitting):
        return None
    start, end = cities_of(scenario, group)
    return Refusal(
        code="NO_COACH_AT_HOME",
        told=said("NO_COACH_OF_EITHER_CITY", start=start, end=end),
    )


def _too_large(problem: Problem, group: Group) -> Refusal:
    """The refusal where the village is too small for every coach of the fleet."""
    village, _ = problem.scenario.sides(group.village_id, group.employer_id)
    village_id, most = village.village_id, village.max_seats
    smallest = min(problem.lines, key=lambda line: (line.seats, line.key), default=None)
    told = said("NO_COACH_REACHES", village=village_id)
    if smallest is not None and most is not None and smallest.seats > most:
        told = said(
            "SMALLEST_IS_TOO_LARGE",
            village=village_id,
            most=most,
            vehicle_type=smallest.vehicle_type,
            seats=smallest.seats,
        )
    return Refusal(code="NO_COACH_FITS_VILLAGE", told=told)


def _order(refusal: Refusal) -> tuple[int, int]:
    return BY_RULES.index(refusal.code), refusal.excess
