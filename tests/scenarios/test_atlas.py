"""Positions that the gazetteer contradicts draw a warning, others none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from scenarios.atlas import GazetteerAtlas
from tests.transport.reading.draft import Draft
from transport.errors import ScenarioError
from transport.reading import read_scenario
from transport.reading.datum import bd09_of_gcj02, gcj02_of_wgs84

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from transport.reading.datum import Floats, Point

ATLAS = GazetteerAtlas()
SEAT = (37.950, 110.986)  # of Linxian, as a map shows it: 24 m from the gazetteer's


def _county(n_villages: int = 2) -> Draft:
    """Workers of some villages of Linxian, their yard at the seat."""
    draft = Draft()
    for table in ("hubs", "services", "screening", "subsidies", "distances", "roads"):
        del draft.tables[table]
    draft.tables["villages"] = draft.tables["villages"][: 1 + n_villages]
    draft.tables["workers"] = draft.tables["workers"][:3]
    draft.cell("employers", 2, "station_id", "")
    draft.cell("depots", 2, "lat", str(SEAT[0]))
    draft.cell("depots", 2, "lon", str(SEAT[1]))
    return draft


def _warnings(draft: Draft, path: Path) -> tuple[str, ...]:
    return tuple(map(str, read_scenario(draft.folder(path), atlas=ATLAS).warnings))


def _moved(draft: Draft, move: Callable[[Floats, Floats], Point]) -> Draft:
    for table in ("villages", "employers", "depots"):
        head, *rows = draft.tables[table]
        at = head.index("lat"), head.index("lon")
        for row in rows:
            lat, lon = move(*(np.array([float(row[i])]) for i in at))
            row[at[0]], row[at[1]] = f"{lat[0]:.6f}", f"{lon[0]:.6f}"
    return draft


def _bd09(lat: Floats, lon: Floats) -> Point:
    return bd09_of_gcj02(*gcj02_of_wgs84(lat, lon))


@pytest.mark.parametrize("county", ["Linxian", "临县"])
def test_places_where_they_are_draw_no_word(county: str, tmp_path: Path) -> None:
    draft = _county()
    for row in (2, 3):
        draft.cell("villages", row, "county", county)
    assert _warnings(draft, tmp_path) == ()


@pytest.mark.parametrize(
    ("move", "system", "crs"),
    [(gcj02_of_wgs84, "GCJ-02 (Gaode", "gcj02"), (_bd09, "BD-09 (Baidu)", "bd09")],
)
def test_coordinates_of_a_chinese_map_declared_as_wgs84_are_told(
    move: Callable[[Floats, Floats], Point], system: str, crs: str, tmp_path: Path
) -> None:
    draft = _moved(_county(), move)
    (warning,) = _warnings(draft, tmp_path / "declared")
    assert warning.startswith("depots.csv:lat  1 of 1 places lie on known towns")
    assert system in warning
    draft.set("days = 5", f'days = 5\ncrs = "{crs}"')
    assert _warnings(draft, tmp_path / "right") == ()


def test_coordinates_converted_twice_are_told(tmp_path: Path) -> None:
    draft = _county()
    draft.set("days = 5", 'days = 5\ncrs = "gcj02"')
    (warning,) = _warnings(draft, tmp_path)
    assert "WGS-84, not GCJ-02" in warning


def test_one_of_two_villages_sixty_kilometres_off_is_told(tmp_path: Path) -> None:
    draft = _county()
    draft.cell("villages", 3, "lat", "37.43")
    far, lonely = sorted(_warnings(draft, tmp_path), key=lambda w: "nearest" in w)
    assert far.startswith("villages.csv:3:lat  '37.43'  lies 58 km from the seat")
    assert lonely.startswith("villages.csv:2:lat")
    assert "from the nearest other village of Linxian" in lonely
    assert lonely.endswith("(and 1 more row)")


def test_a_village_far_from_the_others_is_told_without_an_atlas(tmp_path: Path) -> None:
    draft = _county()
    draft.cell("villages", 3, "lat", "37.43")
    (warning,) = map(str, read_scenario(draft.folder(tmp_path)).warnings)
    assert warning.startswith("villages.csv:2:lat  '37.95'  lies 58 km")


def test_the_only_village_of_a_county_is_compared_with_its_seat(tmp_path: Path) -> None:
    draft = _county(n_villages=1)
    draft.tables["workers"] = draft.tables["workers"][:3]
    draft.cell("villages", 2, "lon", "110.20")
    (warning,) = _warnings(draft, tmp_path)
    assert warning.startswith("villages.csv:2:lat  '37.95'  lies 69 km from the seat")


def test_an_employer_far_from_its_city_is_told(tmp_path: Path) -> None:
    draft = _county()
    draft.tables["employers"] = draft.tables["employers"][:2]
    draft.cell("employers", 2, "lat", "35.25")
    (warning,) = _warnings(draft, tmp_path)
    assert "from the seat of Hangzhou" in warning


def test_a_name_nobody_knows_is_not_compared(tmp_path: Path) -> None:
    draft = _county(n_villages=1)
    draft.cell("villages", 2, "county", "Nowhere")
    draft.cell("villages", 2, "lon", "110.20")
    assert _warnings(draft, tmp_path) == ()


SEATS = {"阳泉市": (37.86, 113.60), "晋城市": (35.50, 112.85)}


def _two_of_one_name(first: str, second: str) -> Draft:
    """A village near each seat of the two counties of Shanxi that share a name."""
    draft = _county()
    for row, county, city in ((2, first, "阳泉市"), (3, second, "晋城市")):
        draft.cell("villages", row, "county", county)
        for column, degrees in zip(("lat", "lon"), SEATS[city], strict=True):
            draft.cell("villages", row, column, str(degrees))
    return draft


def test_a_name_that_two_counties_share_is_refused_naming_both(tmp_path: Path) -> None:
    draft = _two_of_one_name("城区", "城区")
    with pytest.raises(ScenarioError) as told:
        read_scenario(draft.folder(tmp_path), atlas=ATLAS)
    assert [(f.row, f.column) for f in told.value.faults] == [
        (2, "county"),
        (3, "county"),
    ]
    first, second = told.value.faults
    assert "晋城市/城区" in str(first.wrong)
    assert "阳泉市/城区" in str(first.wrong)
    assert str(first.remedy).endswith("nearest to 阳泉市/城区")
    assert str(second.remedy).endswith("nearest to 晋城市/城区")


def test_with_their_cities_they_are_found_each_at_its_seat(tmp_path: Path) -> None:
    draft = _two_of_one_name("阳泉市/城区", "晋城市/城区")
    told = _warnings(draft, tmp_path)
    assert not [each for each in told if "seat" in each]
    draft = _two_of_one_name("晋城市/城区", "阳泉市/城区")  # the wrong way round
    told = _warnings(draft, tmp_path / "wrong")
    assert len([each for each in told if "from the seat of" in each]) == 2


def test_a_city_named_for_both_does_not_hide_that_there_are_two(tmp_path: Path) -> None:
    draft = _two_of_one_name("城区", "城区")
    draft.settings += '\n[origin.city_of_county]\n"城区" = "晋城市"\n'
    with pytest.raises(ScenarioError) as told:
        read_scenario(draft.folder(tmp_path), atlas=ATLAS)
    assert [(f.file, f.row) for f in told.value.faults] == [
        ("villages.csv", 2),
        ("villages.csv", 3),
    ]
