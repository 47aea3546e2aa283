"""The official list finds places by exact name within their county, never by a part."""

from __future__ import annotations

from typing import Any

import pytest

from tests.transport.intake.country import Country
from transport.intake.gazetteer_places import GazetteerPlaces
from transport.intake.records import Located, PlaceAsked, Within

LULIANG = Within(province="山西省", city="吕梁市")


def find(kind: Any, name: str, **around: Any) -> Located:
    finder = GazetteerPlaces(Country(), within=LULIANG)
    return finder.find(PlaceAsked(kind=kind, name=name, **around))


def village(name: str, **around: str) -> Located:
    return find("village", name, **around)


SPELLINGS = (
    "东庄",
    "东庄村",
    "东庄村委会",
    "東莊村",
    " 东庄　村 ",
    "东庄自然村",
    "东庄村3组",
)


@pytest.mark.parametrize("name", SPELLINGS)
@pytest.mark.parametrize("town", ["临泉镇", "临泉", "臨泉鎮"])
def test_spellings_of_a_village_are_one_place(name: str, town: str) -> None:
    found = village(name, town=town, county="临县")
    assert found.others == ()
    assert found.place is not None
    assert (found.place.name, found.place.town) == ("东庄村", "临泉镇")


@pytest.mark.parametrize(
    "county", ["临县", "臨縣", "Linxian", "吕梁市临县", "吕梁/临县"]
)
def test_a_county_is_found_under_its_names(county: str) -> None:
    place = village("东庄", town="临泉镇", county=county).place
    assert place is not None
    assert (place.county, place.city, place.province) == ("临县", "吕梁市", "山西省")


def test_a_village_without_position_has_its_towns_or_its_countys() -> None:
    in_town = village("东庄村", town="临泉镇", county="临县").place
    in_county = village("寨则山村", town="碛口镇", county="临县").place
    itself = village("西河口村", town="东村镇", county="岚县").place
    assert in_town is not None
    assert in_county is not None
    assert itself is not None
    assert (in_town.precision, in_town.lat, in_town.error_m) == ("town", 37.98, 7_000)
    assert (in_county.precision, in_county.lat) == ("county", 37.95)
    assert in_county.error_m == 16_000
    assert (itself.precision, itself.lat, itself.lon) == ("village", 38.31, 111.70)


def test_lan_is_not_kelan_and_yongan_town_not_yongan_city() -> None:
    lan = village("西河口", county="岚").place
    assert lan is None or lan.county == "岚县"
    assert village("某村", county="岢岚县").place is None  # outside 吕梁
    assert [p.county for p in village("某村", county="岢岚县").others] == ["岢岚县"]
    assert village("东庄村", town="永安", county="永安").place is None


def test_a_village_of_two_towns_is_asked_not_taken() -> None:
    found = village("西头村", county="临县")
    assert found.place is None
    assert [place.town for place in found.others] == ["碛口镇", "白文镇"]
    only = village("西头村", town="白文镇", county="临县")
    assert only.place is not None
    assert only.place.town == "白文镇"
    assert only.others == ()


def test_a_village_that_the_list_has_in_another_town_is_asked() -> None:
    found = village("前青塘村", town="碛口镇", county="临县")
    assert found.place is not None
    assert (found.place.town, found.place.precision) == ("碛口镇", "county")
    assert [place.town for place in found.others] == ["白文镇"]


def test_a_name_with_one_wrong_character_is_asked_not_taken() -> None:
    found = village("青石弯村", town="临泉镇", county="临县")
    assert found.place is not None
    assert found.place.precision == "town"
    assert found.place.name == "青石弯村"
    assert [place.name for place in found.others] == ["青石湾村"]


def test_a_village_of_no_list_lies_in_its_town_without_a_question() -> None:
    found = village("李家山自然村", town="临泉镇", county="临县")
    assert found.others == ()
    assert found.place is not None
    assert (found.place.name, found.place.precision) == ("李家山村", "town")


def test_a_town_of_another_kind_is_asked_unless_the_village_settles_it() -> None:
    asked = village("某村", town="临泉乡", county="临县")
    assert [place.town for place in asked.others] == ["临泉镇"]
    assert village("东庄村", town="临泉乡", county="临县").others == ()


def test_what_a_row_leaves_out_is_taken_from_the_roster() -> None:
    within = Within(province="山西省", city="吕梁市", county="临县")
    finder = GazetteerPlaces(Country(), within=within)
    place = finder.find(PlaceAsked(kind="village", name="凤凰社区")).place
    assert place is not None
    assert place.town == "临泉镇"
    nowhere = GazetteerPlaces(Country()).find(PlaceAsked(kind="village", name="东庄"))
    assert nowhere == Located(None)


def test_a_station_lies_in_the_seat_of_its_county() -> None:
    place = find("depot", "", county="临县").place
    assert place is not None
    assert (place.name, place.precision, place.error_m) == ("临县客运站", "town", 3_000)
    assert (place.lat, place.lon) == (37.95, 110.99)


def test_an_employer_has_its_town_its_county_or_its_city() -> None:
    town = find("employer", "某煤矿", county="神木县", town="锦界镇").place
    county = find("employer", "某煤矿", county="神木").place
    city = find("employer", "某煤矿", city="榆林市").place
    assert town is not None
    assert county is not None
    assert city is not None
    assert (town.precision, town.county, town.lat) == ("town", "神木市", 38.80)
    assert (county.precision, county.error_m, county.lat) == ("county", 16_000, 38.84)
    assert (city.precision, city.error_m, city.lat) == ("county", 25_000, 38.28)
    assert find("employer", "某煤矿").place is None


def test_a_county_without_a_position_has_its_citys() -> None:
    place = village("某村", county="新开发区").place
    assert place is not None
    assert (place.lat, place.error_m, place.county) == (37.52, 25_000, "新开发区")
