"""The centre that a place gets is that of the smallest parent with a position."""

from __future__ import annotations

from dataclasses import replace

from tests.transport.intake.country import UNITS
from transport.intake.divisions import Division
from transport.intake.found import centre_of

COUNTY = next(unit for unit in UNITS if unit.name == "临县")
CITY = next(unit for unit in UNITS if unit.name == "吕梁市")
TOWN = Division(code="141124100", level="town", name="临泉镇", county="临县")


def test_names_are_of_the_smallest_and_the_position_of_the_first_that_has_one() -> None:
    place = centre_of(None, TOWN, COUNTY, CITY, name="东庄村")
    assert place is not None
    assert (place.town, place.county, place.precision) == ("临泉镇", "临县", "county")
    assert (place.lat, place.error_m) == (37.95, 16_000)
    known = centre_of(replace(TOWN, lat=37.98, lon=111.0), COUNTY, name="东庄村")
    assert known is not None
    assert (known.lat, known.precision, known.error_m) == (37.98, "town", 7_000)


def test_without_any_position_there_is_no_place() -> None:
    assert centre_of(TOWN, None, name="东庄村") is None
