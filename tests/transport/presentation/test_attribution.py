"""OpenStreetMap is named wherever distances come from its roads, and nowhere else."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from icalendar import Calendar

from maps.legend import legend_html
from maps.words import WORDS
from tests.transport.manifests.sample import make_plan, make_scenario
from transport.documents.kinds import kinds_of
from transport.documents.workbook import write_workbook
from transport.interchange.geojson import geojson_text
from transport.interchange.gpx import gpx_text
from transport.interchange.gtfs import gtfs_zip
from transport.interchange.ics import coordinator_calendar, driver_calendar
from transport.manifests import write_manifests
from transport.presentation.attribution import named_in, uses_osm
from transport.report.plan_page import plan_page
from transport.scenario import RoadSource

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang
    from transport.scenario import RoadProvider, Scenario

GPX = "{http://www.topografix.com/GPX/1/1}"
OWN = make_scenario()
PLAN = make_plan(OWN)


def on_roads(provider: RoadProvider) -> Scenario:
    return replace(OWN, road_source=RoadSource(provider=provider))


@pytest.mark.parametrize("provider", ["highways", "osrm", "valhalla"])
def test_distances_over_its_network_name_it(provider: RoadProvider) -> None:
    assert uses_osm(on_roads(provider))
    assert "OpenStreetMap" in named_in(on_roads(provider), "zh")
    assert "ODbL" in named_in(on_roads(provider), "en")


def test_straight_distances_name_nobody() -> None:
    assert named_in(OWN, "en") == ""


def test_pages_name_it() -> None:
    scenario = on_roads("highways")
    page = plan_page(scenario, PLAN, lang="en", violations=())
    assert "Distances: © OpenStreetMap contributors (ODbL)" in page
    legend = legend_html(scenario, PLAN, WORDS["zh"])
    assert "里程：© OpenStreetMap contributors (ODbL)" in legend
    assert "Distances: ©" not in plan_page(OWN, PLAN, lang="en", violations=())


def test_workbooks_name_it_below_every_page(tmp_path: Path) -> None:
    scenario = on_roads("highways")
    write_manifests(scenario, PLAN, tmp_path, lang="en")
    path = tmp_path / "document.xlsx"
    papers = kinds_of(scenario, PLAN)[0].papers
    note = named_in(scenario, "en")
    created = scenario.first_day
    write_workbook(path, papers, title="t", lang="en", created=created, note=note)
    for book in (path, tmp_path / "manifests.xlsx", tmp_path / "legal-register.xlsx"):
        for sheet in openpyxl.load_workbook(book).worksheets:
            foot = sheet.oddFooter
            assert foot is not None
            assert str(foot.left.text).strip() == note


def test_feeds_name_it() -> None:
    def feed(scenario: Scenario) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(gtfs_zip(scenario, PLAN)))

    told = feed(on_roads("highways")).read("attributions.txt").decode()
    assert "OpenStreetMap contributors (ODbL)" in told
    assert "attributions.txt" not in feed(OWN).namelist()
    assert "attribution" in json.loads(geojson_text(on_roads("highways"), PLAN))
    assert "attribution" not in json.loads(geojson_text(OWN, PLAN))


def test_routes_name_it_as_their_copyright() -> None:
    def credit(scenario: Scenario) -> list[tuple[str | None, str | None]]:
        root = ET.fromstring(gpx_text(scenario, PLAN.trips[0]))
        assert root[-1].tag == f"{GPX}rte"  # metadata come before it
        found = root.findall(f"{GPX}metadata/{GPX}copyright")
        return [(one.get("author"), one.findtext(f"{GPX}license")) for one in found]

    assert credit(on_roads("highways")) == [
        ("OpenStreetMap contributors", "https://www.openstreetmap.org/copyright")
    ]
    assert credit(OWN) == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_calendars_name_it_in_their_description(lang: Lang) -> None:
    scenario = on_roads("osrm")
    for made in (
        coordinator_calendar(scenario, PLAN, lang=lang),
        driver_calendar(scenario, PLAN.trips[0], 1, lang=lang),
    ):
        calendar = Calendar.from_ical(made)
        assert str(calendar["description"]) == named_in(scenario, lang)
        assert str(calendar["x-wr-caldesc"]) == named_in(scenario, lang)
    own = Calendar.from_ical(coordinator_calendar(OWN, PLAN, lang=lang))
    assert "description" not in own
    assert "x-wr-caldesc" not in own
