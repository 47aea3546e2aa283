"""What services could do for those left behind, and why they do not.

Where a service would need less to help than a coach alone, it is the reason.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, get_args

from solvers.journeys.lacking_coaches import lacking_coaches
from solvers.journeys.seats_beside import with_seats_beside
from solvers.journeys.shortfalls import shortfall_s
from solvers.repairs.intake import HALF_HOUR_S, arrivals_of, gatherings_of
from transport.clock import DAY_S
from transport.journeys.network import journey_network
from transport.policy import Mode
from transport.said import said

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence

    from solvers.repairs.intake import Coaches
    from transport.groups import Group
    from transport.journeys.chains import Chain, JourneyNetwork
    from transport.journeys.no_chains import NoChain
    from transport.plan import NotTravelling, Plan
    from transport.roads.distances import Distances
    from transport.said import Figure, Said
    from transport.scenario import Scenario

MOST_NAMED = 3  # services in one reason
BY_RULES = ("RIDE_TOO_LONG", "NO_LEGAL_TIMETABLE", "CREW_NOT_ALLOWED")
_CODES = {
    "MISSES_DEPARTURE": "SERVICE_TIMES",
    "ARRIVES_TOO_LATE": "SERVICE_TIMES",
    "JOURNEY_TOO_LONG": "RIDE_TOO_LONG",
    "GATE_CLOSED": "SERVICE_TIMES",
    "PICKUP_OVER": "SERVICE_TIMES",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What is told of one service to a group that stays.

    ``code``: as whose reason it may stand; none where it is no reason of its own.
    ``short_s``: by how much time it fails; 0 where only a resource or setting lacks.
    """

    told: Said
    code: str = ""
    short_s: int = 0


def with_services_named(
    scenario: Scenario,
    plan: Plan,
    groups: Sequence[Group],
    network: JourneyNetwork,
    distances: Distances,
) -> Plan:
    """The plan; the reason of whoever stays says of each service why it is no help.

    A service that needs less to help than a coach alone, by time, comes first and
    gives the code.
    """
    if not plan.unplanned or not scenario.services:
        return plan
    whole_of = {w: group for group in groups for w in group.worker_ids}
    group_of = {w: group.group_id for w, group in whole_of.items()}
    left = {group_of.get(entry.worker_id, "") for entry in plan.unplanned}
    asked = [group for group in groups if group.group_id in left]
    told = _Telling(scenario, plan, distances, whole_of).by_group(network, asked)
    return replace(
        plan,
        unplanned=tuple(
            _named(entry, told.get(group_of.get(entry.worker_id, ""), []))
            for entry in plan.unplanned
        ),
    )


def _named(entry: NotTravelling, about: Sequence[_About]) -> NotTravelling:
    """The entry with the services, the closest first where it needs less than a coach.

    The same sentence stands for all of whom it is true.
    """
    if not about:
        return entry
    closest = min(
        (one for one in about if one.code), key=lambda one: one.short_s, default=None
    )
    own_s = shortfall_s(entry.told) if entry.code in BY_RULES else 0
    is_closer = closest is not None and (
        closest.short_s < own_s if own_s is not None else not closest.short_s
    )
    more = len(about) - MOST_NAMED
    rest: tuple[Said, ...] = (said("MORE_SERVICES", n=more),) if more > 0 else ()
    if closest is None or not is_closer:
        named = tuple(one.told for one in about[:MOST_NAMED])
        parts = (entry.told, *named, *rest)
        return replace(entry, told=said("ONE_BY_ONE", parts=parts))
    others = tuple(one.told for one in about if one is not closest)[: MOST_NAMED - 1]
    parts = (closest.told, entry.told, *others, *rest)
    return replace(entry, code=closest.code, told=said("ONE_BY_ONE", parts=parts))


