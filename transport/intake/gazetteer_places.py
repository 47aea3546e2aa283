"""Places by the official list: villages, employers and stations, by exact name.

Nothing is ever taken from another county than the one asked for, and a part of a name
never matches. A place whose name only resembles one of the list is not taken for it:
the likely ones are told as others, to be asked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.intake.found import centre_of
from transport.intake.listed_villages import ListedVillages
from transport.intake.precision import STATION_ERROR_M
from transport.intake.records import Located, Within
from transport.intake.units_named import NamedUnits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.intake.divisions import Division, Divisions
    from transport.intake.records import PlaceAsked, PlaceFound

_N_OTHERS = 5


class GazetteerPlaces:
    """The finder over the official list and its positions."""

    def __init__(self, divisions: Divisions, *, within: Within | None = None) -> None:
        self._units = NamedUnits(divisions)
        self._villages = ListedVillages(divisions, self._units)
        self._within = within or Within()

    def find(self, asked: PlaceAsked) -> Located:
        """The place: itself, or the centre of its town or county; or none."""
        if asked.kind == "employer":
            return self._employer(asked)
        counties = self._home(asked)
        if not counties:
            return Located(None, self._elsewhere(asked.county))
        if asked.kind == "depot":
            return self._station(asked, counties)
        return self._villages.find(asked, counties)

    def _home(self, asked: PlaceAsked) -> tuple[Division, ...]:
        """Counties that a village or a station may lie in; all must lie within."""
        province = asked.province or self._within.province
        city = asked.city or self._within.city
        county = asked.county or self._within.county
        if county:
            return self._units.counties(county, city=city, province=province)
        if city or province:
            return self._units.inside(city=city, province=province)
        return ()

    def _elsewhere(self, county: str) -> tuple[PlaceFound, ...]:
        """Counties of that name anywhere."""
        named = self._units.counties(county) if county else ()
        return self._centres(named)

    def _centres(self, units: Sequence[Division]) -> tuple[PlaceFound, ...]:
        found = (centre_of(u, *self._units.parents(u), name=u.name) for u in units)
        return tuple(place for place in found if place)[:_N_OTHERS]

    def _station(self, asked: PlaceAsked, counties: Sequence[Division]) -> Located:
        """The county's coach station, which lies in its seat."""
        if len(counties) > 1:
            return Located(None, self._centres(counties))
        (county,) = counties
        name = asked.name or f"{county.name}客运站"
        seat = centre_of(county, *self._units.parents(county), name=name)
        if seat is None or not county.position:
            return Located(seat)
        return Located(replace(seat, precision="town", error_m=STATION_ERROR_M))

    def _employer(self, asked: PlaceAsked) -> Located:
        """The employer's town where it is named, or the seat of its county or city."""
        province, city = asked.province, asked.city
        if asked.county:
            counties = self._units.counties(asked.county, city=city, province=province)
            if len(counties) != 1:
                return Located(None, self._centres(counties))
            return self._villages.centre(asked, counties[0])
        cities = self._units.cities(city, province=province) if city else ()
        cities = cities or self._units.counties(city, province=province)
        if len(cities) != 1:
            return Located(None, self._centres(cities))
        return Located(centre_of(cities[0], name=asked.name))
