"""Whose printed seat is his for good, though somebody of a higher class has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from solvers.replanning.asking import Asked
    from transport.scenario import Scenario


def seats_held(
    asked: Asked, scenario: Scenario, to_place: Collection[str]
) -> Mapping[str, str]:
    """By worker, the trip whose seat he holds: of those with an end like one to place.

    He was told of it by a list that stands: of a trip that has left, is frozen or
    locked; or he is locked himself, or was seen aboard. In ``scenario`` all who may be
    placed are on the roster.
    """
    fixed, people = asked.fixed, scenario.worker
    ends = {
        (people[w].village_id, people[w].employer_id) for w in to_place if w in people
    }
    return {
        w: trip.trip_id
        for trip in asked.plan.trips
        if trip.segment == "direct"
        for stands in [
            trip.trip_id in fixed.departed | fixed.frozen or fixed.holds(trip)
        ]
        for w in trip.worker_ids
        if w in people and (people[w].village_id, people[w].employer_id) in ends
        if stands
        or w in fixed.locked_workers
        or trip.trip_id in fixed.aboard.get(w, ())
    }
