"""A trip as the audits read it: resolved against the scenario, nothing assumed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from transport.checker.rulebook import (
    cap_percent,
    dwell_needed_s,
    edition_in_force,
    highest,
    pair_risk,
    seats_left,
    way_scope,
)

if TYPE_CHECKING:
    from transport.fleet import FleetLine
    from transport.plan import Stop, StopKind, Trip
    from transport.policy import Edition
    from transport.roster import Worker
    from transport.scenario import Scenario
    from transport.services import Service


@dataclass(frozen=True, kw_only=True)
class Run:
    """A readable trip: its vehicle, service, places and workers all exist.

    It has at least a first and last stop, a pickup and a drop.
    """

    scenario: Scenario
    trip: Trip
    line: FleetLine

    @property
    def trip_id(self) -> str:
        """The trip's id."""
        return self.trip.trip_id

    @cached_property
    def called(self) -> tuple[Stop, ...]:
        """Stops at places: depot, pickups, drops, depot."""
        return tuple(stop for stop in self.trip.stops if stop.place_id is not None)

    @property
    def boards_kind(self) -> StopKind:
        """Kind of the stops where workers board: villages, or the hub they reached."""
        return "hub" if self.trip.segment == "receiving" else "pickup"

    @property
    def alights_kind(self) -> StopKind:
        """Kind of the stops where workers alight: employers, or the hub they leave."""
        return "hub" if self.trip.segment == "feeder" else "drop"

    @cached_property
    def pickups(self) -> tuple[Stop, ...]:
        """Stops where workers board."""
        return tuple(s for s in self.trip.stops if s.kind == self.boards_kind)

    @cached_property
    def drops(self) -> tuple[Stop, ...]:
        """Stops where workers alight."""
        return tuple(s for s in self.trip.stops if s.kind == self.alights_kind)

    @property
    def service(self) -> Service:
        """The service that a feeder or receiving coach meets."""
        return self.scenario.service[str(self.trip.service_id)]

    def ends(self, worker: Worker) -> tuple[str, str]:
        """Where the worker is to board and to alight."""
        if self.trip.segment == "feeder":
            return worker.village_id, self.service.from_hub
        if self.trip.segment == "receiving":
            return self.service.to_hub, worker.employer_id
        return worker.village_id, worker.employer_id

    @cached_property
    def ways(self) -> tuple[tuple[str, str], ...]:
        """(boards at, alights at) of the workers by right, sorted."""
        return tuple(sorted({self.ends(worker) for worker in self.workers}))

    @cached_property
    def workers(self) -> tuple[Worker, ...]:
        """Workers who board, each once, in boarding order."""
        names = dict.fromkeys(w for stop in self.trip.stops for w in stop.board)
        return tuple(self.scenario.worker[name] for name in names)

    @cached_property
    def boards_at(self) -> dict[str, Stop]:
        """The stop where each worker boards."""
        return {w: stop for stop in self.pickups for w in stop.board}

    @cached_property
    def alights_at(self) -> dict[str, Stop]:
        """The stop where each worker alights."""
        return {w: stop for stop in self.drops for w in stop.alight}

    def service_start_s(self, stop: Stop) -> int:
        """When boarding or alighting starts: the dwell before the departure."""
        n_served = len(stop.board) + len(stop.alight)
        return stop.depart_s - dwell_needed_s(self.scenario.policy, n_served=n_served)

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """(village, employer) pairs of the workers, sorted."""
        return tuple(sorted({(w.village_id, w.employer_id) for w in self.workers}))

    @cached_property
    def edition(self) -> Edition:
        """The rules of the day on which the first pickup starts."""
        start_s = self.service_start_s(self.pickups[0])
        day = self.scenario.clock.date_of(start_s)
        return edition_in_force(self.scenario.policy, day)

    @cached_property
    def usable_seats(self) -> int:
        """Seats left to workers, by the strictest way at the highest risk aboard.

        The risk of a worker is that of the whole journey, on each of its trips.
        """
        risk = highest(pair_risk(self.scenario, *pair) for pair in self.pairs)
        percent = min(
            cap_percent(self.edition, scope=way_scope(self.scenario, *way), risk=risk)
            for way in self.ways
        )
        return seats_left(
            self.line,
            self.scenario.policy,
            self.edition,
            percent=percent,
            drivers=self.trip.drivers,
        )
