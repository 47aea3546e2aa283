"""Who sits in a vehicle that is not his any more, to be told before all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.operation.roll import coach_of
from transport.said import said

if TYPE_CHECKING:
    from p2p.replanning import NextVersion
    from transport.plan import Plan
    from transport.said import Said


def told_first(version: NextVersion) -> list[Said]:
    """What each of them is told."""
    rides = _rides(version.found.plan)
    return [
        said("ABOARD_MOVED", worker=w, trip=trip, trips=rides[w])
        if rides.get(w)
        else said("ABOARD_OFF", worker=w, trip=trip)
        for w, trip in seated_elsewhere(version)
    ]


def seated_elsewhere(version: NextVersion) -> list[tuple[str, str]]:
    """Workers and where they sit, whom the version has in another vehicle, or in none.

    Those on a trip that ended on its way are told with its relief.
    """
    before, after = version.parent, version.found.plan
    rides, fixed = _rides(after), version.begun.asked.fixed
    return [
        (worker_id, ride_id)
        for worker_id, own in sorted(fixed.aboard.items())
        for ride_id in own
        if ride_id not in fixed.broken
        and (
            ride_id not in rides.get(worker_id, ())
            or (
                ride_id in before.trip
                and coach_of(before.trip[ride_id]) != coach_of(after.trip[ride_id])
            )
        )
    ]


def _rides(plan: Plan) -> dict[str, tuple[str, ...]]:
    return {
        journey.worker_id: tuple(
            leg.trip_id or leg.service_id or "" for leg in journey.legs
        )
        for journey in plan.journeys
    }
