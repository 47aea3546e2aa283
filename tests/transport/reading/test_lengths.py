"""Supplied distances that no road has are refused or told, each by its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transport.reading.draft import Draft, faults_of
from transport.reading import read_scenario

if TYPE_CHECKING:
    from pathlib import Path

# V1 and V4 lie 30.4 km apart in a straight line, D1 and V1 1.4 km.


def _draft(*rows: str) -> Draft:
    draft = Draft()
    head = draft.tables["distances"][0]
    draft.tables["distances"] = [head, *(row.split(",") for row in rows)]
    return draft


def test_no_kilometres_between_places_apart_are_refused(tmp_path: Path) -> None:
    (fault,) = faults_of(_draft("V1,V4,0,0", "V1,E1,1500,").folder(tmp_path))
    assert (fault.file, fault.row, fault.column) == ("distances.csv", 2, "km")
    assert str(fault.wrong) == "the two places lie 30.4 km apart"


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("V1,V4,20,40", "km", "shorter than the straight line of 30.4 km"),
        ("V1,V4,45000,", "km", "out of range"),
        ("V1,V4,4500,", "km", "are metres written"),
        ("V1,V4,45,0.75", "minutes", "3,600 km/h"),
        ("V1,V4,45,0", "minutes", "is no time for 45 km"),
        ("V1,V4,45,2700", "minutes", "1.0 km/h: are seconds written"),
    ],
)
def test_lengths_and_times_beyond_belief_are_told(
    row: str, column: str, words: str, tmp_path: Path
) -> None:
    folder = _draft(row).folder(tmp_path)
    if "range" in words:
        (told,) = map(str, faults_of(folder))
    else:
        (told,) = map(str, read_scenario(folder).warnings)
    assert told.startswith(f"distances.csv:2:{column}")
    assert words in told


@pytest.mark.parametrize(
    "row", ["V1,V4,30,45", "V1,V4,70,60", "D1,V1,0,0", "V1,V4,31,"]
)
def test_roads_as_they_are_draw_no_word(row: str, tmp_path: Path) -> None:
    assert read_scenario(_draft(row).folder(tmp_path)).warnings == ()


def test_a_whole_table_of_odd_cells_is_counted_after_the_first_twenty(
    tmp_path: Path,
) -> None:
    places = ("V1", "V2", "V3", "V4", "V5", "D1")
    rows = [f"{a},{b},900,1" for a in places for b in places if a != b]
    warnings = [*map(str, read_scenario(_draft(*rows).folder(tmp_path)).warnings)]
    assert len(warnings) == 21
    assert warnings[-1].endswith("(and 19 more rows)")


def test_a_road_between_junctions_is_tested_for_its_speed(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("roads", 3, "minutes", "0.05")
    (warning,) = map(str, read_scenario(draft.folder(tmp_path)).warnings)
    assert warning.startswith("roads.csv:3:minutes")
