"""Cards of workers, and codes read back from pages as a scanner reads them."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest
import zxingcpp

from tests.transport.documents.fonts import needs_font
from tests.transport.manifests.sample import make_plan, make_scenario
from tests.transport.sample_journeys import journeys
from transport.documents.kinds import kinds_of
from transport.documents.tokens import holding, read_tokens
from transport.documents.worker_card import said_by, worker_cards
from transport.documents.writing import write_documents
from transport.planfiles.folder import plan_digest
from transport.presentation.codes import TripCode, read_line
from transport.presentation.trip_views import trip_views

if TYPE_CHECKING:
    from pathlib import Path

SCENARIO = make_scenario()
PLAN = make_plan(SCENARIO)


def scanned(pdf: Path) -> list[str]:
    """What a scanner reads on the pages, top to bottom."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        picture = page.render(scale=3).to_pil()
        codes = zxingcpp.read_barcodes(picture)
        codes.sort(key=lambda code: code.position.top_left.y)
        assert all(code.format == zxingcpp.BarcodeFormat.QRCode for code in codes)
        found += [code.text for code in codes]
    return found


def test_everybody_on_a_coach_has_one_card_and_no_number_stands_on_it() -> None:
    scenario, plan = journeys()
    cards = worker_cards(scenario, plan, list(trip_views(scenario, plan)))
    assert set(cards) == {w for trip in plan.trips for w in trip.worker_ids}
    told = repr(list(cards.values()))
    for worker in scenario.workers:
        assert not worker.id_number or worker.id_number not in told
        assert not worker.phone or worker.phone not in told


def test_a_card_tells_what_its_worker_changes_to() -> None:
    scenario, plan = journeys()
    cards = worker_cards(scenario, plan, list(trip_views(scenario, plan)))
    journey = next(j for j in plan.journeys if len(j.legs) == 3 and j.legs[0].trip_id)
    then = dict(cards[journey.worker_id].fields)["Then", "换乘"]
    assert f"{journey.legs[1].service_id} {journey.legs[1].seat}" in str(then)


def test_another_seat_makes_another_card() -> None:
    views = list(trip_views(SCENARIO, PLAN))
    cards = worker_cards(SCENARIO, PLAN, views)
    moved = replace(
        views[0], riders=(replace(views[0].riders[0], seat="9A"), *views[0].riders[1:])
    )
    again = worker_cards(SCENARIO, PLAN, [moved, *views[1:]])
    changed = {w for w in cards if said_by(cards[w]) != said_by(again[w])}
    assert changed == {views[0].riders[0].worker.worker_id}


@needs_font
def test_a_scanner_reads_each_card_and_printing_again_changes_no_code(
    tmp_path: Path,
) -> None:
    tokens = tmp_path / "tokens.csv"
    for folder in ("a", "b"):
        write_documents(
            SCENARIO, PLAN, tmp_path / folder, lang="zh", only=("hr",), tokens=tokens
        )
    first, second = (
        scanned(tmp_path / folder / "hr" / "worker-card.pdf") for folder in ("a", "b")
    )
    assert first == second
    expected = set(holding(read_tokens(tokens)).values())
    assert {read_line(text) for text in first} == expected
    assert not (tmp_path / "a" / "hr" / "worker-card.xlsx").exists()


@needs_font
def test_a_scanner_reads_operation_version_trip_and_stop_on_notices(
    tmp_path: Path,
) -> None:
    write_documents(SCENARIO, PLAN, tmp_path, lang="zh", only=("public",))
    version = plan_digest(PLAN, SCENARIO.clock)[:8]
    found = {
        read_line(text.splitlines()[0])
        for text in scanned(tmp_path / "public" / "boarding-notice.pdf")
    }
    assert found == {
        TripCode(
            operation=SCENARIO.name,
            version=version,
            trip_id=trip.trip_id,
            stop_id=str(stop.place_id),
        )
        for trip in PLAN.trips
        for stop in trip.stops
        if stop.board
    }


@needs_font
def test_registers_carry_the_code_of_their_trip_in_the_workbook_too(
    tmp_path: Path,
) -> None:
    write_documents(SCENARIO, PLAN, tmp_path, lang="en", only=("health",))
    home = tmp_path / "health"
    codes = [read_line(text) for text in scanned(home / "trip-register.pdf")]
    trips = [code.trip_id for code in codes if isinstance(code, TripCode)]
    assert trips == [trip.trip_id for trip in PLAN.trips]
    with zipfile.ZipFile(home / "trip-register.xlsx") as book:
        drawings = [name for name in book.namelist() if "/drawings/drawing" in name]
    assert len(drawings) == len(PLAN.trips)


def test_without_a_file_for_tokens_there_are_no_cards() -> None:
    assert "worker-card" not in {kind.stem for kind in kinds_of(SCENARIO, PLAN)}


@pytest.mark.parametrize("lang", ["zh", "en"])
@needs_font
def test_a_cards_page_tells_version_and_moment_of_printing(
    tmp_path: Path, lang: str
) -> None:
    from datetime import UTC, datetime

    printed = datetime(2020, 2, 24, 12, 5, tzinfo=UTC)
    write_documents(
        SCENARIO,
        PLAN,
        tmp_path,
        lang="zh" if lang == "zh" else "en",
        only=("public",),
        printed=printed,
    )
    page = pypdfium2.PdfDocument(tmp_path / "public" / "boarding-notice.pdf")[0]
    text = page.get_textpage().get_text_range()
    assert plan_digest(PLAN, SCENARIO.clock)[:8] in text
    assert "2020-02-24 20:05" in text  # the scenario's zone is eight hours ahead
