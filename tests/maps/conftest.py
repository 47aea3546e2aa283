from __future__ import annotations

import os
from typing import TYPE_CHECKING, NoReturn

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


def refuse_without_browser() -> NoReturn:
    """Skip the test, or fail it where a browser is promised."""
    reason = "chromium or chromedriver is not installed (CI installs both)"
    if os.environ.get("P2P_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    if executables() is None:
        refuse_without_browser()
    with chromium(tmp_path_factory.mktemp("profile")) as driver:
        yield driver
