"""Staggered report times: never more workers at a hub in half an hour than its cap.

Half-hours of the clock are filled from the last one before a departure backwards; who
lives far away reports first, so that neighbours come on the same coaches. One coach by
itself is no crowd, however many it brings, and coaches may be few: where half-hours
that are dealt out beforehand leave workers behind, every coach takes one that has room.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from transport.clock import MINUTE_S
from transport.places import Opening, rough_away

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.groups import Group
    from transport.journeys.chains import Chain
    from transport.scenario import Scenario

    Ride = tuple[str, int]

SLOT_S = 30 * MINUTE_S


def report_windows(
    scenario: Scenario,
    rides: Mapping[Ride, tuple[Group, Chain]],
    *,
    is_dealt: bool = True,
) -> dict[Ride, tuple[str, Opening]]:
    """The window of each party: a name, and when its coach may let it off.

    Where everybody at a hub fits into one half-hour there is no need for order, and
    the window is all the time before the departure; so it is where half-hours are not
    dealt out, and whoever books trips sees to the cap.
    """
    by_service: defaultdict[str, list[Ride]] = defaultdict(list)
    for ride, (_, chain) in rides.items():
        by_service[chain.service_id].append(ride)
    crowded = crowded_hubs(scenario, rides) if is_dealt else set()
    cap = scenario.policy.crowd_cap
    taken = Counter(scenario.others.gatherings)  # workers by hub and half-hour
    windows: dict[Ride, tuple[str, Opening]] = {}
    order = sorted(by_service, key=lambda s: (scenario.service[s].departs_s, s))
    for service_id in order:
        hub_id = scenario.service[service_id].from_hub
        due_s = rides[by_service[service_id][0]][1].feeder_deadline_s
        if hub_id not in crowded:
            free = Opening(from_s=0, until_s=due_s, is_daily=False)
            windows |= dict.fromkeys(by_service[service_id], (service_id, free))
            continue
        slot = due_s // SLOT_S - 1
        for ride in _near_first(scenario, hub_id, by_service[service_id], rides):
            group, _ = rides[ride]
            n = group.parties[ride[1]].n
            while slot > 0 and taken[hub_id, slot] + n > cap:
                slot -= 1
            taken[hub_id, slot] += n
            until_s = (slot + 1) * SLOT_S - MINUTE_S  # the next minute is the next's
            opening = Opening(from_s=slot * SLOT_S, until_s=until_s, is_daily=False)
            windows[ride] = (f"{service_id}.{slot}", opening)
    return windows


def crowded_hubs(
    scenario: Scenario, rides: Mapping[Ride, tuple[Group, Chain]]
) -> set[str]:
    """Hubs whose workers do not all fit into one half-hour."""
    at_hub: Counter[str] = Counter()
    for ride, (group, chain) in rides.items():
        hub_id = scenario.service[chain.service_id].from_hub
        at_hub[hub_id] += group.parties[ride[1]].n
    cap, others = scenario.policy.crowd_cap, scenario.others
    return {
        hub_id for hub_id, n in at_hub.items() if n + others.gathered_at(hub_id) > cap
    }


def _near_first(
    scenario: Scenario,
    hub_id: str,
    rides: list[Ride],
    legs: Mapping[Ride, tuple[Group, Chain]],
) -> list[Ride]:
    """Parties by the distance of their village from the hub, villages whole."""
    hub = scenario.hub[hub_id]

    def key(ride: Ride) -> tuple[float, str, Ride]:
        village = scenario.village[legs[ride][0].village_id]
        away = rough_away((village.lat, village.lon), (hub.lat, hub.lon))
        return (away, village.village_id, ride)

    return sorted(rides, key=key)
