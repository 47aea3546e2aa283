from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.transport.manifests.reading_back import (
    cells,
    register_rows,
    sheets_of,
)
from tests.transport.manifests.sample import (
    HOSTILE_NAMES,
    LONG_TRIP_SHEET,
)
from transport.manifests.coach_sheet import title_height_pt
from transport.manifests.tables import page_breaks
from transport.presentation.text import clean
from transport.presentation.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang
    from transport.plan import Plan
    from transport.scenario import Scenario


def test_each_worker_is_once_in_the_register_with_the_seat_of_the_plan(
    scenario: Scenario, plan: Plan, written: Path, lang: Lang
) -> None:
    words = Words(lang)
    for file in ("manifests.xlsx", "legal-register.xlsx"):
        book = sheets_of(written / file)
        for trip, sheet in zip(plan.trips, (LONG_TRIP_SHEET, "T2"), strict=True):
            rows = register_rows(book[sheet], words)
            seats = {
                clean(scenario.worker[worker_id].name): seat
                for worker_id, seat in trip.seats.items()
            }
            assert {name: row[1] for name, row in rows.items()} == seats


def test_hostile_names_stand_in_the_workbook_as_they_were_typed(
    written: Path, lang: Lang
) -> None:
    sheet = sheets_of(written / "manifests.xlsx")[LONG_TRIP_SHEET]
    names = register_rows(sheet, Words(lang))
    assert {clean(name) for name in HOSTILE_NAMES} <= names.keys()


def test_the_seat_map_shows_names_crew_and_an_empty_observation_area(
    plan: Plan, written: Path, lang: Lang
) -> None:
    words = Words(lang)
    sheet = sheets_of(written / "manifests.xlsx")[LONG_TRIP_SHEET]
    drawn: dict[str, str] = {}
    for cell in cells(sheet):
        label, _, text = str(cell.value).partition("\n")
        if label[:-1].isdigit() and label[-1] in "ABCDE":
            drawn.setdefault(label, text)
    assert drawn["1A"] == words["relief_driver"]
    assert drawn["1B"] == words["escort"]
    assert drawn["1C"] == "=1+1"
    observed = [f"11{x}" for x in "ABCD"] + [f"12{x}" for x in "ABCDE"]
    assert {drawn[label] for label in observed} == {words["kept_empty"]}
    assert not set(observed) & set(plan.trips[0].seats.values())
    assert len(drawn) == 48
    named = {label for label, text in drawn.items() if text} - {"1A", "1B", *observed}
    assert named == set(plan.trips[0].seats.values())


def test_a_label_of_two_lines_is_seen_whole(written: Path, lang: Lang) -> None:
    sheet = sheets_of(written / "manifests.xlsx")["T2"]
    label = Words(lang)["depart"]
    cell = next(cell for cell in cells(sheet) if cell.value == label)
    n_needed = 1 if lang == "zh" else 2  # "Leaves depot" in nine columns
    assert sheet.row_dimensions[cell.row].height > 15 * n_needed


def test_the_title_of_a_register_has_room_for_all_its_places(
    written: Path, lang: Lang
) -> None:
    sheet = sheets_of(written / "legal-register.xlsx")["T2"]
    title = next(
        cell
        for cell in cells(sheet)
        if str(cell.value).startswith(Words(lang)["legal_register"])
    )
    needed_pt = title_height_pt(str(title.value))
    assert sheet.row_dimensions[title.row].height >= needed_pt - 1  # whole pixels
    assert title.alignment.wrap_text
    assert title_height_pt("甲村、" * 60) >= 3 * title_height_pt("甲村") / 2


def test_signatures_never_stand_alone_on_a_page(written: Path, lang: Lang) -> None:
    words = Words(lang)
    for file in ("manifests.xlsx", "legal-register.xlsx"):
        sheet = sheets_of(written / file)[LONG_TRIP_SHEET]
        signed = next(c.row for c in cells(sheet) if c.value == words["handover"])
        last_break = max(brk.id for brk in sheet.row_breaks.brk)  # rows above it
        n_with_signatures = signed - 1 - last_break
        assert 4 <= n_with_signatures <= 20


@pytest.mark.parametrize("n_rows", range(60))
def test_every_page_of_a_register_holds_what_there_is_room_for(n_rows: int) -> None:
    breaks = page_breaks(n_rows, first_room=13, next_room=20, foot=3, with_foot=4)
    pages = [b - a for a, b in pairwise([0, *breaks, n_rows])]
    for n_on_page, room in zip(pages, [13, *[20] * len(pages)], strict=False):
        assert 0 <= n_on_page <= room
    assert pages[-1] + 3 <= (20 if breaks else 13)
    assert pages[-1] >= min(4, n_rows)
    assert len(pages) == 1 or all(pages)


def test_observation_seats_are_shaded(written: Path) -> None:
    sheet = sheets_of(written / "manifests.xlsx")[LONG_TRIP_SHEET]
    fills: dict[str, str | None] = {}
    for cell in cells(sheet):  # the map stands above the register
        label = str(cell.value).split("\n")[0]
        fills.setdefault(label, cell.fill.patternType)
    assert fills["12C"] == "lightUp"
    assert fills["2A"] == "solid"
    assert fills["2B"] is None
