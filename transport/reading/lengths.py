"""Supplied distances that no road has: told by cell, against the straight line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from transport.reading.headings import PLACE_ID
from transport.roads.geodesy import geodesic_m
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from transport.reading.columns import Parsed
    from transport.reading.coordinates import Positions
    from transport.reading.findings import Findings
    from transport.roads.geodesy import Floats
    from transport.said import Said

# Assumptions. Positions of places are good to a few hundred metres; no coach may pass
# 100 km/h (the limit for coaches), and none is slower than a walker over a long way.
_NEAR_M = 2_000  # places closer than this may be 0 km apart
_SLACK_M, _SLACK_PERCENT = 500, 98  # of the straight line
_LONG_FACTOR, _LONG_M = 4, 50_000
_FASTEST_KMH, _SLOWEST_KMH = 110, 5
_SLOW_FROM_M = 5_000
_MAX_TOLD = 20  # cells told one by one; the others are counted
_MPS_KMH = 3.6


def check_lengths(
    tables: Mapping[str, Parsed], positions: Positions, findings: Findings
) -> None:
    """Refuse 0 km between places apart; warn of other lengths and times beyond belief.

    Rows whose ends have no position, such as junctions, are tested for speed alone.
    """
    position = _position_of(tables, positions)
    for name in ("distances", "roads"):
        if name in tables and len(tables[name]):
            _check(tables[name], position, findings)


def _position_of(
    tables: Mapping[str, Parsed], positions: Positions
) -> dict[str, tuple[float, float]]:
    found = {}
    for name, (lat, lon) in positions.items():
        for at, place_id in tables[name].known(PLACE_ID[name]):
            if not np.isnan(lat[at]):
                found[place_id] = (float(lat[at]), float(lon[at]))
    return found


def _check(
    table: Parsed, position: Mapping[str, tuple[float, float]], findings: Findings
) -> None:
    lines = _lines_m(table, position)
    odd: list[tuple[int, str, Said]] = []
    for at, metres in table.known("km"):
        line_m = lines[at]
        if metres == 0 and not line_m > _NEAR_M:
            continue  # at one place, or an end without position
        if metres == 0:
            table.fault(
                at,
                "km",
                findings,
                wrong=said("PLACES_APART", line_m=line_m),
                remedy=said("WRITE_ROAD_KM"),
            )
            continue
        odd += [(at, "km", told) for told in _odd_length(metres, line_m)]
        odd += [
            (at, "minutes", told)
            for told in _odd_speed(metres, table.values["minutes"][at])
        ]
    for at, column, told in odd[:_MAX_TOLD]:
        _warn(table, [at], column, told, findings)
    rest = sorted({at for at, _, _ in odd[_MAX_TOLD:]})
    if rest:
        _warn(table, rest, "km", said("AS_HARD_TO_BELIEVE"), findings)


def _lines_m(table: Parsed, position: Mapping[str, tuple[float, float]]) -> Floats:
    """Metres of the straight line of each row; NaN where an end has no position."""
    nowhere = (np.nan, np.nan)
    ends = [
        np.array([position.get(i or "", nowhere) for i in table.values[column]])
        for column in ("from_id", "to_id")
    ]
    lines = np.full(len(table), np.nan)
    known = ~(np.isnan(ends[0]).any(axis=1) | np.isnan(ends[1]).any(axis=1))
    lat1, lon1 = ends[0][known].T
    lat2, lon2 = ends[1][known].T
    lines[known] = geodesic_m(lat1, lon1, lat2, lon2)
    return lines


def _odd_length(metres: int, line_m: float) -> Iterator[Said]:
    if (metres + _SLACK_M) * 100 < line_m * _SLACK_PERCENT:
        yield said("SHORTER_THAN_LINE", line_m=line_m)
    elif metres > max(_LONG_FACTOR * line_m, line_m + _LONG_M):
        yield said("VERY_LONG_FOR_LINE", line_m=line_m)


def _odd_speed(metres: int, seconds: int | None) -> Iterator[Said]:
    if seconds is None or metres == 0:
        return
    kmh = metres / seconds * _MPS_KMH if seconds else float("inf")
    if not seconds:
        yield said("NO_TIME_FOR", way_m=metres)
    elif kmh > _FASTEST_KMH:
        yield said("TOO_FAST", kmh=f"{kmh:,.0f}")
    elif kmh < _SLOWEST_KMH and metres > _SLOW_FROM_M:
        yield said("TOO_SLOW", kmh=f"{kmh:.1f}")


def _warn(
    table: Parsed, ats: Sequence[int], column: str, told: Said, findings: Findings
) -> None:
    findings.warn(
        table.file,
        told,
        rows=[table.rows[at] for at in ats],
        column=table.heading(column),
        value=table.written(column, ats[0]),
    )
