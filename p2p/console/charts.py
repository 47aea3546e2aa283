"""How a search went, drawn as two lines: best cost and proven bound over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDE, TALL = 600, 180
_EDGE_X, _EDGE_Y = 5, 10
_MOST = 400  # points of a line; more are not seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Points of both lines as SVG has them, and what the edges stand for."""

    cost: str
    bound: str
    low_fen: int
    high_fen: int
    last_s: float


def chart_of(points: Sequence[Mapping[str, Any]]) -> Chart | None:
    """The chart of a search; None of one that told less than two moments."""
    step = -(-len(points) // _MOST) or 1
    kept = [*points[:-1:step], *points[-1:]]
    found = [p for p in kept if p["objective_fen"] is not None]
    if len(kept) < 2 or not found:  # noqa: PLR2004 - a line has two ends
        return None
    amounts = [p["bound_fen"] for p in kept] + [p["objective_fen"] for p in found]
    low, high = min(amounts), max(amounts)
    first_s, last_s = kept[0]["elapsed_s"], kept[-1]["elapsed_s"]

    across = (WIDE - 2 * _EDGE_X) / ((last_s - first_s) or 1)
    up = (TALL - 2 * _EDGE_Y) / ((high - low) or 1)

    def line(of: Sequence[Mapping[str, Any]], key: str) -> str:
        return " ".join(
            f"{_EDGE_X + across * (p['elapsed_s'] - first_s):.1f}"
            f",{TALL - _EDGE_Y - up * (p[key] - low):.1f}"
            for p in of
        )

    return Chart(
        cost=line(found, "objective_fen"),
        bound=line(kept, "bound_fen"),
        low_fen=low,
        high_fen=high,
        last_s=last_s,
    )
