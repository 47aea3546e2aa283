"""Seats on trips of the plan from which some limit keeps a party off."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import TYPE_CHECKING

from solvers.drafting.bisection import least_step
from solvers.drafting.compiled_looks import quick_maker
from solvers.drafting.giving_way import InTheWay, detour_needed, givings
from solvers.drafting.relaxing import with_any_coach_at, with_wider_detours
from solvers.problem.cohorts import told_apart
from solvers.running.deadline import NO_DEADLINE
from transport.clock import DAY_S
from transport.said import said
from transport.trips.holds import overfull
from transport.trips.homes import cities_of, may_carry
from transport.trips.quotes import Quote
from transport.trips.routes import Load, Refusal, Route
from transport.unplanned import LEFT_BY_SEARCH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from solvers.drafting.drafts import Booking
    from solvers.drafting.giving_way import Giving
    from solvers.problem.fleet_use import FleetUse
    from solvers.problem.problem import Problem
    from solvers.problem.waiting import Piece
    from solvers.running.deadline import Deadline
    from transport.groups import Group, Party
    from transport.said import Figure
    from transport.scenario import Scenario

MOST_TRIPS = 6  # nearest ones that are asked, for each party
MOST_TIMED = 2  # of them whose limits on moments are loosened, too
MOST_JOINED, MOST_FITTING = 6, 2  # of ways to join a trip: tried, and that may be run
MOST_QUOTES = 6_500  # in all


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    """A party on a trip of the plan, and the limits that would have to give way."""

    booking: Booking
    broken: tuple[InTheWay, ...]
    more_fen: int
    n_free: int


class KeptApart:
    """Trips of one problem that could take a party in, but for some limits."""

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
        self._sharing = _sharing(problem.scenario)
        self._n_left = MOST_QUOTES
        self._known: dict[tuple[object, ...], _Offer | None] = {}

    def refusal(self, piece: Piece, *, own_fen: int | None = None) -> Refusal | None:
        """The limits that keep the party off the trip where the fewest do.

        Looked at are rules on sharing a coach, holds and detours; then hours, rides,
        drivers and report times; then what employers and stops take. Where no limit
        does, the search has left it. None where no trip has seats for it that only
        such limits deny it, or where its own coach, at ``own_fen``, would cost less.
        """
        (party,) = _parties(self._problem, [piece])[:1]
        group = self._problem.groups[piece.group_idx]
        ends = (group.village_id, group.employer_id)
        key = (*ends, group.group_id, piece.n, party.n_bags)
        if key not in self._known:
            self._known[key] = self._best(piece)
        best = self._known[key]
        if best is None or (own_fen is not None and best.more_fen > own_fen):
            return None
        return _refusal(best)

    def _best(self, piece: Piece) -> _Offer | None:
        nearest = self._nearest(piece)
        offers = [o for b in nearest if (o := self._offer(piece, b))]
        if not offers:
            n_timed = 1 if self._is_sparing else MOST_TIMED
            timed = (self._offer(piece, b, loosen=True) for b in nearest[:n_timed])
            offers = [offer for offer in timed if offer]
        return min(offers, key=_order, default=None)

    @property
    def _is_sparing(self) -> bool:
        """Whether half of all quotes are spent: for the others the nearest must do."""
        return self._n_left < MOST_QUOTES // 2

    def _nearest(self, piece: Piece) -> list[Booking]:
        """Direct trips its way with seats for the party, those nearest to it first."""
        problem = self._problem
        group = problem.groups[piece.group_idx]

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
            if _is_alike(booking.quote.route.loads[0].group, group)
            and booking.quote.usable_seats - booking.quote.route.n_workers >= piece.n
        ]
        return sorted(able, key=away_m)[:MOST_TRIPS]

    def _offer(
        self, piece: Piece, booking: Booking, *, loosen: bool = False
    ) -> _Offer | None:
        """The party on the trip, where only limits that may give way speak against it.

        ``loosen``: limits on moments may, too.
        """
        problem, route = self._problem, booking.quote.route
        group = problem.groups[piece.group_idx]
        always = (
            *_broken(problem.scenario, route, group),
            *self._too_much_luggage(piece, booking),
        )
        best: _Offer | None = None
        n_fitting = 0
        ways = self._shortest(_joined(route, group, piece.n))
        n_loosened = 1 if self._is_sparing else MOST_FITTING
        for joined in ways[:n_loosened] if loosen else ways:
            found = self._joins(joined, booking, loosen=loosen)
            if found is None:
                continue
            quote, broken = found
            n_fitting += 1
            offer = _Offer(
                booking=booking,
                broken=(*always, *broken),
                more_fen=quote.cost_fen - booking.cost_fen,
                n_free=booking.quote.usable_seats - route.n_workers,
            )
            if best is None or _order(offer) < _order(best):
                best = offer
            if n_fitting == MOST_FITTING:
                break
        return best

    def _shortest(self, joined: Iterable[Route]) -> list[Route]:
        """The ways to join that are shortest from first village to last gate."""

        def length_m(route: Route) -> int:
            places = (*route.villages, *route.employers)
            return sum(self._problem.metres(a, b) for a, b in pairwise(places))

        return sorted(joined, key=length_m)[:MOST_JOINED]

    def _too_much_luggage(self, piece: Piece, booking: Booking) -> Iterator[InTheWay]:
        """That the hold takes no luggage more."""
        line = booking.quote.route.line
        aboard = _parties(self._problem, booking.draft.pieces)
        joining = _parties(self._problem, [piece])
        if line.hold_bags is not None and overfull(line, [*aboard, *joining]):
            told = said(
                "HOLD_TAKES_NO_MORE",
                most=line.hold_bags,
                aboard=sum(party.n_bags for party in aboard),
                bags=sum(party.n_bags for party in joining),
            )
            yield InTheWay(code="HOLD_FULL", told=told)

    # -- the joined run --------------------------------------------------------------

    def _joins(
        self, joined: Route, booking: Booking, *, loosen: bool
    ) -> tuple[Quote, tuple[InTheWay, ...]] | None:
        """The joined run on the days of the trip, and what must give way for it."""
        scenario, broken = self._sharing, list[InTheWay]()
        detour = detour_needed(scenario, self._problem, joined)
        if detour is not None:
            scenario = with_wider_detours(scenario, detour[0])
            broken.append(detour[1])
        quote = self._quote(scenario, joined, booking)
        if quote is None and loosen:
            found = self._loosened(scenario, joined, booking)
            if found is not None:
                quote = found[0]
                broken.append(found[1])
        if quote is None:
            return None
        full = self._taken_in(quote, booking, joined.loads[-1].group)
        return None if full is None else (quote, (*broken, *full))

    def _loosened(
        self, scenario: Scenario, joined: Route, booking: Booking
    ) -> tuple[Quote, InTheWay] | None:
        """The run with that one limit on moments loosened that needs least."""
        found: list[tuple[float, Quote, InTheWay]] = []
        for giving in givings(scenario, joined):
            least = self._least(giving, scenario, joined, booking)
            if least is not None:
                amount, quote = least
                limit = InTheWay(code=giving.code, told=giving.tell(amount, quote))
                found.append((amount * giving.weight, quote, limit))
        if not found:
            return None
        _, quote, limit = min(found, key=lambda one: (one[0], one[1].cost_fen))
        return quote, limit

    def _least(
        self, giving: Giving, scenario: Scenario, joined: Route, booking: Booking
    ) -> tuple[int, Quote] | None:
        """The least amount found that allows the run, by bisection; None: none does."""
        if giving.most < 1:
            return None

        def quoted(step: int) -> Quote | None:
            changed = giving.change(scenario, joined, step * giving.step)
            return self._quote(*changed, booking)

        widest = quoted(giving.most)
        if widest is None:
            return None
        step, quote = least_step(quoted, giving.most, widest)
        return step * giving.step, quote

    def _quote(
        self, scenario: Scenario, joined: Route, booking: Booking
    ) -> Quote | None:
        """The run where it is legal and the coach is free for it."""
        self._deadline.check()
        if self._n_left <= 0:
            return None
        self._n_left -= 1
        old, k = booking.quote, booking.draft.line_idx
        found = quick_maker(scenario, self._problem).quote(
            joined, not_before_s=old.first_service_s // DAY_S * DAY_S
        )
        if not isinstance(found, Quote):
            return None
        self._fleet.give_back(k, old)
        is_free = self._fleet.has_room(k, found)
        self._fleet.take(k, old)
        return found if is_free else None

    def _taken_in(
        self, quote: Quote, booking: Booking, group: Group
    ) -> list[InTheWay] | None:
        """What the party's employer or village takes no more of.

        None where others aboard would be too many at their places.
        """
        old, k = booking.quote, booking.draft.line_idx
        self._fleet.give_back(k, old)
        gate = self._fleet.closed_gate(quote.arrivals)
        stop = self._fleet.crowded_place(quote.gatherings)
        self._fleet.take(k, old)
        found = []
        if gate is not None:
            employer_id, room = gate
            if employer_id != group.employer_id:
                return None
            there = sum(n for at, n in old.arrivals.items() if at[0] == employer_id)
            most = self._problem.scenario.employer[employer_id].daily_intake or 0
            told = said(
                "INTAKE_AT_MOST",
                employer=employer_id,
                most=most,
                room=max(0, room - there),
            )
            found.append(InTheWay(code="INTAKE_FULL", told=told))
        if stop is not None:
            if stop[0] != group.village_id:
                return None
            told = said("CROWD_AT_MOST", place=stop[0], room=stop[1])
            found.append(InTheWay(code="CROWDED", told=told))
        return found


def _refusal(best: _Offer) -> Refusal:
    """What is told of the trip and of the limits in the way."""
    route = best.booking.quote.route
    figures: dict[str, Figure] = {
        "vehicle_type": route.line.vehicle_type,
        "villages": route.villages,
        "employers": route.employers,
        "free": best.n_free,
    }
    free, denied = "COULD_JOIN_FREE", "COULD_JOIN_FREE_BUT"
    if best.more_fen > 0:
        free, denied = "COULD_JOIN", "COULD_JOIN_BUT"
        figures["more_fen"] = best.more_fen
    if not best.broken:
        return Refusal(code=LEFT_BY_SEARCH, told=said(free, **figures))
    figures["parts"] = tuple(limit.told for limit in best.broken)
    return Refusal(code=best.broken[0].code, told=said(denied, **figures))


def _is_alike(aboard: Group, group: Group) -> bool:
    """Whether a coach with the one goes the other's way at all."""
    return aboard.segment == "direct" and aboard.is_homebound == group.is_homebound


