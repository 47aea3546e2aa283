"""Places that lie far from where their county, city or province is.

No map of boundaries is needed: a position is suspect when it is far from the middle of
the places of the same name, measured by how those scatter, and near none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from transport.roads.geodesy import geodesic_m
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from transport.reading.columns import Parsed
    from transport.reading.coordinates import Positions
    from transport.reading.datum import Floats
    from transport.reading.findings import Findings
    from transport.said import Said

_N_LEAST = 4  # places that can outvote one
_MAX_SHARE = 0.25  # of the places; more are no outliers but another part
_SPREADS = 4.0  # times the median distance from the middle


@dataclass(frozen=True, slots=True)
class Outlier:
    """A point by index, far from the nearest trusted one, mostly north or south."""

    idx: int
    nearest_m: float
    is_lat: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a place may lie from the middle, and from the nearest other place."""

    middle_m: float
    nearest_m: float


# Assumptions: a county's villages lie within 80 km of its middle, a prefecture's
# employers within 150 km, and no province is wider than 1,400 km.
COUNTY = Reach(80_000.0, 40_000.0)
CITY = Reach(150_000.0, 100_000.0)
PROVINCE = Reach(700_000.0, 300_000.0)


_LEVELS: Mapping[str, tuple[tuple[str | None, Reach], ...]] = {
    "villages": (("county", COUNTY), (None, PROVINCE)),
    "employers": (("city", CITY), ("province", PROVINCE)),
}
"""Areas in which a table's places are compared, and the larger ones for the rest."""


def check_outliers(
    tables: Mapping[str, Parsed],
    positions: Positions,
    *,
    is_fault: bool,
    findings: Findings,
) -> dict[str, set[int]]:
    """Report villages far from their county, employers far from city or province.

    ``is_fault``: whether such a place is refused or only warned of. The places told
    of are returned, as positions in each table.
    """
    told: dict[str, set[int]] = {}
    for name in _LEVELS:
        if name not in tables:
            continue
        table = tables[name]
        suspects = _suspects(table, positions[name])
        told[name] = set(suspects)
        for at, (column, wrong) in sorted(suspects.items()):
            if is_fault:
                table.fault(at, column, findings, wrong=wrong, remedy=_REMEDY)
            else:
                findings.warn(
                    table.file,
                    wrong,
                    rows=[table.rows[at]],
                    column=table.heading(column),
                )
    return told


def warn_lonely(
    table: Parsed, position: tuple[Floats, Floats], told: set[int], findings: Findings
) -> None:
    """Warn of villages far from all others of their county, be they only two.

    ``told``: those of whom something was said already.
    """
    lat, lon = position
    members: dict[str, list[int]] = {}
    for at, county in table.known("county"):
        if not np.isnan(lat[at]):
            members.setdefault(county, []).append(at)
    for county, ats in members.items():
        away_m = {at: _nearest_m(at, ats, lat, lon) for at in ats if at not in told}
        lonely = [at for at, m in away_m.items() if COUNTY.nearest_m < m < np.inf]
        if lonely:
            first = lonely[0]
            findings.warn(
                table.file,
                said("LONELY_VILLAGE", away_m=round(away_m[first], -3), county=county),
                rows=[table.rows[at] for at in lonely],
                column=table.heading("lat"),
                value=table.written("lat", first),
            )


def _nearest_m(at: int, ats: Sequence[int], lat: Floats, lon: Floats) -> float:
    """Metres to the nearest other point of ``ats``; infinite when there is none."""
    rest = [other for other in ats if other != at]
    away = geodesic_m(lat[[at]], lon[[at]], lat[rest], lon[rest])
    return float(away.min()) if rest else float("inf")


_REMEDY = said("COMPARE_WITH_MAP")


def outliers(lat: Floats, lon: Floats, *, reach: Reach) -> list[Outlier]:
    """The points out of ``reach``; NaN stands for a point that is not known."""
    known = np.flatnonzero(~np.isnan(lat))
    if len(known) < _N_LEAST:
        return []
    lat, lon = lat[known], lon[known]
    mid_lat, mid_lon = np.median(lat, keepdims=True), np.median(lon, keepdims=True)
    middle_m = geodesic_m(lat, lon, mid_lat, mid_lon)
    north, east = np.abs(lat - mid_lat), np.abs(lon - mid_lon) * np.cos(np.radians(lat))
    is_far = middle_m > max(reach.middle_m, _SPREADS * float(np.median(middle_m)))
    if not is_far.any() or is_far.mean() > _MAX_SHARE:
        return []
    nearest_m = _nearest_trusted_m(lat, lon, ~is_far, reach.nearest_m)
    return [
        Outlier(int(known[at]), metres, is_lat=bool(north[at] >= east[at]))
        for at, metres in nearest_m.items()
    ]


def _nearest_trusted_m(
    lat: Floats, lon: Floats, is_trusted: NDArray[np.bool_], near_m: float
) -> dict[int, float]:
    """Metres from each point nobody trusts to the nearest trusted one.

    A point near a trusted one is trusted too, so that a valley of villages leading far
    away is followed to its end.
    """
    while True:
        nearest_m = {
            int(at): float(
                geodesic_m(lat[at], lon[at], lat[is_trusted], lon[is_trusted]).min()
            )
            for at in np.flatnonzero(~is_trusted)
        }
        joining = [at for at, metres in nearest_m.items() if metres <= near_m]
        if not joining:
            return nearest_m
        is_trusted[joining] = True


def _suspects(
    table: Parsed, position: tuple[Floats, Floats]
) -> dict[int, tuple[str, Said]]:
    """Column and words for each place out of reach of its neighbours."""
    name = table.table.name
    found: dict[int, tuple[str, Said]] = {}
    rest = set(range(len(table)))
    for area, reach in _LEVELS[name]:
        areas = table.values[area] if area else [""] * len(table)
        by_title: dict[str, list[int]] = {}
        for at, title in enumerate(areas):
            by_title.setdefault(title or "", []).append(at)
        for title, members in by_title.items():
            if len(members) < _N_LEAST or rest.isdisjoint(members):
                continue
            tested = rest.intersection(members)
            rest -= tested
            lat, lon = position[0][members], position[1][members]
            for outlier in outliers(lat, lon, reach=reach):
                at = members[outlier.idx]
                if at in tested:
                    column = "lat" if outlier.is_lat else "lon"
                    found[at] = (column, _far(table, title, outlier.nearest_m))
    return found


def _far(table: Parsed, title: str, away_m: float) -> Said:
    what = table.table.called
    if title:
        return said("FAR_FROM_AREA", away_m=round(away_m, -3), what=what, area=title)
    return said("FAR_FROM_ALL", away_m=round(away_m, -3), what=what)
