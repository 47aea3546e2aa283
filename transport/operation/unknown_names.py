"""What changes name that their scenario does not know: coaches, places, services."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.changes import Changes
    from transport.scenario import Scenario


def unknown_names(scenario: Scenario, changes: Changes) -> Iterator[tuple[str, str]]:
    """Each field of the changes with a name in it that the scenario does not know.

    Workers who are not on the roster are passed over: nothing is changed of them.
    """
    places, employers = scenario.place_name.keys(), scenario.employer.keys()
    services = {service.service_id for service in scenario.services}
    for one in changes.added:
        ends = (one.village_id, one.employer_id, one.home_id or one.village_id)
        yield from (("added", name) for name in ends if name not in places)
    for field, names in (
        ("walks", changes.walks.values()),
        ("closed", [one.place_id for one in changes.closed]),
        ("closed", [one.to_place_id for one in changes.closed if one.to_place_id]),
        ("broken", [one.place_id for one in changes.broken if one.place_id]),
    ):
        yield from ((field, name) for name in names if name not in places)
    yield from (("intakes", name) for name in changes.intakes if name not in employers)
    gone = changes.services_gone
    yield from (("services_gone", name) for name in gone if name not in services)
    yield from (("moved", name) for name in changes.moved if name not in services)
    yield from _of_fleet(scenario, changes)


def _of_fleet(scenario: Scenario, changes: Changes) -> Iterator[tuple[str, str]]:
    depots = {depot.depot_id for depot in scenario.depots}
    for line in changes.coaches:
        if line.depot_id not in depots:
            yield "coaches", line.depot_id
    rows = {line.key for line in (*scenario.fleet, *changes.coaches)}
    for field, coaches in (("lost", changes.lost), ("away", changes.away)):
        for one in coaches:
            if (one.depot_id, one.vehicle_type) not in rows:
                yield field, f"{one.depot_id} {one.vehicle_type}"
