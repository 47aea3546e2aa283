from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.maps import samples
from tests.maps.chromium import chromium, executables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver import Chrome

    from transport.plan import Plan
    from transport.scenario import Scenario


@pytest.fixture(scope="session")
def long_haul() -> tuple[Scenario, Plan]:
    return samples.long_haul()


@pytest.fixture(scope="session")
def many_trips() -> tuple[Scenario, Plan]:
    return samples.many_trips()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    if executables() is None:
        pytest.skip("chromium or chromedriver is not installed (CI installs both)")
    with chromium(tmp_path_factory.mktemp("profile")) as driver:
        yield driver
