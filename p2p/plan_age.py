"""Whether a plan is still that of its scenario, as the files are now."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from transport.errors import ScenarioError
from transport.files.regular import text_in
from transport.planfiles.folder import PLAN

if TYPE_CHECKING:
    from pathlib import Path

Age = Literal["current", "older", "unreadable", "damaged"]
_PARTS = (".toml", ".csv")


def age_of_plan(out: Path, scenario: Path) -> Age:
    """Whether the plan in ``out`` is older than rules or tables of its scenario.

    *Unreadable*: the scenario has faults now, so that nobody can plan it; *damaged*:
    the plan's own file has. The files are read when one of them changed since the last
    look, else that answer stands.
    """
    try:
        found = json.loads(text_in(out / PLAN))["scenario"]
        variant, sha256 = found["variant"], found["sha256"]
    except (OSError, ValueError, KeyError, TypeError):
        return "damaged"
    digest = _digest(scenario, variant, _stamp(scenario))
    if digest is None:
        return "unreadable"
    return "current" if digest == sha256 else "older"


def _stamp(scenario: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes whenever a file of the scenario does."""
    parts = [scenario]
    if scenario.is_dir():
        parts = [p for p in scenario.iterdir() if p.suffix.casefold() in _PARTS]
    return tuple(
        (part.name, part.stat().st_mtime_ns, part.stat().st_size)
        for part in sorted(parts)
    )


@lru_cache(maxsize=64)
def _digest(
    scenario: Path, variant: str | None, _stamp: tuple[tuple[str, int, int], ...]
) -> str | None:
    from transport.reading import read_scenario

    try:
        return read_scenario(scenario, variant=variant).sha256
    except ScenarioError:
        return None
