"""What services could do for those left behind, and why they do not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.groups import Group
    from transport.journeys.chains import JourneyNetwork
    from transport.plan import NotTravelling, Plan
    from transport.said import Said
    from transport.scenario import Scenario

MOST_NAMED = 3  # services in one reason


def with_services_named(
    scenario: Scenario, plan: Plan, groups: Sequence[Group], network: JourneyNetwork
) -> Plan:
    """The plan; the reason of whoever stays says of each service why it is no help."""
    if not plan.unplanned:
        return plan
    group_of = {w: group.group_id for group in groups for w in group.worker_ids}
    aboard = {use.service_id: len(use.workers) for use in plan.services}
    left = {group_of.get(entry.worker_id, "") for entry in plan.unplanned}
    asked = [group for group in groups if group.group_id in left]
    told = _by_group(scenario, network, aboard, asked)

    def named(entry: NotTravelling) -> NotTravelling:
        about = told.get(group_of.get(entry.worker_id, ""), [])
        if not about:
            return entry
        more = len(about) - MOST_NAMED
        parts = (entry.told, *about[:MOST_NAMED])
        if more > 0:
            parts = (*parts, said("MORE_SERVICES", n=more))
        return replace(entry, told=said("ONE_BY_ONE", parts=parts))

    return replace(plan, unplanned=tuple(named(entry) for entry in plan.unplanned))


def _by_group(
    scenario: Scenario,
    network: JourneyNetwork,
    aboard: Mapping[str, int],
    asked: Sequence[Group],
) -> Mapping[str, list[Said]]:
    """By group what is told of each service, those that could help first.

    ``asked``: the groups left behind. The same sentence stands for all of whom it is
    true.
    """
    told: defaultdict[str, list[Said]] = defaultdict(list)
    left = {group.group_id: group for group in asked}
    seats = {
        service_id: _of_seats(scenario, service_id, aboard.get(service_id, 0))
        for service_id in {chain.service_id for chain in network.possible}
    }
    for chain in network.possible:
        if chain.group_id in left:
            barred = _no_coach_at_home(scenario, left[chain.group_id], chain.service_id)
            told[chain.group_id].append(barred or seats[chain.service_id])
    ways = {(chain.group_id, chain.service_id) for chain in network.possible}
    for none in network.refused:
        is_asked = none.group_id in left
        if not is_asked or (none.group_id, none.service_id) in ways:
            continue
        name = _name(scenario, none.service_id)
        no_way = said("SERVICE_IS_NO_WAY", service=name, why=none.told)
        told[none.group_id].append(no_way)
    return told


def _of_seats(scenario: Scenario, service_id: str, n_aboard: int) -> Said:
    """That the service is full, or has seats to which no coaches were found."""
    service = scenario.service[service_id]
    n_seats = service.seats * service.max_units
    name = _name(scenario, service_id)
    if n_aboard >= n_seats:
        return said("SERVICE_IS_FULL", service=name, seats=n_seats)
    free = n_seats - n_aboard
    return said("SERVICE_HAS_SEATS", service=name, free=free, seats=n_seats)


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
            name = _name(scenario, service_id)
            return said(way, service=name, cities=cities_said)
    return None


def _name(scenario: Scenario, service_id: str) -> Said:
    if scenario.service[service_id].is_flight:
        return said("FLIGHT", service=service_id)
    return said("TRAIN", service=service_id)
