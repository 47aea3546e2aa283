"""The page in a real browser, opened from the disk with the network off."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from maps import render_map
from tests.maps import samples
from tests.maps.chromium import resize

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from selenium.webdriver import Chrome

    from transport.plan import Plan
    from transport.scenario import Scenario

    Open = Callable[..., Chrome]

pytestmark = pytest.mark.browser

# Each sets window.__pwned if the page lets it run.
HOSTILE = (
    "李家`${1}</div><script>window.__pwned=1</script>",
    "<img src=x onerror=window.__pwned=1>",
    "${window.__pwned=1}",
    "`+(window.__pwned=1)+`",
    "</script><script>window.__pwned=1</script>",
    "'\"-(window.__pwned=1)-\"'",
    "\\u003cimg src=x onerror=window.__pwned=1\\u003e\\",
    "{{ 7 * 7 }}{% endif %}{# <!-- #}<svg/onload=window.__pwned=1>",
)
MAP = "const map = Object.values(window).find((v) => v instanceof L.Map);"


@pytest.fixture
def open_page(browser: Chrome, tmp_path: Path) -> Open:
    def opened(page: str, *, width: int = 1280, height: int = 800) -> Chrome:
        path = tmp_path / "map.html"
        path.write_text(page, encoding="utf-8")
        resize(browser, width=width, height=height)
        _log(browser)  # forgets what an earlier page left
        browser.get(path.as_uri())
        WebDriverWait(browser, 20).until(_is_drawn)
        return browser

    return opened


def _is_drawn(browser: Chrome) -> bool:
    return bool(
        browser.execute_script(
            "return document.readyState === 'complete' && !!window.L && "
            "!!document.querySelector('.leaflet-overlay-pane canvas')"
        )
    )


def _log(browser: Chrome) -> list[dict[str, str]]:
    """The console's messages since the last call."""
    log: list[dict[str, str]] = browser.get_log("browser")  # type: ignore[no-untyped-call]
    return log


def _severe(browser: Chrome) -> list[str]:
    return [m["message"] for m in _log(browser) if m["level"] == "SEVERE"]


def _n_ink(browser: Chrome) -> int:
    """Pixels drawn on the canvas of trips and villages."""
    n_pixels: int = browser.execute_async_script(
        """
        const done = arguments[0];
        requestAnimationFrame(() => requestAnimationFrame(() => {
          const canvas = document.querySelector(".leaflet-overlay-pane canvas");
          const { width, height } = canvas;
          const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
          done(data.filter((value, i) => i % 4 === 3 && value > 0).length);
        }));
        """
    )
    return n_pixels


def _shown(browser: Chrome, **properties: str) -> int:
    """How many features with these properties are on the map."""
    n_features: int = browser.execute_script(
        MAP
        + """
        let n = 0;
        map.eachLayer((layer) => {
          const found = layer.feature?.properties;
          const wanted = Object.entries(arguments[0]);
          if (found && wanted.every(([key, value]) => found[key] === value)) n += 1;
        });
        return n;
        """,
        properties,
    )
    return n_features


def _popup_texts(browser: Chrome, kind: str) -> list[str]:
    """Headings of the popups of all features of a kind, as a reader sees them."""
    texts: list[str] = browser.execute_script(
        MAP
        + """
        const layers = [];
        map.eachLayer((layer) => {
          if (layer.feature?.properties.kind === arguments[0]) layers.push(layer);
        });
        return layers.map((layer) => {
          layer.openTooltip();
          layer.openPopup();
          const popup = document.querySelector(".leaflet-popup-content");
          const text = popup.querySelector("b").textContent;
          layer.closePopup();
          popup.closest(".leaflet-popup").remove();
          return text;
        });
        """,
        kind,
    )
    return texts


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_is_drawn_without_network_or_error(
    open_page: Open, long_haul: tuple[Scenario, Plan], lang: Any
) -> None:
    browser = open_page(render_map(*long_haul, lang=lang))
    assert _n_ink(browser) > 5_000
    assert _severe(browser) == []
    assert browser.execute_script(
        "return performance.getEntriesByType('resource')"
        ".filter((entry) => !entry.name.startsWith('data:')).length === 0"
    )


def test_a_screenshot_is_not_blank(
    open_page: Open, long_haul: tuple[Scenario, Plan], tmp_path: Path
) -> None:
    browser = open_page(render_map(*long_haul))
    picture = base64.b64encode(browser.get_screenshot_as_png()).decode("ascii")
    blank = tmp_path / "blank.html"
    blank.write_text("<!DOCTYPE html><title>blank</title>", encoding="utf-8")
    browser.get(blank.as_uri())
    n_colours = browser.execute_async_script(
        """
        const [picture, done] = arguments;
        const image = new Image();
        image.onload = () => {
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [image.width, image.height];
          const context = canvas.getContext("2d");
          context.drawImage(image, 0, 0);
          const { data } = context.getImageData(0, 0, image.width, image.height);
          done(new Set(new Uint32Array(data.buffer)).size);
        };
        image.src = `data:image/png;base64,${picture}`;
        """,
        picture,
    )
    assert n_colours > 200


