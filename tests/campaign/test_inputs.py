"""The bounded part of the campaign of mutated inputs, and that it can fail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.campaign import inputs
from tests.campaign.inputs import campaign
from tests.campaign.mutations import BOOK_MUTATIONS, FOLDER_MUTATIONS
from transport.errors import Fault, ScenarioError
from transport.reading import read_scenario
from transport.said import either

if TYPE_CHECKING:
    from pathlib import Path

    from transport.scenario import Scenario


@pytest.fixture(scope="module")
def tally() -> inputs.Tally:
    return campaign(n=240, seed=20261127)


def test_mutated_inputs_are_read_or_refused_and_lose_nobody(
    tally: inputs.Tally,
) -> None:
    assert tally.broken == []
    assert tally.outcomes["read"] > 10
    assert tally.outcomes["refused with faults"] > 100
    assert sum(tally.outcomes.values()) == 240


def test_every_mutation_has_its_turn(tally: inputs.Tally) -> None:
    names = {mutation.__name__ for mutation in (*FOLDER_MUTATIONS, *BOOK_MUTATIONS)}
    assert tally.by_mutation.keys() == names


def test_the_same_seed_gives_the_same_inputs() -> None:
    first, second = (campaign(n=12, seed=3) for _ in range(2))
    assert (first.outcomes, first.by_mutation) == (second.outcomes, second.by_mutation)


def _one_short(path: Path) -> Scenario:
    scenario = read_scenario(path)
    return replace(scenario, workers=scenario.workers[1:])


def _broken_reader(path: Path) -> Scenario:
    raise KeyError(path.name)


def _nameless(path: Path) -> Scenario:
    raise ScenarioError(
        [Fault(file="", wrong=either("x" * 5, "错"), remedy=either("y", "改"))]
    )


@pytest.mark.parametrize(
    ("reader", "words"),
    [
        (_one_short, "rows of the roster are missing"),
        (_broken_reader, "KeyError"),
        (_nameless, "a fault without a file"),
    ],
)
def test_a_broken_promise_is_noticed(
    reader: object, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "read_scenario", reader)
    broken = campaign(n=40, seed=1).broken
    assert any(words in line for line in broken)
