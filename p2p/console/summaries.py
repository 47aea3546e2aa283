"""Totals of an operation's plan for its card, as its record says them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from transport.planfiles.folder import PLAN

if TYPE_CHECKING:
    from pathlib import Path

    from p2p.console.folders import OperationFolder

_FEN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Totals of a plan; ``gap`` is a share."""

    name: str
    planned: int
    held: int
    unplanned: int
    n_trips: int
    total_fen: int
    gap: float


def summary_of(where: OperationFolder) -> Summary | None:
    """Totals of the plan in force; None without one, or one that cannot be read."""
    path = where.in_force / PLAN
    try:
        at = path.stat()
        return _read(path, at.st_mtime_ns, at.st_size)
    except (OSError, ValueError, KeyError, TypeError):
        return None


@lru_cache(maxsize=256)
def _read(path: Path, _changed_ns: int, _size: int) -> Summary:
    data = json.loads(path.read_text("utf-8"))
    workers, cost = data["workers"], data["cost"]
    return Summary(
        name=data["scenario"]["name"],
        planned=workers["planned"],
        held=len(workers["held"]),
        unplanned=len(workers["unplanned"]),
        n_trips=len(data["trips"]),
        total_fen=round(cost["total"] * _FEN),
        gap=cost["gap"],
    )
