"""What a plan is told as in the terminal, line by line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.transport.sample_blocks import a_plan, a_scenario, a_trip, priced
from transport.answers.plan_lines import plan_lines
from transport.catalogue.sentences import sentence
from transport.dual_prices import Certificate
from transport.language import line_name, payer_name
from transport.said import said

if TYPE_CHECKING:
    from transport.language import Lang
    from transport.plan import Plan


def two_trips_by_one_coach() -> Plan:
    scenario = a_scenario(2, max_trips_per_block=2)
    return a_plan(scenario, priced(scenario, [a_trip(1, 6.0), a_trip(2, 12.0)]))


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        (
            "en",
            "coaches   1 (1 x coach-49), 2 trips, 2.0 workers a trip on average",
        ),
        ("zh", "用车      1辆（1 辆49座客车），共2趟，平均每趟2.0人"),
    ],
)
def test_trips_are_counted_beside_the_coaches_that_run_them(
    lang: Lang, line: str
) -> None:
    assert line in plan_lines(two_trips_by_one_coach(), lang)


def test_trips_that_run_far_empty_are_counted_and_not_the_coaches() -> None:
    plan = two_trips_by_one_coach()
    far = [
        replace(trip, stops=(trip.stops[0], replace(trip.stops[1], at_m=510_000)))
        for trip in plan.trips
    ]
    told = plan_lines(replace(plan, trips=tuple(far)))
    (line,) = (one for one in told if one.startswith("empty"))
    assert line == (
        "empty     2 trips run more than 500 km empty to the first stop: T002 510 km,"
        " T001 510 km"
    )


def test_lines_of_cost_and_payers_are_told_by_their_names() -> None:
    plan = two_trips_by_one_coach()
    cost = replace(
        plan.cost,
        lines={"individual_travel": 30_000, "charter_flight": 20_000},
        payers={"poverty_fund": 40_000, "receiving_city": 10_000},
    )
    text = "\n".join(plan_lines(replace(plan, cost=cost)))
    for key in cost.lines:
        assert key not in text
        assert f"{line_name(key, 'en')} " in text
    for key in cost.payers:
        assert key not in text
        assert f"{payer_name(key, 'en')} " in text


@pytest.mark.parametrize(
    ("may_save_fen", "lang", "line"),
    [
        (100, "en", "gap       optimal: no plan saves more than 1.00 CNY of them"),
        (100, "zh", "差距      最优：任何计划最多再省 1.00 元"),
        (101, "en", "gap       0."),
    ],
)
def test_a_plan_is_optimal_if_no_more_than_a_ten_thousandth_can_be_saved(
    may_save_fen: int, lang: Lang, line: str
) -> None:
    plan = two_trips_by_one_coach()
    cost = replace(
        plan.cost,
        total_fen=1_000_000,
        penalty_fen=0,
        lower_bound_fen=1_000_000 - may_save_fen,
    )
    told = plan_lines(replace(plan, cost=cost), lang)
    assert [one for one in told if one.startswith(line)], told


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "gap       optimal: it costs nothing"),
        ("zh", "差距      最优：费用为零，无可再省"),
    ],
)
def test_of_a_plan_that_costs_nothing_nothing_can_be_saved(
    lang: Lang, line: str
) -> None:
    plan = two_trips_by_one_coach()
    cost = replace(plan.cost, total_fen=0, penalty_fen=0, lower_bound_fen=0)
    assert cost.is_optimal
    told = plan_lines(replace(plan, cost=cost), lang)
    assert line in told, told


def test_an_optimum_proved_by_enumeration_is_told_so() -> None:
    plan = two_trips_by_one_coach()
    fen = plan.cost.objective_fen
    proved = replace(
        plan,
        cost=replace(plan.cost, lower_bound_fen=fen),
        certificate=Certificate(is_enumerated=True),
    )
    told = "gap       optimal, proved by enumeration: no plan saves more than 0.00 CNY"
    assert any(line.startswith(told) for line in plan_lines(proved, "en"))


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "12,000 registered, 9,686 planned, 0 held, 0 unplanned"),
        ("zh", "登记12,000人，已安排9,686人，暂缓0人，未安排0人"),
    ],
)
def test_thousands_of_workers_are_told_apart(lang: Lang, line: str) -> None:
    told = said(
        "REGISTERED_PLANNED_HELD_UNPLANNED",
        registered=12_000,
        planned=9_686,
        held=0,
        unplanned=0,
    )
    assert sentence(told, lang) == line
    carries = said("PLAN_CARRIES", vehicles=1_484, n=9_686, poor=2_441)
    assert {"1,484", "9,686", "2,441"} <= set(
        re.findall(r"[\d,]*\d", sentence(carries, lang))
    )
