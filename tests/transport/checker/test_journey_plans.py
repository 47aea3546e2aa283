from __future__ import annotations

import pytest

from tests.transport.checker.journey_breakages import (
    JOURNEY_BREAKAGES,
    JourneyBreakage,
    good_case,
)
from tests.transport.checker.telling import tells_in_both_languages
from transport.checker import violations


def test_a_plan_of_all_modes_with_health_checks_is_proved() -> None:
    scenario, plan = good_case()
    assert violations(scenario, plan) == []
    assert {trip.segment for trip in plan.trips} == {"direct", "feeder", "receiving"}
    assert {use.service_id for use in plan.services} == {"F1", "K1"}
    assert len(plan.screenings) == 3


@pytest.mark.parametrize("breakage", JOURNEY_BREAKAGES, ids=lambda b: b.code)
def test_every_break_of_a_journey_is_named(breakage: JourneyBreakage) -> None:
    found = violations(*breakage.apply(*good_case()))
    assert breakage.code in {violation.code for violation in found}
    for one in found:
        tells_in_both_languages(one)
