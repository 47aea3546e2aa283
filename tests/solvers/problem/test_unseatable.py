"""Parties that no coach takes: in a group apart, and in the bound in full."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.bound.reproving import proved_bound
from solvers.planner import solve
from solvers.problem.unseatable import is_unseatable, without_unseatable
from tests.transport.builders import make_line, make_scenario, make_worker
from transport.checker import violations
from transport.groups import groups_of
from transport.outcome import Limits

if TYPE_CHECKING:
    from transport.scenario import Scenario

FIRST = Limits(time_limit_s=None, steps=0)


def day(
    *, bags: int, hold: int | None = 10, size: int = 6, seats: int = 20
) -> Scenario:
    """A party with so many bags each and two on their own, of one village and gate."""
    together = (
        make_worker(f"P{n:02d}", party_id="P", n_bags=bags) for n in range(size)
    )
    workers = (*together, make_worker("W1"), make_worker("W2"))
    lines = tuple(
        make_line(vehicle_type=name, seats=seats, count=2, hold_bags=hold)
        for name in ("a", "b")
    )
    return replace(make_scenario(workers=workers), fleet=lines)


@pytest.mark.parametrize(
    ("scenario", "sizes"),
    [
        (day(bags=2), [2, 6]),  # 12 bags, holds of 10
        (day(bags=1), [8]),
        (day(bags=2, hold=12), [8]),
        (day(bags=2, hold=None), [8]),
        (day(bags=0, seats=7), [8]),  # six seats beside the driver's
        (day(bags=0, seats=6), [2, 6]),
    ],
)
def test_parties_in_no_coach_are_a_group_apart(
    scenario: Scenario, sizes: list[int]
) -> None:
    groups = without_unseatable(scenario, groups_of(scenario, scenario.workers))
    assert [group.n_workers for group in groups] == sizes
    parties = [party for group in groups for party in group.parties]
    assert sum(is_unseatable(scenario, party) for party in parties) == len(sizes) - 1


def test_a_coach_that_is_large_enough_is_asked_with_its_own_hold() -> None:
    """One has the seats and the other the hold: none has both."""
    scenario = day(bags=2)
    small, large = scenario.fleet
    lines = (replace(small, seats=5, hold_bags=None), replace(large, hold_bags=11))
    scenario = replace(scenario, fleet=lines)
    groups = without_unseatable(scenario, groups_of(scenario, scenario.workers))
    assert [group.n_workers for group in groups] == [2, 6]


def test_the_bound_counts_them_in_full() -> None:
    scenario = day(bags=2)
    plan = solve(scenario, limits=FIRST).plan
    assert plan is not None
    assert violations(scenario, plan) == []
    assert {entry.code for entry in plan.unplanned} == {"HOLD_FULL"}
    assert plan.cost.penalty_fen < plan.cost.lower_bound_fen
    assert plan.cost.lower_bound_fen <= plan.cost.objective_fen
    assert (
        proved_bound(scenario, enough_fen=plan.cost.lower_bound_fen)
        > plan.cost.penalty_fen
    )
