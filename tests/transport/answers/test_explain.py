from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from solvers.planner import solve
from tests.solvers.cases import county_day
from tests.transport.builders import make_employer
from transport.answers.explain import Explainer, GroupFacts, TripFacts, WorkerFacts
from transport.answers.sentences import explained, sentences
from transport.catalogue.codes import meaning
from transport.catalogue.sentences import sentence
from transport.journeys.no_chains import NoChain
from transport.outcome import Limits
from transport.plan import NotTravelling
from transport.planfiles.plan_json import plan_from_dict, plan_to_dict
from transport.said import said

if TYPE_CHECKING:
    from transport.language import Lang
    from transport.plan import Plan
    from transport.scenario import Scenario


@cache
def planned() -> tuple[Scenario, Plan]:
    scenario = county_day(n_workers=40)
    first, *others = scenario.workers
    lonely = make_employer("E99", is_accepting=False)
    scenario = replace(
        scenario,
        workers=(replace(first, employer_id="E99"), *others),
        employers=(*scenario.employers, lonely),
    )
    return scenario, solve(scenario, limits=Limits(time_limit_s=None, steps=1)).plan


def test_a_planned_worker_is_told_trip_seat_and_shares() -> None:
    scenario, plan = planned()
    worker_id = plan.journeys[0].worker_id
    facts = Explainer(scenario, plan).facts(worker_id)
    assert isinstance(facts, WorkerFacts)
    assert facts.trip is not None
    assert facts.trip.each_fen == round(facts.trip.cost_fen / facts.trip.n_workers)
    text = " ".join(sentences(facts, scenario.clock, lang="en"))
    assert f"on trip {facts.trip.trip_id}, seat {facts.rides[0].seat}" in text
    assert "behind the bound, one more worker of this group costs about" in text


def test_a_held_worker_is_told_the_rule() -> None:
    scenario, plan = planned()
    (held,) = plan.held
    facts = Explainer(scenario, plan).facts(held.worker_id)
    assert isinstance(facts, WorkerFacts)
    assert facts.is_held
    text = " ".join(sentences(facts, scenario.clock, lang="en"))
    assert f"is held: {meaning(held.code, 'en')}; {sentence(held.told, 'en')}" in text
    assert "trip" not in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_is_told_twice_of_a_worker(lang: Lang) -> None:
    scenario, plan = planned()
    kept = Explainer(scenario, replace(plan, proved_fen=0))  # as read from a file
    (held,) = plan.held
    for worker_id in (plan.journeys[0].worker_id, held.worker_id):
        facts = kept.facts(worker_id)
        assert facts is not None
        told = sentences(facts, scenario.clock, lang=lang)
        assert len(told) == len(set(told))
        assert sum("planner" in one or "所述" in one for one in told) <= 1
        words = meaning("CERT_MISSING", lang)
        assert all(one.count(words) <= 1 for one in told)


def test_a_group_is_told_how_its_workers_are_spread() -> None:
    scenario, plan = planned()
    explainer = Explainer(scenario, plan)
    assert plan.marginal is not None
    for entry in plan.marginal.groups:
        facts = explainer.facts(entry.group_id)
        assert isinstance(facts, GroupFacts)
        assert sum(facts.riders.values()) + facts.n_unplanned == entry.n_workers
        assert facts.marginal_fen == entry.per_worker_fen
    assert max(entry.per_worker_fen for entry in plan.marginal.groups) > 0


def test_a_trip_is_told_its_money_line_by_line() -> None:
    scenario, plan = planned()
    trip = plan.trips[0]
    facts = Explainer(scenario, plan).facts(trip.trip_id)
    assert isinstance(facts, TripFacts)
    assert sum(facts.cost_lines.values()) == facts.cost_fen
    for lang in ("en", "zh"):
        text = " ".join(sentences(facts, scenario.clock, lang=lang))
        assert f"{trip.cost_fen / 100:,.2f}" in text


def test_nothing_is_known_of_a_stranger() -> None:
    scenario, plan = planned()
    assert Explainer(scenario, plan).facts("NOBODY") is None


def test_marginal_prices_survive_the_file() -> None:
    scenario, plan = planned()
    data = plan_to_dict(plan, scenario.clock)
    assert plan_from_dict(data)[0].marginal == plan.marginal
    assert plan_from_dict({**data, "marginal": None})[0].marginal is None
    del data["marginal"]  # as files were before
    assert plan_from_dict(data)[0].marginal is None


@pytest.mark.parametrize("more", [1, 5])
def test_a_coach_saves_nothing_where_some_are_idle(more: int) -> None:
    scenario, _ = planned()
    fleet = tuple(replace(line, count=50 * more) for line in scenario.fleet)
    plan = solve(
        replace(scenario, fleet=fleet), limits=Limits(time_limit_s=None, steps=1)
    ).plan
    assert plan.marginal is not None
    assert {coach.saves_fen for coach in plan.marginal.coaches} == {0}


def test_an_explanation_in_chinese_has_no_english_sentence() -> None:
    """Ids, codes and keys of the settings stay; words of them stand alone."""
    scenario, plan = planned()
    explainer = Explainer(scenario, plan)
    for asked in explainer.known:
        facts = explainer.facts(asked)
        assert facts is not None
        for told in sentences(facts, scenario.clock, lang="zh"):
            assert re.search(r"[a-z]{2,} [a-z]{2,}", told) is None, told


def test_why_a_service_is_no_way_is_told_once() -> None:
    """In the reason of one who stays, or by itself; others by themselves alone."""
    why = said("HUB_TOO_FAR", most_m=300_000)
    no_way = said("SERVICE_IS_NO_WAY", service=said("FLIGHT", service="F1"), why=why)
    stays = NotTravelling(
        worker_id="W1",
        code="LEFT_BY_SEARCH",
        told=said("ONE_BY_ONE", parts=(why, no_way)),
    )
    refused = tuple(
        NoChain(group_id="G", service_id=name, code="HUB_TOO_FAR", told=why)
        for name in ("F1", "F2")
    )
    facts = WorkerFacts(
        worker_id="W1",
        village="V1",
        employer="E1",
        group_id=None,
        companions=(),
        stays=stays,
        is_held=False,
        alone=None,
        trip=None,
        rides=(),
        refused=refused,
        marginal_fen=None,
        is_stated=False,
    )
    scenario, _ = planned()
    told = list(explained(facts, scenario.clock))
    by = [one.figures["service"] for one in told if one.code == "EXPLAIN_NOT_BY"]
    assert by == ["F2"]
    riding = replace(facts, stays=None)
    told = list(explained(riding, scenario.clock))
    by = [one.figures["service"] for one in told if one.code == "EXPLAIN_NOT_BY"]
    assert by == ["F1", "F2"]
