from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transport.checker.breakages import BREAKAGES, Breakage, worker_with
from tests.transport.checker.claim_breakages import CLAIM_BREAKAGES
from tests.transport.checker.handmade import good_plan, good_scenario
from tests.transport.checker.journey_breakages import JOURNEY_BREAKAGES
from tests.transport.checker.telling import tells_in_both_languages
from transport.checker import CODES, violations
from transport.clock import DAY_S
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from transport.scenario import Scenario

NEEDS_A_WRONG_MODULE = {"GREAT_CIRCLE_WRONG"}
OF_A_VERSION = {  # test_frozen_audit.py
    "DEPARTED_CHANGED",
    "BROKEN_RUNS_ON",
    "STRANDED_FORGOTTEN",
    "ABOARD_CHANGED",
    "FROZEN_CHANGED",
    "LOCKED_CHANGED",
    "SEAT_NOT_HELD",
    "HALTS_MAY_CHANGE",
    "LEAVES_IN_THE_PAST",
}

ALL = (*BREAKAGES, *CLAIM_BREAKAGES)


@pytest.mark.parametrize("breakage", ALL, ids=lambda breakage: breakage.name)
def test_every_break_is_named(breakage: Breakage) -> None:
    found = violations(*breakage.apply(good_scenario(), good_plan()))
    named = [v for v in found if (v.code, v.where) == (breakage.code, breakage.where)]
    assert named, [str(v) for v in found]
    if breakage.amount is not None:
        assert breakage.amount in [v.amount for v in named]
    for one in found:
        tells_in_both_languages(one)


def test_every_code_is_broken_once_at_least() -> None:
    broken = {b.code for b in (*ALL, *JOURNEY_BREAKAGES)}
    assert broken | NEEDS_A_WRONG_MODULE | OF_A_VERSION == set(CODES)


def test_names_of_breakages_are_unique() -> None:
    names = [breakage.name for breakage in ALL]
    assert len(set(names)) == len(names)


def test_a_wrong_great_circle_is_found_by_geopy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Half a per cent off is too much; the rows of distances.csv stay facts."""

    class Stretched:
        def __init__(self, scenario: Scenario) -> None:
            self._real = distances_of(scenario)

        def pairs(self, pairs: list[tuple[str, str]]) -> tuple[object, object]:
            metres, seconds = self._real.pairs(pairs)
            return metres * 1005 // 1000, seconds

    monkeypatch.setattr("transport.checker.lengths.distances_of", Stretched)
    found = violations(good_scenario(), good_plan())
    wrong = [v.where for v in found if v.code == "GREAT_CIRCLE_WRONG"]
    assert wrong == ["D1-V3", "E4-D1", "V3-E4", "V4-E1"]
    for one in found:
        tells_in_both_languages(one)


def test_a_lapsed_certificate_is_told_by_its_last_day() -> None:
    scenario, plan = worker_with("b1", certificate_until_s=DAY_S)(
        good_scenario(), good_plan()
    )
    last_day = scenario.first_day.isoformat()
    (found,) = [v for v in violations(scenario, plan) if v.code == "CERTIFICATE_LAPSES"]
    assert str(found).endswith(f"the certificate ends {last_day}")
