"""The finder for a roster knows the whole country's villages by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from p2p.finding_places import place_finder, place_words
from transport.intake.records import PlaceAsked, Within

if TYPE_CHECKING:
    from pathlib import Path


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


def test_words_of_places_take_real_addresses_apart() -> None:
    words = place_words(Within(province="山西省"))
    asked = words.split("浑源永安镇东庄村委会")
    assert (asked.county, asked.town, asked.name) == ("浑源县", "永安镇", "东庄村委会")
    assert words.split("青岛市黄岛区").county == "黄岛区"
    assert words.split("东方电子厂").city == ""
    assert words.split("Shenmu, Yulin, Shaanxi").county == "神木市"
    assert words.village("东庄村委会") == words.village("東莊")
    assert words.firm("示例煤业（集团）有限公司") == words.firm("示例煤业")


def test_the_place_book_wins_over_the_bundled_list(tmp_path: Path) -> None:
    book = tmp_path / "book.csv"
    book.write_text("name,county,lat,lon\n寨则山村,临县,37.65,110.80\n", "utf-8")
    finder = place_finder(book=book, within=Within(province="山西省"))
    asked = PlaceAsked(kind="village", name="寨则山", town="碛口镇", county="临县")
    place = finder.find(asked).place
    assert place is not None
    assert (place.lat, place.source, place.precision) == (37.65, "book", "point")
