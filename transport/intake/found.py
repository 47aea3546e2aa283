"""Answers made from the official list: a place itself, or the centre it lies around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.intake.precision import CITY_ERROR_M
from transport.intake.records import PlaceFound
from transport.places import ERROR_M

if TYPE_CHECKING:
    from transport.intake.divisions import Division
    from transport.places import Precision

GAZETTEER = "gazetteer"


def centre_of(*parents: Division | None, name: str) -> PlaceFound | None:
    """The first of the parents that has a position, as the place of that name.

    Parents are given from the smallest to the largest; the names around the place are
    those of the first one there is, whether it has a position or not.
    """
    given = [parent for parent in parents if parent is not None]
    placed = next((parent for parent in given if parent.position), None)
    if placed is None or placed.lat is None or placed.lon is None:
        return None
    around = given[0]
    precision, error_m = _fineness(placed)
    return PlaceFound(
        name=name,
        lat=placed.lat,
        lon=placed.lon,
        precision=precision,
        source=GAZETTEER,
        error_m=error_m,
        town=around.name if around.level == "town" else around.town,
        county=around.county,
        city=around.city,
        province=around.province,
    )


def _fineness(placed: Division) -> tuple[Precision, int]:
    if placed.level == "village":
        return "village", ERROR_M["village"]
    if placed.level == "town":
        return "town", ERROR_M["town"]
    error_m = ERROR_M["county"] if placed.level == "county" else CITY_ERROR_M
    return "county", error_m
