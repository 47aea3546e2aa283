"""Drawings of one plan: what is on them, where, and that nothing leaves the page."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

from tests.transport.manifests.sample import make_plan, make_scenario, with_many_trips
from transport.catalogue.codes import meaning
from transport.report import page, svg
from transport.report.plan_charts import ROWS_A_CHART, arrivals, rotations
from transport.report.plan_map import drawn_map
from transport.report.plan_page import plan_page

SCENARIO = make_scenario()
PLAN = make_plan(SCENARIO)


def drawings(html: str) -> list[ET.Element]:
    return [ET.fromstring(text) for text in re.findall(r"<svg.*?</svg>", html, re.S)]


def words(drawing: ET.Element) -> list[str]:
    return [text.text or "" for text in drawing.iter("text")]


def test_a_one_day_gantt_chart_and_arrival_curve_have_hours() -> None:
    day = replace(PLAN, trips=PLAN.trips[-1:])
    for html in (rotations(SCENARIO, day, "zh"), arrivals(SCENARIO, {"": PLAN})):
        (drawing,) = drawings(html)
        assert sum(bool(re.search(r"\d\d:\d\d$", text)) for text in words(drawing)) > 2


def test_every_bar_lies_right_of_the_names_and_inside() -> None:
    (drawing,) = drawings(rotations(SCENARIO, PLAN, "zh"))
    wide = float(drawing.attrib["width"])
    names = [t for t in drawing.iter("text") if t.attrib.get("text-anchor") == "end"]
    left = max(float(name.attrib["x"]) for name in names)
    for bar in drawing.iter("rect"):
        x = float(bar.attrib["x"])
        assert left < x < x + float(bar.attrib["width"]) <= wide


def test_a_long_gantt_chart_comes_in_parts_that_a_page_holds() -> None:
    scenario, plan = with_many_trips(SCENARIO, 95)
    coaches = tuple(
        replace(trip, coach=number) for number, trip in enumerate(plan.trips, start=1)
    )
    found = drawings(rotations(scenario, replace(plan, trips=coaches), "en"))
    bars = [len(list(drawing.iter("rect"))) for drawing in found]
    assert sum(bars) == len(coaches)
    assert max(bars) <= ROWS_A_CHART


def test_the_drawn_map_has_every_run_and_place_inside_its_frame() -> None:
    (drawing,) = drawings(drawn_map(SCENARIO, PLAN, "zh"))
    wide, tall = float(drawing.attrib["width"]), float(drawing.attrib["height"])
    loaded = [
        line for line in drawing.iter("polyline") if line.attrib["stroke-width"] == "2"
    ]
    assert len(loaded) == len(PLAN.trips)
    for line in drawing.iter("polyline"):
        for point in line.attrib["points"].split():
            x, y = (float(number) for number in point.split(","))
            assert 0 <= x <= wide
            assert 0 <= y <= tall
    called = {stop.place_id for trip in PLAN.trips for stop in trip.stops} - {None}
    villages = called & set(SCENARIO.village)
    assert len(list(drawing.iter("circle"))) == len(villages)


def test_a_printed_report_shows_the_map_as_a_drawing() -> None:
    page = plan_page(
        SCENARIO, PLAN, lang="zh", violations=(), map_html="<p>the map</p>"
    )
    assert '<div class="printed">' in page
    printed = page[page.index('<div class="printed">') :]
    assert drawings(printed)
    print_rules = page[page.index("@media print") :]
    assert ".printed { break-inside: avoid; display: block; }" in print_rules
    assert "iframe { display: none; }" in print_rules


def test_groups_and_codes_are_told_in_words() -> None:
    page = plan_page(SCENARIO, PLAN, lang="zh", violations=())
    assert "great_circle" not in page
    assert "大圆距离乘以绕行系数" in page
    for entry in PLAN.held:
        assert entry.code not in page
        assert meaning(entry.code, "zh") in page


def test_charts_fit_a_phone_where_their_text_stays_readable() -> None:
    """The style of the page names charts by their width."""
    chart = svg.columns([svg.Bar(label="0–10", value=1)])
    width = re.search(r'width="(\d+)"', chart)
    assert width is not None
    assert f'.wide svg[width="{width[1]}"] {{ font-size' in page._STYLE
    steps = svg.steps([("arrived", [(0.0, 0.0), (3_600.0, 5.0)])], ticks=[(0.0, "0")])
    assert f'width="{width[1]}"' in steps
