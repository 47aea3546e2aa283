"""Documents: pages, rare letters, long rows, and who may have what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.transport.documents.fonts import needs_font
from tests.transport.sample_journeys import LONG, journeys
from transport.documents.fonts import FONT_VARIABLE, font_file
from transport.documents.layout import pdf_of
from transport.documents.writing import kinds_of, write_documents
from transport.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from transport.documents.parts import Kind, Paper
    from transport.language import Lang

IN_FULL = {"trip-register", "passenger-list"}


def kinds() -> dict[str, Kind]:
    return {kind.stem: kind for kind in kinds_of(*journeys())}


def words_of(paper: Paper) -> Iterator[str]:
    yield from (*paper.title, paper.subject, paper.qr or "", paper.recipient or "")
    yield from (str(value) for _, value in paper.fields)
    for grid in paper.grids:
        yield from (str(cell) for row in grid.rows for cell in row)
    yield from (text for note in paper.notes for text in note)


def test_every_kind_of_document_is_made() -> None:
    assert kinds().keys() == {
        *("trip-register", "vehicle-plan", "charter-pass", "run-sheet", "hand-over"),
        *("passenger-list", "boarding-notice", "claim", "observation-log"),
        "statement",
    }


def test_every_worker_is_on_one_register_for_each_coach_and_one_list() -> None:
    _, plan = journeys()
    registered = [
        row for paper in kinds()["trip-register"].papers for row in paper.grids[0].rows
    ]
    assert len(registered) == sum(len(trip.worker_ids) for trip in plan.trips)
    listed = [p.grids[0].rows for p in kinds()["passenger-list"].papers]
    assert [len(rows) for rows in listed] == [len(u.workers) for u in plan.services]


def test_identity_and_phone_stand_on_registers_and_lists_alone() -> None:
    scenario, _ = journeys()
    secret = {w.id_number for w in scenario.workers} | {
        w.phone for w in scenario.workers
    }
    for kind in kinds().values():
        told = " ".join(word for paper in kind.papers for word in words_of(paper))
        found = [text for text in secret if text and text in told]
        assert bool(found) == (kind.stem in IN_FULL), kind.stem


def test_health_data_stands_on_registers_alone() -> None:
    heads = {
        kind.stem
        for kind in kinds().values()
        for paper in kind.papers
        for grid in paper.grids
        if ("Certificate until", "健康证明有效至") in grid.headings
    }
    assert heads == {"trip-register"}


def test_papers_with_identity_go_to_those_who_need_it_alone() -> None:
    assert set(kinds()["trip-register"].audiences) == {"hr", "carrier", "health"}
    assert set(kinds()["passenger-list"].audiences) == {"hr", "railway", "airline"}


@needs_font
def test_railway_and_airline_have_their_own_services_alone(tmp_path: Path) -> None:
    scenario, plan = journeys()
    write_documents(scenario, plan, tmp_path, lang="en", only=("railway", "airline"))
    for reader, service_id in (("railway", "K1"), ("airline", "F1")):
        book = openpyxl.load_workbook(tmp_path / reader / "passenger-list.xlsx")
        assert book.sheetnames == [service_id]


def test_qr_codes_and_boarding_notices_name_trips_and_no_people() -> None:
    scenario, plan = journeys()
    names = {worker.name for worker in scenario.workers}
    for paper in kinds()["boarding-notice"].papers:
        assert paper.qr in plan.trip
        assert not names & set(words_of(paper))


def test_claims_sum_to_what_the_payer_pays() -> None:
    (claim,) = kinds()["claim"].papers
    paid = sum(
        round(float(str(row[4]).replace(",", "")) * 100) for row in claim.grids[0].rows
    )
    (told,) = [value for label, value in claim.fields if label[0].startswith("Claimed")]
    assert f"{paid / 100:,.2f}" == told


@needs_font
def test_the_files_of_an_employer_hold_its_own_workers_alone(tmp_path: Path) -> None:
    scenario, plan = journeys()
    paths, missing = write_documents(
        scenario, plan, tmp_path, lang="zh", only=("employer",)
    )
    assert not missing
    homes = {path.parent.name for path in paths}
    assert homes == {worker.employer_id for worker in scenario.workers}
    for path in paths:
        if path.suffix != ".xlsx":
            continue
        book = openpyxl.load_workbook(path, read_only=True)
        told = {cell for sheet in book for row in sheet.values for cell in row}
        for worker in scenario.workers:
            if worker.name in told:
                assert worker.employer_id == path.parent.name


@needs_font
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rare_and_long_names_do_not_break_a_page(lang: Lang) -> None:
    scenario, _ = journeys()
    papers = kinds()["trip-register"].papers
    assert any(LONG in words_of(paper) for paper in papers)
    data, missing = pdf_of(
        papers,
        scenario=scenario.title,
        version="1",
        lang=lang,
        created=scenario.first_day,
    )
    assert data.startswith(b"%PDF")
    assert not missing
    again, _ = pdf_of(
        papers,
        scenario=scenario.title,
        version="1",
        lang=lang,
        created=scenario.first_day,
    )
    assert again == data


def test_without_a_font_the_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FONT_VARIABLE, "/nowhere/font.ttf")
    with pytest.raises(OutputError, match=FONT_VARIABLE):
        font_file()


def test_a_file_that_is_no_font_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    odd = tmp_path / "odd.ttf"
    odd.write_bytes(b"no font at all")
    monkeypatch.setenv(FONT_VARIABLE, str(odd))
    scenario, plan = journeys()
    with pytest.raises(OutputError, match=r"odd\.ttf"):
        write_documents(scenario, plan, tmp_path / "out", lang="zh")
