"""The examples of the door's docstrings are run; equal searches are made once."""

from __future__ import annotations

import doctest
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from p2p import planning

if TYPE_CHECKING:
    from transport.outcome import Limits, Outcome
    from transport.scenario import Scenario

_MODULES = ("p2p", "p2p.scenarios", "p2p.plans", "p2p.result", "p2p.papers")
_KNOWN: dict[tuple[str, str, Limits], Outcome] = {}


def search_once(scenario: Scenario, limits: Limits, **others: object) -> Outcome:
    assert set(others.values()) <= {None}
    key = (scenario.sha256, repr(scenario.tariff), limits)  # one example has its own
    if key not in _KNOWN:
        _KNOWN[key] = planning.search(scenario, limits)
    return _KNOWN[key]


@pytest.mark.parametrize("name", [*_MODULES, "p2p.compared"])
def test_the_examples_of_a_module_say_what_they_do(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("p2p.plans", "p2p.compared"):
        monkeypatch.setattr(f"{module}.search", search_once)
    found = doctest.testmod(import_module(name), optionflags=doctest.ELLIPSIS)
    assert found.attempted > 0
    assert found.failed == 0
