"""The limits of each preset, kept exactly and exceeded by one minute."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.transport.checker.breakages import policy_with
from tests.transport.checker.handmade import TO_E4, Log, at, good_plan, good_scenario
from transport.checker import violations

HOURS = {
    "DRIVES_TOO_LONG",
    "DRIVES_TOO_MUCH",
    "DUTY_TOO_LONG",
    "NIGHT_BAN",
    "CHANGE_TOO_SHORT",
}
Step = tuple[str, int, int]  # "drive", driver, minutes; or "halt", 0, minutes


def found(preset: str, start: str, *steps: Step, drivers: int = 1) -> dict[str, int]:
    """Amounts by hours code of a van trip that drives and halts as told."""
    log = Log(start_s=at(1, start))
    log.halt("depot", 0, "D1")
    log.halt("pickup", 11, "V3", board=TO_E4)
    for what, driver, minutes in steps:
        if what == "drive":
            log.drive(driver, minutes, to_m=0)
        else:
            log.halt("break", minutes)
    log.halt("drop", 11, "E4", alight=TO_E4)
    log.halt("depot", 0, "D1")
    plan = good_plan()
    trip = replace(
        plan.trips[2],
        stops=tuple(log.stops),
        driving=tuple(log.driving),
        drivers=drivers,
    )
    scenario, plan = policy_with(driver_hours=preset)(
        good_scenario(), replace(plan, trips=(trip,))
    )
    return {
        v.code: v.amount or 0 for v in violations(scenario, plan) if v.code in HOURS
    }


def drive(minutes: int, driver: int = 1) -> Step:
    return ("drive", driver, minutes)


def halt(minutes: int) -> Step:
    return ("halt", 0, minutes)


@pytest.mark.parametrize(
    ("preset", "start", "steps"),
    [
        ("cn", "06:00", (drive(240), halt(20), drive(240))),
        ("cn", "22:00", (drive(120), halt(20), drive(85))),  # until 01:56
        ("cn", "01:00", (drive(49), halt(180), drive(60))),
        ("eu", "06:00", (drive(270), halt(45), drive(270))),
        ("eu", "06:00", (drive(270), halt(45), drive(270), halt(660), drive(270))),
        ("us", "06:00", (drive(600), halt(480), drive(600))),
        ("us", "06:00", (drive(300), halt(479), drive(110))),  # 900 min since 06:00
        ("none", "00:00", (drive(2_000),)),
    ],
)
def test_a_limit_may_be_reached(
    preset: str, start: str, steps: tuple[Step, ...]
) -> None:
    assert found(preset, start, *steps) == {}


@pytest.mark.parametrize(
    ("preset", "start", "steps", "wrong"),
    [
        ("cn", "06:00", (drive(241),), {"DRIVES_TOO_LONG": 1}),
        ("cn", "06:00", (drive(200), halt(19), drive(41)), {"DRIVES_TOO_LONG": 1}),
        ("cn", "19:49", (drive(121),), {"DRIVES_TOO_LONG": 1}),  # 22:00 to 22:01
        ("cn", "22:00", (drive(121),), {"DRIVES_TOO_LONG": 1}),
        ("cn", "01:00", (drive(50),), {"NIGHT_BAN": 1}),
        ("cn", "06:00", (drive(240), halt(20), drive(240), halt(20), drive(1)),
         {"DRIVES_TOO_MUCH": 1}),
        ("eu", "06:00", (drive(271),), {"DRIVES_TOO_LONG": 1}),
        ("eu", "06:00", (drive(270), halt(44), drive(1)), {"DRIVES_TOO_LONG": 1}),
        ("eu", "06:00", (drive(270), halt(45), drive(270), halt(659), drive(1)),
         {"DRIVES_TOO_MUCH": 1, "DUTY_TOO_LONG": 476}),
        ("us", "06:00", (drive(601),), {"DRIVES_TOO_MUCH": 1}),
        ("us", "06:00", (drive(300), halt(479), drive(111)), {"DUTY_TOO_LONG": 1}),
    ],
)  # fmt: skip
def test_a_minute_more_is_found(
    preset: str, start: str, steps: tuple[Step, ...], wrong: dict[str, int]
) -> None:
    assert found(preset, start, *steps) == wrong


def test_riding_along_is_a_break_under_eu_rules_but_not_under_cn() -> None:
    steps = (drive(200), halt(10), drive(60, 2), halt(10), drive(60))
    assert found("eu", "06:00", *steps, drivers=2) == {}
    wrong = found("cn", "06:00", *steps, drivers=2)
    assert wrong == {"DRIVES_TOO_LONG": 20, "CHANGE_TOO_SHORT": 600}


def test_forty_minutes_are_a_break_under_cn_but_not_under_eu() -> None:
    steps = (drive(60), halt(40), drive(230))
    assert found("eu", "06:00", *steps) == {"DRIVES_TOO_LONG": 20}
    assert found("cn", "06:00", *steps) == {}


def test_sixty_hours_of_duty_in_a_week_are_the_end_under_us_rules() -> None:
    shift = (drive(300), halt(300), drive(300), halt(480))  # 15 h on duty, 8 h off
    first = (drive(300), halt(289), *shift[2:])  # boarding took 11 minutes
    week = (*first, *(shift * 3))
    assert found("us", "06:00", *week) == {}
    assert found("us", "06:00", *week, drive(1)) == {"DUTY_TOO_LONG": 1}
