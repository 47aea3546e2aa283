"""Every value of an honest plan, changed a little: a few of them, and one believed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.campaign import leaves, plans
from tests.campaign.forgeries import field_of
from tests.campaign.leaves import campaign, changes
from tests.campaign.plans import honest_cases
from transport.planfiles.folder import plan_text

if TYPE_CHECKING:
    import pytest


def test_a_few_small_forgeries_are_refused_or_told_as_not_checked() -> None:
    by_hand, short = honest_cases(is_long=False)
    assert campaign({"by hand": by_hand, "short": short}, n=12, seed=3) == []


def test_a_checker_that_believes_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    by_hand, _ = honest_cases(is_long=False)
    monkeypatch.setattr(plans, "violations", lambda *_: [])
    believed = campaign({"by hand": by_hand}, n=40, seed=1)
    assert any("cost" in kind for kind in believed)


def test_numbers_moments_texts_and_lists_are_all_changed() -> None:
    scenario, plan = honest_cases(is_long=False)[0]
    data = json.loads(plan_text(plan, scenario.clock))
    every = list(changes(data))
    ways = {change.way.split()[0] for change in every}
    assert ways >= {"more", "less", "a", "one", "without"}
    fields = {field_of(change.path) for change in every}
    assert {"cost.total", "trips[].stops[].arrive", "journeys[].legs[].seat"} <= fields
    assert {"trips[].coach: more", "trips[].coach: less"} <= leaves.FREE.keys()
