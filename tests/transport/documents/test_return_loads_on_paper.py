"""What people read of a coach that waits at a gate for workers who go home."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date

from maps import render_map
from tests.transport.sample_blocks import out_and_home
from transport.documents.boarding_notice import boarding_notices
from transport.documents.charter_pass import charter_passes
from transport.documents.handover import receipts
from transport.documents.run_sheet import run_sheets
from transport.documents.vehicle_plan import vehicle_plans
from transport.interchange.gtfs import gtfs_zip
from transport.interchange.ics import driver_calendar
from transport.planfiles.plan_json import plan_from_dict, plan_to_dict
from transport.presentation.trip_views import trip_views


def rows_of(name: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(gtfs_zip(*out_and_home()))) as archive:
        text = archive.read(name).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_run_sheet_says_where_the_coach_waits_and_reports_once() -> None:
    scenario, plan = out_and_home()
    (paper,) = run_sheets(scenario, list(trip_views(scenario, plan)))
    told = [str(cell) for grid in paper.grids for row in grid.rows for cell in row]
    assert sum("Stands until its next trip" in cell for cell in told) == 2
    assert sum("Report" in cell for cell in told) == 1


def test_a_notice_hangs_at_the_gate_and_a_receipt_goes_to_the_village() -> None:
    scenario, plan = out_and_home()
    views = list(trip_views(scenario, plan))
    notices = list(boarding_notices(scenario, views, version="1"))
    assert [str(paper.subject) for paper in notices] == [*("village V1", "employer E1")]
    assert [paper.recipient for paper in receipts(scenario, views)] == ["E1", "V1"]


def test_the_feed_runs_empty_to_the_yard_but_once() -> None:
    empty = [(r["deadhead_id"], r["from_trip_id"]) for r in rows_of("deadheads.txt")]
    assert empty == [("T001-out", ""), ("T002-out", "T001"), ("T002-back", "T002")]
    served = [(r["trip_id"], r["stop_id"]) for r in rows_of("stop_times.txt")]
    assert served == [("T001", "V1"), ("T001", "E1"), ("T002", "E1"), ("T002", "V1")]


def test_the_drivers_calendar_sends_them_on_from_the_gate() -> None:
    scenario, plan = out_and_home()
    told = driver_calendar(scenario, plan.trips[1], 1, lang="en").replace("\r\n ", "")
    assert "LOCATION:employer E1" in told
    assert "stands until its next trip" in told


def test_the_map_is_drawn_of_coaches_that_do_not_come_to_their_yard() -> None:
    assert "T002" in render_map(*out_and_home())


def test_a_plan_with_layovers_is_written_and_read_again() -> None:
    scenario, plan = out_and_home()
    read, _ = plan_from_dict(plan_to_dict(plan, scenario.clock))
    assert read.trips == plan.trips


def test_of_a_trip_home_the_village_receives_and_the_pass_is_none_to_work() -> None:
    scenario, plan = out_and_home()
    (village, *others) = scenario.villages
    named = replace(village, contact="Old Wang")
    scenario = replace(scenario, villages=(named, *others))
    views = list(trip_views(scenario, plan))
    out, home = (paper.grids[1] for paper in vehicle_plans(scenario, views))
    assert [row[0] for row in out.rows] == ["employer E1"]
    assert [(row[0], row[2], row[3]) for row in home.rows] == [
        ("village V1", "Old Wang", 2)
    ]
    assert [grid.title[1] for grid in (out, home) if grid.title] == [
        "接收单位",
        "接收村",
    ]
    in_2020 = replace(scenario, first_day=date(2020, 3, 4))
    to_work, to_home = charter_passes(in_2020, views, version="1")
    assert [str(paper.title[1]) for paper in (to_work, to_home)] == [
        "农民工返岗包车通行证",
        "农民工返乡包车通行证",
    ]
    assert "2020年2月12日" in to_work.notes[0][1]
    assert "2020年2月12日" not in to_home.notes[0][1]
