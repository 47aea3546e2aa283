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
    pair_scope,
    seats_left,
)

if TYPE_CHECKING:
    from transport.fleet import FleetLine
    from transport.plan import Stop, Trip
    from transport.policy import Edition
    from transport.roster import Worker
    from transport.scenario import Scenario


@dataclass(frozen=True, kw_only=True)
class Run:
    """A readable trip: its vehicle, places and workers all exist.

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

    @cached_property
    def pickups(self) -> tuple[Stop, ...]:
        """Stops where workers board."""
        return tuple(stop for stop in self.trip.stops if stop.kind == "pickup")

    @cached_property
    def drops(self) -> tuple[Stop, ...]:
        """Stops where workers alight."""
        return tuple(stop for stop in self.trip.stops if stop.kind == "drop")

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
        """Seats left to workers, by the strictest pair at the trip's highest risk."""
        risk = highest(pair_risk(self.scenario, *pair) for pair in self.pairs)
        percent = min(
            cap_percent(self.edition, scope=pair_scope(self.scenario, *pair), risk=risk)
            for pair in self.pairs
        )
        return seats_left(
            self.line,
            self.scenario.policy,
            self.edition,
            percent=percent,
            drivers=self.trip.drivers,
        )
