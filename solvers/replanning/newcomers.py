"""New trips for those who are to be placed, by coaches that nothing printed needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solvers.bound.seat_cost import seat_cost_bound
from solvers.drafting.compiled_looks import quick_maker
from solvers.drafting.dispatcher import Dispatcher
from solvers.drafting.growing import draft_of
from solvers.problem.fleet_use import FleetUse
from solvers.problem.problem import build_problem
from solvers.problem.waiting import Piece
from solvers.replanning.options import Option
from solvers.replanning.pinned import fresh
from solvers.search.search import Search
from transport.clock import DAY_S, MINUTE_S
from transport.trips.booking import book
from transport.trips.routes import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from solvers.drafting.drafts import Draft
    from solvers.drafting.pool import PooledRoute
    from solvers.problem.problem import Problem
    from solvers.replanning.ground import Ground
    from solvers.running.deadline import Deadline
    from transport.groups import Group
    from transport.plan import Trip
    from transport.trips.quotes import Quote
    from transport.trips.quoting import TripMaker

    Span = tuple[int, int]

MOST_ALONE = 4  # lines whose coach is offered to a group alone
MOST_ROUTES = 120  # of the pool that are offered, the best for whom they carry first


@dataclass(frozen=True, kw_only=True)
class Newcomers:
    """The search for new trips, once it is over, and the problem it was about."""

    ground: Ground
    search: Search
    maker: TripMaker

    @property
    def problem(self) -> Problem:
        """Groups to be placed, lines, places."""
        return self.search.problem

    def options(self) -> list[Option]:
        """Routes that a free coach could run, each once."""
        search = self.search
        own = [search.dispatcher.pool.cheapest(b) for b in search.state.bookings]
        pool = search.dispatcher.pool.within(range(self.problem.n_groups))
        pool.sort(key=lambda r: r.cost_fen / max(1, r.booking.draft.n_workers))
        routes = [*own, *[route for route in pool if route not in own][:MOST_ROUTES]]
        return [
            *(self._option(n, route) for n, route in enumerate(routes)),
            *self._alone(),
            *self._soon(),
        ]

    def _soon(self) -> Iterator[Option]:
        """The trips found, as coaches near to them run them from the moment on."""
        problem = self.problem
        for booking in self.search.state.bookings:
            draft = booking.draft
            first = draft.pieces[0].group_idx
            lines = [
                k for k in range(len(problem.lines)) if problem.seats[k, first] > 0
            ]
            lines.sort(key=lambda k: (self._out_m(k, first), problem.lines[k].seats, k))
            able = [k for k in lines if problem.lines[k].seats > draft.n_workers]
            for k in able[:MOST_ALONE]:
                option = self._named(replace(draft, line_idx=k))
                if option is not None:
                    yield option

    def _named(self, draft: Draft) -> Option | None:
        """The draft's trip with the workers of its pieces; None: no legal one."""
        quote = self.quoted(draft)
        if isinstance(quote, Refusal):
            return None
        groups, names = self.problem.groups, dict[str, list[str]]()
        for piece in draft.pieces:
            group = groups[piece.group_idx]
            own = names.setdefault(group.group_id, [])
            own += [w for i in piece.parties for w in group.parties[i].worker_ids]
        workers = [names[load.group.group_id] for load in quote.route.loads]
        takes = tuple(w for own in workers for w in own)
        return Option(
            way="new",
            key=f"soon {','.join(takes)} {quote.route.line.key}",
            span=(quote.depart_s, quote.ready_s + -quote.ready_s % MINUTE_S),
            line=quote.route.line.key,
            cost_fen=quote.cost_fen,
            trip=book(self.ground.scenario.policy, quote, workers=workers, trip_id=""),
            takes=takes,
        )

    def _alone(self) -> Iterator[Option]:
        """As much of each group as a coach near to it seats, straight there."""
        problem = self.problem
        for g, group in enumerate(problem.groups):
            able = [k for k in range(len(problem.lines)) if problem.seats[k, g] > 0]
            able.sort(key=lambda k: (self._out_m(k, g), problem.lines[k].seats, k))
            for k in able[:MOST_ALONE]:
                option = self._straight(group, g, k)
                if option is not None:
                    yield option

    def _out_m(self, k: int, g: int) -> int:
        problem = self.problem
        return int(problem.distance_m[problem.depot[k], problem.village[g]])

    def _straight(self, group: Group, g: int, k: int) -> Option | None:
        """The trip of one coach of the line for the group alone."""
        chosen: list[int] = []
        for i, party in enumerate(group.parties):
            n = sum(group.parties[j].n for j in chosen)
            if n + party.n <= self.problem.seats[k, g]:
                chosen.append(i)
        if not chosen:
            return None
        n = sum(group.parties[i].n for i in chosen)
        piece = Piece(group_idx=g, parties=tuple(chosen), n=n)
        quote = self.quoted(draft_of(self.problem, k, [piece]))
        if isinstance(quote, Refusal):
            return None
        names = tuple(w for i in chosen for w in group.parties[i].worker_ids)
        return Option(
            way="new",
            key=f"alone {','.join(names)} {quote.route.line.key}",
            span=(quote.depart_s, quote.ready_s + -quote.ready_s % MINUTE_S),
            line=quote.route.line.key,
            cost_fen=quote.cost_fen,
            trip=book(self.ground.scenario.policy, quote, workers=[names], trip_id=""),
            takes=names,
        )

    def _option(self, n: int, route: PooledRoute) -> Option:
        quote = route.booking.quote
        groups = self.problem.groups
        return Option(
            way="new",
            key=f"new {n} {quote.route.place_ids} {quote.depart_s}",
            span=(quote.depart_s, quote.ready_s + -quote.ready_s % MINUTE_S),
            line=quote.route.line.key,
            cost_fen=route.cost_fen,
            open_to=frozenset(groups[g].group_id for g in route.groups),
            pooled=route,
        )

    def quoted(self, draft: Draft, *, not_before_s: int = 0) -> Quote | Refusal:
        """The draft timed and priced, by a coach that leaves after the change."""
        route = self.search.dispatcher.route_of(draft)
        from_s = max(self.ground.changes.moment_s, not_before_s)
        found = self.maker.quote(route)
        if isinstance(found, Refusal) or found.depart_s >= from_s:
            return found
        return self.maker.quote(route, earlier=fresh(from_s))


