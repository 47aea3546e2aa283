"""Locked trips whose coach is not to be had: what still keeps the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.checker import Violation
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from solvers.replanning.asking import Asked
    from solvers.replanning.options import Option
    from solvers.replanning.rounds import Round
    from transport.plan import Trip


def under_lock(asked: Asked, now: Trip, ways: Sequence[Option]) -> Sequence[Option]:
    """Those of the ways to run the trip that its lock allows.

    Another coach, where the trip is locked and the coach is not, at the printed times.
    """
    if not asked.fixed.holds(now):
        return ways
    if (now.depot_id, now.vehicle_type, now.coach) in asked.fixed.locked_coaches:
        return ()
    calls = _calls(now)
    return [way for way in ways if way.trip is not None and _calls(way.trip) == calls]


def _calls(trip: Trip) -> list[tuple[object, ...]]:
    return [
        (stop.place_id, stop.depart_s, set(stop.board), set(stop.alight))
        for stop in trip.stops
        if stop.board or stop.alight
    ]


def held(asked: Asked, this: Round) -> Iterator[str]:
    """Locked trips that run no more as printed, but did not end on their way."""
    for trip_id, now in this.lost.items():
        if trip_id not in this.on_road and asked.fixed.holds(now):
            yield trip_id


def locks_broken(
    asked: Asked, this: Round, options: Sequence[Option]
) -> list[Violation]:
    """Locked trips that nothing can run as its lock demands."""
    able = {option.of for option in options}
    return [
        Violation(
            code="LOCKED_CHANGED",
            where=trip_id,
            told=said("LOCKED_CHANGED_TRIP", trip=trip_id),
        )
        for trip_id in held(asked, this)
        if trip_id not in able
    ]
