from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transport.manifests.sample import make_plan, make_scenario
from transport.manifests import write_manifests

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang
    from transport.plan import Plan
    from transport.scenario import Scenario


@pytest.fixture(scope="session")
def scenario() -> Scenario:
    return make_scenario()


@pytest.fixture(scope="session")
def plan(scenario: Scenario) -> Plan:
    return make_plan(scenario)


@pytest.fixture(scope="session", params=["en", "zh"])
def lang(request: pytest.FixtureRequest) -> Lang:
    chosen: Lang = request.param
    return chosen


@pytest.fixture(scope="session")
def written(
    scenario: Scenario, plan: Plan, lang: Lang, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with the plan's manifests in one language."""
    folder = tmp_path_factory.mktemp(f"manifests-{lang}")
    write_manifests(scenario, plan, folder, lang=lang)
    return folder
