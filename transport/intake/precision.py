"""How far off a position may be, by how finely the place was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.places import Precision

ERROR_M: Mapping[Precision, int] = {
    "point": 100,
    "village": 1_000,
    "town": 7_000,
    "county": 16_000,
}
"""Metres to expect. That of ``town`` and ``county`` is a median, measured over places
whose own position is known too (docs/places.md); one in ten is twice as far or more."""

STATION_ERROR_M = 3_000  # a county's coach station lies in its seat
CITY_ERROR_M = 25_000  # of a place somewhere in a city of several counties
