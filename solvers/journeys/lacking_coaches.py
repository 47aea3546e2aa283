"""Which coaches are missing for a service that has seats: to it, or from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from solvers.journeys.seats_beside import Side
    from transport.groups import Group
    from transport.journeys.chains import Chain
    from transport.plan import Plan
    from transport.roads.distances import Distances
    from transport.said import Said
    from transport.scenario import Scenario

FEEDER: Side = "feeder"
RECEIVING: Side = "receiving"
LACKS: Mapping[Side, str] = {
    FEEDER: "SERVICE_LACKS_FEEDERS",
    RECEIVING: "SERVICE_LACKS_RECEIVING",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """The side of a service on which every coach that stands near is away.

    ``why``: that they are away, or that there is none.
    """

    side: Side
    hub_id: str
    why: Said

    @property
    def code(self) -> str:
        """That of the sentence."""
        return LACKS[self.side]


def lacking_coaches(
    scenario: Scenario, plan: Plan, distances: Distances, group: Group, chain: Chain
) -> Lacking | None:
    """The side on which coaches are missing; None where both have one that is free.

    Near are coaches whose depot is no further from the hub than a hub may be from a
    village; those from further away would come empty over such a distance. Coaches too
    large for the village collect nobody there.
    """
    service = scenario.service[chain.service_id]
    feeder_s = distances.seconds(group.village_id, service.from_hub)
    receiving_s = distances.seconds(service.to_hub, group.employer_id)
    due_s, begins_s = chain.feeder_deadline_s, chain.receiving_ready_s
    largest = scenario.village[group.village_id].max_seats
    sides = (
        (FEEDER, service.from_hub, due_s - feeder_s, due_s),
        (RECEIVING, service.to_hub, begins_s, begins_s + receiving_s),
    )
    for side, hub_id, from_s, until_s in sides:
        near = {
            line.key: line.count
            for line in scenario.fleet
            if line.count
            and distances.metres(line.depot_id, hub_id) <= scenario.policy.max_hub_m
            and (side == RECEIVING or largest is None or line.seats <= largest)
        }
        away = Counter(
            (depot_id, kind)
            for depot_id, kind, _ in {
                (trip.depot_id, trip.vehicle_type, trip.coach)
                for trip in plan.trips
                if trip.depart_s < until_s
                and trip.return_s + scenario.policy.turnaround_s > from_s
            }
        )
        if all(away[key] >= count for key, count in near.items()):
            most_m, n = scenario.policy.max_hub_m, sum(near.values())
            why = said("NO_COACHES_NEAR", most_m=most_m)
            if n and largest is not None and side == FEEDER:
                why = said("COACHES_THAT_FIT_AWAY", most_m=most_m, n=n, seats=largest)
            elif n:
                why = said("COACHES_NEAR_AWAY", most_m=most_m, n=n)
            return Lacking(side=side, hub_id=hub_id, why=why)
    return None
