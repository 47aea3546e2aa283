"""The office's own places are found by any spelling, and grow in a database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from transport.errors import ScenarioError
from transport.intake.book_entries import BookEntry
from transport.intake.place_book import PlaceBook, read_book, remember
from transport.intake.records import Located, PlaceAsked, Within

if TYPE_CHECKING:
    from pathlib import Path

EAST = BookEntry(
    kind="village",
    name="东庄村",
    town="临泉镇",
    county="临县",
    lat=37.97,
    lon=111.01,
    confirmed_by="示例",
    confirmed_on="2026-03-01",
)
WEST = BookEntry(kind="village", name="东庄村", town="白文镇", lat=38.1, lon=111.1)
MINE = BookEntry(kind="employer", name="示例煤业", city="榆林市", lat=38.8, lon=110.5)


def village(name: str, **around: str) -> PlaceAsked:
    return PlaceAsked(kind="village", name=name, **around)  # type: ignore[arg-type]


def test_an_entry_is_found_by_any_spelling_and_as_a_point() -> None:
    book = PlaceBook([EAST, MINE])
    place = book.find(village("東莊村委会", town="临泉", county="临县")).place
    assert place is not None
    assert (place.lat, place.lon, place.source) == (37.97, 111.01, "book")
    assert (place.precision, place.error_m) == ("point", 100)
    firm = PlaceAsked(kind="employer", name="示例煤业（集团）有限公司", city="榆林")
    assert book.find(firm).place is not None


def test_what_surrounds_the_place_must_not_contradict() -> None:
    book = PlaceBook([EAST, MINE])
    assert book.find(village("东庄", town="白文镇")) == Located(None)
    assert book.find(village("东庄", county="岚县")) == Located(None)
    elsewhere = PlaceAsked(kind="employer", name="示例煤业", city="大同市")
    assert book.find(elsewhere) == Located(None)
    lan = PlaceBook([EAST], within=Within(county="岚县"))
    assert lan.find(village("东庄")) == Located(None)


def test_two_entries_that_fit_are_asked() -> None:
    found = PlaceBook([EAST, WEST]).find(village("东庄村"))
    assert found.place is None
    assert [place.town for place in found.others] == ["临泉镇", "白文镇"]


def test_a_database_gives_back_what_it_was_told_and_keeps_one_of_each(
    tmp_path: Path,
) -> None:
    path = tmp_path / "places.sqlite"
    assert read_book(path) == ()
    remember(path, [EAST, MINE])
    moved = BookEntry(
        kind="village", name="东庄", town="临泉", county="临县", lat=37.98, lon=111.02
    )
    remember(path, [moved])
    assert set(read_book(path)) == {moved, MINE}


def test_several_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "places.db"

    def write(at: int) -> None:
        entry = BookEntry(kind="village", name=f"第{at}村", lat=37.0, lon=111.0)
        remember(path, [entry])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(24)))
    assert len(read_book(path)) == 24


def test_a_sheet_is_not_written_and_a_broken_database_is_a_fault(
    tmp_path: Path,
) -> None:
    with pytest.raises(ScenarioError, match="does not add"):
        remember(tmp_path / "places.xlsx", [EAST])
    broken = tmp_path / "places.sqlite"
    broken.write_bytes(b"no database at all, and long enough to be looked at")
    with pytest.raises(ScenarioError, match="cannot be read"):
        read_book(broken)
