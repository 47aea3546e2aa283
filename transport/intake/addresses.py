"""Addresses taken apart: province, city, county, town, and what is left."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from transport.intake.address_words import AddressWords, Word
from transport.intake.place_names import tidy, town_stem
from transport.intake.records import PlaceAsked, Within
from transport.intake.units_named import NamedUnits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from transport.intake.divisions import Division, Divisions, Level

_N_KEPT = 50_000
_BEFORE = re.compile(r"^(?:中国|中华人民共和国|邮编)?\d*(?:中国)?")
_NO_UNIT = ("市辖区", "省直辖县级行政区划", "县级市")
_TOWN = re.compile(
    r"^(.{1,8}?(?:镇|乡|街道办事处|街道|苏木))(?!村|[东南西北中]?街|路|大道)(.*)$"
)
_NOT_ALONE = ("村", "社区", "路", "街", "大道")
_LATIN_MARKS = re.compile(r"[,;/，；]+")


@dataclass(frozen=True, slots=True)
class _Parse:
    """Units that an address names, from the largest to the smallest, and the rest."""

    province: tuple[Division, ...] = ()
    city: tuple[Division, ...] = ()
    county: tuple[Division, ...] = ()
    n_whole: int = 0
    end: int = 0

    @property
    def n_units(self) -> int:
        """How many levels are named."""
        return sum(1 for units in (self.province, self.city, self.county) if units)

    @property
    def smallest(self) -> tuple[Division, ...]:
        """What the smallest unit named may be."""
        return self.county or self.city or self.province


class AddressSplitter:
    """Takes addresses apart by the names of the official list.

    Only names at the beginning count, one level after the other, and only units that
    lie in each other. A county's name without its kind counts after its city or its
    province alone, or where the ``expected`` place confirms it: 东方 is a city, and the
    beginning of many firms' names.
    """

    def __init__(self, divisions: Divisions, *, expected: Within | None = None) -> None:
        self._divisions = divisions
        self._words = AddressWords(divisions)
        self._named = NamedUnits(divisions)
        self._expected = expected or Within()
        self.split = lru_cache(_N_KEPT)(self._split)

    def _split(self, address: str) -> PlaceAsked:
        """What surrounds the address, and what is left of it as the name."""
        if address.isascii():
            return self._latin(address)
        text = tidy(address)
        text = _BEFORE.sub("", text)
        parses = [p for p in self._parses(text) if self._is_likely(p, text)]
        best = max(parses, key=lambda p: (p.end, p.n_whole, p.n_units))
        town, rest = self._town(best, text[best.end :])
        around = _around(best)
        return PlaceAsked(
            kind="village",
            name=rest,
            town=town,
            county=around.county,
            city=around.city,
            province=around.province,
            address=address,
        )

    def _parses(self, text: str) -> Iterator[_Parse]:
        """Every way to read the beginning as units within each other; also none."""
        for first in self._options(text, _Parse(), "province"):
            for second in self._options(text, first, "city"):
                yield from self._options(text, second, "county")

    def _options(self, text: str, parse: _Parse, level: Level) -> Iterator[_Parse]:
        """The reading as it is, and with each name of that level that follows."""
        yield parse
        start = parse.end
        for skipped in _NO_UNIT:
            if start and text.startswith(skipped, start):
                start += len(skipped)
        for word in self._words.at(text, start, level):
            units = _within(word, parse)
            n_whole = parse.n_whole + word.is_whole
            if units and level == "province":
                yield replace(parse, province=units, n_whole=n_whole, end=word.end)
            elif units and level == "city":
                yield replace(parse, city=units, n_whole=n_whole, end=word.end)
            elif units:
                yield replace(parse, county=units, n_whole=n_whole, end=word.end)

    def _is_likely(self, parse: _Parse, text: str) -> bool:
        """Whether the reading is no accident; see the class."""
        if parse.n_units != 1 or parse.n_whole or parse.end == len(text):
            return True
        if parse.province:
            return True
        (first, *more) = parse.smallest
        if parse.city and not more:
            return not self._named.counties(text[: parse.end])
        return any(self._is_expected(unit) for unit in (first, *more))

    def _is_expected(self, unit: Division) -> bool:
        expected = self._expected
        given = (expected.province, expected.city, expected.county)
        own = (unit.province, unit.city, unit.county)
        pairs = [(g, o) for g, o in zip(given, own, strict=True) if g and o]
        return bool(pairs) and all(tidy(g) in (o, o[:-1]) for g, o in pairs)

    def _town(self, parse: _Parse, rest: str) -> tuple[str, str]:
        """The town that the rest begins with, by the list or by its form."""
        for county in parse.county if len(parse.county) == 1 else ():
            found = _listed(rest, self._divisions.towns(county.code))
            if found:
                return rest[: len(found)], rest[len(found) :]
        formed = _TOWN.match(rest)
        return (formed[1], formed[2]) if formed else ("", rest)

    def _latin(self, address: str) -> PlaceAsked:
        """An address in Latin letters, whose parts stand between commas, in any order.

        The largest units are looked for first, so that they tell namesakes apart.
        """
        parts = [part.strip() for part in _LATIN_MARKS.split(address)]
        province = self._take(parts, self._named.provinces)
        city = self._take(parts, partial(self._named.cities, province=province))
        county = self._take(
            parts, partial(self._named.counties, city=city, province=province)
        )
        return PlaceAsked(
            kind="village",
            name=", ".join(filter(None, parts)),
            county=county,
            city=city,
            province=province,
            address=address,
        )

    def _take(
        self, parts: list[str], named: Callable[[str], tuple[Division, ...]]
    ) -> str:
        """The unit that a part names, which is taken out of the parts; or none."""
        for at, part in enumerate(parts):
            names = {unit.name for unit in named(part)}
            if len(names) == 1:
                del parts[at]
                return names.pop()
        return ""


def _within(word: Word, parse: _Parse) -> tuple[Division, ...]:
    """The units of the word that lie in what the parse names already."""
    units = word.units
    if parse.province:
        provinces = {unit.province for unit in parse.province}
        units = tuple(unit for unit in units if unit.province in provinces)
    if parse.city:
        cities = {(unit.province, unit.city) for unit in parse.city}
        units = tuple(u for u in units if (u.province, u.city) in cities)
    return units


def _around(parse: _Parse) -> Within:
    """Province, city and county: those above the smallest too, where it is one."""
    if len(parse.smallest) == 1:
        (unit,) = parse.smallest
        return Within(province=unit.province, city=unit.city, county=unit.county)
    return Within(
        province=parse.province[0].name if parse.province else "",
        city=parse.city[0].name if len(parse.city) == 1 else "",
        county=parse.county[0].name if parse.county else "",
    )


def _listed(rest: str, towns: Sequence[Division]) -> str:
    """The beginning of the rest that is a town's name, in full or without its kind."""
    whole = [town.name for town in towns if rest.startswith(town.name)]
    if whole:
        return max(whole, key=len)
    for town in towns:
        stem = town_stem(town.name)
        after = rest.removeprefix(stem)
        if after != rest and not after.startswith(_NOT_ALONE):
            formed = _TOWN.match(rest)
            return formed[1] if formed and town_stem(formed[1]) == stem else stem
    return ""
