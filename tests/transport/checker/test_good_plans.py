from __future__ import annotations

from tests.transport.checker.handmade import good_plan, good_scenario
from transport.checker import violations


def test_a_legal_plan_made_by_hand_is_proved() -> None:
    assert [str(v) for v in violations(good_scenario(), good_plan())] == []
