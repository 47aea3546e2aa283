"""By how much time a coach alone fails, from what is told of its closest attempt."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from solvers.drafting.later_coaches import FREE_AFTER_DUE
from solvers.drafting.limits import DRIVER_WEIGHT_S
from transport.clock import MINUTE_S
from transport.said import Said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.said import Figure

BY_ARRIVAL = ("EARLIEST_AFTER_LAST_DAY", "EARLIEST_AFTER_DUE", *FREE_AFTER_DUE)


def shortfall_s(told: Said) -> int | None:
    """Seconds by which limits would have to give way; None where that is not told.

    Of limits that must all give way it is the sum.
    """
    figures = told.figures
    if told.code == "TWO_LIMITS":
        both = [_of(figures["first"]), _of(figures["second"])]
        return None if None in both else sum(one or 0 for one in both)
    if told.code == "LIMITS_AT_ONCE":
        parts = figures["parts"]
        assert isinstance(parts, tuple)
        each = [_of(part) for part in parts]
        return None if None in each else sum(one or 0 for one in each)
    if told.code == "ONE_BY_ONE":
        parts = figures["parts"]
        assert isinstance(parts, tuple)
        return _of(parts[0]) if parts else None
    if told.code in ("SHORTEST_RIDE_TOO_LONG", "RIDE_LONGER_THAN_ALLOWED"):
        return _number(figures, "ride_s") - _number(figures, "allowed_s")
    if told.code == "MORE_DRIVERS_NEEDED":
        n = _number(figures, "needed") - _number(figures, "most")
        return n * DRIVER_WEIGHT_S
    if told.code == "LEAST_WAIT_TOO_LONG":
        return _minutes(figures, "wait_min") - _minutes(figures, "allowed_min")
    if told.code in BY_ARRIVAL:
        late = _moment(figures, "arrival") - _moment(figures, "due")
        return round(late.total_seconds())
    return _minutes(figures, "more_min") if "more_min" in figures else None


def _of(figure: Figure) -> int | None:
    return shortfall_s(figure) if isinstance(figure, Said) else None


def _number(figures: Mapping[str, Figure], name: str) -> int:
    return int(str(figures[name]))


def _minutes(figures: Mapping[str, Figure], name: str) -> int:
    return _number(figures, name) * MINUTE_S


def _moment(figures: Mapping[str, Figure], name: str) -> datetime:
    return datetime.fromisoformat(str(figures[name]))
