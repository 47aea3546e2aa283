"""PyVRP's search as it is called here: it can be listened to, and ends feasible."""

from __future__ import annotations

from typing import Any

import pytest
import pyvrp
from pyvrp.stop import MaxIterations

from solvers.sources.arcs import Visits
from solvers.sources.pyvrp_calls import DEFAULT_MAX_PENALTY, Callbacks, search_params
from solvers.sources.pyvrp_trips import data_of, solution_of
from tests.solvers.sources.arc_problems import arc_problem


class Counted(Callbacks):
    """How often the search called."""

    def __init__(self) -> None:
        self.n_steps = 0
        self.n_bests = 0

    def on_iteration(self, *args: Any) -> None:
        self.n_steps += 1

    def on_best(self, best: pyvrp.Solution) -> None:
        self.n_bests += 1


def searched(callbacks: Callbacks, *, vehicle_cost: int) -> pyvrp.Result:
    """Twenty steps from a coach for each village, where one for both is cheaper."""
    data = data_of(arc_problem())
    each = [Visits(line_idx=0, boarding=(i,), alighting=(i,)) for i in (0, 1)]
    return pyvrp.solve(
        data,
        stop=MaxIterations(20),
        seed=1,
        collect_stats=False,
        display=False,
        initial_solution=solution_of(data, each),
        params=search_params(callbacks, vehicle_cost=vehicle_cost),
    )


def test_who_listens_hears_of_every_step() -> None:
    counted = Counted()
    searched(counted, vehicle_cost=0)
    assert counted.n_steps == 20
    assert counted.n_bests >= 1


def test_who_does_not_listen_changes_nothing() -> None:
    silent = searched(Callbacks(), vehicle_cost=0)
    heard = searched(Counted(), vehicle_cost=0)
    assert silent.cost() == heard.cost()


@pytest.mark.parametrize(
    ("vehicle_cost", "most"),
    [(0, DEFAULT_MAX_PENALTY), (99_999, DEFAULT_MAX_PENALTY), (10**7, 1e7)],
)
def test_penalties_reach_what_a_vehicle_costs(vehicle_cost: int, most: float) -> None:
    params = search_params(Callbacks(), vehicle_cost=vehicle_cost)
    assert params.penalty.max_penalty == most
