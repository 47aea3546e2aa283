"""Connections: how much time each coach leaves at the hub of its service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.plan import Plan, Trip
    from transport.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """A coach and the service it feeds or meets.

    ``at_s`` is when its workers have alighted at the hub, or begin to board there;
    ``limit_s`` the last moment for that, or the first. ``missed_s``: what the coach may
    lose beyond the slack before its workers miss the service at check-in; None on
    receiving coaches, which wait.
    """

    trip_id: str
    service_id: str
    hub_id: str
    n_workers: int
    at_s: int
    limit_s: int
    slack_s: int
    missed_s: int | None


def connections(scenario: Scenario, plan: Plan) -> tuple[Connection, ...]:
    """Every link of the plan, the smallest slack first."""
    boards = {
        (leg.trip_id, journey.worker_id): leg.board_s
        for journey in plan.journeys
        for leg in journey.legs
    }
    found = [
        _connection(scenario, trip, boards)
        for trip in plan.trips
        if trip.service_id is not None
    ]
    return tuple(sorted(found, key=lambda link: (link.slack_s, link.trip_id)))


def _connection(
    scenario: Scenario, trip: Trip, boards: dict[tuple[str | None, str], int]
) -> Connection:
    service, policy = scenario.service[str(trip.service_id)], scenario.policy
    stop = next(stop for stop in trip.stops if stop.kind == "hub")
    if trip.segment == "feeder":
        at_s = stop.depart_s
        limit_s = service.departs_s - policy.connect_s(service.mode)
        slack_s = limit_s - at_s
        missed_s: int | None = (
            service.departs_s - policy.check_in_s(service.mode) - at_s
        )
    else:
        at_s = min(boards[trip.trip_id, worker_id] for worker_id in stop.board)
        limit_s = service.arrives_s + policy.transfer_s(service.mode)
        slack_s, missed_s = at_s - limit_s, None
    return Connection(
        trip_id=trip.trip_id,
        service_id=service.service_id,
        hub_id=str(stop.place_id),
        n_workers=len(trip.worker_ids),
        at_s=at_s,
        limit_s=limit_s,
        slack_s=slack_s,
        missed_s=missed_s,
    )


def tightest(links: Sequence[Connection], n: int) -> Sequence[Connection]:
    """The first ``n`` feeders' links: receiving coaches cannot miss anything."""
    return [link for link in links if link.missed_s is not None][:n]
