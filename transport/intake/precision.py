"""How far off a position may be that stands for a place of another kind."""

from __future__ import annotations

STATION_ERROR_M = 3_000  # a county's coach station lies in its seat
CITY_ERROR_M = 25_000  # of a place somewhere in a city of several counties
