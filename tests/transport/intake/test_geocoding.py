"""A service's answer counts where it is finer and lies where it was asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from geopy.exc import GeocoderQueryError, GeocoderUnavailable

from tests.transport.intake.country import Country
from transport.errors import ScenarioError
from transport.intake.gazetteer_places import GazetteerPlaces
from transport.intake.geocode_cache import GeocodeCache
from transport.intake.geocoders import Answer
from transport.intake.geocoding import OnlinePlaces
from transport.intake.records import Located, PlaceAsked, Within

if TYPE_CHECKING:
    from pathlib import Path

    from transport.reading.datum import Crs

LISTED = GazetteerPlaces(Country(), within=Within(province="山西省", city="吕梁市"))
VILLAGE = PlaceAsked(kind="village", name="寨则山村3组", town="碛口镇", county="临县")
GOOD = Answer(37.65, 110.80, "寨则山村, 碛口镇, 临县", "village")


@dataclass
class Fake:
    """A service that says the answers one after the other."""

    answers: list[Answer | Exception | None]
    crs: Crs = "wgs84"
    name: str = "fake"
    delay_s: float = 0.0
    queries: list[str] = field(default_factory=list)

    def ask(self, query: str) -> Answer | None:
        self.queries.append(query)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def online(*answers: Answer | Exception | None, crs: Crs = "wgs84") -> OnlinePlaces:
    return OnlinePlaces(Fake(list(answers), crs), gazetteer=LISTED)


def test_a_finer_answer_in_the_county_is_taken_with_the_lists_names() -> None:
    fake = Fake([GOOD])
    place = OnlinePlaces(fake, gazetteer=LISTED).find(VILLAGE).place
    assert fake.queries == ["山西省吕梁市临县碛口镇寨则山村"]
    assert place is not None
    assert (place.lat, place.lon, place.source) == (37.65, 110.80, "fake")
    assert (place.name, place.town) == ("寨则山村", "碛口镇")
    assert (place.precision, place.error_m) == ("village", 1_000)


def test_the_services_datum_becomes_wgs84() -> None:
    place = online(GOOD, crs="gcj02").find(VILLAGE).place
    assert place is not None
    assert 0.003 < 110.80 - place.lon < 0.008


@pytest.mark.parametrize(
    "answer",
    [
        Answer(37.65, 110.80, "寨则山村, 兴县, 吕梁市", "village"),  # another county
        Answer(37.65, 110.80, "西头村, 碛口镇, 临县", "village"),  # another village
        Answer(40.10, 113.30, "寨则山村, 临县", "village"),  # far away
        Answer(37.65, 110.80, "临县寨则山", "区县"),  # as coarse as what is known
        None,
    ],
)
def test_other_answers_are_refused(answer: Answer | None) -> None:
    assert online(answer).find(VILLAGE) == Located(None)


def test_a_place_that_should_lie_nowhere_is_not_asked() -> None:
    fake = Fake([])
    asked = PlaceAsked(kind="village", name="某村", county="某县")
    assert OnlinePlaces(fake, gazetteer=LISTED).find(asked) == Located(None)
    assert fake.queries == []


def test_a_firm_is_asked_by_its_address_and_name_without_long_numbers() -> None:
    fake = Fake([Answer(38.80, 110.41, "", "兴趣点")])
    asked = PlaceAsked(
        kind="employer",
        name="示例煤业",
        county="神木市",
        address="神木市锦界镇5号 15400000001",
    )
    place = OnlinePlaces(fake, gazetteer=LISTED).find(asked).place
    assert fake.queries == ["神木市锦界镇5号 示例煤业"]
    assert place is not None
    assert (place.precision, place.error_m) == ("point", 500)


def test_the_first_question_without_an_answer_is_an_error() -> None:
    with pytest.raises(ScenarioError, match="fake does not answer"):
        online(GeocoderUnavailable("http://x?key=secret")).find(VILLAGE)
    with pytest.raises(ScenarioError, match="refuses") as caught:
        online(GeocoderQueryError("http://x?key=secret")).find(VILLAGE)
    assert "secret" not in str(caught.value)


def test_a_service_that_falls_silent_later_is_asked_no_more() -> None:
    fake = Fake([GOOD, GeocoderUnavailable("gone")])
    places = OnlinePlaces(fake, gazetteer=LISTED)
    others = [
        PlaceAsked(kind="village", name=n, county="临县") for n in ("甲村", "乙村")
    ]
    assert places.find(VILLAGE).place is not None
    assert places.told == ()
    assert [places.find(asked) for asked in others] == [Located(None)] * 2
    assert len(fake.queries) == 2
    assert "asked no more" in " ".join(map(str, places.told))


def test_answers_are_kept_and_so_is_that_there_is_none(tmp_path: Path) -> None:
    cache = GeocodeCache(tmp_path / "kept" / "places.sqlite")
    unknown = PlaceAsked(kind="village", name="某村", county="临县")
    first = OnlinePlaces(Fake([GOOD, None]), gazetteer=LISTED, cache=cache)
    found = first.find(VILLAGE), first.find(unknown)
    offline = OnlinePlaces(Fake([]), gazetteer=LISTED, cache=cache)
    assert (offline.find(VILLAGE), offline.find(unknown)) == found