class _Telling:
    """What is told of the services of one plan."""

    def __init__(
        self,
        scenario: Scenario,
        plan: Plan,
        distances: Distances,
        group_of: Mapping[str, Group],
    ) -> None:
        self._scenario = scenario
        self._group_of = group_of
        self._plan = plan
        self._distances = distances
        self._left = {entry.worker_id for entry in plan.unplanned}
        self._aboard = {use.service_id: len(use.workers) for use in plan.services}
        self._seats: dict[tuple[str | int, ...], _About] = {}  # alike for such groups

    def by_group(
        self, network: JourneyNetwork, asked: Sequence[Group]
    ) -> dict[str, list[_About]]:
        """By group what is told of each service, those that could help first.

        ``asked``: the groups left behind.
        """
        told: defaultdict[str, list[_About]] = defaultdict(list)
        left = {group.group_id: group for group in asked}
        for chain in network.possible:
            if chain.group_id in left:
                told[chain.group_id].append(self._possible(left[chain.group_id], chain))
        for chain in self._barred(asked):
            named = said("SERVICE_NOT_ADMITTED", service=self._name(chain.service_id))
            told[chain.group_id].append(_About(told=named, code="MODE_NOT_ADMITTED"))
        ways = {(chain.group_id, chain.service_id) for chain in network.possible}
        for none in network.refused:
            if none.group_id in left and (none.group_id, none.service_id) not in ways:
                told[none.group_id].append(self._no_way(none))
        return told

    def _possible(self, group: Group, chain: Chain) -> _About:
        """That the service is full, or has seats to which no coaches were found."""
        barred = _no_coach_at_home(self._scenario, group, chain.service_id)
        if barred is not None:
            return _About(told=barred, code="NO_CONNECTING_COACH")
        key = (
            *(chain.service_id, group.village_id, group.employer_id),
            *(chain.feeder_ready_s, chain.receiving_deadline_s),
            self._smallest_party(group),
        )
        if key not in self._seats:
            self._seats[key] = self._of_seats(group, chain)
        return self._seats[key]

    def _of_seats(self, group: Group, chain: Chain) -> _About:
        service = self._scenario.service[chain.service_id]
        taken_up = self._unless_room(group, chain)
        if taken_up is not None:  # no seat more would help
            return taken_up
        n_seats = service.seats * service.max_units
        free = n_seats - self._aboard.get(service.service_id, 0)
        name = self._name(service.service_id)
        if free <= 0:
            full = said("SERVICE_IS_FULL", service=name, seats=n_seats)
            return _About(told=full, code="SERVICE_FULL")
        figures: dict[str, Figure] = {"service": name, "free": free, "seats": n_seats}
        smallest = self._smallest_party(group)
        if smallest > free:
            told = said("SERVICE_TOO_FULL", **figures, n=smallest)
            return _About(told=told, code="SERVICE_FULL")
        lacking = lacking_coaches(
            self._scenario, self._plan, self._distances, group, chain
        )
        if lacking is None:
            return self._unless_crowded(group, chain, figures)
        why = with_seats_beside(
            *(self._scenario, self._plan, group, service.service_id, lacking.side),
            why=lacking.why,
            group_of=self._group_of,
        )
        told = said(lacking.code, **figures, hub=lacking.hub_id, why=why)
        return _About(told=told, code="NO_CONNECTING_COACH")

    def _unless_room(self, group: Group, chain: Chain) -> _About | None:
        """That the employer takes in no more when the service would bring them."""
        employer = self._scenario.employer[group.employer_id]
        if employer.daily_intake is None:
            return None
        hub_id = self._scenario.service[chain.service_id].to_hub
        way_s = self._distances.seconds(hub_id, group.employer_id)
        first = (chain.receiving_ready_s + way_s) // DAY_S
        last = max(first, (chain.receiving_deadline_s - 1) // DAY_S)
        n, most = self._smallest_party(group), employer.daily_intake
        busiest = (
            self._arrivals[employer.employer_id, day] for day in range(first, last + 1)
        )
        room = max(0, most - min(busiest))
        if room >= n:
            return None
        told = said(
            "SERVICE_INTAKE_FULL",
            service=self._name(chain.service_id),
            employer=employer.employer_id,
            most=most,
            room=room,
            n=n,
        )
        return _About(told=told, code="INTAKE_FULL")

    @cached_property
    def _arrivals(self) -> Counter[tuple[str, int]]:
        return arrivals_of(self._scenario, self._plan)

    def _unless_crowded(
        self, group: Group, chain: Chain, figures: Mapping[str, Figure]
    ) -> _About:
        """That the service has seats; where too many gather at its hub, that too.

        In every half-hour in which a coach could bring the smallest party.
        """
        hub_id = self._scenario.service[chain.service_id].from_hub
        n, most = self._smallest_party(group), self._scenario.policy.crowd_cap
        way_s = self._distances.seconds(group.village_id, hub_id)
        first = (chain.feeder_ready_s + way_s) // HALF_HOUR_S
        last = (chain.feeder_deadline_s - 1) // HALF_HOUR_S
        there = (self._gathered.get((hub_id, at), ()) for at in range(first, last + 1))
        if any(not coaches or sum(coaches) + n <= most for coaches in there):
            return _About(told=said("SERVICE_HAS_SEATS", **figures))
        told = said("SERVICE_HUB_CROWDED", **figures, hub=hub_id, most=most)
        return _About(told=told, code="CROWDED")

    @cached_property
    def _gathered(self) -> Coaches:
        return gatherings_of(self._scenario, self._plan)

    def _smallest_party(self, group: Group) -> int:
        """Members of the smallest party of the group that stays."""
        left = self._left
        return min((p.n for p in group.parties if left & {*p.worker_ids}), default=1)

    def _barred(self, asked: Sequence[Group]) -> tuple[Chain, ...]:
        """Ways over services of kinds that the settings leave out."""
        scenario, modes = self._scenario, self._scenario.policy.modes
        barred = tuple(s for s in scenario.services if s.mode not in modes)
        if not barred:
            return ()
        every: tuple[Mode, ...] = get_args(Mode)
        admitted = replace(
            scenario, services=barred, policy=replace(scenario.policy, modes=every)
        )
        return journey_network(admitted, self._distances, asked)[1].chains

    def _no_way(self, none: NoChain) -> _About:
        name = self._name(none.service_id)
        return _About(
            told=said("SERVICE_IS_NO_WAY", service=name, why=none.told),
            code=_CODES.get(none.code, "") if none.excess_s else "",
            short_s=none.excess_s or 0,
        )

    def _name(self, service_id: str) -> Said:
        if self._scenario.service[service_id].is_flight:
            return said("FLIGHT", service=service_id)
        return said("TRAIN", service=service_id)


def _no_coach_at_home(scenario: Scenario, group: Group, service_id: str) -> Said | None:
    """That no coach may run to the service or from it: all bear plates of elsewhere."""
    policy = scenario.policy
    if not policy.one_end_home or policy.emergency_dispatch or group.is_homebound:
        return None
    service = scenario.service[service_id]
    at_hub = scenario.region_of_hub
    village = scenario.region_of_village(scenario.village[group.village_id])
    employer = scenario.employer[group.employer_id]
    homes = {
        scenario.city_of_depot[line.depot_id] for line in scenario.fleet if line.count
    }
    for way, cities in (
        ("NO_FEEDER_AT_HOME", (village.city, at_hub[service.from_hub].city)),
        ("NO_RECEIVING_AT_HOME", (at_hub[service.to_hub].city, employer.city)),
    ):
        if "" not in homes and homes.isdisjoint(cities):
            cities_said = tuple(dict.fromkeys(cities))
            is_flight = service.is_flight
            name = said("FLIGHT" if is_flight else "TRAIN", service=service_id)
            return said(way, service=name, cities=cities_said)
    return None
