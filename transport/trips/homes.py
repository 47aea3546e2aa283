"""Home areas: a charter has one end in the city whose plates its coach bears.

Regulations on road passenger transport (道路旅客运输及客运站管理规定): one end of a
charter between cities lies in the city where the vehicle is registered, but for
emergency dispatch. The ends are read for each worker aboard: where he boards or where
he alights. A trip that keeps this has one end at home whichever calls are taken as its
ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.roads.hub_sides import hub_of

if TYPE_CHECKING:
    from transport.fleet import FleetLine
    from transport.groups import Group
    from transport.scenario import Scenario


def may_carry(scenario: Scenario, line: FleetLine, group: Group) -> bool:
    """Whether the group boards or alights in the home city of the line's coaches."""
    policy = scenario.policy
    if not policy.one_end_home or policy.emergency_dispatch:
        return True
    home = scenario.city_of_depot[line.depot_id]
    return not home or home in cities_of(scenario, group)


def cities_of(scenario: Scenario, group: Group) -> tuple[str, str]:
    """Cities where the group's trip begins and ends; hubs count where they lie."""
    start, end = hub_of(group.village_id), hub_of(group.employer_id)
    if group.is_homebound:
        home = scenario.region_of_village(scenario.own_village[end]).city
        return scenario.own_employer[start].city, home
    if group.segment == "receiving":
        city = scenario.region_of_hub[start].city
    else:
        city = scenario.region_of_village(scenario.village[start]).city
    if group.segment == "feeder":
        return city, scenario.region_of_hub[end].city
    return city, scenario.employer[end].city
