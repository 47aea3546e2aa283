"""The console in a real browser: both languages, two widths, axe, no error."""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from p2p.console.app import make_app
from p2p.console.serving import bound
from p2p.console.settings import Settings
from tests.maps.chromium import chromium, executables, resize
from tests.maps.conftest import refuse_without_browser
from tests.p2p.console.conftest import tiny_operation
from tests.p2p.test_importing import roster

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "axe.min.js").read_text("utf-8")
RUN_AXE = """
const done = arguments[0];
axe.run(document, {iframes: false}).then((found) => done(found.violations
  .filter((v) => v.impact === "serious" || v.impact === "critical")
  .map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ")).join(", "))));
"""
SIZES = ((1280, 800), (390, 844))
TWICE_AS_LARGE, PAPER = (640, 400), (718, 1000)
PRINTED = """
window.dispatchEvent(new Event("beforeprint"));
const shown = (what) => [...document.querySelectorAll(what)]
  .filter((one) => one.getClientRects().length);
const found = shown("main *")
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .concat(shown("nav a, header a, button, .button, iframe"))
  .map((one) => one.tagName + ": " + one.textContent.slice(0, 60));
window.dispatchEvent(new Event("afterprint"));
return found;
"""
PATIENCE_S = 90


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A console with its worker and one scenario that commands made."""
    folder = tmp_path_factory.mktemp("operations")
    tiny_operation(folder)
    yield from served(folder)


def served(folder: Path) -> Iterator[str]:
    """The address of a console at the folder, with its worker."""
    listener = bound("127.0.0.1", 0)
    app = make_app(Settings(folder=folder, lang="en"))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listener.close()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    if executables() is None:
        refuse_without_browser()
    with chromium(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


def log(browser: Chrome) -> list[str]:
    found: Any = browser.get_log("browser")  # type: ignore[no-untyped-call]
    return [m["message"] for m in found if m["level"] == "SEVERE"]


def is_ended(browser: Chrome) -> bool:
    return not browser.find_elements(By.CSS_SELECTOR, "[data-stream]")


def press(browser: Chrome, selector: str) -> None:
    browser.find_element(By.CSS_SELECTOR, selector).click()


def send(browser: Chrome, selector: str) -> None:
    """Press a button and wait for the page that it leads to."""
    browser.execute_script("window.isLeft = true")
    press(browser, selector)
    WebDriverWait(browser, PATIENCE_S).until(
        lambda at: at.execute_script(
            "return !window.isLeft && document.readyState === 'complete'"
        )
    )


def look_at(browser: Chrome) -> None:
    """Nothing that axe finds, nothing wider than the page or the paper, no error."""
    for width, height in SIZES:
        resize(browser, width=width, height=height)
        browser.execute_script(AXE)
        found = browser.execute_async_script(RUN_AXE)
        assert found == [], browser.current_url
        assert not is_wider(browser), browser.current_url
    resize(browser, width=TWICE_AS_LARGE[0], height=TWICE_AS_LARGE[1])
    assert not is_wider(browser), browser.current_url
    look_at_paper(browser)
    assert log(browser) == []


def is_wider(browser: Chrome) -> bool:
    wider = "return document.documentElement.scrollWidth > innerWidth"
    return bool(browser.execute_script(wider))


def look_at_paper(browser: Chrome) -> None:
    """Printed, nothing is cut and nothing is there to be pressed."""
    resize(browser, width=PAPER[0], height=PAPER[1])
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    found = browser.execute_script(PRINTED)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    resize(browser, width=SIZES[-1][0], height=SIZES[-1][1])
    assert found == [], browser.current_url


def result_and_map(browser: Chrome, address: str) -> None:
    """A trip chosen in the table is in front on the map, which heeds the filter."""
    browser.get(f"{address}/o/tiny/result")
    look_at(browser)
    frame = browser.find_element(By.CSS_SELECTOR, "iframe.map")
    press(browser, "tr[data-trip='T001'] a")
    WebDriverWait(browser, PATIENCE_S).until(
        lambda at: at.find_elements(By.CSS_SELECTOR, "#coach .seats")
    )
    browser.switch_to.frame(frame)
    wait = WebDriverWait(
        browser, PATIENCE_S, ignored_exceptions=[StaleElementReferenceException]
    )
    wait.until(lambda at: at.find_elements(By.CSS_SELECTOR, ".p2p-popup"))
    browser.switch_to.default_content()
    browser.get(f"{address}/o/tiny/result?mode=feeder")
    browser.switch_to.frame(browser.find_element(By.CSS_SELECTOR, "iframe.map"))
    wait.until(
        lambda at: (
            [told.text[-2:] for told in at.find_elements(By.CSS_SELECTOR, ".p2p-told")]
            == [" 0"]
        )
    )
    browser.switch_to.default_content()
    for path in ("result/trip/T001", "by-hand?trip=T001", "compare"):
        browser.get(f"{address}/o/tiny/{path}")
        look_at(browser)


def test_from_a_roster_to_a_plan_and_its_papers(
    browser: Chrome, address: str, tmp_path: Path
) -> None:
    browser.get(address)
    look_at(browser)
    send(browser, "button[name=lang][value=zh]")
    assert browser.find_element(By.TAG_NAME, "html").get_attribute("lang") == "zh-CN"
    browser.find_element(By.NAME, "name").send_keys("二月")
    send(browser, "form[action='/operations'] button")
    file = roster(tmp_path / "花名册.xlsx")
    browser.find_element(By.CSS_SELECTOR, "input[type=file]").send_keys(str(file))
    send(browser, ".drop button")
    WebDriverWait(browser, PATIENCE_S).until(is_ended)
    look_at(browser)
    assert "6 行，6 人" in browser.page_source
    browser.get(f"{address}/o/tiny/plan")
    send(browser, "form[action='/o/tiny/plan'] button")
    assert not is_ended(browser)
    WebDriverWait(browser, PATIENCE_S).until(
        lambda at: is_ended(at) or re.search(r'"cost">\d', at.page_source)
    )
    if not is_ended(browser):
        press(browser, "form[action$='/stop'] button")
    browser.get(f"{address}/o/tiny/plan")
    WebDriverWait(browser, PATIENCE_S).until(is_ended)
    look_at(browser)
    assert re.search(r"<dd>3</dd>", browser.page_source)
    result_and_map(browser, address)
    browser.get(f"{address}/o/tiny/papers")
    look_at(browser)
