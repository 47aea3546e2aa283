"""How far an operation is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from p2p.console.folders import OperationFolder

Phase = Literal["new", "ready", "planned", "under way"]


def phase_of(where: OperationFolder) -> Phase:
    """How far the operation in the folder is."""
    if where.is_under_way:
        return "under way"
    if where.has_plan:
        return "planned"
    return "ready" if where.has_scenario else "new"
