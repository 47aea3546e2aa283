"""Seats on trips of the plan from which rules on sharing a coach keep a party off."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solvers.drafting.compiled_looks import quick_maker
from solvers.problem.cohorts import told_apart
from solvers.running.deadline import NO_DEADLINE
from transport.said import said
from transport.trips.holds import overfull
from transport.trips.quotes import Quote
from transport.trips.routes import Load, Refusal, Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from solvers.drafting.drafts import Booking
    from solvers.problem.fleet_use import FleetUse
    from solvers.problem.problem import Problem
    from solvers.problem.waiting import Piece
    from solvers.running.deadline import Deadline
    from transport.groups import Group, Party
    from transport.said import Said
    from transport.scenario import Scenario

MOST_TRIPS = 6  # nearest ones that are asked, for each party
MOST_QUOTES = 120  # in all


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    """A party on a trip of the plan, and the rules that would have to give way."""

    booking: Booking
    broken: tuple[Said, ...]
    more_fen: int
    n_free: int


class KeptApart:
    """Trips of one problem that could take a party in, but for rules on sharing."""

    def __init__(
        self,
        problem: Problem,
        bookings: Sequence[Booking],
        fleet: FleetUse,
        deadline: Deadline = NO_DEADLINE,
    ) -> None:
        self._problem = problem
        self._deadline = deadline
        self._bookings = bookings
        self._fleet = fleet
        self._maker = quick_maker(_sharing(problem.scenario), problem)
        self._n_left = MOST_QUOTES

    def refusal(self, piece: Piece) -> Refusal | None:
        """The rules that keep the party off the trip with the fewest such rules.

        None where no trip has seats for it that only these rules deny it.
        """
        offers = [o for b in self._nearest(piece) if (o := self._offer(piece, b))]
        if not offers:
            return None
        best = min(offers, key=lambda offer: (len(offer.broken), offer.more_fen))
        route = best.booking.quote.route
        return Refusal(
            code="KEPT_APART",
            told=said(
                "COULD_JOIN_BUT",
                vehicle_type=route.line.vehicle_type,
                villages=route.villages,
                employers=route.employers,
                free=best.n_free,
                more_fen=best.more_fen,
                parts=best.broken,
            ),
        )

    def _nearest(self, piece: Piece) -> list[Booking]:
        """Direct trips with seats for the party, those nearest to it first."""
        problem = self._problem
        group = problem.groups[piece.group_idx]
        if group.segment != "direct":
            return []

        def away_m(booking: Booking) -> int:
            route = booking.quote.route
            return min(
                problem.metres(group.village_id, place) for place in route.villages
            ) + min(
                problem.metres(group.employer_id, place) for place in route.employers
            )

        able = [
            booking
            for booking in self._bookings
            if booking.quote.route.loads[0].group.segment == "direct"
            and booking.quote.usable_seats - booking.quote.route.n_workers >= piece.n
        ]
        return sorted(able, key=away_m)[:MOST_TRIPS]

    def _offer(self, piece: Piece, booking: Booking) -> _Offer | None:
        """The party on the trip, where only rules on sharing speak against it."""
        problem, route = self._problem, booking.quote.route
        group = problem.groups[piece.group_idx]
        broken = tuple(_broken(problem.scenario, route, group))
        aboard = [
            *_parties(problem, booking.draft.pieces),
            *_parties(problem, [piece]),
        ]
        if not broken or overfull(route.line, aboard) is not None:
            return None
        best: Quote | None = None
        for joined in _joined(route, group, piece.n):
            quote = self._quote(joined, booking)
            if quote and (best is None or quote.cost_fen < best.cost_fen):
                best = quote
        if best is None:
            return None
        return _Offer(
            booking=booking,
            broken=broken,
            more_fen=best.cost_fen - booking.cost_fen,
            n_free=booking.quote.usable_seats - route.n_workers,
        )

    def _quote(self, joined: Route, booking: Booking) -> Quote | None:
        """The joined run on the days of the trip, with room for its workers there."""
        self._deadline.check()
        if self._n_left <= 0:
            return None
        self._n_left -= 1
        old, k = booking.quote, booking.draft.line_idx
        found = self._maker.quote(joined, not_before_s=old.first_service_s)
        if not isinstance(found, Quote):
            return None
        self._fleet.give_back(k, old)
        is_free = self._fleet.takes(k, found)
        self._fleet.take(k, old)
        return found if is_free else None


def _sharing(scenario: Scenario) -> Scenario:
    """The scenario without limits on the places of a coach."""
    policy = replace(
        scenario.policy,
        max_villages_per_vehicle=len(scenario.village),
        max_employers_per_vehicle=len(scenario.employer),
    )
    return replace(scenario, policy=policy)


def _broken(scenario: Scenario, route: Route, group: Group) -> Iterator[Said]:
    """The rules on sharing a coach that the group aboard would break."""
    policy = scenario.policy
    aboard = [load.group for load in route.loads]
    yield from told_apart(scenario, aboard, group)
    if len({*route.villages, group.village_id}) > policy.max_villages_per_vehicle:
        yield said("VILLAGES_AT_MOST", most=policy.max_villages_per_vehicle)
    if len({*route.employers, group.employer_id}) > policy.max_employers_per_vehicle:
        yield said("EMPLOYERS_AT_MOST", most=policy.max_employers_per_vehicle)


def _joined(route: Route, group: Group, n: int) -> Iterator[Route]:
    """The route with the group's places put in wherever they may go."""
    loads = (*route.loads, Load(group=group, n=n))
    for villages in _with(route.villages, group.village_id):
        for employers in _with(route.employers, group.employer_id):
            yield replace(route, villages=villages, employers=employers, loads=loads)


def _with(places: tuple[str, ...], place: str) -> Iterator[tuple[str, ...]]:
    if place in places:
        yield places
        return
    for i in range(len(places) + 1):
        yield (*places[:i], place, *places[i:])


def _parties(problem: Problem, pieces: Iterable[Piece]) -> list[Party]:
    return [problem.groups[p.group_idx].parties[i] for p in pieces for i in p.parties]
