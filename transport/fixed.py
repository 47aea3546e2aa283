"""What of a printed plan must stay as it is when the plan changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.plan import Trip

ARRIVAL_LEEWAY_S = 15 * 60  # a later arrival up to this is no changed time


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """What stays as printed at ``moment_s`` (scenario seconds).

    ``departed``: trips that have left. ``frozen``: trips whose riders keep coach, seat,
    place and time. ``locked_trips``, ``locked_workers``, ``locked_coaches`` (depot,
    vehicle type, number): what somebody has locked. ``out``: who does not travel after
    all, by code; a seat left so is no change for the others. ``moved``: who of frozen
    trips may have another seat, since others could not ride else. ``broken``: who was
    aboard of trips that ended on their way, and has to be taken on from there.
    ``aboard``: by worker, the trips and services on which he was seen: they stay his,
    and so does the coach. ``come_to``: of trips that check-ins tell of, from which
    moment of the timetable on they are still to be run, where that is not ``moment_s``.
    ``coachless``: trips whose coach is not to be had; one that is locked, and its coach
    not, may have another.
    ``waiting``: departed trips that wait at the hub, which they have not left, for
    a service that comes later; from there on they run so much later.
    ``leeway_s``: an arrival that is later by no more is the same time.
    """

    moment_s: int
    departed: frozenset[str] = frozenset()
    frozen: frozenset[str] = frozenset()
    locked_trips: frozenset[str] = frozenset()
    locked_workers: frozenset[str] = frozenset()
    locked_coaches: frozenset[tuple[str, str, int]] = frozenset()
    out: Mapping[str, str] = field(default_factory=dict)
    moved: frozenset[str] = frozenset()
    broken: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aboard: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    come_to: Mapping[str, int] = field(default_factory=dict)
    coachless: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()
    leeway_s: int = ARRIVAL_LEEWAY_S

    def open_from_s(self, trip_id: str) -> int:
        """The moment of the trip's timetable from which on others may board it."""
        return self.come_to.get(trip_id, self.moment_s)

    def holds(self, trip: Trip) -> bool:
        """Whether somebody has locked the trip, or its coach."""
        coach = (trip.depot_id, trip.vehicle_type, trip.coach)
        return trip.trip_id in self.locked_trips or coach in self.locked_coaches