def newcomers(
    ground: Ground,
    groups: Sequence[Group],
    *,
    kept: Sequence[Trip],
    spans: Iterable[tuple[tuple[str, str], Span]],
    steps: int,
    seed: int,
    deadline: Deadline,
) -> Newcomers | None:
    """The search for new trips for the groups; None where there is nobody to place.

    ``spans``: when coaches of a line are away or not to be had.
    """
    if not groups or not any(line.count for line in ground.scenario.fleet):
        return None
    problem = build_problem(ground.scenario, ground.distances, groups, is_alone=False)
    maker = quick_maker(ground.scenario, problem)
    fleet = _fleet(ground, problem, kept, spans)
    search = Search(
        problem,
        Dispatcher(problem, maker),
        bound=seat_cost_bound(problem),
        fleet=fleet,
        seed=seed,
        is_rising=False,
    )
    search.keep(deadline)
    for _ in search.build():
        pass
    for _ in range(steps):
        if deadline.is_over:
            break
        search.step()
    return Newcomers(ground=ground, search=search, maker=maker)


def _fleet(
    ground: Ground,
    problem: Problem,
    kept: Sequence[Trip],
    spans: Iterable[tuple[tuple[str, str], Span]],
) -> FleetUse:
    """The fleet with what is printed away, and what gates have yet to take."""
    is_by_day = ground.scenario.policy.max_trips_per_block == 1
    counts = (line.count for line in problem.lines)
    fleet = FleetUse.of(ground.scenario, counts, is_by_day=is_by_day)
    number = {line.key: k for k, line in enumerate(problem.lines)}
    for key, span in spans:
        if key in number:
            fleet.hold(number[key], span)
    fleet.receive(received(kept))
    return fleet


def received(trips: Iterable[Trip]) -> dict[tuple[str, int], int]:
    """Workers by employer and day on which these trips bring them."""
    found: dict[tuple[str, int], int] = {}
    for trip in trips:
        for stop in trip.stops:
            if stop.alight and stop.kind == "drop":
                key = (str(stop.place_id), stop.depart_s // DAY_S)
                found[key] = found.get(key, 0) + len(stop.alight)
    return found
