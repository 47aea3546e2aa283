"""The pages of the day in a real browser: a scanner's keys, axe, no error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from p2p.checking_in import ledger
from p2p.operating import open_operation
from tests.p2p.console.test_browser import (
    PATIENCE_S,
    browser,  # noqa: F401 - a fixture
    look_at,
    served,
)
from tests.p2p.store.an_operation import an_operation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser

AT = "2020-03-10T06:00"
PAGES = (
    *("day", "day?kind=late_add", "checkin", "board", "close", "contacts"),
    f"board?at={AT}&group=trip",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("operations")
    an_operation(made)
    return made


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    yield from served(folder)


def test_a_scanner_types_and_the_field_keeps_the_focus(
    browser: Chrome,  # noqa: F811 - the fixture
    address: str,
    folder: Path,
) -> None:
    browser.get(f"{address}/o/out/checkin")
    fill = "document.querySelector('[name=at]').value = arguments[0];"
    browser.execute_script(fill, AT)
    browser.find_element(By.NAME, "by").send_keys("gate")
    field = browser.find_element(By.ID, "code")
    for line in ("W1", "W2", "nobody", "W3"):  # as quickly as keys come
        field.send_keys(line, Keys.ENTER)

    def all_there(_browser: Chrome) -> bool:
        with open_operation(folder / "out") as operation:
            return len(ledger(operation).entries) == 3

    WebDriverWait(browser, PATIENCE_S).until(all_there)
    WebDriverWait(browser, PATIENCE_S).until(
        lambda at: at.find_element(By.CSS_SELECTOR, ".answer.good")
    )
    assert browser.switch_to.active_element == field
    assert field.get_attribute("value") == ""


def test_every_page_of_the_day_is_fit_to_be_read(
    browser: Chrome,  # noqa: F811 - the fixture
    address: str,
) -> None:
    for path in PAGES:
        browser.get(f"{address}/o/out/{path}")
        look_at(browser)
