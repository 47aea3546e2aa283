"""One evaluator that recosts everybody's coach trips on a county day.

A trip is quoted as the planner's own trips are: cheapest legal timetable, departures
tried by the hour, all cost lines. A trip that no timetable makes legal is split as an
operator would have to: groups that boarded last, or leave last, move to a trip of their
own until both are legal. Where a line has no coach left, the cheapest other one goes.
What cannot ride even so stays and weighs its penalty.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from benchmarks.instance import CoachTrip
from benchmarks.places import Tables, groups_in
from transport.clock import DAY_S
from transport.trips.quotes import Quote
from transport.trips.quoting import TripMaker
from transport.trips.routes import Load, Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transport.fleet import FleetLine
    from transport.groups import Group
    from transport.plan import Plan, Stop
    from transport.scenario import Scenario
    from transport.trips.routes import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a solution costs in fen, unserved workers' penalties included."""

    cost_fen: int
    n_trips: int
    n_repairs: int
    n_unserved: int


class Evaluator:
    """Recosts solutions of one scenario; quotes are remembered between them."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._groups = {group.group_id: group for group in groups_in(scenario)}
        tables = Tables(scenario, tuple(self._groups.values()))
        self._maker = TripMaker(scenario, tables)
        self._quotes: dict[tuple[object, ...], Quote | Refusal] = {}

    def verdict(self, trips: Iterable[CoachTrip]) -> Verdict:
        """The solution repaired where it must be, and priced.

        Raises
        ------
        ValueError
            If a group is carried more often than it has workers: the adapter that
            made the trips is wrong.
        """
        day, waiting = self._placed(tuple(trips))
        penalty = sum(_penalty(self._groups[g], n) for g, n in waiting.items())
        return Verdict(
            cost_fen=sum(quote.cost_fen for quote in day.quotes) + penalty,
            n_trips=len(day.quotes),
            n_repairs=day.n_repairs,
            n_unserved=sum(waiting.values()),
        )

    def quotes(self, trips: Iterable[CoachTrip]) -> tuple[Quote, ...]:
        """The legal trips that the solution comes to, repaired where it must be."""
        day, _ = self._placed(tuple(trips))
        return tuple(day.quotes)

    def _placed(self, trips: Sequence[CoachTrip]) -> tuple[_Day, Counter[str]]:
        """The trips on the coaches of a day, and workers by group who ride on none."""
        waiting = self._waiting(trips)
        day = _Day(self)
        for trip in trips:
            for load in day.place(self._route(trip)):
                waiting[load.group.group_id] += load.n
        return day, waiting

    def quote(self, route: Route, *, not_before_s: int = 0) -> Quote | Refusal:
        """The route's quote, from memory when it was asked before."""
        loads = tuple((load.group.group_id, load.n) for load in route.loads)
        key = (route.line.key, route.villages, route.employers, loads, not_before_s)
        if key not in self._quotes:
            self._quotes[key] = self._maker.quote(route, not_before_s=not_before_s)
        return self._quotes[key]

    @property
    def fleet(self) -> Sequence[FleetLine]:
        """The scenario's fleet lines."""
        return self._scenario.fleet

    @property
    def end_s(self) -> int:
        """End of the planning days."""
        return self._scenario.end_s

    def _route(self, trip: CoachTrip) -> Route:
        return Route(
            line=self._scenario.fleet_line[trip.depot_id, trip.vehicle_type],
            villages=trip.villages,
            employers=trip.employers,
            loads=tuple(
                Load(group=self._groups[group_id], n=n)
                for group_id, n in sorted(trip.loads)
            ),
        )

    def _waiting(self, trips: Sequence[CoachTrip]) -> Counter[str]:
        """Workers by group that no trip takes."""
        left = Counter({g: group.n_workers for g, group in self._groups.items()})
        for trip in trips:
            left.subtract(dict(trip.loads))
        for group_id, n in left.items():
            if n < 0:
                msg = f"group {group_id}: {-n} workers more are carried than there are"
                raise ValueError(msg)
        return left


