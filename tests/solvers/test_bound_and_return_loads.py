"""Where coaches bring loads home, too, the bounds lie under every plan.

``P2P_BOUND_SEEDS`` asks for more scenarios than a few, ``P2P_BOUND_FIRST`` for others.
"""

from __future__ import annotations

import os
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.bound.rising import Bounding
from solvers.bound.seat_cost import seat_cost_bound
from solvers.bound.straight_ways import views_of
from solvers.bound.worth import can_rise
from solvers.planner import solve
from solvers.problem.doubtful import with_doubts
from solvers.problem.problem import build_problem
from tests.solvers.tiny import tiny
from transport.checker import violations
from transport.groups import groups_of
from transport.journeys.individual import with_tickets
from transport.outcome import Limits
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.roster import Worker
    from transport.scenario import Scenario

FEW_STEPS = Limits(time_limit_s=None, steps=3)
ROUNDS = 30  # of work on the rising bound
FIRST_SEED = int(os.environ.get("P2P_BOUND_FIRST", "1"))
N_SEEDS = int(os.environ.get("P2P_BOUND_SEEDS", "3"))


def homebound(worker: Worker) -> Worker:
    """The worker on the way back."""
    return replace(
        worker,
        direction="home",
        village_id=worker.employer_id,
        employer_id=worker.village_id,
        home_id=None,
    )


def both_ways(rng: random.Random) -> Scenario:
    """A tiny scenario, some of whose parties go home; coaches run blocks."""
    scenario = tiny(rng, with_services=False)
    share = rng.choice((0.2, 0.5, 0.5, 0.8))
    turned: dict[str, bool] = {}
    workers = tuple(
        homebound(worker)
        if turned.setdefault(worker.party_id or worker.worker_id, rng.random() < share)
        else worker
        for worker in scenario.workers
    )
    policy = replace(
        scenario.policy,
        max_trips_per_block=rng.choice((2, 4)),
        max_wait_aboard_s=12 * 3600,
    )
    depots = scenario.depots
    if rng.random() < 0.3:  # the yard at the employers'
        far = scenario.employers[0]
        depots = tuple(replace(d, lat=far.lat + 0.01, lon=far.lon) for d in depots)
    return replace(
        scenario,
        workers=workers,
        policy=policy,
        depots=depots,
        n_days=max(2, scenario.n_days),
    )


def bounds(scenario: Scenario) -> Iterator[tuple[int, int]]:
    """The seat-cost bound and the risen one of every view, in fen."""
    distances = distances_of(scenario)
    groups = groups_of(scenario, scenario.workers)
    groups = with_doubts(scenario, distances, with_tickets(scenario, distances, groups))
    problem = build_problem(scenario, distances, groups)
    for (view,) in views_of([problem], scenario, distances):
        seat_cost = seat_cost_bound(view)
        if not can_rise(view):
            yield seat_cost.total_fen, 0
            continue
        bounding = Bounding(view, seat_cost)
        for _ in range(ROUNDS):
            if bounding.is_settled:
                break
            bounding.advance()
        yield seat_cost.total_fen, bounding.bound_fen


@pytest.mark.parametrize("seed", range(FIRST_SEED, FIRST_SEED + N_SEEDS))
def test_every_view_of_the_bound_lies_under_plans_with_return_loads(seed: int) -> None:
    scenario = both_ways(random.Random(seed))
    plan = solve(scenario, limits=FEW_STEPS).plan
    assert plan is not None
    assert violations(scenario, plan) == []
    for seat_cost_fen, risen_fen in bounds(scenario):
        assert max(seat_cost_fen, risen_fen) <= plan.cost.objective_fen
