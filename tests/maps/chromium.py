"""A headless Chromium without a network, driven by Selenium."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from selenium import webdriver

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    # No host can be found but this machine, by its number.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)


def executables() -> tuple[str, str] | None:
    """Paths of the browser and its driver; None when one is not installed."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    driver = shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


@contextmanager
def chromium(
    profile: Path, *, width: int = 1280, height: int = 800, flags: Sequence[str] = ()
) -> Iterator[webdriver.Chrome]:
    """A browser with a fresh profile and a page area of the given size."""
    found = executables()
    if found is None:
        msg = "chromium and chromedriver: not found, expected on the PATH"
        raise RuntimeError(msg)
    options = webdriver.ChromeOptions()
    options.binary_location = found[0]
    for flag in (*_FLAGS, *flags, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(executable_path=found[1])
    driver = webdriver.Chrome(options=options, service=service)
    try:
        resize(driver, width=width, height=height)
        yield driver
    finally:
        driver.quit()


def resize(driver: webdriver.Chrome, *, width: int, height: int) -> None:
    """Give the page itself, without the window's frame, this size."""
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )
