"""Lines under the plan where no tiles are: roads, lakes, coasts, provinces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transport.presentation.background import CREDIT, background

if TYPE_CHECKING:
    from collections.abc import Sequence

_AROUND = 0.4  # of the plan's extent on every side, that a reader may look around
_ROADS_UP_TO = 9.0  # degrees across; of a larger piece they would hide the rest
_DECIMALS = 3
_LOOKS = (
    ("roads", "#ddd6c8", 1.0),
    ("lakes", "#b4cde2", 1.0),
    ("coasts", "#94b1c9", 1.2),
    ("provinces", "#b3abc4", 1.6),
)


def ground_of(bounds: Sequence[Sequence[float]], *, has_tiles: bool) -> dict[str, Any]:
    """What the page's script draws below: grid and lines; nothing under tiles."""
    return {
        "has_grid": not has_tiles,
        "under": [] if has_tiles else lines_under(bounds),
        "under_credit": CREDIT,
    }


def lines_under(bounds: Sequence[Sequence[float]]) -> list[dict[str, Any]]:
    """Lines by kind for the page's script: colour, weight, points (lat, lon).

    ``bounds``: the plan's south-west and north-east corners, (lat, lon) in degrees.
    """
    (south, west), (north, east) = bounds
    tall, wide = max(north - south, 0.5), max(east - west, 0.5)
    box = (
        south - _AROUND * tall,
        west - _AROUND * wide,
        north + _AROUND * tall,
        east + _AROUND * wide,
    )
    kinds = []
    for name, colour, weight in _LOOKS:
        if name == "roads" and max(tall, wide) > _ROADS_UP_TO:
            continue
        lines = [
            [[round(lat, _DECIMALS), round(lon, _DECIMALS)] for lat, lon in line]
            for line in background()[name].within(*box)
        ]
        if lines:
            kinds.append({"color": colour, "weight": weight, "lines": lines})
    return kinds
