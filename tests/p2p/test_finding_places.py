"""The finder for a roster knows the whole country's villages by name."""

from __future__ import annotations

from p2p.finding_places import place_finder
from transport.intake.records import PlaceAsked, Within


def test_villages_are_found_in_the_bundled_list() -> None:
    finder = place_finder(within=Within(province="山西省", city="吕梁市"))
    asked = PlaceAsked(kind="village", name="寨则山", town="碛口", county="臨縣")
    place = finder.find(asked).place
    assert place is not None
    assert (place.name, place.town, place.county) == ("寨则山村", "碛口镇", "临县")
    assert place.source == "gazetteer"


def test_east_village_of_yongan_town_is_not_in_fujian() -> None:
    finder = place_finder(within=Within(province="山西省"))
    asked = PlaceAsked(kind="village", name="东庄村", town="永安镇", county="浑源")
    place = finder.find(asked).place
    assert place is not None
    assert (place.county, place.province) == ("浑源县", "山西省")
