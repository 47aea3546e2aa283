"""The journey network of a scenario's groups, health rules of trains included."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.gate.eligibility import health_gate
from transport.journeys.chains import JourneyNetwork

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.groups import Group
    from transport.roads.distances import Distances
    from transport.scenario import Scenario


def journey_network(
    scenario: Scenario, distances: Distances, groups: Sequence[Group]
) -> tuple[tuple[Group, ...], JourneyNetwork]:
    """The groups, cut where trains refuse some of their parties, and their network."""
    held: frozenset[str] = frozenset()
    if any(service.mode == "rail" for service in scenario.services):
        gate = health_gate(scenario, mode="rail")
        held = frozenset(entry.worker_id for entry in gate.held)
    cut = tuple(part for group in groups for part in _cut(group, held))
    return cut, JourneyNetwork(scenario, distances, cut, held_by_rail=held)


def _cut(group: Group, held: frozenset[str]) -> Iterator[Group]:
    """The group whole, or those whom trains take and those whom they refuse."""
    refused = tuple(p for p in group.parties if held.intersection(p.worker_ids))
    if not refused or len(refused) == len(group.parties):
        yield group
        return
    taken = tuple(p for p in group.parties if p not in refused)
    yield replace(group, parties=taken)
    yield replace(group, group_id=f"{group.group_id}-no-train", parties=refused)