def test_a_trip_is_switched_off_and_on(
    open_page: Open, long_haul: tuple[Scenario, Plan]
) -> None:
    browser = open_page(render_map(*long_haul))
    ink = _n_ink(browser)
    entry = "//label[contains(., 'T003')]//input"
    browser.find_element(By.XPATH, entry).click()
    assert _shown(browser, trip="T003") == 0
    assert _shown(browser, trip="T002") > 0
    assert _n_ink(browser) < ink
    browser.find_element(By.XPATH, entry).click()
    assert _shown(browser, trip="T003") > 0
    assert _n_ink(browser) == pytest.approx(ink, rel=0.05)


def test_all_trips_are_switched_off_and_on(
    open_page: Open, long_haul: tuple[Scenario, Plan]
) -> None:
    browser = open_page(render_map(*long_haul, lang="en"))
    all_, none = browser.find_elements(By.CSS_SELECTOR, ".p2p-switches button")
    none.click()
    assert _shown(browser, kind="linehaul") == 0
    assert _shown(browser, kind="village") == 8
    all_.click()
    assert _shown(browser, kind="linehaul") == 8


def test_empty_runs_are_hidden_and_shown(
    open_page: Open, long_haul: tuple[Scenario, Plan]
) -> None:
    browser = open_page(render_map(*long_haul, lang="en"))
    assert _shown(browser, kind="deadhead") == 16
    pane = browser.find_element(By.CSS_SELECTOR, ".leaflet-p2p-empty-pane")
    entry = browser.find_element(By.XPATH, "//label[contains(., 'Deadhead')]//input")
    assert pane.value_of_css_property("display") == "block"
    entry.click()
    assert pane.value_of_css_property("display") == "none"
    browser.find_element(By.XPATH, "//label[contains(., 'Deadhead')]//input").click()
    assert pane.value_of_css_property("display") == "block"


def test_a_popup_in_chinese_is_not_one_sign_wide(
    open_page: Open, long_haul: tuple[Scenario, Plan]
) -> None:
    browser = open_page(render_map(*long_haul))
    width = browser.execute_script(
        MAP
        + """
        let village;
        map.eachLayer((layer) => {
          if (layer.feature?.properties.kind === "village") village ??= layer;
        });
        village.openPopup();
        return document.querySelector(".leaflet-popup-content").offsetWidth;
        """
    )
    assert 200 < width <= 360


def test_a_popup_on_a_phone_is_seen_whole(
    open_page: Open, long_haul: tuple[Scenario, Plan]
) -> None:
    browser = open_page(render_map(*long_haul), width=390, height=844)
    popup, panel, scale, credits = browser.execute_async_script(
        MAP
        + """
        const done = arguments[0];
        let line;
        map.eachLayer((layer) => {
          if (layer.feature?.properties.kind === "linehaul") line ??= layer;
        });
        line.openPopup();
        const box = (it) => document.querySelector(it).getBoundingClientRect().toJSON();
        const found = [".leaflet-popup", "#p2p-panel", ".leaflet-control-scale"];
        const credits = ".leaflet-control-attribution";
        setTimeout(() => done([...found, credits].map(box)), 600);
        """
    )
    assert scale["bottom"] <= credits["top"]  # which take the whole width
    assert popup["left"] >= 0
    assert popup["right"] <= 390
    assert popup["top"] >= panel["bottom"]


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_names_cover_no_other_place_and_are_not_cut(
    open_page: Open, long_haul: tuple[Scenario, Plan], width: int, height: int
) -> None:
    browser = open_page(render_map(*long_haul), width=width, height=height)
    shown = browser.execute_async_script(
        """
        const done = arguments[0];
        requestAnimationFrame(() => requestAnimationFrame(() => {
          const names = [...document.querySelectorAll(
            ".leaflet-marker-pane .p2p-name:not(.p2p-name_area)")];
          done(names.map((icon) => {
            const { x, y } = icon.getBoundingClientRect();
            const label = icon.firstElementChild;
            const box = label.getBoundingClientRect().toJSON();
            return { x, y, box, isShown: label.style.visibility !== "hidden" };
          }));
        }));
        """
    )
    boxes = [(n, name["box"]) for n, name in enumerate(shown) if name["isShown"]]
    assert boxes
    for n, box in boxes:
        assert 0 <= box["left"] < box["right"] <= width
        for other, place in enumerate(shown):
            is_over = (
                box["left"] < place["x"] < box["right"]
                and box["top"] < place["y"] < box["bottom"]
            )
            assert other == n or not is_over


