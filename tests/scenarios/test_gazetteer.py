"""The gazetteer: known positions, exact names, clear refusals."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.gazetteer import Gazetteer, gazetteer
from transport.errors import ScenarioError
from transport.roads.geodesy import geodesic_m

KNOWN = {  # from maps, to about a kilometre
    "临县": (37.95, 110.99),
    "浑源县": (39.69, 113.69),
    "岚县": (38.28, 111.67),
    "神木市": (38.84, 110.50),
    "大同市": (40.08, 113.30),
    "青岛市": (36.07, 120.38),
}


@pytest.fixture(scope="module")
def book() -> Gazetteer:
    return gazetteer()


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    points = [np.array([x]) for x in (*a, *b)]
    return float(geodesic_m(*points)[0]) / 1000


@pytest.mark.parametrize("name", KNOWN)
def test_known_places_lie_where_maps_have_them(book: Gazetteer, name: str) -> None:
    (unit,) = book.find_cities([name])
    assert unit.name == name
    assert km((unit.lat, unit.lon), KNOWN[name]) < 2


def test_positions_are_wgs84_and_not_shifted(book: Gazetteer) -> None:
    # GCJ-02 would lie 500 m to the east; the source has Linxian at 110.992093
    (linxian,) = book.find_counties(["临县"])
    assert linxian.lon == pytest.approx(110.9861, abs=0.0005)
    assert linxian.lat == pytest.approx(37.9502, abs=0.0005)


@pytest.mark.parametrize(
    "text",
    [
        "临县",
        "Linxian",
        "linxian",
        "Lin County",
        "Lin Xian",
        "Lin",
        "141124",
        "Linxian, Shanxi",
        "Linxian, Lüliang",
        "临县，山西",
        "临县, 吕梁市",
    ],
)
def test_a_county_has_many_names(book: Gazetteer, text: str) -> None:
    (unit,) = book.find_counties([text])
    assert (unit.name, unit.adcode) == ("临县", "141124")


@pytest.mark.parametrize("text", ["岚县", "Lanxian", "Lan County", "Lan"])
def test_a_part_of_a_name_does_not_match(book: Gazetteer, text: str) -> None:
    (unit,) = book.find_counties([text])
    assert unit.name == "岚县"  # and not 岢岚县


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("神木县", "神木市"),
        ("大同县", "云州区"),
        ("即墨市", "即墨区"),
        ("浑源", "浑源县"),
        ("Hongtong", "洪洞县"),
        ("保亭", "保亭黎族苗族自治县"),
    ],
)
def test_former_and_short_names_are_known(
    book: Gazetteer, text: str, name: str
) -> None:
    (unit,) = book.find_counties([text])
    assert unit.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Datong", "大同市"),
        ("Lüliang", "吕梁市"),
        ("Luliang", "吕梁市"),
        ("Harbin", "哈尔滨市"),
        ("Qingdao City", "青岛市"),
        ("Shenmu", "神木市"),
        ("Yulin, Shaanxi", "榆林市"),
        ("Yulin, Guangxi", "玉林市"),
        ("北京", "北京市"),
    ],
)
def test_cities_are_prefectures_first(book: Gazetteer, text: str, name: str) -> None:
    (unit,) = book.find_cities([text])
    assert unit.name == name


def test_an_ambiguous_name_lists_the_candidates(book: Gazetteer) -> None:
    with pytest.raises(ScenarioError) as caught:
        book.find_counties(["Chaoyang"])
    (fault,) = caught.value.faults
    assert (fault.column, fault.value) == ("county", "Chaoyang")
    assert "stands for 4 places" in str(fault.wrong)
    assert "朝阳县 (Chaoyang), 朝阳市, 辽宁省" in str(fault.remedy)
    (unit,) = book.find_counties(["Chaoyang/Liaoning"])
    assert unit.name == "朝阳县"


def test_an_unknown_name_gets_the_nearest_spellings(book: Gazetteer) -> None:
    with pytest.raises(ScenarioError) as caught:
        book.find_counties(["Hunyuen"])
    assert "浑源县 (Hunyuan), 大同市, 山西省" in str(caught.value.faults[0].remedy)


def test_a_city_is_refused_as_county_with_its_counties(book: Gazetteer) -> None:
    with pytest.raises(ScenarioError) as caught:
        book.find_counties(["Qingdao"])
    (fault,) = caught.value.faults
    assert "whole city" in str(fault.wrong)
    assert "黄岛区 (Huangdao)" in str(fault.remedy)


def test_a_name_in_the_wrong_province_is_refused(book: Gazetteer) -> None:
    with pytest.raises(ScenarioError, match="is not in that city or province"):
        book.find_counties(["Linxian, Shandong"])


def test_every_wrong_name_is_reported_at_once(book: Gazetteer) -> None:
    with pytest.raises(ScenarioError) as caught:
        book.find_counties(["Xyzzy", "Linxian", "Plugh"])
    assert [fault.value for fault in caught.value.faults] == ["Xyzzy", "Plugh"]


def test_no_name_at_all_is_refused(book: Gazetteer) -> None:
    with pytest.raises(ScenarioError, match="none is given"):
        book.find_cities([])


def test_a_name_given_twice_counts_once(book: Gazetteer) -> None:
    assert len(book.find_counties(["临县", "Linxian"])) == 1


def test_the_slice_is_whole_and_inside_china(book: Gazetteer) -> None:
    assert len(book.counties) > 2_800
    assert len({(unit.adcode, unit.level) for unit in book.units}) == len(book.units)
    assert all(18 < unit.lat < 54 for unit in book.units)
    assert all(73 < unit.lon < 136 for unit in book.units)
    assert all(unit.prefecture and unit.province for unit in book.units)


def test_towns_lie_in_reach_of_their_county_seat(book: Gazetteer) -> None:
    towns = [(unit, town) for unit in book.counties for town in book.towns(unit)]
    assert len(towns) > 8_000
    units = [np.array([getattr(u, axis) for u, _ in towns]) for axis in ("lat", "lon")]
    places = [np.array([getattr(t, axis) for _, t in towns]) for axis in ("lat", "lon")]
    assert geodesic_m(units[0], units[1], places[0], places[1]).max() < 71_000


def test_hunyuan_has_its_real_towns(book: Gazetteer) -> None:
    (hunyuan,) = book.find_counties(["Hunyuan"])
    names = {town.name for town in book.towns(hunyuan)}
    assert {"永安镇", "王庄堡镇", "官儿乡", "驼峰乡"} <= names


@pytest.mark.parametrize(
    "text", ["浑源县/大同市", "大同市/浑源县", "Shanxi/Hunyuan", "Hunyuan, Datong"]
)
def test_the_city_may_come_first(book: Gazetteer, text: str) -> None:
    (county,) = book.find_counties([text])
    assert county.name == "浑源县"
