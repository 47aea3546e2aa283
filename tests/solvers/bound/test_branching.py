"""The tree against an integer programme over the same pool."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from solvers.bound.branching import NEAR_SHARE, Branching, ceiling_over
from solvers.bound.leaving import Leaving
from solvers.bound.mix_limits import fleet_limits
from solvers.bound.trip_kinds import offers_of
from tests.solvers.bound.test_pair_pool import pool_of
from tests.solvers.bound.test_pool_programme import programme_of
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.bound.pair_pool import Pool
    from solvers.problem.problem import Problem

ENDLESS = float("inf")
MOST_NODES = 400


class Integers:
    """The pool's programme in whole trips with free loads, for another solver."""

    def __init__(self) -> None:
        self.cost: list[float] = []
        self.most: list[float] = []
        self.is_whole: list[int] = []

    def variable(self, cost: float, most: float, *, is_whole: bool = False) -> int:
        self.cost.append(cost)
        self.most.append(most)
        self.is_whole.append(int(is_whole))
        return len(self.cost) - 1

    def least(self, asked: list[tuple[dict[int, float], float, float]]) -> float:
        table = np.zeros((len(asked), len(self.cost)))
        for row, (own, _, _) in enumerate(asked):
            for at, factor in own.items():
                table[row, at] = factor
        ends = ([low for _, low, _ in asked], [high for _, _, high in asked])
        found = milp(
            self.cost,
            integrality=np.array(self.is_whole),
            bounds=Bounds(0, self.most),
            constraints=LinearConstraint(table, *ends),
        )
        assert found.success, found.message
        return float(found.fun)


def by_integers(
    problem: Problem, pool: Pool, cost_fen: npt.NDArray[np.float64]
) -> float:
    """The least cost in whole trips with free loads."""
    model, (part,) = Integers(), pool.parts
    asked: list[tuple[dict[int, float], float, float]] = []
    aboard: list[dict[int, float]] = [{} for _ in range(problem.n_groups)]
    run = [model.variable(float(fen), 5, is_whole=True) for fen in cost_fen]
    for i, trips in enumerate(run):
        seated = {trips: -float(part.entries.seats[i])}
        for g, n in part.groups_of(i).items():
            load = model.variable(float(problem.kit_fen[g]), n)
            asked.append(({load: 1.0, trips: -float(n)}, -np.inf, 0.0))
            aboard[g][load] = seated[load] = 1.0
        asked.append((seated, -np.inf, 0.0))
    for g, weights in enumerate(Leaving(problem).weights):
        for fen, n in weights:
            aboard[g][model.variable(fen, float(n))] = 1.0
        asked.append((aboard[g], float(problem.n_workers[g]), np.inf))
    for limit in fleet_limits(problem, offers_of(problem)):
        own = {run[i]: 1.0 for i, k in enumerate(part.kind) if int(k) in limit.offers}
        asked.append((own, -np.inf, float(limit.most)))
    return model.least(asked)


def solved(tree: Branching) -> Branching:
    for _ in range(MOST_NODES):
        tree.advance(plan_fen=ENDLESS)
        if tree.is_over:
            break
    assert tree.is_over
    return tree


@pytest.mark.parametrize("seed", range(4))
def test_the_tree_finds_the_least_cost_in_whole_trips(seed: int) -> None:
    problem = problem_of(
        county_day(n_workers=30, n_villages=3, n_employers=2, seed=seed)
    )
    pool = pool_of(problem, most=300)
    tree = solved(Branching(programme_of(problem, pool), ceiling_fen=3_000_000.0))
    assert tree.has_optimum
    least = by_integers(problem, pool, tree.programme.cost_fen)
    assert tree.bound_fen <= least + 1
    assert tree.bound_fen >= least * (1 - 1e-4) - 1
    assert min(whole.cost_fen for whole in tree.found) <= least + 1


def test_no_more_is_proved_than_the_ceiling() -> None:
    problem = problem_of(county_day(n_workers=30, n_villages=3, n_employers=2))
    programme = programme_of(problem, pool_of(problem, most=300))
    tree = Branching(programme, ceiling_fen=10_000.0)
    tree.advance(plan_fen=ENDLESS)
    assert tree.is_over
    assert tree.bound_fen <= 10_000.0
    assert not tree.has_optimum  # a larger pool may prove more


def test_nodes_that_were_closed_near_the_ceiling_are_no_optimum() -> None:
    problem = problem_of(county_day(n_workers=30, n_villages=3, n_employers=2))
    pool = pool_of(problem, most=300)
    optimum = solved(Branching(programme_of(problem, pool), ceiling_fen=3_000_000.0))
    ceiling_fen = optimum.bound_fen * (1 + NEAR_SHARE / 2)
    near = solved(Branching(programme_of(problem, pool), ceiling_fen=ceiling_fen))
    assert near.bound_fen < near.ceiling_fen
    assert not near.has_optimum


def test_where_sides_cannot_be_compared_the_tree_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = problem_of(county_day(n_workers=30, n_villages=3, n_employers=2))
    programme = programme_of(problem, pool_of(problem, most=300))
    least = by_integers(problem, pool_of(problem, most=300), programme.cost_fen)
    monkeypatch.setattr(programme, "quick_fen", lambda: None)
    tree = solved(Branching(programme, ceiling_fen=3_000_000.0))
    assert tree.bound_fen >= least * (1 - 1e-4) - 1


def test_a_ceiling_leaves_room_for_what_is_as_good_as_closed() -> None:
    problem = problem_of(county_day(n_workers=30, n_villages=3, n_employers=2))
    programme = programme_of(problem, pool_of(problem, most=300))
    wanted = programme.bound_fen(enough_fen=ENDLESS) - 1_000
    tree = Branching(programme, ceiling_fen=ceiling_over(wanted))
    tree.advance(plan_fen=ceiling_over(wanted))
    assert tree.is_over
    assert tree.bound_fen >= wanted
