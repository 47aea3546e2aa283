"""The bounded part of the campaign of forged plans, and that it can fail."""

from __future__ import annotations

from random import Random

import pytest

from tests.campaign import plans
from tests.campaign.forgeries import AGREEING, TEXTS, of_the_text
from tests.campaign.plans import campaign, honest_cases
from transport.checker import violations


@pytest.fixture(scope="module")
def tally() -> plans.Tally:
    return campaign(n=500, seed=1)


def test_no_forged_plan_is_believed(tally: plans.Tally) -> None:
    assert tally.wrong == []
    assert tally.outcomes[plans.REFUSED_READING] > 100
    assert tally.outcomes[plans.REFUSED_CHECKING] > 90
    assert sum(tally.outcomes.values()) == 500


def test_forgeries_are_of_many_kinds(tally: plans.Tally) -> None:
    assert len(tally.kinds) >= 206
    ways = {kind.split(": ")[1] for kind in tally.kinds if kind.startswith("(")}
    assert len(ways) > 0.8 * (len(TEXTS) + len(AGREEING))


def test_the_plans_that_are_forged_are_honest() -> None:
    for scenario, plan in honest_cases(is_long=False):
        assert violations(scenario, plan) == []


def test_a_checker_that_believes_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "violations", lambda scenario, plan: [])
    assert any("believed" in line for line in campaign(n=40, seed=1).wrong)


def test_the_same_seed_gives_the_same_forgeries() -> None:
    data = {"format": "p2p-plan/1", "total": 1, "seconds": 2.0}
    first, second = (of_the_text(data, Random(5)) for _ in range(2))
    assert first == second
