"""By which rules a version was made, as a line and as facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transport.clock import HOUR_S, MINUTE_S
from transport.said import said
from transport.units import KM_M, yuan_of_fen

if TYPE_CHECKING:
    from p2p.replanning import NextVersion
    from transport.said import Said


def rules_told(version: NextVersion) -> Said:
    """The freeze and the weights by which the version was made."""
    day = version.begun.scenario.policy.day
    per_change_fen = version.begun.asked.per_change_fen
    at = _hour(version.begun.freeze_time_s)
    if per_change_fen is not None:
        return said("REPLAN_RULES_PRICED", at=at, change_fen=per_change_fen)
    return said(
        "REPLAN_RULES", at=at, coach=day.coach_weight, time_weight=day.time_weight
    )


def rules_facts(version: NextVersion) -> dict[str, Any]:
    """The same for programs; ``change_cny`` is None where changes come before cost."""
    day = version.begun.scenario.policy.day
    per_change_fen = version.begun.asked.per_change_fen
    return {
        "freeze_time": _hour(version.begun.freeze_time_s),
        "coach_change_weight": day.coach_weight,
        "time_change_weight": day.time_weight,
        "change_cny": None if per_change_fen is None else yuan_of_fen(per_change_fen),
        "standby_km": day.standby_m / KM_M,
    }


def _hour(at_s: int) -> str:
    return f"{at_s // HOUR_S:02d}:{at_s % HOUR_S // MINUTE_S:02d}"
