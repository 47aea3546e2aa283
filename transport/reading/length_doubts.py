"""What makes one supplied distance impossible, or hard to believe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.said import said

if TYPE_CHECKING:
    from transport.said import Said

# Assumptions. Positions of places are good to a few hundred metres, and a wrong datum
# moves one by some 700 m more; no coach may pass 100 km/h (the limit for coaches), and
# none is slower than a walker over a long way.
_NEAR_M = 1_000  # places closer than this may be 0 km apart, or 0 minutes
_SLACK_M, _SLACK_PERCENT = 500, 98  # of the straight line, for what is told
_DATUM_M, _SURE_PERCENT = 1_500, 95  # of the straight line, for what is refused
_LONG_FACTOR, _LONG_M = 4, 50_000
_FASTEST_KMH, _SLOWEST_KMH = 110, 5
_SLOW_FROM_M = 5_000
_MPS_KMH = 3.6
_SIXTY = 60  # of seconds, minutes and hours alike


def impossible_length(metres: int, line_m: float, *, error_m: int = 0) -> Said | None:
    """Why no road between two places has ``metres``; None if one may.

    ``line_m``: the straight line between them, NaN if unknown; ``error_m``: by how much
    their positions may be wrong, beside what those of any place may.
    """
    if metres == 0 and line_m > _NEAR_M + error_m:
        return said("PLACES_APART", line_m=line_m)
    if (metres + _DATUM_M + error_m) * 100 < line_m * _SURE_PERCENT:
        return said("SHORTER_THAN_LINE", line_m=line_m)
    return None


def doubtful_length(
    metres: int, line_m: float, computed_m: int, *, error_m: int = 0
) -> Said | None:
    """Why a length that may be is hard to believe; None if it is not."""
    if metres == 0:
        return None  # at one place
    if (metres + _SLACK_M + error_m) * 100 < line_m * _SLACK_PERCENT:
        return said("SHORT_FOR_LINE", line_m=line_m, computed_m=computed_m)
    far_m = max(_LONG_FACTOR * (line_m + error_m), line_m + error_m + _LONG_M)
    if metres > far_m:
        return said("VERY_LONG_FOR_LINE", line_m=line_m, computed_m=computed_m)
    return None


def is_no_time(metres: int, seconds: int | None) -> bool:
    """Whether a way that takes time is given none."""
    return seconds == 0 and metres > _NEAR_M


def doubtful_speed(metres: int, seconds: int | None, computed_s: int) -> Said | None:
    """Why a driving time is hard to believe; None if it is not, or none is given."""
    if not metres or not seconds:
        return None
    kmh = round(metres / seconds * _MPS_KMH, 6)
    if kmh > _FASTEST_KMH:
        is_hours = _SLOWEST_KMH <= kmh / _SIXTY <= _FASTEST_KMH
        code = "HOURS_FOR_MINUTES" if is_hours else "TOO_FAST"
        return said(code, kmh=f"{kmh:,.0f}", computed_s=computed_s)
    if kmh < _SLOWEST_KMH and metres > _SLOW_FROM_M:
        is_seconds = _SLOWEST_KMH <= kmh * _SIXTY <= _FASTEST_KMH
        code = "SECONDS_FOR_MINUTES" if is_seconds else "TOO_SLOW"
        return said(code, kmh=f"{kmh:.1f}", computed_s=computed_s)
    return None
