"""The camera of the check-in page in a real browser: a printed code held before it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.maps.chromium import chromium, executables
from tests.maps.conftest import refuse_without_browser
from tests.p2p.console.test_browser import PATIENCE_S, log, press, served
from tests.p2p.store.an_operation import an_operation
from transport.documents.qr_picture import picture_of
from transport.presentation.codes import card_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser

TOKEN = "A" * 16
AT = "2020-03-10T06:00"
WIDTH, HEIGHT = 640, 480
FAKE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
NO_CAMERA = ("--use-fake-device-for-media-stream=device-count=0", FAKE[1])


def film(path: Path) -> Path:
    """A card with its code, held a little askew, as a film of four pictures."""
    code = Image.open(io.BytesIO(picture_of(card_line(TOKEN)).png())).convert("L")
    with path.open("wb") as file:
        file.write(b"YUV4MPEG2 W%d H%d F10:1 Ip A1:1 C420jpeg\n" % (WIDTH, HEIGHT))
        for angle in range(10, 14):
            card = Image.new("L", (WIDTH, HEIGHT), 220)
            card.paste(code.resize((150, 150)), (300, 180))
            held = card.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=90)
            colours = bytes([128]) * (WIDTH * HEIGHT // 2)
            file.write(b"FRAME\n" + np.asarray(held).tobytes() + colours)
    return path


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("operations")
    rows = f"token,worker_id,version,card\n{TOKEN},W1,v1,x\n"
    (an_operation(folder) / "tokens.csv").write_text(rows)
    yield from served(folder)


def at_the_desk(browser: Chrome, address: str) -> None:
    browser.get(f"{address}/o/out/checkin")
    fill = "document.querySelector(arguments[0]).value = arguments[1];"
    browser.execute_script(fill, "[name=at]", AT)
    browser.execute_script(fill, "[name=by]", "gate")
    press(browser, "#camera")


def told(browser: Chrome, selector: str) -> str:
    return browser.find_element(By.CSS_SELECTOR, selector).text


def test_a_card_before_the_camera_is_read_without_help_of_the_browser(
    address: str, tmp_path: Path
) -> None:
    if executables() is None:
        refuse_without_browser()
    seen = f"--use-file-for-fake-video-capture={film(tmp_path / 'card.y4m')}"
    with chromium(tmp_path / "p", width=390, height=844, flags=(*FAKE, seen)) as at:
        at_the_desk(at, address)
        WebDriverWait(at, PATIENCE_S).until(
            lambda at: "Worker One: boarded T001" in told(at, ".answer")
        )
        below = "return document.querySelector('.answer').getBoundingClientRect().top"
        assert at.execute_script(below) < 600
        assert log(at) == []


def test_without_a_camera_the_page_says_what_to_do(
    address: str, tmp_path: Path
) -> None:
    if executables() is None:
        refuse_without_browser()
    with chromium(tmp_path / "p", flags=NO_CAMERA) as at:
        at_the_desk(at, address)
        WebDriverWait(at, PATIENCE_S).until(
            lambda at: "or type the number" in told(at, "#no-camera")
        )
        assert not at.find_element(By.ID, "film").is_displayed()
        assert at.find_element(By.ID, "camera").is_enabled()