def test_a_click_on_a_line_tells_the_trip(
    open_page: Open, long_haul: tuple[Scenario, Plan]
) -> None:
    browser = open_page(render_map(*long_haul))
    headings = _popup_texts(browser, "linehaul")
    assert headings[0] == "T001 · 49座大巴 · 岚县车场"
    assert len(set(headings)) == 8


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 800)])
def test_panel_and_controls_leave_the_plan_in_sight(
    open_page: Open, long_haul: tuple[Scenario, Plan], width: int, height: int
) -> None:
    browser = open_page(render_map(*long_haul), width=width, height=height)
    boxes = browser.execute_script(
        """
        return ["#p2p-panel", ".leaflet-control-layers", ".leaflet-control-zoom"]
          .map((it) => document.querySelector(it).getBoundingClientRect().toJSON());
        """
    )
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert (
                a["right"] <= b["left"]
                or b["right"] <= a["left"]
                or a["bottom"] <= b["top"]
                or b["bottom"] <= a["top"]
            )
    points = browser.execute_script(
        MAP
        + """
        const points = [];
        map.eachLayer((layer) => {
          if (!layer.feature || !layer.getLatLng) return;
          const { x, y } = map.latLngToContainerPoint(layer.getLatLng());
          points.push([x, y]);
        });
        return points;
        """
    )
    assert len(points) > 50
    for x, y in points:
        assert 0 < x < width
        assert 0 < y < height
        for box in boxes:
            inside = box["left"] < x < box["right"] and box["top"] < y < box["bottom"]
            assert not inside


def test_the_panel_folds(open_page: Open, long_haul: tuple[Scenario, Plan]) -> None:
    browser = open_page(render_map(*long_haul))
    table = browser.find_element(By.CSS_SELECTOR, "#p2p-panel table")
    assert table.is_displayed()
    browser.find_element(By.CSS_SELECTOR, "#p2p-panel summary").click()
    assert not table.is_displayed()


def test_a_hostile_name_is_shown_and_runs_nothing(open_page: Open) -> None:
    scenario, plan = _hostile()
    page = render_map(scenario, plan, lang="en")
    # The page's policy would stop a script too: take it away, the names must do alone.
    policy = r'<meta http-equiv="Content-Security-Policy".*?>'
    bare, n_policies = re.subn(policy, "", page)
    assert n_policies == 1
    browser = open_page(bare)
    assert _popup_texts(browser, "village") == list(HOSTILE)
    assert sorted(_popup_texts(browser, "employer")) == sorted(HOSTILE[:4])
    trip = plan.trips[0]
    heading = " · ".join((HOSTILE[0], HOSTILE[0], HOSTILE[2]))
    assert heading in _popup_texts(browser, "linehaul")
    assert browser.title == f"{HOSTILE[0]} · {HOSTILE[4]}".strip()
    panel = browser.find_element(By.ID, "p2p-panel").get_property("textContent")
    for shown in (scenario.title, str(plan.variant), trip.vehicle_type):
        assert shown in str(panel)
    listed = browser.find_elements(By.CSS_SELECTOR, ".leaflet-control-layers label")
    texts = [str(label.get_property("textContent")) for label in listed]
    assert any(trip.trip_id in text and HOSTILE[1] in text for text in texts)
    names = browser.execute_script(
        "return [...document.querySelectorAll('.p2p-name span')]"
        ".map((name) => name.textContent)"
    )
    assert set(HOSTILE) <= set(names)
    assert _n_ink(browser) > 5_000
    assert browser.execute_script("return typeof window.__pwned") == "undefined"
    assert _severe(browser) == []


def test_hostile_names_break_nothing_under_the_policy(open_page: Open) -> None:
    browser = open_page(render_map(*_hostile()))
    assert _popup_texts(browser, "village") == list(HOSTILE)
    assert browser.execute_script("return typeof window.__pwned") == "undefined"
    assert _severe(browser) == []


def test_the_policy_stops_a_script_that_is_not_the_pages(
    open_page: Open, long_haul: tuple[Scenario, Plan]
) -> None:
    intruder = "<script>window.__pwned=1</script><img src=x onerror=window.__pwned=2>"
    page = render_map(*long_haul).replace("<body>", f"<body>{intruder}")
    browser = open_page(page)
    assert browser.execute_script("return typeof window.__pwned") == "undefined"
    assert any("Content Security Policy" in message for message in _severe(browser))


