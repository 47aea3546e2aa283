"""Small scenarios for the solver's tests: real distances, few workers."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from solvers.running.setup import searches_of
from tests.transport.builders import (
    make_depot,
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.groups import groups_of
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.search.search import Search
    from transport.groups import Group
    from transport.scenario import Scenario


def county_day(
    *,
    n_workers: int,
    n_villages: int = 8,
    n_employers: int = 4,
    seed: int = 0,
    preset: str = "none",
    north_deg: float = 1.2,
    **changes: Any,
) -> Scenario:
    """Workers of villages about Lin County for employers ``north_deg`` to the north."""
    rng = random.Random(seed)

    def spread(width: float) -> float:
        return rng.uniform(-width, width)

    villages = tuple(
        make_village(f"V{i:02d}", lat=37.95 + spread(0.15), lon=110.99 + spread(0.15))
        for i in range(n_villages)
    )
    employers = tuple(
        make_employer(
            f"E{i:02d}", lat=37.95 + north_deg + spread(0.05), lon=110.99 + spread(0.05)
        )
        for i in range(n_employers)
    )
    workers = tuple(
        make_worker(
            f"W{i:04d}",
            village_id=rng.choice(villages).village_id,
            employer_id=rng.choice(employers).employer_id,
        )
        for i in range(n_workers)
    )
    fleet = tuple(
        make_line(
            vehicle_type=f"coach-{seats}",
            seats=seats,
            count=20,
            billing="per_day",
            fixed_fen=fixed,
            per_km_fen=per_km,
            included_m=100_000,
            driver_day_fen=30_000,
        )
        for seats, fixed, per_km in (
            (19, 90_000, 400),
            (33, 130_000, 550),
            (49, 170_000, 650),
        )
    )
    scenario = make_scenario(
        villages=villages,
        employers=employers,
        workers=workers,
        depots=(make_depot(),),
        fleet=fleet,
        policy=make_policy(preset),
    )
    return replace(scenario, **changes)


def search_of(
    scenario: Scenario, groups: Sequence[Group] | None = None, *, seed: int = 0
) -> Search:
    """The one search of a small scenario, for these groups or for all workers."""
    groups = groups or groups_of(scenario, scenario.workers)
    (search,) = searches_of(scenario, distances_of(scenario), groups, seed=seed)
    return search


def built(search: Search) -> Search:
    """The search with its first plan."""
    for _ in search.build():
        pass
    return search
