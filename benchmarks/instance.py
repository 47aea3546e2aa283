"""A county day as its peers take it: pieces, coaches, and tables.

Peers know arcs, capacities and fleets, not tariffs by the day or driver hours. Every
peer gets the same tables; what its routes really cost, our evaluator says.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.pieces import cut_parties
from benchmarks.places import Tables, groups_in
from benchmarks.prices import arcs_fen, ride_seconds, sample_trips
from solvers.sources.arcs import ArcProblem, longest_ride_s

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.pieces import Way
    from benchmarks.prices import Ints
    from solvers.sources.arcs import Visits
    from transport.fleet import FleetLine
    from transport.groups import Group
    from transport.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Workers of one group that a peer carries together; places by index."""

    group_idx: int
    n: int
    village: int
    employer: int
    penalty_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachTrip:
    """A coach's stops in order, and how many of each group (by id) it carries."""

    depot_id: str
    vehicle_type: str
    villages: tuple[str, ...]
    employers: tuple[str, ...]
    loads: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class Instance:
    """A county day as arcs and pieces.

    ``arc_fen``: ``(n_lines, n_places, n_places)``; ``capacity``: one entry a line.
    ``ride_s``: ``(n_places, n_places)``, driving and standing, 0 to and from yards; a
    route takes at most ``most_ride_s`` of it.
    """

    scenario: Scenario
    groups: tuple[Group, ...]
    tables: Tables
    lines: tuple[FleetLine, ...]
    capacity: tuple[int, ...]
    arc_fen: Ints
    ride_s: Ints
    most_ride_s: int
    pieces: tuple[Piece, ...]

    @cached_property
    def depot(self) -> tuple[int, ...]:
        """Place index of each line's yard."""
        return tuple(self.tables.idx[line.depot_id] for line in self.lines)

    @cached_property
    def max_seats(self) -> tuple[int | None, ...]:
        """Approved seats of the largest coach that reaches each piece's village."""
        village = self.scenario.village
        return tuple(
            village[self.tables.ids[piece.village]].max_seats for piece in self.pieces
        )

    def is_reached(self, line_idx: int, piece_idx: int) -> bool:
        """Whether a coach of the line reaches the piece's village."""
        most = self.max_seats[piece_idx]
        return most is None or self.lines[line_idx].seats <= most

    @cached_property
    def arcs(self) -> ArcProblem:
        """The same in the words of the solvers that the engine asks too."""
        return ArcProblem(
            arc_cost=self.arc_fen,
            ride_s=self.ride_s,
            most_ride_s=self.most_ride_s,
            depot=np.array(self.depot),
            count=np.array([line.count for line in self.lines]),
            capacity=np.array(self.capacity),
            village=np.array([piece.village for piece in self.pieces]),
            employer=np.array([piece.employer for piece in self.pieces]),
            n=np.array([piece.n for piece in self.pieces]),
            fits=np.array(
                [
                    [self.is_reached(k, i) for i in range(len(self.pieces))]
                    for k in range(len(self.lines))
                ]
            ),
        )

    def trips(self, routes: Iterable[Visits]) -> tuple[CoachTrip, ...]:
        """The routes as coach trips; empty ones are left out."""
        return tuple(self._trip(visits) for visits in routes if visits.boarding)

    def _trip(self, visits: Visits) -> CoachTrip:
        line, ids = self.lines[visits.line_idx], self.tables.ids
        n_of: dict[str, int] = defaultdict(int)
        for piece in (self.pieces[i] for i in visits.boarding):
            n_of[self.groups[piece.group_idx].group_id] += piece.n
        up = (ids[self.pieces[i].village] for i in visits.boarding)
        down = (ids[self.pieces[i].employer] for i in visits.alighting)
        return CoachTrip(
            depot_id=line.depot_id,
            vehicle_type=line.vehicle_type,
            villages=tuple(dict.fromkeys(up)),
            employers=tuple(dict.fromkeys(down)),
            loads=tuple(n_of.items()),
        )


def instance_of(scenario: Scenario, *, way: Way) -> Instance:
    """The scenario as peers take it, groups cut in the given way."""
    groups = groups_in(scenario)
    tables = Tables(scenario, groups)
    samples = sample_trips(scenario, tables, groups)
    lines = tuple(line for line in scenario.fleet if samples[line.key])
    capacity = tuple(
        min(quote.usable_seats for quote in samples[line.key].values())
        for line in lines
    )
    arc_fen = np.stack(
        [arcs_fen(scenario, tables, line, samples[line.key]) for line in lines]
    )
    quotes = [quote for line in lines for quote in samples[line.key].values()]
    return Instance(
        scenario=scenario,
        groups=groups,
        tables=tables,
        lines=lines,
        capacity=capacity,
        arc_fen=arc_fen,
        ride_s=ride_seconds(scenario, tables),
        most_ride_s=longest_ride_s(
            scenario, drivers=min(quote.drivers for quote in quotes)
        ),
        pieces=tuple(_pieces(scenario, tables, groups, lines, capacity, way)),
    )


def _pieces(
    scenario: Scenario,
    tables: Tables,
    groups: Sequence[Group],
    lines: Sequence[FleetLine],
    capacity: Sequence[int],
    way: Way,
) -> Iterator[Piece]:
    for g, group in enumerate(groups):
        limit = scenario.village[group.village_id].max_seats
        fitting = [
            seats
            for line, seats in zip(lines, capacity, strict=True)
            if limit is None or line.seats <= limit
        ]
        sizes = [party.n for party in group.parties]
        for n in cut_parties(sizes, way=way, most=max(fitting, default=1)):
            yield Piece(
                group_idx=g,
                n=n,
                village=tables.idx[group.village_id],
                employer=tables.idx[group.employer_id],
                penalty_fen=group.penalty_fen * n // group.n_workers,
            )
