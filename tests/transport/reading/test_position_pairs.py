"""Two degrees in one cell are taken apart where their order is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transport.reading.draft import Draft, faults_of
from transport.reading import read_scenario
from transport.reading.position_pairs import split_pair

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "text",
    [
        "111.01,37.93",
        "37.93，111.01",
        "E111.01 N37.93",
        "东经111.01°、北纬37.93°",
        "(111.01;37.93)",
        "lng:111.01 lat:37.93",
    ],
)
def test_the_order_of_a_pair_in_china_does_not_matter(text: str) -> None:
    assert split_pair(text) == ("37.93", "111.01")


@pytest.mark.parametrize(
    "text",
    [
        *("", "37.93", "111.01,112.0", "-73.9,40.7", "S37.9,111", "37°57′,111°3′"),
        *("37,99", "37,111", "37 99"),  # no position is known to whole degrees
    ],
)
def test_what_is_no_pair_in_china_is_left_alone(text: str) -> None:
    assert split_pair(text) is None


@pytest.mark.parametrize(("column", "other"), [("lat", "lon"), ("lon", "lat")])
def test_a_pair_beside_an_empty_cell_is_a_position(
    column: str, other: str, tmp_path: Path
) -> None:
    draft = Draft()
    draft.cell("villages", 2, column, "110.99,37.95")
    draft.cell("villages", 2, other, "")
    village = read_scenario(draft.folder(tmp_path)).villages[0]
    assert (village.lat, village.lon) == (37.95, 110.99)


def test_a_pair_beside_another_number_is_refused(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("villages", 2, "lat", "110.99,37.95")
    (fault,) = faults_of(draft.folder(tmp_path))
    assert "own column" in str(fault.remedy)


def test_a_decimal_comma_is_told_with_the_point_to_write(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("villages", 2, "lat", "37,95")
    draft.cell("villages", 2, "lon", "")
    told = {
        fault.column: str(fault.remedy) for fault in faults_of(draft.folder(tmp_path))
    }
    assert told["lat"] == "write a decimal point: 37.95"


@pytest.mark.parametrize("heading", ["坐标", "经纬度", "GPS 坐标", "lat lon"])
def test_one_column_may_hold_both_degrees(heading: str, tmp_path: Path) -> None:
    draft = Draft()
    for row in draft.tables["villages"][1:]:
        at = draft.tables["villages"][0].index("lat")
        row[at] = f"{row[at + 1]},{row[at]}"
    draft.drop_column("villages", "lon")
    head = draft.tables["villages"][0]
    head[head.index("lat")] = heading
    scenario = read_scenario(draft.folder(tmp_path))
    assert scenario.warnings == ()
    assert [(v.lat, v.lon) for v in scenario.villages[:2]] == [
        (37.95, 110.99),
        (37.97, 111.02),
    ]


def test_a_column_of_pairs_beside_the_two_degrees_is_only_told(tmp_path: Path) -> None:
    draft = Draft()
    for at, row in enumerate(draft.tables["villages"]):
        row.append("0,0" if at else "坐标")
    scenario = read_scenario(draft.folder(tmp_path))
    (warning,) = map(str, scenario.warnings)
    assert "坐标" in warning
    assert scenario.villages[0].lat == 37.95
