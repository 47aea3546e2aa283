"""A form is the same in every file: its columns, their order and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.transport.manifests.reading_back import read_csv, sheets_of
from tests.transport.manifests.sample import make_plan, make_scenario
from tests.transport.sample_journeys import journeys
from transport.documents.kinds import kinds_of
from transport.documents.workbook import write_workbook
from transport.language import say
from transport.manifests import write_manifests
from transport.presentation import register, run_sheet, service_list, stop_list
from transport.presentation.figures import day_and_time, moment
from transport.presentation.trip_head import head_fields
from transport.presentation.trip_views import trip_views
from transport.presentation.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from transport.documents.parts import Paper
    from transport.language import Lang
    from transport.presentation.forms import Column

SCENARIO = make_scenario()
PLAN = make_plan(SCENARIO)
# The register of 交运明电〔2020〕44号 and what a coach's captain adds on the day.
STATUTORY = [
    *("no", "seat", "name", "id_type_number", "phone", "home", "employer"),
    *("check_passed", "certificate", "temperature", "notice", "emergency"),
    *("remark", "signature"),
]


def papers(stem: str) -> tuple[Paper, ...]:
    scenario, plan = journeys()
    (kind,) = [kind for kind in kinds_of(scenario, plan) if kind.stem == stem]
    return kind.papers


def test_the_register_has_every_column_that_the_notice_asks_for() -> None:
    assert [column.key for column in register.ON_PAPER] == STATUTORY


@pytest.mark.parametrize(
    ("stem", "columns"),
    [
        ("trip-register", register.ON_PAPER),
        ("run-sheet", run_sheet.ON_PAPER),
        ("passenger-list", service_list.ON_PAPER),
        ("vehicle-plan", stop_list.STOPS),
    ],
)
def test_a_document_has_the_columns_of_its_form(
    stem: str, columns: tuple[Column, ...]
) -> None:
    for paper in papers(stem):
        assert paper.grids[0].headings == tuple(c.heading for c in columns)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_manifest_and_document_have_one_register(tmp_path: Path, lang: Lang) -> None:
    (tmp_path / "manifests").mkdir()
    write_manifests(SCENARIO, PLAN, tmp_path / "manifests", lang=lang)
    (kind,) = [k for k in kinds_of(SCENARIO, PLAN) if k.stem == "trip-register"]
    path = tmp_path / "register.xlsx"
    created = SCENARIO.first_day
    write_workbook(path, kind.papers, title="某县", lang=lang, created=created)
    words = Words(lang)
    headings = [words[key] for key in STATUTORY]
    manifest = sheets_of(tmp_path / "manifests" / "legal-register.xlsx")["T2"]
    document = openpyxl.load_workbook(path)["T2"]
    found = []
    for sheet in (manifest, document):
        rows = [
            [str(c or "") for c in row] for row in sheet.iter_rows(values_only=True)
        ]
        at = rows.index(headings)
        found.append([row for row in rows[at + 1 :] if row[0].isdigit()])
    assert found[0] == found[1]
    assert len(found[0]) == len(PLAN.trips[1].worker_ids)


def test_a_table_of_run_sheets_has_the_lines_of_the_paper() -> None:
    for view in trip_views(SCENARIO, PLAN):
        table = list(run_sheet.table_rows(SCENARIO, view, moment))
        paper = list(run_sheet.paper_rows(SCENARIO, view, moment))
        assert [row[2:] for row in table] == paper
        assert len(run_sheet.AS_TABLE) == 2 + len(run_sheet.ON_PAPER) == len(table[0])


def test_a_run_sheet_names_who_drives_and_has_room_for_where_it_halts() -> None:
    view = next(iter(trip_views(SCENARIO, PLAN)))
    keys = [column.key for column in run_sheet.ON_PAPER]
    rows = list(run_sheet.paper_rows(SCENARIO, view, day_and_time))
    assert {"A", "B"} <= {str(row[keys.index("at_wheel")]) for row in rows}
    halts = [row[keys.index("place")] for row in rows if "break at" in str(row)]
    told = [say(halt, "zh") for halt in halts if isinstance(halt, tuple)]
    assert len(told) == 2
    assert all(text.endswith("公里处；休息地点：__________") for text in told)


def test_a_halt_is_told_between_the_places_around_it() -> None:
    trip = PLAN.trips[0]
    at = next(at for at, stop in enumerate(trip.stops) if stop.kind == "break")
    before, halt = trip.stops[at - 1 : at + 1]
    after = next(stop for stop in trip.stops[at:] if stop.place_id)
    names = SCENARIO.place_name
    told = stop_list.place_of_stop(SCENARIO, trip, at)
    assert isinstance(told, tuple)
    assert told[0] == (
        f"{names[str(before.place_id)]} → {names[str(after.place_id)]},"
        f" {(halt.at_m - before.at_m) / 1000:.1f} km on; break at: __________"
    )


def test_the_list_of_a_flight_masks_numbers_in_the_table_alone(tmp_path: Path) -> None:
    scenario, plan = journeys()
    write_manifests(scenario, plan, tmp_path, lang="en")
    rows = read_csv(tmp_path / "services.csv")
    use = plan.services[0]
    worker = scenario.worker[use.workers[0]]
    paper = next(service_list.paper_rows(scenario, plan, use, is_full=True))
    assert worker.id_number in paper
    (row,) = [
        r for r in rows if r["Service"] == use.service_id and r["No."] == str(paper[0])
    ]
    assert row["Worker id"] == worker.worker_id
    assert worker.id_number not in row.values()


def test_the_masked_register_tells_no_temperature() -> None:
    scenario, plan = journeys()
    at = [column.key for column in register.ON_PAPER].index("temperature")
    view = next(iter(trip_views(scenario, plan)))
    full, masked = (
        {str(r[at]) for r in register.paper_rows(view, scenario.clock, is_full=is_full)}
        for is_full in (True, False)
    )
    assert masked == {""}
    known = {
        str(worker.temperature_c)
        for worker in scenario.workers
        if worker.temperature_c is not None
    }
    assert full - {""} <= known


def test_every_paper_of_a_trip_has_the_head_of_the_vehicle_plan() -> None:
    scenario, plan = journeys()
    heads = [
        tuple(head_fields(scenario, view, is_full=True))
        for view in trip_views(scenario, plan)
    ]
    for stem in ("vehicle-plan", "trip-register"):
        assert [paper.fields for paper in papers(stem)] == heads