def test_a_page_with_tiles_is_drawn_though_they_cannot_be_had(
    open_page: Open, long_haul: tuple[Scenario, Plan]
) -> None:
    page = render_map(*long_haul, tiles="https://tiles.example.org/{z}/{x}/{y}.png")
    browser = open_page(page)
    assert _n_ink(browser) > 5_000
    credit = browser.find_element(By.CSS_SELECTOR, ".leaflet-control-attribution")
    assert "tiles.example.org" in credit.text


def test_a_day_of_526_coaches_is_drawn(
    open_page: Open, many_trips: tuple[Scenario, Plan]
) -> None:
    browser = open_page(render_map(*many_trips))
    assert _shown(browser, kind="linehaul") == 526
    assert _n_ink(browser) > 20_000
    assert _severe(browser) == []


def test_a_plan_without_trips_shows_its_villages(open_page: Open) -> None:
    browser = open_page(render_map(*samples.nothing_planned()))
    assert _shown(browser, kind="idle_village") == 2
    assert _severe(browser) == []


def _hostile() -> tuple[Scenario, Plan]:
    """The long-haul plan with a hostile text in every place of the user's words."""
    scenario, plan = samples.long_haul()
    trips = tuple(
        replace(trip, trip_id=HOSTILE[n], block_id="", vehicle_type=HOSTILE[n])
        for n, trip in enumerate(plan.trips)
    )
    poisoned = replace(
        scenario,
        name=HOSTILE[3],
        title=HOSTILE[0],
        villages=tuple(
            replace(v, name=name, town=name, county=HOSTILE[5])
            for v, name in zip(scenario.villages, HOSTILE, strict=True)
        ),
        employers=tuple(
            replace(e, name=name, city=HOSTILE[1], province=name)
            for e, name in zip(scenario.employers, HOSTILE, strict=False)
        ),
        depots=tuple(
            replace(d, name=HOSTILE[2], county=HOSTILE[6]) for d in scenario.depots
        ),
    )
    return poisoned, replace(plan, trips=trips, variant=HOSTILE[4])


def _move(browser: Chrome, hour: int) -> None:
    browser.execute_script(
        """
        const slider = document.querySelector(".p2p-finder input");
        slider.value = arguments[0];
        slider.dispatchEvent(new Event("input"));
        """,
        hour,
    )


def _opaque(browser: Chrome) -> int:
    """Loaded runs of trips that are not faded out."""
    n: int = browser.execute_script(
        MAP
        + """
        let n = 0;
        map.eachLayer((layer) => {
          const kind = layer.feature?.properties.kind;
          if (kind === "linehaul" && layer.options.opacity > 0) n += 1;
        });
        return n;
        """
    )
    return n


def test_the_slider_shows_the_trips_of_an_hour_and_all_again(
    open_page: Open, long_haul: tuple[Scenario, Plan]
) -> None:
    scenario, plan = long_haul
    browser = open_page(render_map(scenario, plan, lang="en"))
    whole = _opaque(browser)
    assert whole == len(plan.trips)
    told = browser.find_element(By.CSS_SELECTOR, ".p2p-told")
    assert f"{len(plan.trips)}" in told.text
    first_s = min(trip.depart_s for trip in plan.trips) // 3_600 * 3_600
    hour = 3
    _move(browser, hour)
    now_min = first_s // 60 + hour * 60
    under = sum(
        trip.depart_s // 60 <= now_min <= trip.return_s // 60 for trip in plan.trips
    )
    assert _opaque(browser) == under
    assert f"under way {under}" in told.text
    _move(browser, -1)
    assert _opaque(browser) == whole
    assert _severe(browser) == []


def test_an_employer_chosen_leaves_its_trips_alone(
    open_page: Open, long_haul: tuple[Scenario, Plan]
) -> None:
    scenario, plan = long_haul
    browser = open_page(render_map(scenario, plan, lang="en"))
    select = browser.find_elements(By.CSS_SELECTOR, ".p2p-finder select")
    if not select:
        pytest.skip("the sample has a single employer and village")
    options = select[0].find_elements(By.TAG_NAME, "option")
    name = options[1].text
    options[1].click()
    places = {e.employer_id for e in scenario.employers if e.name == name} | {
        v.village_id for v in scenario.villages if v.name == name
    }
    serving = sum(
        any(stop.place_id in places for stop in trip.stops) for trip in plan.trips
    )
    assert _opaque(browser) == serving


def test_hostile_names_in_the_lists_are_text(
    open_page: Open, long_haul: tuple[Scenario, Plan]
) -> None:
    scenario, plan = long_haul
    names = iter(HOSTILE * 20)
    scenario = replace(
        scenario,
        villages=tuple(replace(v, name=next(names)) for v in scenario.villages),
        employers=tuple(replace(e, name=next(names)) for e in scenario.employers),
    )
    browser = open_page(render_map(scenario, plan, lang="zh"))
    assert browser.execute_script("return window.__pwned") is None
    assert _severe(browser) == []
