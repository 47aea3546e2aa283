from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.transport.checker.handmade import good_plan, good_scenario
from tests.transport.sample_journeys import journeys
from transport.catalogue.sentences import sentence
from transport.robustness.chances import Chances
from transport.robustness.simulation import drawn_day
from transport.robustness.told import facts, told

if TYPE_CHECKING:
    from transport.language import Lang


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("breakdown", [0.0, 0.6])
def test_every_finding_is_told_in_both_languages(lang: Lang, breakdown: float) -> None:
    for scenario, plan in (journeys(), (good_scenario(), good_plan())):
        chances = Chances(n_samples=200, breakdown=breakdown, no_show=0.3)
        found = drawn_day(scenario, plan, chances)
        lines = [sentence(one, lang) for one in told(scenario, plan, found)]
        assert "200" in lines[0]
        assert len(lines) >= 4
        assert not any("{" in line for line in lines)


def test_json_tells_every_limit_the_draws_and_the_seed() -> None:
    scenario, plan = journeys()
    found = drawn_day(scenario, plan, Chances(n_samples=100, seed=7))
    values = json.loads(json.dumps(facts(scenario, found)))
    assert len(values["held"]) == len(found.held)
    assert values["chances"]["seed"] == 7
    assert values["chances"]["n_samples"] == 100
    assert values["missing_seats"] == found.missing_seats
