"""Drafts turned into legal, priced trips for which a coach is free."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from solvers.drafting.away_samples import MorningRuns, saves_a_day
from solvers.drafting.drafts import Booking
from solvers.drafting.growing import along
from solvers.drafting.half_hours import moved_aside
from solvers.drafting.pool import Pool
from solvers.problem.load_limits import LoadLimits
from solvers.running.deadline import NO_DEADLINE
from transport.clock import DAY_S, HOUR_S
from transport.driving.limits import drivers_demanded
from transport.money.costs import trip_cost_lines
from transport.said import said
from transport.trips.holds import overfull
from transport.trips.quotes import Quote
from transport.trips.quoting import FINE_STEP_S
from transport.trips.routes import Load, Refusal, Route, longest_run_m
from transport.trips.seats import n_escorts
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from solvers.drafting.drafts import Draft
    from solvers.problem.fleet_use import FleetUse
    from solvers.problem.problem import Problem
    from solvers.problem.waiting import Piece
    from solvers.running.deadline import Deadline
    from transport.groups import Party
    from transport.trips.earlier_runs import EarlierRuns
    from transport.trips.quoting import TripMaker

COARSE_STEP_S = 4 * HOUR_S  # between departures tried while searching
HURRIED_STEP_S = 12 * HOUR_S  # where a first plan is behind its time


@dataclass(frozen=True, slots=True, kw_only=True)
class Full(Refusal):
    """A place takes fewer workers than the trip brings: at most ``room`` on any day."""

    place_id: str
    room: int


class Dispatcher:
    """Quotes drafts (remembering them) and estimates drafts not worth a quote yet."""

    def __init__(self, problem: Problem, maker: TripMaker) -> None:
        self._problem = problem
        self._maker = maker
        self._quotes: dict[tuple[object, ...], Quote | Refusal] = {}
        self._best: dict[tuple[object, ...], Quote | Refusal] = {}  # of a day
        self._morning = MorningRuns(problem.scenario.policy)
        self._rules = problem.scenario.policy.hours
        self.limits = LoadLimits()
        self.pool = Pool(problem)
        self.is_hurried = False
        self._deadline = NO_DEADLINE

    def keep(self, deadline: Deadline) -> None:
        """Look for no later days once it is over."""
        self._deadline = deadline

    @property
    def is_late(self) -> bool:
        """Whether nothing more should be tried: the time is up."""
        return self._deadline.is_over

    def book(self, draft: Draft, fleet: FleetUse) -> Booking | Refusal:
        """The cheapest legal trip from when a coach is free, on later days too."""
        line = self._problem.lines[draft.line_idx]
        if (overloaded := overfull(line, self._parties(draft))) is not None:
            return overloaded
        not_before_s = 0
        refusal: Refusal | None = None
        full: Full | None = None  # the place with most room on any day
        while not_before_s < self._problem.scenario.end_s:
            if refusal is not None and self._deadline.is_over:
                return refusal
            quote = self._quote(draft, not_before_s)
            if isinstance(quote, Refusal):
                return full or refusal or quote
            booking = Booking(draft=draft, quote=quote)
            self.pool.add(booking)
            if not fleet.has_room(draft.line_idx, quote):
                refusal = Refusal(
                    code="NO_COACH_FREE",
                    told=said(
                        "ALL_COACHES_AWAY",
                        n=line.count,
                        vehicle_type=line.vehicle_type,
                        depot=line.depot_id,
                    ),
                )
                due_s = min(load.group.deadline_s for load in quote.route.loads)
                from_s = quote.days_in_use.start * DAY_S
                later = from_s, due_s + quote.leg_driving_s[-1]
                least_s = sum(quote.leg_driving_s)
                if not fleet.has_gap(draft.line_idx, later, least_s):
                    return full or refusal
            elif found := _full_gate(quote, fleet):
                full = max(full or found, found, key=_room)
            elif found := _full_stop(quote, fleet):
                if aside := moved_aside(self._maker, draft, quote, fleet):
                    return aside
                full = max(full or found, found, key=_room)
            else:
                return booking
            not_before_s = fleet.next_from_s(draft.line_idx, quote)
        return (
            full
            or refusal
            or Refusal(code="NO_LEGAL_TIMETABLE", told=said("NO_DAYS_TO_PLAN"))
        )

    def _parties(self, draft: Draft) -> list[Party]:
        groups = self._problem.groups
        return [
            groups[piece.group_idx].parties[i]
            for piece in draft.pieces
            for i in piece.parties
        ]

    def after(
        self, draft: Draft, earlier: EarlierRuns, *, not_before_s: int
    ) -> Quote | Refusal:
        """The quote for a coach that has run others before; fleet and gates aside."""
        return self._maker.quote(
            self.route_of(draft),
            not_before_s=not_before_s,
            step_s=COARSE_STEP_S,
            earlier=earlier,
        )

    def _quote(self, draft: Draft, not_before_s: int) -> Quote | Refusal:
        key = (*identity(draft), not_before_s, self.is_hurried)
        found = self._quotes.get(key)
        if found is None:
            step_s = FINE_STEP_S if len(draft.pieces) == 1 else COARSE_STEP_S
            if self.is_hurried:
                step_s = HURRIED_STEP_S
            route = self.route_of(draft)
            found = self._maker.quote(
                route,
                not_before_s=not_before_s,
                step_s=step_s,
                is_packed=True,
            )
            if not self.is_hurried and self._may_gain(draft.line_idx, route, found):
                finer = self._maker.quote(
                    route, not_before_s=not_before_s, is_packed=True
                )
                found = finer if isinstance(finer, Quote) else found
            self._quotes[key] = found
        return found

    def _may_gain(self, k: int, route: Route, found: Quote | Refusal) -> bool:
        """Whether departures between those tried may save a day or a driver."""
        if isinstance(found, Quote):
            is_late = saves_a_day(found.return_s - found.depart_s)
            return is_late or found.drivers > self.drivers_of(k, route)
        return found.code in ("RIDE_TOO_LONG", "NO_SEATS_LEFT")

    def route_of(self, draft: Draft) -> Route:
        """The route that the draft stands for."""
        problem = self._problem
        return Route(
            line=problem.lines[draft.line_idx],
            villages=tuple(problem.places[v] for v in draft.villages),
            employers=tuple(problem.places[e] for e in draft.employers),
            loads=tuple(
                Load(group=problem.groups[g], n=n) for g, n in merged(draft.pieces)
            ),
        )

    def polished(self, booking: Booking, fleet: FleetUse) -> Booking:
        """The booking with the best departure of its day for which ``fleet`` has room.

        ``fleet``: what the other trips use; the booking's own coach is not among it.
        """
        old, k = booking.quote, booking.draft.line_idx
        best = self._best_of_day(booking, lambda _: True, is_known=True)
        if not fleet.takes(k, best):
            best = self._best_of_day(booking, lambda quote: fleet.takes(k, quote))
        if self._maker.rank(best) < self._maker.rank(old):
            return Booking(draft=booking.draft, quote=best)
        return booking

    def _best_of_day(
        self,
        booking: Booking,
        fits: Callable[[Quote], bool],
        *,
        is_known: bool = False,
    ) -> Quote:
        """The best departure of the booking's day that fits and costs no more.

        The booked one where none does. ``is_known``: trips alike have the same answer.
        """
        old, draft = booking.quote, booking.draft
        day_s = old.first_service_s // DAY_S * DAY_S
        rank = self._maker.rank
        route = self.route_of(draft)
        key = (
            draft.line_idx,
            route.place_ids,
            merged(draft.pieces),
            day_s,
            rank(old)[0],
        )
        found = self._best.get(key) if is_known else None
        if found is None:
            found = self._maker.quote(
                route,
                not_before_s=day_s,
                final=lambda quote: rank(quote)[0] <= rank(old)[0] and fits(quote),
            )
            if is_known:
                self._best[key] = found
        return found if isinstance(found, Quote) else old

    def estimate_fen(self, draft: Draft) -> int:
        """About what the draft costs: exact metres, days from a drive of its length."""
        problem, line = self._problem, self._problem.lines[draft.line_idx]
        path = [*draft.villages, *draft.employers]
        metres, seconds = problem.distance_m, problem.driving_s
        depot = int(problem.depot[draft.line_idx])
        run_m, run_s = along(metres, path), along(seconds, path)
        out_m, back_m = int(metres[depot, path[0]]), int(metres[path[-1], depot])
        drivers = self._drivers(draft.line_idx, run_m)
        loaded_s = (int(seconds[depot, path[0]]) + run_s) * PERCENT
        empty_s = int(seconds[path[-1], depot]) * PERCENT
        away_s = self._morning.away_s(
            drivers=drivers,
            outbound_s=loaded_s // line.speed_percent,
            return_s=empty_s // line.speed_percent,
        )
        return sum(
            trip_cost_lines(
                line,
                problem.scenario.tariff,
                outbound_m=out_m + run_m,
                return_m=back_m,
                deadhead_m=out_m + back_m,
                away_s=away_s + (len(path) - 2) * problem.scenario.policy.stop_s,
                n_kits=sum(
                    p.n for p in draft.pieces if problem.groups[p.group_idx].sets_out
                ),
                n_escorts=n_escorts(line, problem.scenario.policy),
                drivers=drivers,
            ).values()
        )

    def drivers_of(self, k: int, route: Route) -> int:
        """Drivers that the rules of distance demand on the route."""
        return self._drivers(k, longest_run_m(self._problem, route))

    def _drivers(self, k: int, run_m: int) -> int:
        """Drivers of a coach of line ``k`` on a run of this length."""
        demanded = drivers_demanded(
            self._rules,
            run_m=run_m,
            two_driver_m=self._problem.scenario.policy.two_driver_m,
        )
        return max(self._problem.lines[k].drivers, demanded)


def _full_gate(quote: Quote, fleet: FleetUse) -> Full | None:
    """The employer that takes no such load on the day of arrival; None when none."""
    found = fleet.closed_gate(quote.arrivals)
    if found is None:
        return None
    return Full(
        code="INTAKE_FULL",
        told=said("GATE_TAKES_NO_MORE", employer=found[0]),
        place_id=found[0],
        room=found[1],
    )


def _full_stop(quote: Quote, fleet: FleetUse) -> Full | None:
    """The village where too many would board within half an hour; None when none."""
    found = fleet.crowded_place(quote.gatherings)
    if found is None:
        return None
    return Full(
        code="CROWDED",
        told=said("STOP_TAKES_NO_MORE", place=found[0], room=found[1]),
        place_id=found[0],
        room=found[1],
    )


def _room(full: Full) -> int:
    return full.room


def identity(draft: Draft) -> tuple[object, ...]:
    """What two drafts have in common that are run and priced alike."""
    return draft.line_idx, draft.villages, draft.employers, merged(draft.pieces)


def merged(pieces: tuple[Piece, ...]) -> tuple[tuple[int, int], ...]:
    """(group, workers) of a trip's pieces, one entry a group, sorted."""
    loads: dict[int, int] = {}
    for piece in pieces:
        loads[piece.group_idx] = loads.get(piece.group_idx, 0) + piece.n
    return tuple(sorted(loads.items()))
