"""The finder for a roster knows the whole country's villages by name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from p2p.finding_places import place_finder, place_words, remember_answered
from transport.intake.place_book import read_book
from transport.intake.records import PlaceAsked, PlaceFound, PlaceShown, Within

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


def shown(source: str) -> PlaceShown:
    asked = PlaceAsked(kind="employer", name="无此地厂")
    found = PlaceFound(
        name="无此地厂",
        lat=38.8,
        lon=110.4,
        precision="point",
        source=source,
        error_m=100,
        county="神木市",
    )
    return PlaceShown(key="k", kind="employer", n_people=3, asked=asked, found=found)


def test_what_the_office_answered_is_kept_in_a_database_and_found_again(
    tmp_path: Path,
) -> None:
    book = tmp_path / "book.sqlite"
    remember_answered(book, [shown("office"), shown("gaode")], on=date(2026, 3, 4))
    (entry,) = read_book(book)
    assert (entry.confirmed_by, entry.confirmed_on) == ("questions.xlsx", "2026-03-04")
    asked = PlaceAsked(kind="employer", name="无此地厂", county="神木市")
    place = place_finder(book=book).find(asked).place
    assert place is not None
    assert (place.lat, place.source) == (38.8, "book")


def test_a_sheet_of_the_offices_own_stays_as_it_is(tmp_path: Path) -> None:
    sheet = tmp_path / "book.csv"
    sheet.write_text("name,lat,lon\n", "utf-8")
    remember_answered(sheet, [shown("office")], on=date(2026, 3, 4))
    assert sheet.read_text("utf-8") == "name,lat,lon\n"
