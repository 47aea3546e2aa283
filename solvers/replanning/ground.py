"""What a plan is changed upon: the scenario after the changes, and who is who in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from transport.gate.eligibility import health_gate
from transport.gate.screening import screened
from transport.groups import groups_of
from transport.journeys.individual import with_tickets
from transport.operation.changed import changed
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.changes import Changes
    from transport.gate.eligibility import Gate
    from transport.groups import Group, Party
    from transport.plan import Screening
    from transport.roads.distances import Distances
    from transport.scenario import Scenario
    from transport.trips.routes import Lookup


@dataclass(frozen=True, kw_only=True)
class Ground:
    """The scenario after ``changes`` (``asked``), and once health checks are made."""

    changes: Changes
    asked: Scenario
    scenario: Scenario
    screenings: tuple[Screening, ...]
    gate: Gate

    @cached_property
    def distances(self) -> Distances:
        """Lengths of the ways."""
        return distances_of(self.scenario)

    @cached_property
    def ways(self) -> Lookup:
        """The same, each way remembered: many are asked for again and again."""
        return _Remembered(self.distances)

    @cached_property
    def eligible(self) -> frozenset[str]:
        """Who may travel."""
        return frozenset(worker.worker_id for worker in self.gate.eligible)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Everybody who may travel, by group."""
        groups = groups_of(self.scenario, self.gate.eligible)
        return with_tickets(self.scenario, self.distances, groups)

    @cached_property
    def group_of(self) -> Mapping[str, Group]:
        """The group of each worker who may travel."""
        return {w: group for group in self.groups for w in group.worker_ids}

    @cached_property
    def party_of(self) -> Mapping[str, Party]:
        """The party of each worker who may travel."""
        return {
            w: party
            for group in self.groups
            for party in group.parties
            for w in party.worker_ids
        }

    def groups_among(self, workers: frozenset[str]) -> tuple[Group, ...]:
        """The groups, each with those of its parties who are all among the workers."""
        found = []
        for group in self.groups:
            parties = tuple(
                p for p in group.parties if workers.issuperset(p.worker_ids)
            )
            if parties:
                found.append(replace(group, parties=parties))
        return tuple(found)


class _Remembered:
    """Lengths of ways that are computed once."""

    def __init__(self, distances: Lookup) -> None:
        self._distances = distances
        self._metres: dict[tuple[str, str], int] = {}
        self._seconds: dict[tuple[str, str], int] = {}

    def metres(self, from_id: str, to_id: str) -> int:
        """Road metres of the run."""
        key = (from_id, to_id)
        if key not in self._metres:
            self._metres[key] = self._distances.metres(*key)
        return self._metres[key]

    def seconds(self, from_id: str, to_id: str) -> int:
        """Driving seconds of the run by day at speed 100 %."""
        key = (from_id, to_id)
        if key not in self._seconds:
            self._seconds[key] = self._distances.seconds(*key)
        return self._seconds[key]


def ground_of(scenario: Scenario, changes: Changes) -> Ground:
    """The ground after the changes."""
    return ground_as_it_is(changed(scenario, changes), changes)


def ground_as_it_is(asked: Scenario, changes: Changes) -> Ground:
    """The ground of a scenario that is as the ``changes`` have made it."""
    checked, screenings = screened(asked)
    return Ground(
        changes=changes,
        asked=asked,
        scenario=checked,
        screenings=screenings,
        gate=health_gate(checked),
    )
