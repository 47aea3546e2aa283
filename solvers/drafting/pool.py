"""The pool: every legal trip the search has met, kept as a route with free loads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.trips.routes import detour_excess_s, is_too_long_a_detour

if TYPE_CHECKING:
    from collections.abc import Iterable

    from solvers.drafting.drafts import Booking
    from solvers.problem.problem import Problem
    from transport.trips.quotes import Quote


Stops = tuple[int, tuple[int, ...], tuple[int, ...], range]


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledRoute:
    """A route known to be legal; any of ``groups`` may fill its ``seats``.

    The booking it came from shows that the timetable keeps the rules; a group is
    eligible if it is ready when the coach calls and in time when it arrives.
    """

    booking: Booking
    seats: int
    groups: tuple[int, ...]

    @property
    def cost_fen(self) -> int:
        """Cost of the booking it came from."""
        return self.booking.cost_fen


class Pool:
    """Routes by coach line and stops; of equal ones the cheapest is kept."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._routes: dict[Stops, PooledRoute] = {}
        self._news: list[Booking] = []
        self._at_pair: dict[tuple[int, int], list[int]] = {}
        pairs = zip(problem.village.tolist(), problem.employer.tolist(), strict=True)
        for g, pair in enumerate(pairs):
            self._at_pair.setdefault(pair, []).append(g)

    def add(self, booking: Booking) -> None:
        """Keep the booking's route unless one with the same stops is no dearer."""
        key = stops_of(booking)
        known = self._routes.get(key)
        if known is None or booking.cost_fen < known.cost_fen:
            self._routes[key] = self.route_of(booking)
            self._news.append(booking)

    def cheapest(self, booking: Booking) -> PooledRoute:
        """The booking's route, by the cheapest booking known of the same stops."""
        known = self._routes.get(stops_of(booking))
        if known is not None and known.cost_fen < booking.cost_fen:
            return known
        return self.route_of(booking)

    def latest(self, n: int) -> dict[int, list[Quote]]:
        """Up to ``n`` quotes of each line, those of the last routes to come in."""
        found: dict[int, list[Quote]] = {}
        for route in reversed(self._routes.values()):
            of_line = found.setdefault(route.booking.draft.line_idx, [])
            if len(of_line) < n:
                of_line.append(route.booking.quote)
        return found

    def news(self) -> list[Booking]:
        """Bookings of the routes that came in since this was last asked."""
        news, self._news = self._news, []
        return news

    def within(self, groups: Iterable[int]) -> list[PooledRoute]:
        """Routes made for nobody but these groups, in order of entry."""
        allowed = set(groups)
        return [
            route
            for route in self._routes.values()
            if all(piece.group_idx in allowed for piece in route.booking.draft.pieces)
        ]

    def route_of(self, booking: Booking) -> PooledRoute:
        """The booking's route, open to every group that it would serve legally."""
        draft, problem = booking.draft, self._problem
        cohort = problem.cohort[draft.pieces[0].group_idx]
        groups = [
            g
            for village in draft.villages
            for employer in draft.employers
            for g in self._at_pair.get((village, employer), ())
            if problem.cohort[g] == cohort
            and problem.seats[draft.line_idx, g] > 0
            and booking.suits(problem.groups[g])
            and not is_too_long_a_detour(
                problem.scenario, problem, booking.quote.route, problem.groups[g]
            )
            and detour_excess_s(
                problem.scenario, problem, booking.quote.route, problem.groups[g]
            )
            <= 0
        ]
        return PooledRoute(
            booking=booking,
            seats=booking.quote.usable_seats,
            groups=tuple(sorted(groups)),
        )


def stops_of(booking: Booking) -> Stops:
    """Line, villages, employers and days: what makes two trips run the same route."""
    draft = booking.draft
    return (
        draft.line_idx,
        tuple(sorted(draft.villages)),
        tuple(sorted(draft.employers)),
        booking.quote.days_in_use,
    )
