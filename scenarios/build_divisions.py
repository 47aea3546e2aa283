"""The list of towns and villages, made anew from public packages; for a maintainer.

Needs what `scenarios.build_gazetteer` needs, and its tables made before. From the
folder above this one::

    python -m scenarios.build_divisions --division path/to/china-division/dist

Names and codes are those of china-division. Positions are those of GeoNames, where

- `scenarios.build_gazetteer` has put the place into the town of exactly its name;
- or the place has the name of exactly one town within reach, its kind left out
  (旧馆镇 is the 旧馆街道 of today), and no other place has it;
- or the place is a town and one village of it has its name, in which it then lies;
- or it is no town, has the name of exactly one village within reach, its kind left
  out, and lies near that village's town, or nearest to the seat of its county.
"""

from __future__ import annotations

import argparse
import lzma
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from scenarios.build_gazetteer import DATA, geonames_china, km, rows_of
from scenarios.gazetteer import gazetteer
from scenarios.village_list import (
    ENCODING,
    SEATLESS,
    VILLAGE_ENDINGS,
    lines_of_county,
)
from transport.intake.place_names import town_stem, village_stem
from transport.places import rough_away

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from scenarios.build_gazetteer import Row

FAR_TOWN_KM = 70.0
FAR_VILLAGE_KM = 50.0
FAR_FROM_TOWN_KM = 15.0
TOWN_DIGITS, COUNTY_DIGITS = 9, 6
MADE = (2020, 1, 1, 0, 0, 0)  # of every member: the bytes depend on nothing else
FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}]

Position = tuple[float, float]


def position(place: Row) -> Position:
    """Where a place of GeoNames lies, as exactly as the tables say it."""
    return round(place["lat"], 4), round(place["lon"], 4)


def village_key(name: str) -> str:
    """A village's name without its kind."""
    return village_stem(name).stem


def points(towns: list[Row], villages: list[Row]) -> dict[str, Position]:
    """Positions by code of town and village."""
    places = [p for p in geonames_china() if any(p["names"])]
    exact = exact_towns(towns)
    taken = set(exact.values())
    free = [p for p in places if position(p) not in taken]
    of_town = alone(free, towns, town_stem, FAR_TOWN_KM) | exact
    owner = {where: code for code, where in of_town.items()}
    seated = [p for p in places if position(p) in owner]
    wild = [p for p in places if position(p) not in owner]
    in_seat = alone(seated, villages, village_key, FAR_TOWN_KM, owner=owner)
    outside = alone(wild, villages, village_key, FAR_VILLAGE_KM)
    return near_their_town(outside, of_town) | in_seat | of_town


def near_their_town(
    villages: dict[str, Position], towns: dict[str, Position]
) -> dict[str, Position]:
    """The villages that do not lie too far from their town, where it has a position.

    Where it has none, the nearest seat must be that of their own county.
    """
    counties = gazetteer().counties
    found = {}
    for code, where in villages.items():
        here = {"lat": where[0], "lon": where[1]}
        town = towns.get(code[:TOWN_DIGITS])
        if town is None:
            nearest = min(counties, key=lambda u: rough_away(where, (u.lat, u.lon)))
            is_near = nearest.adcode == code[:COUNTY_DIGITS]
        else:
            is_near = km(here, {"lat": town[0], "lon": town[1]}) < FAR_FROM_TOWN_KM
        if is_near:
            found[code] = where
    return found


def exact_towns(towns: Iterable[Row]) -> dict[str, Position]:
    """Positions of the towns that the gazetteer has under exactly their name."""
    book = gazetteer()
    known = {
        (unit.adcode, town.name): (town.lat, town.lon)
        for unit in book.counties
        for town in book.towns(unit)
    }
    keys = {row["code"]: (row["areaCode"], row["name"]) for row in towns}
    return {code: known[key] for code, key in keys.items() if key in known}


def alone(
    places: Iterable[Row],
    rows: Iterable[Row],
    stem: Callable[[str], str],
    far_km: float,
    *,
    owner: Mapping[Position, str] | None = None,
) -> dict[str, Position]:
    """Positions of rows that are the only one of a place's name within reach of it.

    A row that two places would fit has none. ``owner``: the town that each place is,
    if it is one; its name is then that of a village of this town alone.
    """
    seats = {u.adcode: {"lat": u.lat, "lon": u.lon} for u in gazetteer().counties}
    named: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["areaCode"] in seats:
            named[stem(row["name"])].append(row)
    found: dict[str, set[Position]] = defaultdict(set)
    for place in places:
        fitting = {
            row["code"]
            for name in place["names"]
            for row in named.get(stem(name), ())
            if km(place, seats[row["areaCode"]]) < far_km
            and (owner is None or row["code"].startswith(owner[position(place)]))
        }
        if len(fitting) == 1:
            found[fitting.pop()].add(position(place))
    return {code: where.pop() for code, where in found.items() if len(where) == 1}


def texts(
    counties: list[Row], towns: list[Row], villages: list[Row]
) -> Mapping[str, str]:
    """The packed text of each province, by the first two digits of its codes.

    Another member lists the counties that the gazetteer has no position for.
    """
    in_town = pairs(villages, "streetCode")
    refuse_letters(name for rows in in_town.values() for _, name in rows)
    in_county = pairs(towns, "areaCode")
    seated = {unit.adcode for unit in gazetteer().counties}
    names = {row["code"]: row["name"] for row in counties}
    where = points(towns, villages)
    lines: dict[str, list[str]] = defaultdict(list)
    for code, here in sorted(in_county.items()):
        county = (code, names.get(code, ""))
        lines[code[:2]] += lines_of_county(county, here, in_town, where)
        if code not in seated:
            lines[SEATLESS].append("\t".join(county))
    return {member: "\n".join(found) + "\n" for member, found in lines.items()}


def pairs(rows: list[Row], above: str) -> dict[str, list[tuple[str, str]]]:
    """Codes and names, sorted, by the code of what they lie in."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: str(row["code"])):
        found[row[above]].append((row["code"], row["name"]))
    return found


def refuse_letters(names: Iterable[str]) -> None:
    """Nothing; an error for a name that the packed form would read as another.

    Raises
    ------
    ValueError
        Naming them.
    """
    bad = [n for n in names if not n or n[-1] in VILLAGE_ENDINGS or n[0] in "#>"]
    bad += [n for n in names if "\t" in n or "\n" in n]
    if bad:
        msg = f"names that cannot be packed: {bad}"
        raise ValueError(msg)


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--division", type=Path, required=True, metavar="DIST")
    division = parser.parse_args().division
    tables = [rows_of(division / f"{n}.csv") for n in ("areas", "streets", "villages")]
    with zipfile.ZipFile(DATA / "divisions.zip", "w") as packed:
        for province, text in texts(*tables).items():
            squeezed = lzma.compress(
                text.encode(ENCODING), format=lzma.FORMAT_XZ, filters=FILTERS
            )
            packed.writestr(zipfile.ZipInfo(f"{province}.xz", MADE), squeezed)


if __name__ == "__main__":
    main()
