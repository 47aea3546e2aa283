"""Two counties of one name are two counties, told apart by their cities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transport.reading.draft import Draft, faults_of
from transport.groups import groups_of
from transport.reading import read_scenario
from transport.reading.county_names import county_name

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("临县", "临县"),
        ("晋城市/城区", "晋城市城区"),
        (" 晋城市 ／ 城区 ", "晋城市城区"),
        ("城区/晋城市", "晋城市城区"),
        ("延边州/珲春市", "延边州珲春市"),
        ("Jincheng/Chengqu", "Jincheng Chengqu"),
        ("/城区", "城区"),
        ("晋城市/", "晋城市"),
    ],
)
def test_a_county_is_written_with_its_city_or_without(written: str, read: str) -> None:
    assert county_name(written) == read


def _two(first: str, second: str) -> Draft:
    draft = Draft()
    draft.cell("villages", 2, "county", first)
    draft.cell("villages", 3, "county", second)
    return draft


def test_two_counties_of_one_name_are_two(tmp_path: Path) -> None:
    scenario = read_scenario(_two("晋城市/城区", "城区/阳泉市").folder(tmp_path))
    first, second = scenario.village["V1"], scenario.village["V2"]
    assert (first.county, second.county) == ("晋城市城区", "阳泉市城区")
    cities = [scenario.region_of_village(each).city for each in (first, second)]
    assert cities == ["晋城市", "阳泉市"]
    counties = {
        group.village_id: group.county
        for group in groups_of(scenario, scenario.workers)
    }
    assert counties["V1"] != counties["V2"]


def test_the_yard_of_such_a_county_bears_the_plates_of_its_city(tmp_path: Path) -> None:
    draft = _two("晋城市/城区", "阳泉市/城区")
    draft.cell("depots", 2, "county", "阳泉市/城区")
    assert read_scenario(draft.folder(tmp_path)).city_of_depot["D1"] == "阳泉市"


@pytest.mark.parametrize("key", ["阳泉市/城区", "阳泉市城区"])
def test_settings_name_such_a_county_with_its_city(key: str, tmp_path: Path) -> None:
    draft = _two("晋城市/城区", "阳泉市/城区")
    draft.set("[policy]", f'city_of_county."{key}" = "Y"\n\n[policy]')
    scenario = read_scenario(draft.folder(tmp_path))
    assert scenario.region_of_village(scenario.village["V2"]).city == "Y"


def test_a_county_without_its_city_beside_one_with_it_is_refused(
    tmp_path: Path,
) -> None:
    draft = _two("晋城市/城区", "城区")
    draft.cell("depots", 2, "county", "城区")
    told = faults_of(draft.folder(tmp_path))
    assert [(f.file, f.row, f.value) for f in told] == [
        ("depots.csv", 2, "城区"),
        ("villages.csv", 3, "城区"),
    ]
    assert all("晋城市/城区" in str(fault.wrong) for fault in told)


def test_a_county_that_stands_twice_in_the_settings_is_told_how(
    tmp_path: Path,
) -> None:
    draft = Draft()
    draft.settings += '\n[origin.city_of_county]\n"城区" = "A"\n"城区" = "B"\n'
    (fault,) = faults_of(draft.folder(tmp_path))
    assert "CITY/COUNTY" in str(fault.remedy)
