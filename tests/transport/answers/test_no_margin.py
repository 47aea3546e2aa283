"""A plan without prices at the margin says so once."""

from __future__ import annotations

from dataclasses import replace

from tests.transport.answers.test_explain import planned
from transport.answers.explain import Explainer
from transport.answers.sentences import sentences


def test_a_worker_on_a_trip_is_told_once() -> None:
    scenario, plan = planned()
    facts = Explainer(scenario, replace(plan, marginal=None)).facts(
        plan.journeys[0].worker_id
    )
    assert facts is not None
    told = list(sentences(facts, scenario.clock, lang="en"))
    assert told.count("Marginal prices were not computed for this plan.") == 1
