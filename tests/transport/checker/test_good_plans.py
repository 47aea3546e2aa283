from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.transport.checker.breakages import (
    edition_with,
    held_as,
    policy_with,
    tariff_with,
    village_with,
    way_with,
    worker_with,
)
from tests.transport.checker.handmade import at, good_plan, good_scenario
from transport.checker import Violation, violations
from transport.checker.money_audit import payers
from transport.clock import MINUTE_S
from transport.plan import Plan, PlanCost
from transport.presets import PRESETS
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.transport.checker.breakages import Case

FEVER_FREE = {"temperature_c": None}


def test_a_legal_plan_made_by_hand_is_proved() -> None:
    assert [str(v) for v in violations(good_scenario(), good_plan())] == []


def test_a_plan_without_trips_is_proved_when_nobody_could_travel() -> None:
    scenario = good_scenario()
    held = tuple(w for w in scenario.workers if w.worker_id in ("h1", "h2"))
    plan = good_plan()
    empty = replace(
        plan,
        trips=(),
        journeys=(),
        unplanned=(),
        n_registered=2,
        n_eligible=0,
        cost=PlanCost(
            total_fen=0,
            penalty_fen=0,
            lower_bound_fen=0,
            lines={},
            payers={"government": 0, "employer": 0},
        ),
    )
    assert violations(replace(scenario, workers=held), empty) == []


@pytest.mark.parametrize(
    "harmless",
    [
        pytest.param(policy_with(max_employers_per_vehicle=2), id="employers"),
        pytest.param(policy_with(max_villages_per_vehicle=2), id="villages"),
        pytest.param(policy_with(mix_counties=True), id="counties"),
        pytest.param(policy_with(two_driver_m=215_000), id="two drivers"),
        pytest.param(policy_with(max_ride_s=24 * 3_600 + 36 * 60), id="ride"),
        pytest.param(
            policy_with(max_detour_percent=100, detour_allowance_m=0), id="detour"
        ),
        pytest.param(village_with("V2", max_seats=49), id="largest coach"),
        pytest.param(worker_with("a02", ready_from_s=at(0, "07:30")), id="ready"),
        pytest.param(worker_with("b1", report_by_s=at(1, "12:36")), id="report"),
        pytest.param(
            worker_with("b1", certificate_until_s=at(1, "12:36")), id="certificate"
        ),
        pytest.param(way_with("V1", "V2", driving_s=12 * MINUTE_S), id="slack"),
        pytest.param(
            tariff_with(payer_shares={"government": 2, "employer": 4}), id="weights"
        ),
        pytest.param(policy_with(editions=PRESETS["cn"]), id="dated timeline"),
    ],
)
def test_reaching_a_limit_is_no_violation(harmless: Callable[..., Case]) -> None:
    found = violations(*harmless(good_scenario(), good_plan()))
    assert [v for v in found if v.code != "DRIVING_TIME_WRONG"] == []


@pytest.mark.parametrize(
    ("until", "codes"),
    [
        # ready at once, 06:00 to 06:11 boarding, 3:15 h of driving, 11 min alighting
        (at(0, "09:37"), []),
        (at(0, "10:37"), ["HELD_WITHOUT_CAUSE"]),
    ],
)
def test_a_hold_for_an_early_end_of_the_certificate_is_judged_by_a_quick_ride(
    until: int, codes: list[str]
) -> None:
    scenario, plan = held_as("CERT_EXPIRES_ON_ROAD")(good_scenario(), good_plan())
    scenario, plan = worker_with(
        "h1", party_id=None, certificate_until_s=until, **FEVER_FREE
    )(scenario, plan)
    scenario, plan = worker_with("h2", certificate_until_s=None)(scenario, plan)
    plan = _held(plan, "h2", "CERT_MISSING")
    assert [v.code for v in violations(scenario, plan)] == codes


def test_a_companion_may_be_held_for_a_certificate_that_ends_on_the_road() -> None:
    scenario, plan = held_as("CERT_EXPIRES_ON_ROAD")(good_scenario(), good_plan())
    scenario, plan = worker_with(
        "h1", certificate_until_s=at(0, "08:00"), **FEVER_FREE
    )(scenario, plan)
    assert violations(scenario, plan) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (worker_with("h1", certificate_until_s=0, **FEVER_FREE), "CERT_EXPIRED"),
        (worker_with("h1", certificate_until_s=None, **FEVER_FREE), "CERT_MISSING"),
        (worker_with("h1", health_code="red", **FEVER_FREE), "CODE_NOT_ALLOWED"),
        (worker_with("h1", health_code=None, **FEVER_FREE), "CODE_NOT_ALLOWED"),
    ],
)
def test_each_paper_that_is_missing_or_bad_holds(
    change: Callable[..., Case], code: str
) -> None:
    assert violations(*change(*held_as(code)(good_scenario(), good_plan()))) == []
    other = violations(*change(*held_as("VILLAGE_RISK")(good_scenario(), good_plan())))
    assert [(v.code, v.where) for v in other] == [("HELD_CODE_WRONG", "h1")]


def test_an_edition_without_fever_rule_holds_nobody_for_fever() -> None:
    found = violations(
        *edition_with(temperature_limit_c=None)(good_scenario(), good_plan())
    )
    assert [(v.code, v.where) for v in found] == [
        ("HELD_WITHOUT_CAUSE", "h1"),
        ("HELD_WITHOUT_CAUSE", "h2"),
    ]


@pytest.mark.parametrize(
    ("found", "is_right"),
    [
        ({"a": 4, "b": 3, "c": 3}, True),
        ({"a": 3, "b": 3, "c": 4}, True),
        ({"a": 5, "b": 3, "c": 2}, False),
        ({"a": 4, "b": 3, "c": 4}, False),
    ],
)
def test_of_equal_remainders_any_payer_may_have_the_odd_fen(
    found: dict[str, int], is_right: bool
) -> None:
    assert (not list(payers(found, {"a": 1, "b": 1, "c": 1}, 10))) is is_right


def test_the_odd_fen_goes_to_the_largest_remainder() -> None:
    weights = {"a": 1, "b": 2}  # of 10 fen: 3.33 and 6.67
    assert list(payers({"a": 3, "b": 7}, weights, 10)) == []
    wrong = list(payers({"a": 4, "b": 6}, weights, 10))
    assert [v.code for v in wrong] == ["PAYERS_WRONG"]


def test_a_violation_speaks_with_code_place_and_amounts() -> None:
    plan = replace(good_plan(), n_registered=17)
    assert [str(v) for v in violations(good_scenario(), plan)] == [
        "COUNT_WRONG plan: 17 workers registered, counted 18"
    ]


def test_an_unlisted_code_is_refused() -> None:
    with pytest.raises(ValueError, match="violation code 'ODD' is not listed"):
        Violation(code="ODD", where="plan", told=said("ODD"))


def test_a_violation_is_told_in_a_sentence_of_its_own_code() -> None:
    with pytest.raises(ValueError, match="'OVERLOADED' is told as 'SEAT_MISSING'"):
        Violation(code="OVERLOADED", where="T1", told=said("SEAT_MISSING", worker="W"))


def _held(plan: Plan, worker_id: str, code: str) -> Plan:
    held = tuple(
        replace(entry, code=code) if entry.worker_id == worker_id else entry
        for entry in plan.held
    )
    return replace(plan, held=held)
