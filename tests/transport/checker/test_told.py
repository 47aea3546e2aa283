"""What violations are told as, where one code has several sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.checker.breakages import (
    alone,
    cost_line,
    left_behind,
    on_plan,
    policy_with,
    trip_with,
    worker_with,
)
from tests.transport.checker.handmade import good_plan, good_scenario
from transport.catalogue.sentences import sentence
from transport.checker import Violation, violations
from transport.checker.money_audit import payers

if TYPE_CHECKING:
    from collections.abc import Callable

    from transport.plan import Plan
    from transport.scenario import Scenario


def left_with_tickets(scenario: Scenario, plan: Plan) -> tuple[Scenario, Plan]:
    """The worker who stays goes alone, and is of one party with one on a coach."""
    return worker_with("a07", party_id="P9")(
        *worker_with("u1", party_id="P9")(*alone()(scenario, plan))
    )


def zero_line(scenario: Scenario, plan: Plan) -> tuple[Scenario, Plan]:
    return cost_line("T1", meals=0)(scenario, plan)


def without_legs(scenario: Scenario, plan: Plan) -> tuple[Scenario, Plan]:
    journeys = (
        replace(journey, legs=()) if journey.worker_id == "c1" else journey
        for journey in plan.journeys
    )
    return scenario, replace(plan, journeys=tuple(journeys))


TOLD = (
    (
        left_behind("a02"),
        "PARTY_SPLIT P1",
        "the party's members are on no trip, T1",
        "同行各人分别为：未乘车、T1",
    ),
    (
        left_with_tickets,
        "PARTY_SPLIT P9",
        "the party's members are on no trip but tickets, T1",
        "同行各人分别为：自行购票、T1",
    ),
    (
        zero_line,
        "COST_LINE_WRONG T1",
        "line 'meals' stands there with nothing to pay",
        "列有“途中用餐”一项而金额为零",
    ),
    (
        without_legs,
        "JOURNEY_NOT_DOOR_TO_DOOR c1",
        "there are no legs",
        "没有任何一段",
    ),
    (
        trip_with("T1", seats={}),
        "LEG_SEAT_WRONG a01",
        "seat '2A' in the journey, none on T1",
        "行程写座位“2A”，车次 T1 上没有座位",
    ),
    (
        on_plan(variant="half"),
        "SCENARIO_VARIANT plan",
        "the plan says half, the scenario no variant",
        "计划写的是 half，方案是 无变体",
    ),
    (
        policy_with(max_ride_s=36_000),
        "RIDE_TOO_LONG b1",
        "T2 rides 24.60 h, 10.00 h allowed",
        "乘车次 T2 24.60 小时，上限为 10.00 小时",
    ),
)


@pytest.mark.parametrize(("break_it", "head", "english", "chinese"), TOLD)
def test_each_case_has_its_sentence_in_both_languages(
    break_it: Callable[..., Any], head: str, english: str, chinese: str
) -> None:
    found = violations(*break_it(good_scenario(), good_plan()))
    told = {str(one): one for one in found}
    assert f"{head}: {english}" in told, list(told)
    assert sentence(told[f"{head}: {english}"].told, "zh") == chinese


def test_a_fen_given_to_the_smaller_remainder_is_told() -> None:
    (found,) = payers({"a": 34, "b": 66}, {"a": 1, "b": 2}, 100)
    assert str(found) == (
        "PAYERS_WRONG plan: a fen left over went to a smaller remainder"
    )


def test_two_violations_with_the_same_figures_are_one() -> None:
    scenario, plan = good_scenario(), replace(good_plan(), n_registered=17)
    (one,), (other,) = violations(scenario, plan), violations(scenario, plan)
    assert isinstance(one, Violation)
    kept: set[Violation] = {one, other}
    assert len(kept) == 1