class _Day:
    """Trips placed one by one on the coaches there are."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._used: Counter[tuple[tuple[str, str], int]] = Counter()
        self.quotes: list[Quote] = []
        self.n_repairs = 0

    def place(self, route: Route) -> tuple[Load, ...]:
        """Run the route, repaired if need be; the loads that cannot ride at all."""
        quote = self._with_coach(route)
        if quote is not None:
            self._run(quote)
            return ()
        self.n_repairs += 1
        if self._is_legal_somewhere(route) or len(route.loads) == 1:
            return self._other_coach(route)
        return self._split(route)

    def _is_legal_somewhere(self, route: Route) -> bool:
        return isinstance(self._evaluator.quote(route), Quote)

    def _with_coach(self, route: Route) -> Quote | None:
        """The quote on the first days on which the line has a coach; None if never."""
        not_before_s = 0
        while not_before_s < self._evaluator.end_s:
            quote = self._evaluator.quote(route, not_before_s=not_before_s)
            if not isinstance(quote, Quote):
                return None
            if self._has_room(quote):
                return quote
            not_before_s = (quote.first_service_s // DAY_S + 1) * DAY_S
        return None

    def _other_coach(self, route: Route) -> tuple[Load, ...]:
        """The cheapest coach of another line; a route too large for it is split."""
        offers = [
            quote
            for line in self._evaluator.fleet
            if line.key != route.line.key
            and (quote := self._with_coach(replace(route, line=line))) is not None
        ]
        if offers:
            self._run(min(offers, key=lambda quote: quote.cost_fen))
            return ()
        return self._split(route)

    def _split(self, route: Route) -> tuple[Load, ...]:
        """Groups that boarded last, or leave last, move to a trip of their own.

        Of the two ways the one that keeps more workers together.
        """
        if len(route.loads) == 1:
            return route.loads if route.loads[0].n == 1 else self._halves(route)
        ways = [self._kept(route, order) for order in _orders(route)]
        kept = max(ways, key=lambda loads: sum(load.n for load in loads))
        rest = tuple(load for load in route.loads if load not in kept)
        left = self.place(_only(route, kept))
        return (*left, *self.place(_only(route, rest)))

    def _kept(self, route: Route, order: tuple[Load, ...]) -> tuple[Load, ...]:
        """The longest beginning of the order that can ride, one load at least."""
        for n_kept in range(len(order) - 1, 1, -1):
            if self._with_coach(_only(route, order[:n_kept])) is not None:
                return order[:n_kept]
        return order[:1]

    def _halves(self, route: Route) -> tuple[Load, ...]:
        """A single group in two halves; a party may be torn, which favours the peer."""
        (load,) = route.loads
        half = load.n // 2
        left: list[Load] = []
        for n in (half, load.n - half):
            left += self.place(replace(route, loads=(replace(load, n=n),)))
        return tuple(left)

    def _run(self, quote: Quote) -> None:
        self.quotes.append(quote)
        for day in quote.days_in_use:
            self._used[quote.route.line.key, day] += 1

    def _has_room(self, quote: Quote) -> bool:
        line = quote.route.line
        return all(self._used[line.key, d] < line.count for d in quote.days_in_use)


def trips_of(scenario: Scenario, plan: Plan) -> Iterator[CoachTrip]:
    """The trips of a plan of ours, in the form in which peers give theirs."""
    group_of = {
        worker_id: group.group_id
        for group in groups_in(scenario)
        for worker_id in group.worker_ids
    }
    for trip in plan.trips:
        yield CoachTrip(
            depot_id=trip.depot_id,
            vehicle_type=trip.vehicle_type,
            villages=_places(trip.stops, "pickup"),
            employers=_places(trip.stops, "drop"),
            loads=tuple(Counter(group_of[w] for w in trip.worker_ids).items()),
        )


def _places(stops: Iterable[Stop], kind: str) -> tuple[str, ...]:
    return tuple(s.place_id for s in stops if s.kind == kind and s.place_id)


def _orders(route: Route) -> Iterator[tuple[Load, ...]]:
    """The loads as they board, and as they leave."""
    up = {village_id: i for i, village_id in enumerate(route.villages)}
    down = {employer_id: i for i, employer_id in enumerate(route.employers)}
    yield tuple(sorted(route.loads, key=lambda load: up[load.group.village_id]))
    yield tuple(sorted(route.loads, key=lambda load: down[load.group.employer_id]))


def _only(route: Route, loads: tuple[Load, ...]) -> Route:
    """The route with these loads, without the stops that nobody needs any more."""
    villages = {load.group.village_id for load in loads}
    employers = {load.group.employer_id for load in loads}
    return replace(
        route,
        villages=tuple(v for v in route.villages if v in villages),
        employers=tuple(e for e in route.employers if e in employers),
        loads=loads,
    )


def _penalty(group: Group, n: int) -> int:
    """What leaving ``n`` of the group behind weighs, by its average worker."""
    return group.penalty_fen * n // group.n_workers
