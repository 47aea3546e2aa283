"""Variants side by side: their order, cheaper plans taken over, an early end."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from solvers.comparing import best_for_each, compare
from solvers.planner import solve
from tests.solvers.journeys.days import far_day, flight
from tests.transport.reading.draft import Draft
from transport.answers.comparison import Compared
from transport.checker import violations
from transport.outcome import Limits
from transport.scenario import Inputs

if TYPE_CHECKING:
    from pathlib import Path

    from transport.policy import Mode
    from transport.scenario import Scenario

CHEAP = flight(
    kind="seat_block", seats=30, block_hour_fen=0, ferry_s=0, seat_cost_fen=30_000
)
STEPS = Limits(time_limit_s=None, steps=1)


def by_modes(variant: str | None, *modes: Mode) -> Scenario:
    scenario = far_day(n_workers=40, services=(CHEAP,))
    policy = replace(scenario.policy, modes=modes)
    varied = replace(scenario, policy=policy, variant=variant)
    return varied.read_from(Inputs(sha256=variant or "0"))


@cache
def two() -> tuple[Compared, Compared]:
    """The plan by coach and air, and the one by coach alone: the dearer."""
    made = []
    for variant, modes in ((None, ("air",)), ("coach-only", ())):
        scenario = by_modes(variant, *modes)
        plan = solve(scenario, limits=STEPS).plan
        plan = replace(plan, variant=variant, scenario_sha256=scenario.sha256)
        made.append(
            Compared(variant=variant, scenario=scenario, plan=plan, made_for=variant)
        )
    return made[0], made[1]


def test_a_variant_takes_a_cheaper_plan_that_is_legal_there_too() -> None:
    _, coaches = two()
    assert coaches.plan is not None
    open_to_air = by_modes("any", "air")
    dear_cost = replace(
        coaches.plan.cost, total_fen=coaches.plan.cost.total_fen + 10_000
    )
    dear = Compared(
        variant="any",
        scenario=open_to_air,
        plan=replace(coaches.plan, variant="any", cost=dear_cost, certificate=None),
        made_for="any",
    )
    _, taken = best_for_each([coaches, dear])
    assert taken.made_for == "coach-only"
    assert taken.plan is not None
    assert taken.plan.cost.total_fen == coaches.plan.cost.total_fen
    assert violations(open_to_air, taken.plan) == []


def test_a_cheaper_plan_that_breaks_a_rule_is_not_taken() -> None:
    by_air, coaches = two()
    assert by_air.plan is not None
    assert coaches.plan is not None
    assert by_air.plan.services
    assert by_air.plan.cost.objective_fen < coaches.plan.cost.objective_fen
    assert best_for_each([by_air, coaches]) == [by_air, coaches]


def test_variants_keep_their_order_and_a_stop_leaves_the_rest(tmp_path: Path) -> None:
    draft = Draft()
    del draft.tables["roads"], draft.tables["services"]
    path = draft.folder(tmp_path / "day")
    told: list[Compared] = []
    heard: list[str | None] = []
    found = compare(
        path,
        [None, "no-cap"],
        limits=STEPS,
        told=told.append,
        report=lambda variant, _: heard.append(variant),
    )
    assert set(heard) <= {None, "no-cap"}
    assert heard
    assert [one.variant for one in found] == [None, "no-cap"]
    assert all(one.plan is not None for one in found)
    assert {one.variant for one in told} == {None, "no-cap"}
    stopped = compare(
        path,
        [None, "no-cap", None, None],
        limits=replace(STEPS, steps=10**6),
        told=told.append,
        stop=lambda: True,
    )
    assert len(stopped) == 4
    assert all(one.plan is not None or one.lack == "stopped" for one in stopped)
