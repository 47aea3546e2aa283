"""What people read of a coach that runs two trips of a day."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.transport.sample_blocks import (
    LINE,
    TWO,
    a_plan,
    a_scenario,
    priced,
    two_trips,
)
from transport.answers.explain import Explainer
from transport.answers.plan_lines import plan_lines
from transport.answers.sentences import sentences
from transport.documents.run_sheet import run_sheets
from transport.documents.statement import statements
from transport.interchange.gtfs import gtfs_zip
from transport.interchange.ics import driver_calendar
from transport.interchange.tables import table_texts
from transport.presentation.trip_head import head_fields
from transport.presentation.trip_views import trip_views
from transport.presentation.words import WORDS
from transport.report.plan_charts import rotations

if TYPE_CHECKING:
    from transport.language import Lang


def test_a_coach_with_two_trips_is_one_coach() -> None:
    _, plan = two_trips()
    (line,) = [line for line in plan_lines(plan) if "coach-49" in line]
    assert "1 (1 x coach-49), 2 trips, 2.0 workers a trip on average" in line
    assert plan.n_vehicles == 1


def test_drivers_have_one_sheet_of_the_block_with_their_time_at_the_wheel() -> None:
    scenario, plan = two_trips()
    (paper,) = run_sheets(scenario, list(trip_views(scenario, plan)))
    assert paper.subject == "B001"
    assert dict(paper.fields)[WORDS["block"]] == "B001: T001 → T002"
    first, second, duties = paper.grids
    assert first.title is not None
    assert first.title[0].startswith("T001  ")
    assert len(first.rows) == len(second.rows)
    assert duties.rows == (("A", "2:30", "2:30", "5:00"),)


def test_a_crew_that_takes_over_has_letters_of_its_own() -> None:
    scenario = replace(a_scenario(2), fleet=(replace(LINE, crew_change=True),))
    trips = priced(scenario, (TWO[0], replace(TWO[1], crew=2)))
    plan = a_plan(scenario, trips)
    (paper,) = run_sheets(scenario, list(trip_views(scenario, plan)))
    assert paper.grids[-1].rows == (
        ("A", "2:30", "", "2:30"),
        ("A2", "", "2:30", "2:30"),
    )
    assert {"Driver A, phone", "Driver A2, phone"} <= {
        label[0] for label, _ in paper.fields if isinstance(label, tuple)
    }


def test_trips_that_are_no_chain_have_a_sheet_each_and_no_word_of_blocks() -> None:
    scenario = a_scenario(2)
    trips = priced(scenario, (TWO[0], replace(TWO[1], block_id="B002")))
    views = list(trip_views(scenario, a_plan(scenario, trips)))
    assert [paper.subject for paper in run_sheets(scenario, views)] == ["T001", "T002"]
    assert WORDS["block"] not in dict(head_fields(scenario, views[0], is_full=True))


def test_the_statement_says_with_which_trip_the_days_are_bought() -> None:
    scenario, plan = two_trips()
    (paper,) = statements(scenario, plan)
    first, second, total = paper.grids[-1].rows
    assert first[2] == ("B001: with this trip", "B001：本趟")
    assert second[2] == ("B001: with T001", "B001：T001")
    assert total[-1] == f"{plan.cost.total_fen / 100:,.2f}"


@pytest.mark.parametrize(
    ("lang", "bears", "bought"),
    [
        ("en", "As the first trip it bears the days of hire", "Days bought by T001"),
        ("zh", "作为首趟", "首趟 T001 已购天数不再计费"),
    ],
)
def test_a_trip_is_told_which_trip_of_its_block_bought_the_days(
    lang: Lang, bears: str, bought: str
) -> None:
    scenario, plan = two_trips()
    told = {}
    for trip_id in ("T001", "T002"):
        facts = Explainer(scenario, plan).facts(trip_id)
        assert facts is not None
        told[trip_id] = " ".join(sentences(facts, scenario.clock, lang=lang))
    assert bears in told["T001"]
    assert bought in told["T002"]
    assert "B001" in told["T001"]


def test_tables_and_feeds_name_the_block() -> None:
    scenario, plan = two_trips()
    tables = table_texts(scenario, plan)
    trips = list(csv.DictReader(io.StringIO(tables["trips"].lstrip("\ufeff"))))
    assert [row["block_id"] for row in trips] == ["B001", "B001"]
    (block,) = csv.DictReader(io.StringIO(tables["blocks"].lstrip("\ufeff")))
    assert (block["days"], block["trips"], block["workers"]) == ("1", "2", "4")
    with zipfile.ZipFile(io.BytesIO(gtfs_zip(scenario, plan))) as feed_zip:
        text = feed_zip.read("trips.txt").decode("utf-8-sig")
    feed = list(csv.DictReader(io.StringIO(text)))
    assert {row["block_id"] for row in feed} == {"B001"}


def test_a_drivers_calendar_says_of_which_block_the_trip_is() -> None:
    scenario, plan = two_trips()
    trip, block = plan.trips[1], plan.blocks[0]
    told = driver_calendar(scenario, trip, 1, block=block)
    assert "B001: T001 → T002" in told.replace("\r\n ", "")


def test_the_bars_of_a_block_are_joined() -> None:
    scenario, plan = two_trips()
    assert len(re.findall("<rect", rotations(scenario, plan, "en"))) == 3
    assert "B001: T001, T002" in rotations(scenario, plan, "en")
