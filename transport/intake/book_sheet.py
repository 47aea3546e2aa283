"""A place book that is a sheet: a workbook or CSV file that the office keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from transport.errors import Fault, ScenarioError
from transport.intake.book_entries import KINDS, BookEntry
from transport.intake.place_names import tidy
from transport.intake.sheets import open_sheets
from transport.reading.datum import to_wgs84
from transport.reading.findings import BadValue
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from transport.intake.book_entries import Kind
    from transport.reading.datum import Crs
    from transport.reading.tables import Row
    from transport.said import Said

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "名称", "地名", "村", "村名", "站点名称", "企业", "企业名称"),
    "kind": ("kind", "类型", "类别"),
    "town": ("town", "乡镇", "镇", "所属乡镇"),
    "county": ("county", "县", "县区", "区县", "所属县"),
    "city": ("city", "市", "地市"),
    "province": ("province", "省", "省份"),
    "lat": ("lat", "latitude", "纬度"),
    "lon": ("lon", "lng", "longitude", "经度"),
    "datum": ("datum", "crs", "坐标系", "坐标系统"),
    "confirmed_by": ("confirmedby", "确认人", "核实人"),
    "confirmed_on": ("confirmedon", "when", "确认日期", "日期"),
}
_KINDS: Mapping[str, Kind] = {
    **{kind: kind for kind in KINDS},
    **{"": "village", "村": "village", "村庄": "village", "自然村": "village"},
    **{"企业": "employer", "用人单位": "employer", "工厂": "employer"},
    **{"车站": "depot", "车场": "depot", "客运站": "depot", "station": "depot"},
}
_DATUMS: Mapping[str, Crs] = {
    **{"": "wgs84", "wgs84": "wgs84", "gps": "wgs84", "天地图": "wgs84"},
    **{"cgcs2000": "wgs84"},  # less than a metre from it
    **{"gcj02": "gcj02", "高德": "gcj02", "腾讯": "gcj02"},
    **{"bd09": "bd09", "百度": "bd09"},
}
_NEEDED = ("name", "lat", "lon")
_CHINA_LAT, _CHINA_LON = (3.0, 54.0), (73.0, 136.0)
_N_TRIED = 20  # rows among which the headings stand
_SAME_DEGREES = 0.005  # some 500 m: one place, written down twice


def entries_of_sheet(path: Path) -> tuple[BookEntry, ...]:
    """The entries of every sheet of the file that has the headings.

    Raises
    ------
    ScenarioError
        With every fault: no headings, no position, a place in two positions.
    """
    faults: list[Fault] = []
    found: list[tuple[int, BookEntry]] = []
    try:
        with open_sheets(path, file=path.name) as sheets:
            tables = [_table(sheet.rows) for sheet in sheets]
    except BadValue as error:
        fault = Fault(file=path.name, wrong=error.wrong, remedy=error.remedy)
        raise ScenarioError([fault]) from error
    for row, cells in (line for table in tables for line in table):
        try:
            found.append((row, _entry(cells)))
        except BadValue as error:
            value = cells.get("name") or None
            fault = Fault(
                file=path.name,
                row=row,
                value=value,
                wrong=error.wrong,
                remedy=error.remedy,
            )
            faults.append(fault)
    if not any(tables):
        remedy = said("GIVE_BOOK_HEADINGS", headings=_NEEDED)
        faults.append(Fault(file=path.name, wrong=said("NO_BOOK"), remedy=remedy))
    faults += _conflicts(path.name, found)
    if faults:
        raise ScenarioError(faults)
    return tuple({entry.key: entry for _, entry in found}.values())


def _table(rows: Iterable[Row]) -> list[tuple[int, dict[str, str]]]:
    """Filled rows below the headings, by field; none for a sheet without them."""
    lines = [(row, [cell.strip() for cell in cells]) for row, cells in rows]
    for at, (_, cells) in enumerate(lines[:_N_TRIED]):
        fields = [_field(cell) for cell in cells]
        if set(_NEEDED) <= set(fields):
            return [
                (row, {f: c for f, c in zip(fields, below, strict=False) if f})
                for row, below in lines[at + 1 :]
                if any(below)
            ]
    return []


def _field(heading: str) -> str:
    plain = tidy(heading)
    return next((f for f, names in HEADINGS.items() if plain in names), "")


def _entry(cells: Mapping[str, str]) -> BookEntry:
    kind = _KINDS.get(tidy(cells.get("kind", "")))
    if kind is None:
        raise _bad(said("UNKNOWN_PLACE_KIND"), said("WRITE_ONE_OF", words=KINDS))
    if not cells.get("name"):
        raise _bad(said("PLACE_HAS_NO_NAME"), said("NAME_PLACE"))
    lat, lon = _position(cells)
    return BookEntry(
        kind=kind,
        name=cells["name"],
        town=cells.get("town", ""),
        county=cells.get("county", ""),
        city=cells.get("city", ""),
        province=cells.get("province", ""),
        lat=lat,
        lon=lon,
        confirmed_by=cells.get("confirmed_by", ""),
        confirmed_on=cells.get("confirmed_on", ""),
    )


def _position(cells: Mapping[str, str]) -> tuple[float, float]:
    datum = _DATUMS.get(tidy(cells.get("datum", "")))
    if datum is None:
        known = tuple(dict.fromkeys(_DATUMS.values()))
        raise _bad(said("UNKNOWN_DATUM"), said("WRITE_ONE_OF", words=known))
    try:
        lat, lon = float(cells["lat"]), float(cells["lon"])
    except (KeyError, ValueError):
        raise _bad(said("PLACE_HAS_NO_POSITION"), said("WRITE_DEGREES")) from None
    if not (_is_in(lat, _CHINA_LAT) and _is_in(lon, _CHINA_LON)):
        raise _bad(said("NOT_IN_CHINA"), said("COMPARE_POSITION"))
    wgs = to_wgs84(np.array([lat]), np.array([lon]), datum)
    return round(float(wgs[0][0]), 6), round(float(wgs[1][0]), 6)


def _is_in(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]


def _bad(wrong: Said, remedy: Said) -> BadValue:
    return BadValue(wrong=wrong, remedy=remedy)


def _conflicts(file: str, found: Iterable[tuple[int, BookEntry]]) -> list[Fault]:
    """Places that stand in the book twice, in positions apart."""
    first: dict[tuple[str, str, str, str], tuple[int, BookEntry]] = {}
    faults = []
    for row, entry in found:
        before, other = first.setdefault(entry.key, (row, entry))
        apart = max(abs(entry.lat - other.lat), abs(entry.lon - other.lon))
        if apart > _SAME_DEGREES:
            faults.append(
                Fault(
                    file=file,
                    row=row,
                    value=entry.name,
                    wrong=said("PLACE_TWICE_APART", row=before),
                    remedy=said("KEEP_ONE_PLACE"),
                )
            )
    return faults
