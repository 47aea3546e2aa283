"""The gazetteer: where Chinese counties, cities and towns lie.

The slice ships with the project (`data/`, licences in NOTICE) and is made by
`scenarios.build_gazetteer`. All positions are WGS-84. County and city positions are
those of the seat of government, good to a few kilometres.
"""

from __future__ import annotations

import csv
import difflib
import gzip
import math
import re
from collections import defaultdict
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from scenarios.naming import Names, latin, latin_with_kind, plain
from scenarios.units import PROVINCES, Town, Unit
from transport.errors import Fault, ScenarioError
from transport.said import Said, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scenarios.units import Level

_N_SHOWN = 6
_LAST_LATIN = "\u024f"
_SEPARATORS = re.compile(r"[,，/、]")


class Gazetteer:
    """Look-up of units and towns by name."""

    def __init__(
        self, units: Iterable[Unit], towns: Mapping[str, tuple[Town, ...]]
    ) -> None:
        self.units = tuple(units)
        self.counties = tuple(u for u in self.units if u.level == "county")
        self._towns = towns
        self._units_by, self._counties_by = Names(self.units), Names(self.counties)

    def towns(self, county: Unit) -> tuple[Town, ...]:
        """Towns of the county whose position is known; often few, sometimes none."""
        return self._towns.get(county.adcode, ())

    def districts(self, city: Unit) -> tuple[Unit, ...]:
        """County-level units of a prefecture-level city."""
        return tuple(
            unit
            for unit in self.counties
            if (unit.prefecture, unit.province) == (city.prefecture, city.province)
        )

    def find_counties(self, names: Sequence[str]) -> tuple[Unit, ...]:
        """Counties (also districts and county-level cities) by name, in order.

        A name is the Chinese one (临县), pinyin or English (Linxian, Lin County), or
        the six-digit code; after a slash or comma may follow the city or province it
        lies in (Chaoyang/Liaoning), which may also come first.

        Raises
        ------
        ScenarioError
            Naming every name that is unknown or stands for several counties.
        """
        return self._find_all(names, column="county", levels=("county",))

    def namesakes(self, name: str, *, within: str) -> list[Unit]:
        """Counties of that name in a city or province, in either language."""
        return [u for u in self._counties_by.named(name) if _lies_in(u, within)]

    def find_cities(self, names: Sequence[str]) -> tuple[Unit, ...]:
        """Cities by name, in order: of prefecture level, else of county level.

        Raises
        ------
        ScenarioError
            As for `find_counties`.
        """
        return self._find_all(names, column="city", levels=("prefecture", "county"))

    def _find_all(
        self, names: Sequence[str], *, column: str, levels: tuple[Level, ...]
    ) -> tuple[Unit, ...]:
        found, faults = [], []
        for name in names:
            unit = self._find(name, column=column, levels=levels)
            if isinstance(unit, Fault):
                faults.append(unit)
            else:
                found.append(unit)
        if not names:
            faults.append(
                _fault(
                    column,
                    None,
                    said("NONE_GIVEN"),
                    said("NAME_ONE", column=called(column)),
                )
            )
        if faults:
            raise ScenarioError(faults)
        return tuple(dict.fromkeys(found))

    def _find(
        self, text: str, *, column: str, levels: tuple[Level, ...]
    ) -> Unit | Fault:
        parts = [part.strip() for part in _SEPARATORS.split(text, maxsplit=1)]
        found = self._look(text, parts, column=column, levels=levels)
        if isinstance(found, Fault) and len(parts) > 1:  # the city may come first
            swapped = self._look(text, parts[::-1], column=column, levels=levels)
            return found if isinstance(swapped, Fault) else swapped
        return found

    def _look(
        self, text: str, parts: Sequence[str], *, column: str, levels: tuple[Level, ...]
    ) -> Unit | Fault:
        """The one unit of the name, the first part, in the place that is the second."""
        name, *within = parts
        homonyms = self._units_by.named(name)
        inside = [u for u in homonyms if not within or _lies_in(u, within[0])]
        for level in levels:
            candidates = [unit for unit in inside if unit.level == level]
            if len(candidates) == 1:
                return candidates[0]
            if candidates:
                return _ambiguous(column, text, candidates)
        if homonyms:
            return self._elsewhere(column, text, inside or homonyms, levels)
        return self._unknown(column, text, name, levels)

    def _elsewhere(
        self, column: str, text: str, homonyms: list[Unit], levels: tuple[Level, ...]
    ) -> Fault:
        """The fault of a name that exists, though not there or not of that level."""
        if any(unit.level in levels for unit in homonyms):
            shown = tuple(u.label for u in homonyms[:_N_SHOWN])
            wrong, remedy = said("NOT_IN_THAT_CITY"), said("NAMED_SO", labels=shown)
            return _fault(column, text, wrong, remedy)
        inside = tuple(
            f"{unit.name} ({unit.pinyin})" for unit in self.districts(homonyms[0])
        )
        wrong = said("IS_WHOLE_CITY", column=called(column))
        return _fault(column, text, wrong, said("NAME_A_COUNTY", counties=inside))

    def _unknown(
        self, column: str, text: str, name: str, levels: tuple[Level, ...]
    ) -> Fault:
        spellings: dict[str, Unit] = {}
        for unit in self.units:
            if unit.level in levels:
                spellings.setdefault(plain(unit.pinyin), unit)
                spellings.setdefault(unit.name, unit)
        near = difflib.get_close_matches(plain(name), spellings, n=3, cutoff=0.6)
        shown = tuple(dict.fromkeys(spellings[n].label for n in near))
        remedy = said("GIVE_NAME_OR_CODE")
        if shown:
            remedy = said("GIVE_NAME_LIKE", labels=shown)
        return _fault(column, text, said("NOT_IN_GAZETTEER"), remedy)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that ships with the project."""
    units = (
        Unit(
            adcode=row["adcode"],
            name=row["name"],
            short=row["short"],
            pinyin=row["pinyin"],
            english=row["english"],
            old_names=tuple(filter(None, row["old"].split("|"))),
            level="county" if row["level"] == "county" else "prefecture",
            prefecture=row["prefecture"],
            province=row["province"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
        )
        for row in _rows("units.csv.gz")
    )
    towns: dict[str, list[Town]] = defaultdict(list)
    for row in _rows("towns.csv.gz"):
        town = Town(
            name=row["name"],
            english=row["english"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
        )
        towns[row["adcode"]].append(town)
    return Gazetteer(units, {code: tuple(found) for code, found in towns.items()})


def county_of_code(code: str) -> str:
    """The county's name by its six digits; "" for a code that stands for none."""
    known = (unit.name for unit in gazetteer().counties if unit.adcode == code)
    return next(known, "")


