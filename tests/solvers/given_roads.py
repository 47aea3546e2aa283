"""Scenarios whose distances a table gives, as map services answer them."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from scipy.sparse.csgraph import shortest_path

from transport.roads.distances import distances_of
from transport.scenario import SuppliedDistance

if TYPE_CHECKING:
    import random

    from transport.scenario import Scenario


def given_roads(
    scenario: Scenario, rng: random.Random | None = None, *, share: float = 1.0
) -> Scenario:
    """The scenario with a row for each pair of its places, or for a share of them.

    With ``rng`` roads wind, each direction in its own way, and shortest ways are given:
    all of them together keep the triangle inequality, a share of them may not.
    """
    hubs = [hub.hub_id for hub in scenario.hubs]
    places = [
        *(village.village_id for village in scenario.villages),
        *(employer.employer_id for employer in scenario.employers),
        *(depot.depot_id for depot in scenario.depots),
        *hubs,
    ]
    metres, seconds = distances_of(scenario).matrices(places)
    if rng is not None:
        for i, j in itertools.permutations(range(len(places)), 2):
            metres[i, j] = int(metres[i, j] * rng.uniform(1.0, 1.5)) + 1
            seconds[i, j] = int(seconds[i, j] * rng.uniform(1.0, 1.5)) + 1
        metres, seconds = (
            shortest_path(table, method="FW").round().astype(int)
            for table in (metres, seconds)
        )
    rows = tuple(
        SuppliedDistance(
            from_id=places[i],
            to_id=places[j],
            distance_m=int(metres[i, j]),
            driving_s=int(seconds[i, j]),
        )
        for i, j in itertools.permutations(range(len(places)), 2)
        if rng is None or rng.random() < share
    )
    return replace(scenario, distances=rows)
