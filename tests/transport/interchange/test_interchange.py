"""Files for other programs: read back by other programs, and no person in them."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from tests.transport.sample_journeys import journeys
from transport.clock import DAY_S, Clock
from transport.errors import OutputError
from transport.interchange.gpx import gpx_text
from transport.interchange.gtfs import gtfs_zip
from transport.interchange.ics import coordinator_calendar, driver_calendar
from transport.interchange.writing import write_interchange
from transport.interchange.zones import named_zone

if TYPE_CHECKING:
    from transport.language import Lang

VALIDATOR = Path(sys.executable).parent / "gtfs-validator"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found: Path = tmp_path_factory.mktemp("exchange")
    write_interchange(*journeys(), found)
    return found


def test_no_name_number_or_phone_is_in_any_file_or_file_name(folder: Path) -> None:
    scenario, _ = journeys()
    for path in folder.rglob("*"):
        if path.is_dir():
            continue
        data = path.read_bytes()
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                data = b"".join(archive.read(name) for name in archive.namelist())
        for worker in scenario.workers:
            for secret in (worker.id_number, worker.phone, worker.name):
                assert secret
                assert secret.encode() not in data, path
                assert secret not in path.name


def test_geojson_has_lines_for_trips_and_services_longitude_first(folder: Path) -> None:
    _, plan = journeys()
    data = json.loads((folder / "plan.geojson").read_text("utf-8"))
    kinds = [feature["properties"]["kind"] for feature in data["features"]]
    assert kinds.count("trip") == len(plan.trips)
    assert kinds.count("service") == len(plan.services)
    for feature in data["features"]:
        shape = feature["geometry"]
        points = shape["coordinates"]
        for lon, lat in [points] if shape["type"] == "Point" else points:
            assert 100 < lon < 130 > lat > 20
    boarding = sum(f["properties"].get("boarding", 0) for f in data["features"])
    assert boarding == sum(len(trip.worker_ids) for trip in plan.trips)


def test_gpx_routes_call_where_the_coach_calls(folder: Path) -> None:
    _, plan = journeys()
    space = {"g": "http://www.topografix.com/GPX/1/1"}
    for trip in plan.trips:
        root = ET.parse(folder / "gpx" / f"{trip.trip_id}.gpx").getroot()
        points = root.findall("g:rte/g:rtept", space)
        assert len(points) == sum(stop.place_id is not None for stop in trip.stops)
        assert all(p.find("g:time", space).text.endswith("Z") for p in points)  # type: ignore[union-attr]


def test_calendars_are_read_back_with_their_times(folder: Path) -> None:
    scenario, plan = journeys()
    text = (folder / "calendar" / "coordinator.ics").read_bytes()
    assert max(len(line) for line in text.split(b"\r\n")) <= 75
    events = Calendar.from_ical(text).walk("VEVENT")
    assert len(events) == len(plan.trips) + len(plan.services)
    starts = {
        str(event["uid"]).split(".")[0]: event.decoded("dtstart") for event in events
    }
    for trip in plan.trips:
        assert starts[trip.trip_id] == scenario.clock.moment(trip.depart_s)
    assert b"TZID=Asia/Shanghai" in text
    first = plan.trips[0]
    driver = (folder / "calendar" / f"{first.trip_id}-driver1.ics").read_bytes()
    blocks = [block for block in first.driving if block.driver == 1]
    assert len(Calendar.from_ical(driver).walk("VEVENT")) == 1 + len(blocks)


@pytest.mark.parametrize(
    ("offset_min", "name"),
    [(480, "Asia/Shanghai"), (360, "Asia/Urumqi"), (345, "Asia/Kathmandu")],
)
def test_every_named_zone_of_a_calendar_is_described_in_it(
    offset_min: int, name: str
) -> None:
    scenario, plan = journeys()
    moved = replace(scenario, utc_offset_min=offset_min)
    texts = [coordinator_calendar(moved, plan)]
    texts += [driver_calendar(moved, trip, 1) for trip in plan.trips]
    for text in texts:
        used = set(re.findall(r"TZID=([^:;]+):", text))
        assert used == {name}
        (zone,) = Calendar.from_ical(text).walk("VTIMEZONE")
        assert zone["tzid"] == name
        (part,) = zone.walk("STANDARD")
        assert part.decoded("tzoffsetto") == timedelta(minutes=offset_min)
        first = Calendar.from_ical(text).walk("VEVENT")[0]
        trip_id = str(first["uid"]).split(".")[0].removesuffix("-1")
        trip = plan.trip[trip_id]
        assert first.decoded("dtstart") == moved.clock.moment(trip.depart_s)


def test_a_calendar_without_a_fitting_zone_name_is_in_utc() -> None:
    scenario, plan = journeys()
    odd = replace(scenario, utc_offset_min=8 * 60 + 45)
    text = coordinator_calendar(odd, plan)
    assert "TZID" not in text
    assert "VTIMEZONE" not in text
    starts = re.findall(r"^DTSTART(.*)$", text.replace("\r", ""), re.MULTILINE)
    assert all(re.fullmatch(r":\d{8}T\d{6}Z", start) for start in starts)
    event = Calendar.from_ical(text).walk("VEVENT")[0]
    assert event.decoded("dtstart") == odd.clock.moment(plan.trips[0].depart_s)


def test_a_zone_that_had_summer_time_on_those_days_is_not_named() -> None:
    assert named_zone(Clock(first_day=date(1988, 7, 1)), 0) is None
    assert named_zone(Clock(first_day=date(2020, 7, 1)), 0) is not None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_routes_and_calendars_speak_the_language_of_the_plan(lang: Lang) -> None:
    scenario, plan = journeys()
    trip = next(t for t in plan.trips if t.segment == "feeder")
    n = len(trip.stops[1].board)
    on, off = {
        "en": (f"{n} board", f"hub, {len(trip.worker_ids)} alight"),
        "zh": (f"上车{n}人", f"枢纽，下车{len(trip.worker_ids)}人"),
    }[lang]
    route = gpx_text(scenario, trip, lang=lang)
    assert f"<desc>{on}</desc>" in route
    assert f"<desc>{off}</desc>" in route
    calendar = Calendar.from_ical(driver_calendar(scenario, trip, 1, lang=lang))
    event = calendar.walk("VEVENT")[0]
    assert on in str(event["description"])
    assert len(event.walk("VALARM")) == 1


def test_a_gtfs_validator_finds_no_error(folder: Path, tmp_path: Path) -> None:
    if not VALIDATOR.is_file():
        pytest.skip("gtfs-validator is not installed")
    subprocess.run(
        [str(VALIDATOR), "-i", str(folder / "gtfs.zip"), "-o", str(tmp_path)],
        check=False,
        capture_output=True,
    )
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    errors = [n["code"] for n in report["notices"] if n["severity"] == "ERROR"]
    assert not errors


def test_deadheads_start_and_end_at_the_depot(folder: Path) -> None:
    _, plan = journeys()
    with zipfile.ZipFile(folder / "gtfs.zip") as archive:
        text = archive.read("deadhead_times.txt").decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 4 * len(plan.trips)
    outs = [row for row in rows if row["deadhead_id"].endswith("-out")]
    assert all(
        bool(row["ops_location_id"]) == (row["location_sequence"] == "1")
        for row in outs
    )
    last = max(int(row["arrival_time"].split(":")[0]) for row in rows)
    assert last * 3_600 < (max(t.return_s for t in plan.trips) + DAY_S)


def read_table(folder: Path, name: str) -> list[dict[str, str]]:
    text = (folder / "tables" / f"{name}.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_tables_count_everybody_and_sum_to_the_total(folder: Path) -> None:
    _, plan = journeys()
    trips = {row["trip_id"]: row for row in read_table(folder, "trips")}
    assert trips.keys() == {trip.trip_id for trip in plan.trips}
    stops = read_table(folder, "stops")
    assert sum(int(row["boarding"]) for row in stops) == sum(
        len(trip.worker_ids) for trip in plan.trips
    )
    riders = [int(row["workers"]) for row in read_table(folder, "services")]
    assert riders == [len(use.workers) for use in plan.services]
    costs = read_table(folder, "costs")
    assert sum(Decimal(row["amount"]) for row in costs) * 100 == plan.cost.total_fen
    for trip_id, row in trips.items():
        own = [Decimal(c["amount"]) for c in costs if c["vehicle_id"] == trip_id]
        assert sum(own) == Decimal(row["cost"])


def test_a_feed_of_another_zone_names_it() -> None:
    scenario, plan = journeys()
    east = replace(scenario, utc_offset_min=420)
    with zipfile.ZipFile(io.BytesIO(gtfs_zip(east, plan))) as archive:
        assert b"Etc/GMT-7" in archive.read("agency.txt")
    odd = replace(scenario, utc_offset_min=345)
    with pytest.raises(OutputError, match="345 min"):
        gtfs_zip(odd, plan)


def test_a_service_named_like_a_trip_is_another_trip_of_the_feed() -> None:
    scenario, plan = journeys()
    with zipfile.ZipFile(io.BytesIO(gtfs_zip(scenario, plan))) as archive:
        trips = csv.DictReader(io.StringIO(archive.read("trips.txt").decode()))
        ids = [row["trip_id"] for row in trips]
    assert len(ids) == len(plan.trips) + len(plan.services)
    for use in plan.services:
        assert f"service:{use.service_id}" in ids


def test_no_cell_of_a_feed_is_a_formula_and_numbers_keep_their_sign() -> None:
    scenario, plan = journeys()
    odd = replace(
        scenario,
        title="=HYPERLINK(1)",
        villages=tuple(
            replace(v, name=f"+{v.name}", lon=-v.lon) for v in scenario.villages
        ),
    )
    with zipfile.ZipFile(io.BytesIO(gtfs_zip(odd, plan))) as archive:
        tables = {n: archive.read(n).decode("utf-8") for n in archive.namelist()}
    cells = [
        cell
        for text in tables.values()
        for row in csv.reader(io.StringIO(text))
        for cell in row
    ]
    assert "'=HYPERLINK(1)" in cells
    assert any(cell.startswith("'+") for cell in cells)
    assert any(re.fullmatch(r"-\d+\.\d+", cell) for cell in cells)
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)
