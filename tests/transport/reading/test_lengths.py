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


@pytest.mark.parametrize(
    ("row", "column", "wrong", "computed"),
    [
        ("V1,V4,0,0", "km", "the two places lie 30.4 km apart", "41"),
        ("V1,V4,20,40", "km", "is shorter than the straight line of 30.4 km", "41"),
        ("V1,V4,45,0", "minutes", "is no time for 45 km", "57 min"),
    ],
)
def test_what_no_road_can_be_is_refused_with_the_computed_value(
    row: str, column: str, wrong: str, computed: str, tmp_path: Path
) -> None:
    (fault,) = faults_of(_draft(row, "V1,E1,1500,").folder(tmp_path))
    assert (fault.file, fault.row, fault.column) == ("distances.csv", 2, column)
    assert str(fault.wrong) == wrong
    assert computed in str(fault.remedy)


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("V1,V4,29,40", "km", "straight line of 30.4 km (computed: 41 km)"),
        ("V1,V4,4500,", "km", "are metres written"),
        ("V1,V4,45,0.75", "minutes", "3,600 km/h (computed: 57 min): are hours"),
        ("V1,V4,45,20", "minutes", "135 km/h, and no coach drives that"),
        ("V1,V4,45,2700", "minutes", "1.0 km/h (computed: 57 min): are seconds"),
        ("V1,V4,45,600", "minutes", "4.5 km/h (computed: 57 min); compare"),
    ],
)
def test_lengths_and_times_beyond_belief_are_told(
    row: str, column: str, words: str, tmp_path: Path
) -> None:
    (told,) = map(str, read_scenario(_draft(row).folder(tmp_path)).warnings)
    assert told.startswith(f"distances.csv:2:{column}")
    assert words in told


def test_a_coarse_place_may_be_nearer_than_its_centre(tmp_path: Path) -> None:
    draft = _draft("V1,V4,17,30")  # 30.4 km from the centre that stands for V4
    assert [f.column for f in faults_of(draft.folder(tmp_path))] == ["km"]
    for at, row in enumerate(draft.tables["villages"]):
        row.append("precision" if at == 0 else "town" if row[0] == "V4" else "")
    scenario = read_scenario(draft.folder(tmp_path))
    assert scenario.warnings == ()
    assert scenario.village["V4"].precision == "town"


def test_a_length_of_no_country_is_out_of_range(tmp_path: Path) -> None:
    (fault,) = faults_of(_draft("V1,V4,45000,").folder(tmp_path))
    assert "out of range" in str(fault.wrong)


@pytest.mark.parametrize(
    "row", ["V1,V4,30,45", "V1,V4,70,60", "D1,V1,1.4,2", "V1,V4,31,"]
)
def test_roads_as_they_are_draw_no_word(row: str, tmp_path: Path) -> None:
    assert read_scenario(_draft(row).folder(tmp_path)).warnings == ()


def test_a_kind_of_odd_cells_is_counted_after_the_first_five(tmp_path: Path) -> None:
    places = ("V1", "V2", "V3", "V4", "V5", "D1")
    rows = [f"{a},{b},900,1" for a in places for b in places if a != b]
    warnings = read_scenario(_draft(*rows).folder(tmp_path)).warnings
    kinds = [warning.told.code for warning in warnings]
    assert kinds == ["VERY_LONG_FOR_LINE"] * 6 + ["TOO_FAST"] * 6
    assert [w.n_rows for w in warnings] == [*[1] * 5, 25] * 2
    assert str(warnings[5]).endswith("(and 24 more rows)")


def test_pairs_given_one_way_only_are_told_where_others_are_given_both(
    tmp_path: Path,
) -> None:
    both = ("V1,V4,45,", "V4,V1,46,")
    assert read_scenario(_draft(*both).folder(tmp_path)).warnings == ()
    draft = _draft(*both, "V1,E1,1500,")
    (warning,) = map(str, read_scenario(draft.folder(tmp_path)).warnings)
    assert warning.startswith("distances.csv:4:km  '1500'  is given in this direction")
    assert "from E1 to V1 the same is taken" in warning
    alone = _draft("V1,V4,45,", "V1,E1,1500,")
    assert read_scenario(alone.folder(tmp_path)).warnings == ()


def test_a_way_much_longer_than_the_way_back_is_told(tmp_path: Path) -> None:
    draft = _draft("V1,V4,35,", "V4,V1,75,")
    (warning,) = map(str, read_scenario(draft.folder(tmp_path)).warnings)
    assert warning.startswith("distances.csv:3:km  '75'")
    assert "way back of 35 km" in warning


def test_a_road_between_junctions_is_tested_for_its_speed(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("roads", 3, "minutes", "0.05")
    (warning,) = map(str, read_scenario(draft.folder(tmp_path)).warnings)
    assert warning.startswith("roads.csv:3:minutes")
