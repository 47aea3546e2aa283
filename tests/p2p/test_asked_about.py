"""Who is meant: an id alone, else names, ends of phone numbers, places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import p2p
from p2p.asked_about import found_by
from tests.p2p.console.conftest import tiny_operation

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> p2p.Plan:
    folder: Path = tiny_operation(tmp_path_factory.mktemp("asked"))
    scenario = p2p.read_scenario(folder)
    first, *others = scenario.workers
    first = replace(first, phone="+86 138-0000-4321", name="Ａｎｎa Li")
    scenario = replace(scenario, workers=(first, *others))
    return replace(p2p.plan(scenario, steps=1), scenario=scenario)


def ids(plan: p2p.Plan, words: str) -> list[str]:
    found = found_by(plan.scenario, plan.record, words)
    return [worker.worker_id for worker in found.workers]


def test_an_id_means_nothing_else(plan: p2p.Plan) -> None:
    worker = plan.scenario.workers[0]
    found = found_by(plan.scenario, plan.record, f" {worker.worker_id.lower()} ")
    assert found.only == worker.worker_id
    assert found_by(plan.scenario, plan.record, "t001").only == "T001"
    pair = f"{worker.village_id}/{worker.employer_id}"
    assert found_by(plan.scenario, plan.record, pair).only == pair


def test_names_are_found_by_a_part_however_they_are_typed(plan: p2p.Plan) -> None:
    first = plan.scenario.workers[0].worker_id
    assert ids(plan, "anna  li") == [first]


@pytest.mark.parametrize(("digits", "is_found"), [("4321", 1), ("00004321", 1)])
def test_phones_are_found_by_their_end(
    plan: p2p.Plan, digits: str, is_found: int
) -> None:
    assert len(ids(plan, digits)) == is_found


def test_too_few_digits_and_no_words_find_nobody(plan: p2p.Plan) -> None:
    assert ids(plan, "321") == []
    assert ids(plan, "  ") == []


def test_places_mean_the_pairs_that_travel_there(plan: p2p.Plan) -> None:
    worker = plan.scenario.workers[0]
    name = plan.scenario.place_name[worker.employer_id]
    found = found_by(plan.scenario, plan.record, name)
    assert (worker.village_id, worker.employer_id) in found.pairs
    assert all(pair[1] == worker.employer_id for pair in found.pairs)
