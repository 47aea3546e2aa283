"""What records answer: hours of places, rules of a day, moments of a mode."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transport.builders import (
    make_employer,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.hours import HOURS_PRESETS
from transport.places import Opening

NOON = Opening(from_s=11 * HOUR_S, until_s=13 * HOUR_S)


def test_a_place_without_hours_of_its_own_has_those_of_the_policy() -> None:
    scenario = make_scenario(
        villages=(make_village("V1"), make_village("V2", opening=NOON)),
        employers=(make_employer("E1"), make_employer("E2", opening=NOON)),
    )
    assert scenario.opening("V1") == scenario.policy.pickup_opening
    assert scenario.opening("E1") == scenario.policy.gate_opening
    assert scenario.opening("V2") == scenario.opening("E2") == NOON


def test_the_rules_of_a_moment_are_those_of_its_day() -> None:
    scenario = make_scenario(first_day=date(2020, 2, 27), policy=make_policy("cn"))
    assert scenario.edition_at(DAY_S - 1).name == "cn-2020-02-11"
    assert scenario.edition_at(DAY_S).name == "cn-2020-02-28"


@pytest.mark.parametrize(
    ("said_s", "ready_s"), [(None, 0), (-HOUR_S, 0), (HOUR_S, HOUR_S)]
)
def test_nobody_is_ready_before_the_first_midnight(
    said_s: int | None, ready_s: int
) -> None:
    assert make_worker("W1", ready_from_s=said_s).ready_s == ready_s


def test_a_policy_answers_by_mode_and_by_the_name_of_its_hours() -> None:
    policy = make_policy("none", connect_air_s=7 * MINUTE_S, driver_hours="eu")
    assert policy.connect_s("air") == 7 * MINUTE_S
    assert policy.connect_s("rail") == policy.connect_rail_s
    assert policy.check_in_s("air") == policy.check_in_air_s
    assert policy.transfer_s("rail") == policy.transfer_rail_s
    assert policy.hours is HOURS_PRESETS["eu"]
