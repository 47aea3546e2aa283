"""Provinces, cities and counties by the names that people write for them."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING

from transport.intake.place_names import tidy, unit_stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transport.intake.divisions import Division, Divisions, Level

_SEPARATORS = "/／,，、 "
_COUNTY_DIGITS = 6


class NamedUnits:
    """Units of the official list by name; a part of a name never matches.

    Readings, strictest first: the whole name, the name without its kind, another or a
    former name. The first that fits any unit counts: 岚县 is not 岢岚县.
    """

    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions

    @cached_property
    def _of_level(self) -> dict[Level, list[Division]]:
        found: dict[Level, list[Division]] = {"province": [], "city": [], "county": []}
        for unit in self._divisions.units():
            found[unit.level].append(unit)
        return found

    def provinces(self, name: str) -> tuple[Division, ...]:
        """Provinces of that name."""
        return _named(self._of_level["province"], name)

    def cities(self, name: str, *, province: str = "") -> tuple[Division, ...]:
        """Cities of that name, in the province where one is given."""
        return _named(self._inside("city", province=province), name)

    def counties(
        self, name: str, *, city: str = "", province: str = ""
    ) -> tuple[Division, ...]:
        """Counties of that name, in city and province where they are given.

        The city may stand before the name (晋城市城区, 晋城市/城区).
        """
        inside = self._inside("county", city=city, province=province)
        for mark in _SEPARATORS:
            if mark in name.strip():
                first, second = name.strip().split(mark, 1)
                return self._of_city(first, second, inside) or self._of_city(
                    second, first, inside
                )
        return _named(inside, name) or self._after_city(name, inside)

    def inside(self, *, city: str = "", province: str = "") -> tuple[Division, ...]:
        """All counties of the city or the province."""
        return tuple(self._inside("county", city=city, province=province))

    def parents(self, division: Division) -> tuple[Division, ...]:
        """The county of a town or village, the city above it, as far as listed."""
        county = self._by_code.get(division.code[:_COUNTY_DIGITS])
        city = self._city_of.get((division.province, division.city))
        return tuple(unit for unit in (county, city) if unit and unit != division)

    @cached_property
    def _by_code(self) -> dict[str, Division]:
        return {unit.code: unit for unit in self._of_level["county"]}

    @cached_property
    def _city_of(self) -> dict[tuple[str, str], Division]:
        return {(unit.province, unit.city): unit for unit in self._of_level["city"]}

    def _inside(
        self, level: Level, *, city: str = "", province: str = ""
    ) -> list[Division]:
        units = self._of_level[level]
        if province:
            names = {unit.name for unit in self.provinces(province)}
            units = [unit for unit in units if unit.province in names]
        if city:
            cities = self.cities(city, province=province)
            own = {(unit.province, unit.city) for unit in cities}
            inside = [unit for unit in units if (unit.province, unit.city) in own]
            units = inside or list(_named(units, city))  # 神木市 is a county, too
        return units

    def _of_city(
        self, city: str, name: str, counties: Iterable[Division]
    ) -> tuple[Division, ...]:
        stem = unit_stem(city)
        return _named([u for u in counties if unit_stem(u.city) == stem], name)

    def _after_city(
        self, name: str, counties: Sequence[Division]
    ) -> tuple[Division, ...]:
        """Counties that the name tells after their city's or province's name."""
        text = tidy(name)
        for unit in counties:
            for above in (unit.province + unit.city, unit.province, unit.city):
                if above and text == above + unit.name:
                    return (unit,)
        return ()


def _named(units: Iterable[Division], name: str) -> tuple[Division, ...]:
    """Units of that name, by the strictest reading that fits any."""
    units = tuple(units)
    whole, latin = tidy(name), latin_key(name)
    if not whole:
        return ()
    found = [unit for unit in units if unit.name == whole]
    found = found or [unit for unit in units if whole in (unit.short, *unit.aliases)]
    if not found and latin:
        found = [
            unit for unit in units if latin in {latin_key(a) for a in unit.aliases}
        ]
    return tuple(found or [u for u in units if unit_stem(u.name) == unit_stem(name)])


def latin_key(name: str) -> str:
    """Small Latin letters of a name, without marks: Lüliang is luliang."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in bare if c.isascii() and c.isalnum())
