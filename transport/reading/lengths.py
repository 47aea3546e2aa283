"""Supplied distances looked at: each against the straight line and what is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from transport.places import ERROR_M
from transport.policy import Policy
from transport.presets import PRESETS
from transport.reading.headings import PLACE_ID
from transport.reading.length_doubts import (
    doubtful_length,
    doubtful_speed,
    impossible_length,
    is_no_time,
)
from transport.roads.distances import road_m
from transport.roads.geodesy import geodesic_m
from transport.roads.speeds import bands_of, driving_s
from transport.said import Said, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from transport.reading.columns import Parsed
    from transport.reading.coordinates import Positions
    from transport.reading.findings import Findings
    from transport.roads.geodesy import Floats

_N_TOLD = 5  # cells of one kind told one by one; the others are counted
_WAYS_FACTOR, _WAYS_M = 1.5, 5_000  # by which the ways there and back may differ

_USUAL = Policy(preset="none", editions=PRESETS["none"])

_Doubt: TypeAlias = tuple[int, str, Said]


def check_lengths(
    tables: Mapping[str, Parsed],
    positions: Positions,
    policy: Policy | None,
    *,
    doubted: Mapping[str, set[int]],
    findings: Findings,
) -> None:
    """Refuse lengths and times that cannot be; warn of those beyond belief, by kind.

    Rows whose ends have no position, such as junctions, are tested for speed alone.
    ``policy``: by which ways are computed; None: the usual one. ``doubted``: places by
    table that are refused for their positions, so that these prove nothing.
    """
    position = _position_of(tables, positions, doubted)
    off_m = _off_of(tables)
    for name in ("distances", "roads"):
        if name in tables and len(tables[name]):
            _check(tables[name], position, off_m, policy or _USUAL, findings)
    if "distances" in tables:
        _tell(tables["distances"], _uneven(tables["distances"]), findings)


def _position_of(
    tables: Mapping[str, Parsed],
    positions: Positions,
    doubted: Mapping[str, set[int]],
) -> dict[str, tuple[float, float]]:
    found = {}
    for name, (lat, lon) in positions.items():
        odd = doubted.get(name, ())
        for at, place_id in tables[name].known(PLACE_ID[name]):
            if at not in odd and not np.isnan(lat[at]):
                found[place_id] = (float(lat[at]), float(lon[at]))
    return found


def _off_of(tables: Mapping[str, Parsed]) -> dict[str, int]:
    """How far off each coarse place may well be: twice as far as is usual."""
    return {
        tables[name].values[PLACE_ID[name]][at]: 2 * ERROR_M[precision]
        for name in ("villages", "employers", "depots")
        if name in tables
        for at, precision in tables[name].known("precision")
        if precision != "point"
    }


def _check(
    table: Parsed,
    position: Mapping[str, tuple[float, float]],
    off_m: Mapping[str, int],
    policy: Policy,
    findings: Findings,
) -> None:
    lines = _lines_m(table, position)
    computed = road_m(np.nan_to_num(lines), policy)
    bands = bands_of(is_mountain=policy.mountain)
    odd: list[_Doubt] = []
    for at, metres in table.known("km"):
        line_m, seconds = float(lines[at]), table.values["minutes"][at]
        computed_m = int(computed[at])
        ends = (table.values["from_id"][at], table.values["to_id"][at])
        error_m = sum(off_m.get(end, 0) for end in ends)
        wrong = impossible_length(metres, line_m, error_m=error_m)
        if wrong is not None:
            remedy = said("WRITE_ROAD_KM", computed_m=computed_m)
            table.fault(at, "km", findings, wrong=wrong, remedy=remedy)
            continue
        computed_s = driving_s(metres, bands)
        if is_no_time(metres, seconds):
            wrong = said("NO_TIME_FOR", way_m=metres)
            remedy = said("WRITE_MINUTES", computed_s=computed_s)
            table.fault(at, "minutes", findings, wrong=wrong, remedy=remedy)
            continue
        for column, told in (
            ("km", doubtful_length(metres, line_m, computed_m, error_m=error_m)),
            ("minutes", doubtful_speed(metres, seconds, computed_s)),
        ):
            if told is not None:
                odd.append((at, column, told))
    _tell(table, odd, findings)


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


def _uneven(table: Parsed) -> Iterator[_Doubt]:
    """Pairs that are given one way only where others are given both, or unlike ways."""
    columns = (table.values[name] for name in ("from_id", "to_id", "km"))
    rows = list(zip(*columns, strict=True))
    given = {(start, end): km for start, end, km in rows}
    if all((end, start) not in given for start, end in given):
        return
    for at, (start, end, metres) in enumerate(rows):
        back = given.get((end, start))
        if (end, start) not in given:
            yield at, "km", said("ONE_WAY_ONLY", start=end, end=start)
        elif metres and back and metres > max(_WAYS_FACTOR * back, back + _WAYS_M):
            yield at, "km", said("WAYS_DIFFER", back_m=back)


def _tell(table: Parsed, odd: Iterable[_Doubt], findings: Findings) -> None:
    """The first of each kind one by one, the others counted with the next of them."""
    by_kind: dict[str, list[_Doubt]] = {}
    for doubt in odd:
        by_kind.setdefault(doubt[2].code, []).append(doubt)
    for doubts in by_kind.values():
        groups = [[doubt] for doubt in doubts[:_N_TOLD]]
        groups += [doubts[_N_TOLD:]] if len(doubts) > _N_TOLD else []
        for group in groups:
            at, column, told = group[0]
            findings.warn(
                table.file,
                told,
                rows=[table.rows[other] for other, _, _ in group],
                column=table.heading(column),
                value=table.written(column, at),
            )
