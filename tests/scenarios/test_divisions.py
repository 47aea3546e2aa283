"""The official list that ships names every town and village, with its code."""

from __future__ import annotations

from scenarios.divisions import ListedDivisions, counties_listed

LISTED = ListedDivisions()


def test_units_have_codes_by_level_and_the_names_above_them() -> None:
    units = {unit.code: unit for unit in LISTED.units()}
    assert units["14"].short == "山西"
    assert units["1411"].name == "吕梁市"
    county = units["141124"]
    assert (county.name, county.city, county.province) == ("临县", "吕梁市", "山西省")
    assert county.position is not None
    assert "Linxian" in county.aliases
    assert "神木县" in units["610881"].aliases


def test_a_county_has_its_towns_and_a_town_its_villages() -> None:
    towns = LISTED.towns("141124")
    assert [town.name for town in towns][:2] == ["临泉镇", "白文镇"]
    assert towns[0].code == "141124100"
    villages = LISTED.villages("141124100")
    assert villages[0].code == "141124100009"
    assert villages[0].name == "凤凰社区居委会"
    assert {village.town for village in villages} == {"临泉镇"}
    assert [v.code for v in villages] == sorted(v.code for v in villages)


def test_what_the_list_has_not_is_empty() -> None:
    assert LISTED.towns("999999") == ()
    assert LISTED.villages("141124999") == ()
    assert counties_listed("99") == ()


def test_a_county_without_a_position_is_a_unit_under_its_city() -> None:
    (zone,) = (u for u in LISTED.units() if u.name == "山西大同经济开发区")
    assert zone.position is None
    assert (zone.city, zone.level) == ("大同市", "county")
    assert LISTED.towns(zone.code)


def test_positions_of_towns_lie_near_the_seat_of_their_county() -> None:
    counties = [u for u in LISTED.units() if u.code[:2] == "43" and u.county]
    n_found = 0
    for county in counties:
        for town in LISTED.towns(county.code):
            if town.position and county.position:
                n_found += 1
                assert abs(town.position[0] - county.position[0]) < 1
                assert abs(town.position[1] - county.position[1]) < 1
    assert n_found > 300
