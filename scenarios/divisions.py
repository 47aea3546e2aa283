"""The official list of divisions, down to villages, with positions where known.

The list ships with the project (`data/divisions.zip`, licences in NOTICE) and is made
by `scenarios.build_divisions`; a province is unpacked when a place in it is asked for.
"""

from __future__ import annotations

import lzma
import zipfile
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from scenarios.gazetteer import gazetteer
from scenarios.naming import latin, latin_with_kind
from scenarios.units import PROVINCES
from scenarios.village_list import (
    ENCODING,
    SEATLESS,
    counties_in,
    county_block,
    towns_of,
    villages_of,
)
from transport.intake.divisions import Division

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenarios.units import Unit

_COUNTY_DIGITS = 6
_N_KEPT = 64  # counties held at a time; a plan has a few
_SHORTEST = 2


class ListedDivisions:
    """Divisions by their codes, as the packed list and the gazetteer have them."""

    def units(self) -> tuple[Division, ...]:
        """Provinces, cities and counties, sorted by code."""
        return _units()

    def towns(self, county_code: str) -> tuple[Division, ...]:
        """Towns of the county, sorted by code."""
        return tuple(town for town, _ in _county(county_code))

    def villages(self, town_code: str) -> tuple[Division, ...]:
        """Villages and communities of the town, sorted by code."""
        for town, lines in _county(town_code[:_COUNTY_DIGITS]):
            if town.code == town_code:
                return tuple(villages_of(town, lines))
        return ()


def counties_listed(province_code: str) -> tuple[tuple[str, str], ...]:
    """Codes and names of the counties of a province for which towns are listed."""
    return tuple(counties_in(province_text(province_code)))


@cache
def _units() -> tuple[Division, ...]:
    units = gazetteer().units
    codes = {unit.province: unit.adcode[:2] for unit in units}
    provinces = [
        Division(
            code=code,
            level="province",
            name=name,
            short=_short_province(name),
            aliases=(PROVINCES[name],),
            province=name,
        )
        for name, code in codes.items()
    ]
    found = provinces + [_division(unit) for unit in units]
    found += _seatless(found)
    return tuple(sorted(found, key=lambda division: division.code))


def _seatless(known: Sequence[Division]) -> list[Division]:
    """Counties that the list has without a position: development zones for the most.

    Those whose name a county of the same province has under another code are left out.
    """
    cities = {d.code: d for d in known if d.level == "city"}
    provinces = {d.code: d for d in known if d.level == "province"}
    names = {(d.province, d.name) for d in known}
    found = []
    for line in province_text(SEATLESS).splitlines():
        code, name = line.split("\t")
        above = cities.get(code[:4]) or provinces.get(code[:2])
        if above is not None and (above.province, name) not in names:
            found.append(
                Division(
                    code=code,
                    level="county",
                    name=name,
                    province=above.province,
                    city=above.city,
                    county=name,
                )
            )
    return found


def _division(unit: Unit) -> Division:
    is_county = unit.level == "county"
    aliases = (*unit.old_names, unit.pinyin, unit.english)
    latins = (*latin_with_kind(unit), *latin(unit))
    return Division(
        code=unit.adcode if is_county else unit.adcode[:4],
        level="county" if is_county else "city",
        name=unit.name,
        short=unit.short,
        aliases=tuple(dict.fromkeys(filter(None, (*aliases, *latins)))),
        province=unit.province,
        city=unit.prefecture,
        county=unit.name if is_county else "",
        lat=unit.lat,
        lon=unit.lon,
    )


def _short_province(name: str) -> str:
    """山西 for 山西省, 内蒙古 for 内蒙古自治区, 广西 for 广西壮族自治区."""
    for kind in ("省", "市", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区"):
        if name.endswith(kind) and len(name) - len(kind) >= _SHORTEST:
            return name.removesuffix(kind)
    return name


@lru_cache(maxsize=_N_KEPT)
def _county(code: str) -> tuple[tuple[Division, list[str]], ...]:
    """Towns of the county, each with the lines of its villages."""
    county = next((u for u in _units() if u.code == code), None)
    if county is None:
        return ()
    return tuple(towns_of(county_block(province_text(code[:2]), code), county))


@lru_cache(maxsize=4)
def province_text(member: str) -> str:
    """A member of the list: the text of a province; empty for one that is not there."""
    packed = resources.files("scenarios") / "data" / "divisions.zip"
    with packed.open("rb") as stream, zipfile.ZipFile(stream) as members:
        try:
            squeezed = members.read(f"{member}.xz")
        except KeyError:
            return ""
    return lzma.decompress(squeezed).decode(ENCODING)
