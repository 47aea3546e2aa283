"""Relief: another coach takes on those of a coach that goes no further."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solvers.replanning.options import Option
from solvers.replanning.pricing import with_cost
from solvers.replanning.printed import span_of
from transport.clock import MINUTE_S
from transport.operation.stranding import stranded_id
from transport.plan import Stop
from transport.trips.booking import book
from transport.trips.earlier_runs import EarlierRuns
from transport.trips.quotes import Quote
from transport.trips.quoting import TripMaker
from transport.trips.routes import Load, Route

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from solvers.replanning.coaches import Coaches
    from solvers.replanning.ground import Ground
    from transport.changes import Broken
    from transport.fleet import FleetLine
    from transport.plan import Trip
    from transport.scenario import Scenario

MOST_LINES = 8  # of the fleet that are asked, the nearest first
MOST_LATER_S = 30 * MINUTE_S  # so much later for each of those waiting is a change


def beside_the_road(scenario: Scenario, trip: Trip, broken: Broken) -> Trip:
    """What is left of the trip: its riders board where it stands, then as printed.

    ``trip`` is without whoever is out or has arrived.
    """
    aboard = set(broken.aboard)
    beside: dict[str, list[str]] = {}
    for worker_id in trip.worker_ids:
        if worker_id in aboard:
            place_id = scenario.worker[worker_id].village_id
            beside.setdefault(place_id, []).append(worker_id)
    first = [
        Stop(
            kind="pickup",
            place_id=place_id,
            at_m=0,
            arrive_s=broken.at_s,
            depart_s=broken.at_s,
            board=tuple(names),
        )
        for place_id, names in beside.items()
    ]
    later = [
        replace(stop, board=tuple(w for w in stop.board if w not in aboard))
        for stop in trip.stops
    ]
    return replace(trip, stops=(*first, *(s for s in later if s.board or s.alight)))


def stranded_places(trip: Trip, broken: Broken, scenario: Scenario) -> frozenset[str]:
    """The places at which those aboard wait."""
    return frozenset(
        scenario.worker[w].village_id
        for w in trip.worker_ids
        if w in set(broken.aboard)
        and scenario.worker[w].village_id.startswith(stranded_id(broken.trip_id, ""))
    )


@dataclass(frozen=True, kw_only=True)
class Relief:
    """Options of one trip that ended on its way. ``now``: what is left of it."""

    ground: Ground
    coaches: Coaches
    broken: Broken
    now: Trip

    def options(self) -> list[Option]:
        """Another coach for all of them, or for those on the road alone."""
        aboard = [w for w in self.now.worker_ids if w in set(self.broken.aboard)]
        everybody = list(self.now.worker_ids)
        found = [*self._by_every_line(everybody)]
        if aboard and len(aboard) < len(everybody):
            found += self._by_every_line(aboard)
        if not aboard or not self.ground.eligible.issuperset(aboard):
            return []
        first_s = min((board_s for board_s, _ in found), default=0)
        return [
            replace(option, weight=(board_s - first_s) // MOST_LATER_S * len(aboard))
            for board_s, option in found
        ]

    def _by_every_line(self, names: Sequence[str]) -> Iterator[tuple[int, Option]]:
        """When they board beside the road, and the option."""
        names = [w for w in names if w in self.ground.eligible]
        n_asked = 0
        for line in self._lines(len(names)):
            if n_asked >= MOST_LINES:
                return
            option = self._by(line, names)
            if option is not None and option.trip is not None:
                n_asked += 1
                yield next(s.depart_s for s in option.trip.stops if s.board), option

    def _lines(self, n: int) -> list[FleetLine]:
        """Rows with seats for so many, the nearest to where it stands first."""
        here = self.now.stops[0].place_id or ""
        metres = self.ground.ways.metres
        able = [f for f in self.ground.scenario.fleet if f.count and f.seats > n]
        return sorted(able, key=lambda f: (metres(f.depot_id, here), f.seats, f.key))

    def _by(self, line: FleetLine, names: Sequence[str]) -> Option | None:
        scenario = self.ground.scenario
        maker = TripMaker(scenario, self.ground.ways)
        quote = maker.quote(self._route(line, names), earlier=_soonest(self.broken))
        if not isinstance(quote, Quote):
            return None
        by_group: dict[str, list[str]] = {}
        for name in names:
            group_id = self.ground.group_of[name].group_id
            by_group.setdefault(group_id, []).append(name)
        trip = book(
            scenario.policy,
            quote,
            workers=[by_group[load.group.group_id] for load in quote.route.loads],
            trip_id="",
        )
        (trip,) = with_cost(scenario, [trip])
        span = span_of(scenario, [trip])
        if self.coaches.free(line.key, span) is None:
            return None
        return Option(
            way="relief",
            key=f"relief of {self.broken.trip_id} by {line.key} {len(names)}",
            of=self.broken.trip_id,
            trip=trip,
            span=span,
            line=line.key,
            cost_fen=trip.cost_fen,
            takes=tuple(names),
        )

    def _route(self, line: FleetLine, names: Sequence[str]) -> Route:
        """Where it stands, the places it had yet to call at, the drops as printed."""
        group_of, wanted = self.ground.group_of, set(names)
        groups = {group_of[w].group_id: group_of[w] for w in names}
        n: dict[str, int] = {}
        for w in names:
            n[group_of[w].group_id] = n.get(group_of[w].group_id, 0) + 1
        ends = {group.employer_id for group in groups.values()}
        printed = [str(s.place_id) for s in self.now.stops if s.alight]
        return Route(
            line=line,
            villages=tuple(
                str(s.place_id) for s in self.now.stops if wanted.intersection(s.board)
            ),
            employers=tuple(
                [p for p in printed if p in ends] + sorted(ends.difference(printed))
            ),
            loads=tuple(Load(group=groups[key], n=n[key]) for key in sorted(n)),
        )


def _soonest(broken: Broken) -> EarlierRuns:
    """A coach with a rested crew, which leaves as soon as it is told."""
    ready_s = max(0, broken.at_s)
    return EarlierRuns(
        ready_s=ready_s + -ready_s % MINUTE_S,
        movements=(),
        drivers=1,
        is_soonest=True,
        rank=_first,
    )


def _first(quote: Quote) -> tuple[int, ...]:
    return (quote.first_service_s, quote.cost_fen)