def _order(offer: _Offer) -> tuple[int, int]:
    return len(offer.broken), offer.more_fen


def _sharing(scenario: Scenario) -> Scenario:
    """The scenario without limits on the places of a coach and on where it may go."""
    policy = replace(
        scenario.policy,
        max_villages_per_vehicle=len(scenario.village),
        max_employers_per_vehicle=len(scenario.employer),
        emergency_dispatch=True,
    )
    return with_any_coach_at(replace(scenario, policy=policy))


def _broken(scenario: Scenario, route: Route, group: Group) -> Iterator[InTheWay]:
    """The rules on sharing a coach that the group aboard would break."""
    policy = scenario.policy
    aboard = [load.group for load in route.loads]
    told = [*told_apart(scenario, aboard, group)]
    if len({*route.villages, group.village_id}) > policy.max_villages_per_vehicle:
        told.append(said("VILLAGES_AT_MOST", most=policy.max_villages_per_vehicle))
    if len({*route.employers, group.employer_id}) > policy.max_employers_per_vehicle:
        told.append(said("EMPLOYERS_AT_MOST", most=policy.max_employers_per_vehicle))
    for one in told:
        yield InTheWay(code="KEPT_APART", told=one)
    yield from _out_of_reach(scenario, route, group)


def _out_of_reach(scenario: Scenario, route: Route, group: Group) -> Iterator[InTheWay]:
    """That the coach may not go to the group's village, or not for these cities."""
    line = route.line
    village, _ = scenario.sides(group.village_id, group.employer_id)
    if village.max_seats is not None and line.seats > village.max_seats:
        told = said(
            "LARGER_DO_NOT_REACH", most=village.max_seats, village=village.village_id
        )
        yield InTheWay(code="NO_COACH_FREE", told=told)
    if not may_carry(scenario, line, group):
        start, end = cities_of(scenario, group)
        home = scenario.city_of_depot[line.depot_id]
        told = said("PLATES_OF_ELSEWHERE", home=home, start=start, end=end)
        yield InTheWay(code="NO_COACH_AT_HOME", told=told)


def _joined(route: Route, group: Group, n: int) -> Iterator[Route]:
    """The route with the group's places put in wherever they may go."""
    loads = (*route.loads, Load(group=group, n=n))
    for villages, employers in product(
        _with(route.villages, group.village_id),
        _with(route.employers, group.employer_id),
    ):
        yield replace(route, villages=villages, employers=employers, loads=loads)


def _with(places: tuple[str, ...], place: str) -> Iterator[tuple[str, ...]]:
    if place in places:
        yield places
        return
    for i in range(len(places) + 1):
        yield (*places[:i], place, *places[i:])


def _parties(problem: Problem, pieces: Iterable[Piece]) -> list[Party]:
    return [problem.groups[p.group_idx].parties[i] for p in pieces for i in p.parties]