def county_around(lat: float, lon: float) -> Unit:
    """The county whose seat is nearest; near a border that may be the neighbour."""

    def away(unit: Unit) -> float:
        east = (unit.lon - lon) * math.cos(math.radians(lat))
        return math.hypot(unit.lat - lat, east)

    return min(gazetteer().counties, key=away)


def _rows(file: str) -> list[dict[str, str]]:
    packed = (resources.files("scenarios") / "data" / file).read_bytes()
    return list(csv.DictReader(gzip.decompress(packed).decode().splitlines()))


def _lies_in(unit: Unit, place: str) -> bool:
    """Whether a city or province, in either language, is the one the unit lies in."""
    if place in (unit.prefecture, unit.province):
        return True
    if any(character > _LAST_LATIN for character in place):
        parents = (unit.prefecture, unit.province)
        return len(place) > 1 and any(parent.startswith(place) for parent in parents)
    cities = [u for u in gazetteer().units if u.name == unit.prefecture]
    names = {plain(PROVINCES.get(unit.province, ""))}
    names |= {key for city in cities for key in (*latin(city), *latin_with_kind(city))}
    return plain(place) in names


def _ambiguous(column: str, text: str, candidates: list[Unit]) -> Fault:
    shown = tuple(unit.label for unit in candidates[:_N_SHOWN])
    more = len(candidates) - _N_SHOWN
    remedy = said("ADD_CITY_AFTER_SLASH", labels=shown)
    if more > 0:
        remedy = said("ADD_CITY_AFTER_SLASH_MORE", labels=shown, more=more)
    wrong = said("STANDS_FOR_PLACES", n=len(candidates))
    return _fault(column, text, wrong, remedy)


def called(column: str) -> Said:
    """What kind of place a column of names asks for."""
    return said("A_CITY") if column == "city" else said("A_COUNTY")


def _fault(column: str, value: str | None, wrong: Said, remedy: Said) -> Fault:
    return Fault(
        file="gazetteer", column=column, value=value, wrong=wrong, remedy=remedy
    )
