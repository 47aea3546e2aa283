"""Staggered report times: never more workers at a hub in half an hour than its cap.

Half-hours of the clock are filled from the last one before a departure backwards; who
lives far away reports first, so that neighbours come on the same coaches. One coach by
itself is no crowd, however many it brings: where caps leave workers behind, a village
may have a half-hour to itself, up to a coach's load.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, partial
from typing import TYPE_CHECKING

from transport.clock import MINUTE_S
from transport.places import Opening, rough_away
from transport.trips.seats import load_cap_percent, usable_seats

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.groups import Group
    from transport.journeys.chains import Chain
    from transport.places import Risk
    from transport.policy import Scope
    from transport.scenario import Scenario

    Ride = tuple[str, int]

SLOT_S = 30 * MINUTE_S


def report_windows(
    scenario: Scenario,
    rides: Mapping[Ride, tuple[Group, Chain]],
    *,
    is_by_coach: bool = False,
) -> dict[Ride, tuple[str, Opening]]:
    """The window of each party: a name, and when its coach may let it off.

    Where everybody at a hub fits into one half-hour there is no need for order, and
    the window is all the time before the departure. ``is_by_coach``: one coach may
    fill a half-hour beyond the cap.
    """
    by_service: defaultdict[str, list[Ride]] = defaultdict(list)
    for ride, (_, chain) in rides.items():
        by_service[chain.service_id].append(ride)
    crowded = crowded_hubs(scenario, rides)
    hall = _Hall(scenario.policy.crowd_cap)
    windows: dict[Ride, tuple[str, Opening]] = {}
    order = sorted(by_service, key=lambda s: (scenario.service[s].departs_s, s))
    for service_id in order:
        hub_id = scenario.service[service_id].from_hub
        due_s = rides[by_service[service_id][0]][1].feeder_deadline_s
        if hub_id not in crowded:
            free = Opening(from_s=0, until_s=due_s, is_daily=False)
            windows |= dict.fromkeys(by_service[service_id], (service_id, free))
            continue
        load_of = cache(partial(_coach_load, scenario, due_s))
        slot = due_s // SLOT_S - 1
        for ride in _near_first(scenario, hub_id, by_service[service_id], rides):
            group, _ = rides[ride]
            n = group.parties[ride[1]].n
            most = load_of(group.scope, group.risk) if is_by_coach else 0
            while slot > 0 and not hall.has_room(hub_id, slot, group, n, most):
                slot -= 1
            hall.take(hub_id, slot, group, n)
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
    return {hub_id for hub_id, n in at_hub.items() if n > scenario.policy.crowd_cap}


class _Hall:
    """Who reports at each hub in each half-hour."""

    def __init__(self, cap: int) -> None:
        self._cap = cap
        self._taken: Counter[tuple[str, int]] = Counter()  # workers by hub, half-hour
        self._kinds: defaultdict[tuple[str, int], set[object]] = defaultdict(set)

    def has_room(self, hub_id: str, slot: int, group: Group, n: int, most: int) -> bool:
        """Whether so many more keep the cap, or one coach with ``most`` seats."""
        there = self._taken[hub_id, slot] + n
        is_alone = self._kinds[hub_id, slot] <= {_kind(group)}
        return there <= self._cap or (is_alone and there <= most)

    def take(self, hub_id: str, slot: int, group: Group, n: int) -> None:
        """So many of the group report at the hub in that half-hour."""
        self._taken[hub_id, slot] += n
        self._kinds[hub_id, slot].add(_kind(group))


def _kind(group: Group) -> object:
    """Whom one coach certainly takes together."""
    return group.village_id, group.scope, group.risk


def _coach_load(scenario: Scenario, at_s: int, scope: Scope, risk: Risk) -> int:
    """The most workers of such a trip that any coach may bring to the hub."""
    edition = scenario.edition_at(at_s)
    cap_percent = load_cap_percent(edition, scope=scope, risk=risk)
    return max(
        (
            usable_seats(
                line,
                policy=scenario.policy,
                edition=edition,
                cap_percent=cap_percent,
                drivers=1,
            )
            for line in scenario.fleet
        ),
        default=0,
    )


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
