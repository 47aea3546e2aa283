"""Invented places bear real names: of the town they lie around, none twice."""

from __future__ import annotations

from scenarios.divisions import ListedDivisions
from scenarios.gazetteer import gazetteer
from scenarios.geography import Site
from scenarios.real_names import real_names
from transport.intake.place_names import called

(LINXIAN,) = gazetteer().find_counties(["临县"])


def test_a_site_around_a_known_town_has_a_village_of_it() -> None:
    sites = [Site("临泉镇", 37.9, 111.0), Site("东北片", 38.1, 111.2)]
    first, other = real_names(LINXIAN, sites)
    assert first.town == "临泉镇"
    assert other.town != "临泉镇"
    listed = ListedDivisions()
    towns = {town.name: town.code for town in listed.towns(LINXIAN.adcode)}
    for name in (first, other):
        villages = listed.villages(towns[name.town])
        assert name.village in {called(village.name) for village in villages}


def test_no_name_is_given_twice_even_when_a_town_has_no_more() -> None:
    names = real_names(LINXIAN, [Site("临泉镇", 37.9, 111.0)] * 60)
    assert len({(name.town, name.village) for name in names}) == 60
    assert len({name.town for name in names}) == 2


def test_the_same_sites_have_the_same_names() -> None:
    sites = [Site("南片", 37.8, 111.0 + at / 100) for at in range(12)]
    assert real_names(LINXIAN, sites) == real_names(LINXIAN, sites)


def test_more_places_than_villages_are_named_after_groups() -> None:
    listed = ListedDivisions()
    towns = listed.towns(LINXIAN.adcode)
    n = len({(t.code, called(v.name)) for t in towns for v in listed.villages(t.code)})
    names = real_names(LINXIAN, [Site("东北片", 38.1, 111.2)] * (n + 3))
    assert len({(name.town, name.village) for name in names}) == n + 3
    assert [name.village.endswith("2组") for name in names[-4:]] == [
        False,
        True,
        True,
        True,
    ]
