"""Who travels on a county day, and the tables between the places they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.gate.eligibility import health_gate
from transport.groups import groups_of
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.groups import Group
    from transport.scenario import Scenario


def groups_in(scenario: Scenario) -> tuple[Group, ...]:
    """The groups of all who may travel."""
    return groups_of(scenario, health_gate(scenario, mode="coach").eligible)


class Tables:
    """Metres and driving seconds between a scenario's places in use, by id."""

    def __init__(self, scenario: Scenario, groups: Sequence[Group]) -> None:
        self.villages = tuple(sorted({group.village_id for group in groups}))
        self.employers = tuple(sorted({group.employer_id for group in groups}))
        self.depots = tuple(sorted({line.depot_id for line in scenario.fleet}))
        self.ids = (*self.villages, *self.employers, *self.depots)
        self.idx = {place_id: i for i, place_id in enumerate(self.ids)}
        self.distance_m, self.driving_s = distances_of(scenario).matrices(self.ids)

    def metres(self, from_id: str, to_id: str) -> int:
        """Road metres of the run."""
        return int(self.distance_m[self.idx[from_id], self.idx[to_id]])

    def seconds(self, from_id: str, to_id: str) -> int:
        """Driving seconds of the run by day at speed 100 %."""
        return int(self.driving_s[self.idx[from_id], self.idx[to_id]])
