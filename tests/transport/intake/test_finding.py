"""The chain takes the first answer that is fine enough, else the coarse one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.transport.intake.country import Country
from transport.intake.finding import ChainedPlaces
from transport.intake.gazetteer_places import GazetteerPlaces
from transport.intake.records import Located, PlaceAsked, PlaceFound, Within

if TYPE_CHECKING:
    from transport.errors import Warned

LINXIAN = Within(province="山西省", city="吕梁市", county="临县")
COARSE = PlaceAsked(kind="village", name="寨则山村", town="碛口镇", county="临县")
FINE = PlaceAsked(kind="village", name="西河口", town="东村镇", county="岚县")


def found(source: str) -> Located:
    place = PlaceFound(
        name="寨则山村",
        lat=37.6,
        lon=110.8,
        precision="village",
        source=source,
        error_m=1_000,
    )
    return Located(place)


@dataclass
class Canned:
    """A finder that always says the same; counts what it is asked."""

    answer: Located
    asked: list[PlaceAsked] = field(default_factory=list)
    told: tuple[Warned, ...] = ()

    def find(self, asked: PlaceAsked) -> Located:
        self.asked.append(asked)
        return self.answer


def chain(
    *, before: Canned | None = None, after: Canned | None = None
) -> ChainedPlaces:
    return ChainedPlaces(
        gazetteer=GazetteerPlaces(Country(), within=LINXIAN),
        before=[before] if before else (),
        after=[after] if after else (),
    )


def source_of(located: Located) -> str:
    assert located.place is not None
    return located.place.source


def test_the_book_wins_over_everything() -> None:
    book = Canned(found("book"))
    assert source_of(chain(before=book).find(FINE)) == "book"


def test_the_list_is_asked_when_the_book_is_silent() -> None:
    book, online = Canned(Located(None)), Canned(found("nominatim"))
    assert source_of(chain(before=book, after=online).find(FINE)) == "gazetteer"
    assert online.asked == []  # fine enough already


def test_a_geocoder_is_asked_where_the_list_is_coarse_and_asked_once() -> None:
    online = Canned(found("nominatim"))
    chained = chain(after=online)
    assert source_of(chained.find(COARSE)) == "nominatim"
    assert source_of(chained.find(COARSE)) == "nominatim"
    assert len(online.asked) == 1


def test_a_silent_geocoder_leaves_the_centre() -> None:
    located = chain(after=Canned(Located(None))).find(COARSE)
    assert located.place is not None
    assert (located.place.source, located.place.precision) == ("gazetteer", "county")


def test_the_rosters_own_position_is_taken_with_the_names_of_the_list() -> None:
    asked = PlaceAsked(
        kind="village", name="東莊", town="临泉", county="临县", at=(37.97, 111.02)
    )
    place = chain().find(asked).place
    assert place is not None
    assert (place.lat, place.lon, place.source) == (37.97, 111.02, "roster")
    assert (place.name, place.town, place.precision) == ("东庄村", "临泉镇", "point")
    unknown = PlaceAsked(kind="employer", name="某厂", city="某市", at=(37.97, 111.02))
    there = chain().find(unknown).place
    assert there is not None
    assert (there.name, there.city, there.precision) == ("某厂", "某市", "point")
