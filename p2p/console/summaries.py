"""Totals of an operation's plan for its card, as its record says them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from p2p.console.opened import opened
from transport.catalogue.sentences import sentence
from transport.errors import OutputError, ScenarioError
from transport.files.regular import text_in
from transport.planfiles.folder import PLAN
from transport.planfiles.strict_json import strict_json
from transport.presentation.bounds import gap_told
from transport.presentation.figures import percent
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from p2p.console.folders import OperationFolder
    from transport.language import Lang

_FEN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Totals of a plan; ``gap`` is a share, as the record states it."""

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


def gap_stated(found: Summary, lang: Lang) -> str:
    """The gap of the record, which nobody has proved here."""
    told = said("FIGURE_AS_STATED", figure=percent(found.gap))
    return sentence(told, lang)


def gap_of(where: OperationFolder, found: Summary, lang: Lang) -> str:
    """The gap as far as the plan's certificate bears it out; else as it is stated."""
    try:
        return gap_told(opened(where).proved, lang)
    except (ScenarioError, OutputError):  # the page tells elsewhere what is wrong
        return gap_stated(found, lang)


@lru_cache(maxsize=256)
def _read(path: Path, _changed_ns: int, _size: int) -> Summary:
    data = strict_json(text_in(path))
    workers, cost = data["workers"], data["cost"]
    return Summary(
        name=str(data["scenario"]["name"]),
        planned=int(workers["planned"]),
        held=_number(workers["held"]),
        unplanned=_number(workers["unplanned"]),
        n_trips=_number(data["trips"]),
        total_fen=round(cost["total"] * _FEN),
        gap=float(cost["gap"]),
    )


def _number(told: Any) -> int:
    """How many: an index of a plan cut by county tells that in place of the list."""
    return told if isinstance(told, int) else len(told)
