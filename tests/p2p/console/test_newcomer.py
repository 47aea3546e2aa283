"""A newcomer's whole way in a real browser: from a roster to the closing."""

from __future__ import annotations

import csv
import os
import re
from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.p2p.console.test_browser import (
    PATIENCE_S,
    browser,  # noqa: F401 - a fixture
    is_ended,
    look_at,
    press,
    served,
)
from tests.p2p.test_importing import roster

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome

NAME = "feb"
# How many people; from a hundred on every page is looked at in both languages.
N_ASKED = os.environ.get("P2P_NEWCOMER")
N_PEOPLE, MANY = int(N_ASKED or 6), 100
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not N_ASKED, reason="half a minute of a browser: P2P_NEWCOMER=6 asks for it"
    ),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("operations")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    yield from served(folder)


class Newcomer:
    """Somebody at the browser, who looks at the pages in both languages.

    ``langs``: in which at each page; with one of them it is the other one every time.
    """

    def __init__(self, at: Chrome, address: str, *, langs: int = 1) -> None:
        self.at, self.base = at, f"{address}/o/{NAME}"
        self.langs, self.spoken = langs, "en"
        at.get(address)

    def see(self, page: str) -> None:
        """Open a page of the operation, wait for its job, look at it."""
        self.at.get(f"{self.base}/{page}")
        self.wait()
        for _ in range(self.langs):
            self.speak({"zh": "en", "en": "zh"}[self.spoken])
            look_at(self.at)

    def speak(self, lang: str) -> None:
        self.spoken = lang
        found = self.at.find_elements(By.CSS_SELECTOR, f"[name=lang][value={lang}]")
        if found:
            found[0].click()
        wanted = {"zh": "zh-CN", "en": "en"}[lang]
        self.until(f"html[lang={wanted}]")

    def until(self, selector: str) -> None:
        WebDriverWait(self.at, PATIENCE_S).until(
            lambda at: at.find_elements(By.CSS_SELECTOR, selector)
        )

    def wait(self) -> None:
        WebDriverWait(self.at, PATIENCE_S).until(is_ended)
        assert not self.at.find_elements(By.CSS_SELECTOR, ".job, [role=alert]")

    def fill(self, selector: str, text: str) -> None:
        field = self.at.find_element(By.CSS_SELECTOR, selector)
        script = "arguments[0].value = arguments[1];"
        self.at.execute_script(script, field, text)

    def send(self, action: str) -> None:
        """Send a form, and wait for what comes of it."""
        form = f"form[action^='/o/{NAME}/{action}']"
        self.press(f"{form} button:not([type=button]):not([hidden])")
        self.wait()

    def press(self, selector: str) -> None:
        """Press what leads to another page, and wait for that."""
        at = self.at
        at.execute_script("window.isOld = true;")
        press(at, selector)
        WebDriverWait(at, PATIENCE_S).until(
            lambda at: at.execute_script("return !window.isOld && !!document.body")
        )


def ids(folder: Path) -> list[str]:
    with (folder / NAME / "scenario" / "workers.csv").open(
        encoding="utf-8-sig"
    ) as file:
        return [row["worker_id"] for row in csv.DictReader(file)]


def test_from_a_roster_to_the_closing(
    browser: Chrome,  # noqa: F811 - the fixture
    address: str,
    folder: Path,
    tmp_path: Path,
) -> None:
    newcomer = Newcomer(browser, address, langs=2 if N_PEOPLE >= MANY else 1)
    newcomer.speak("en")
    newcomer.fill("[name=name]", NAME)
    newcomer.press("form[action='/operations'] button")
    file = roster(tmp_path / "roster.xlsx", n=N_PEOPLE, 村="乌有之乡村")
    browser.find_element(By.CSS_SELECTOR, "input[type=file]").send_keys(str(file))
    newcomer.send("roster/files")
    newcomer.see("roster")
    press(browser, "#places li:last-child [data-pick]")  # where the village is
    press(browser, ".piece img")
    press(browser, "[data-take]")
    field = browser.find_element(By.CSS_SELECTOR, "#places li:last-child input")
    assert re.fullmatch(r"3\d\.\d{5},1\d\d\.\d{5}", field.get_attribute("value") or "")
    newcomer.send("roster/places")
    assert len(browser.find_elements(By.CSS_SELECTOR, "#places li")) == 1
    newcomer.see("rules")
    newcomer.see("plan")
    newcomer.fill("[name=time_limit_s]", "2")
    newcomer.send("plan")
    newcomer.see("result")
    browser.get(f"{newcomer.base}/papers")
    for box in browser.find_elements(By.CSS_SELECTOR, "[name=readers]"):
        if box.get_attribute("value") != "employer":
            box.click()
    newcomer.send("papers")
    newcomer.see("papers")
    a_day(newcomer, folder)
    the_end(newcomer, tmp_path)


def a_day(newcomer: Newcomer, folder: Path) -> None:
    """Two events, a new version accepted, somebody checked in, the board."""
    at, (first, second, third, *_) = newcomer.at, ids(folder)
    at.get(f"{newcomer.base}/day")
    newcomer.fill("form[action$='/begin'] [name=by]", "newcomer")
    newcomer.send("day/begin")
    for worker in (first, second):
        at.get(f"{newcomer.base}/day?kind=cancellation")
        newcomer.fill("#f-worker_id", worker)
        newcomer.fill("form[action*='/events'] [name=by]", "newcomer")
        newcomer.press("form[action*='/events'] button")
        newcomer.wait()
    newcomer.see("day")
    newcomer.fill("form[action$='/replan'] [name=by]", "newcomer")
    newcomer.send("day/replan")
    newcomer.see("day/next")
    newcomer.fill("form[action$='/accept'] [name=by]", "newcomer")
    newcomer.send("day/accept")
    newcomer.see("checkin")
    newcomer.fill("#scan [name=by]", "gate")
    newcomer.fill("#code", third)
    press(at, "#scan .scan button")
    newcomer.until(".answer")
    newcomer.see("board")


def the_end(newcomer: Newcomer, tmp_path: Path) -> None:
    """What was run, told and closed."""
    actuals = tmp_path / "day.csv"
    actuals.write_text("trip_id,ran\nT001,no\n", "utf-8")
    at = newcomer.at
    at.get(f"{newcomer.base}/close")
    at.find_element(By.NAME, "actuals").send_keys(str(actuals))
    newcomer.send("close/tables")
    newcomer.see("close")
    newcomer.fill("form[action$='/record'] [name=by]", "newcomer")
    newcomer.send("close/record")
    newcomer.see("close")
    newcomer.speak("en")
    assert "closing 1" in at.page_source
