"""What a routing service answers: waited for within bounds, and no more than a table.

A service may be slow, send its bytes in drops, answer a page of a proxy, half of a
table or other units. None of that becomes a distance: each is told in words.
"""

from __future__ import annotations

import json
import math
import threading
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from transport.roads.geodesy import line_km
from transport.said import said
from transport.units import KM_M

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from transport.said import Said

    Table = list[list[float | None]]

SNAP_M = 5_000  # from a place to the road that it is put on
_FAR_M = 20_000  # a shorter way may be slow: a ferry, a steep lane
_SLOWEST_M_S, _FASTEST_M_S = 3_000 / 3_600, 200_000 / 3_600
_LESS_THAN_LINE = 0.95  # of the line between both, as the earth is no sphere
_NO_ROAD = ("NoTable", "NoSegment", "NoRoute", "TooBig")  # codes of OSRM
_NO_ROAD_NUMBERS = (150, 152, 154, 170, 171, 430, 440, 441, 442, 443)  # of Valhalla
_OTHER_SHAPES = (KeyError, TypeError, AttributeError, ValueError, RecursionError)


class NoTable(Exception):
    """The service answers something else; ``told``: what, in words."""

    def __init__(self, told: Said) -> None:
        super().__init__(str(told))
        self.told = told


def table_of(
    ask: Callable[[], Any],
    *,
    name: str,
    n_starts: int,
    n_ends: int,
    most_s: float,
) -> tuple[Table, Table] | None:
    """Seconds and metres of a block; None where the service says that no ways exist.

    Raises
    ------
    NoTable
        If it does not answer within ``most_s`` seconds, or answers no such table.
    """
    found = _within(ask, name=name, most_s=most_s)
    if found is None:
        return None
    with suppress(*_OTHER_SHAPES):
        durations, distances = found.durations, found.distances
        if all(_is_table(one, n_starts, n_ends) for one in (durations, distances)):
            return durations, distances
    raise NoTable(said("SERVICE_NO_TABLE", service=name))


def _is_table(rows: Any, n_rows: int, n_columns: int) -> bool:
    return len(rows) == n_rows and all(
        len(row) == n_columns
        and all(
            one is None
            or (isinstance(one, int | float) and math.isfinite(one) and one >= 0)
            for one in row
        )
        for row in rows
    )


def _within(ask: Callable[[], Any], *, name: str, most_s: float) -> Any:
    """What is answered within the time; None where it says that no ways exist.

    The client waits for each byte anew, so a server that sends them in drops would hold
    it for ever: it is asked beside us, and left when the time is over.
    """
    from routingpy import exceptions

    answer: list[Any] = []
    wrong: list[Exception] = []

    def run() -> None:
        try:
            answer.append(ask())
        except Exception as error:
            wrong.append(error)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the client warns of each trial
        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        thread.join(most_s)
    if answer:
        return answer[0]
    if not wrong:
        raise NoTable(said("SERVICE_SLOW", service=name, most_s=round(most_s)))
    error = wrong[0]
    if isinstance(error, exceptions.RouterApiError) and _says_no_road(error):
        return None
    raise NoTable(_told(error, name)) from error


def _says_no_road(error: Any) -> bool:
    """Whether the refusal is of these places, not of the question or by a proxy."""
    with suppress(*_OTHER_SHAPES):
        told = json.loads(error.message)
        return (
            told.get("code") in _NO_ROAD or told.get("error_code") in _NO_ROAD_NUMBERS
        )
    return False


def _told(error: Exception, name: str) -> Said:
    from routingpy import exceptions

    status = getattr(error, "status", None)
    if isinstance(status, int):
        return said("SERVICE_REFUSES", service=name, status=str(status))
    if isinstance(error, exceptions.JSONParseError) or (
        isinstance(error, _OTHER_SHAPES) and not isinstance(error, OSError)
    ):
        return said("SERVICE_NO_TABLE", service=name)
    return said("SERVICE_SILENT", service=name, reason=type(error).__name__)


def doubt(
    here: tuple[float, float], there: tuple[float, float], *, metres: float, s: float
) -> Said | None:
    """Why nobody can believe the way between two places; None: it may be so."""
    line_m = line_km(here, there) * KM_M
    if metres < line_m * _LESS_THAN_LINE - 2 * SNAP_M:
        return said("SERVICE_UNDER_LINE", way_m=round(metres), line_m=round(line_m))
    if metres > _FAR_M and not _SLOWEST_M_S <= metres / max(s, 1) <= _FASTEST_M_S:
        return said("SERVICE_OTHER_SPEED", way_m=round(metres), way_s=round(s))
    return None


def first_doubt(
    starts: Sequence[tuple[str, tuple[float, float]]],
    ends: Sequence[tuple[str, tuple[float, float]]],
    durations: Table,
    distances: Table,
) -> tuple[str, str, Said] | None:
    """The first pair of a block that nobody can believe, and why."""
    for row, (a, here) in enumerate(starts):
        for column, (b, there) in enumerate(ends):
            s, metres = durations[row][column], distances[row][column]
            if a == b or s is None or metres is None:
                continue
            found = doubt(here, there, metres=metres, s=s)
            if found is not None:
                return a, b, found
    return None
