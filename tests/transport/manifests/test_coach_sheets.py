from __future__ import annotations

from typing import TYPE_CHECKING

from tests.transport.manifests.reading_back import (
    cells,
    register_rows,
    sheets_of,
)
from tests.transport.manifests.sample import (
    HOSTILE_NAMES,
    LONG_TRIP_SHEET,
)
from transport.manifests.text import clean
from transport.manifests.words import Lang, Words

if TYPE_CHECKING:
    from pathlib import Path

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


def test_observation_seats_are_shaded(written: Path) -> None:
    sheet = sheets_of(written / "manifests.xlsx")[LONG_TRIP_SHEET]
    fills: dict[str, str | None] = {}
    for cell in cells(sheet):  # the map stands above the register
        label = str(cell.value).split("\n")[0]
        fills.setdefault(label, cell.fill.patternType)
    assert fills["12C"] == "lightUp"
    assert fills["2A"] == "solid"
    assert fills["2B"] is None
