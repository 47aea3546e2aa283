"""What a plan costs as JSON values, and back: lines, payers, marginal prices."""

from __future__ import annotations

from typing import Any

from transport.dual_prices import CoachMarginal, GroupMarginal, Marginal
from transport.plan import PlanCost, Rejected
from transport.units import fen_of_yuan, yuan_of_fen


def cost_to_dict(cost: PlanCost) -> dict[str, Any]:
    """What the plan costs, as JSON values."""
    return {
        "total": yuan_of_fen(cost.total_fen),
        "penalty": yuan_of_fen(cost.penalty_fen),
        "objective": yuan_of_fen(cost.objective_fen),
        "lower_bound": yuan_of_fen(cost.lower_bound_fen),
        "gap": round(cost.gap, 6),
        "currency": "CNY",
        "lines": yuan_each(cost.lines),
        "payers": yuan_each(cost.payers),
        "rejected": _rejected_to_dict(cost.rejected),
    }


def cost_from_dict(cost: dict[str, Any]) -> PlanCost:
    """The reverse of :func:`cost_to_dict`."""
    return PlanCost(
        total_fen=fen_of_yuan(cost["total"]),
        penalty_fen=fen_of_yuan(cost["penalty"]),
        lower_bound_fen=fen_of_yuan(cost["lower_bound"]),
        lines=fen_each(cost["lines"]),
        payers=fen_each(cost["payers"]),
        rejected=_rejected_from_dict(cost.get("rejected")),
    )


def marginal_to_dict(marginal: Marginal | None) -> dict[str, Any] | None:
    """Marginal prices as JSON values; None where there are none."""
    if marginal is None:
        return None
    return {
        "groups": [
            {
                "group_id": group.group_id,
                "village_id": group.village_id,
                "employer_id": group.employer_id,
                "workers": group.n_workers,
                "per_worker": yuan_of_fen(group.per_worker_fen),
            }
            for group in marginal.groups
        ],
        "coaches": [
            {
                "depot_id": coach.depot_id,
                "vehicle_type": coach.vehicle_type,
                "saves": yuan_of_fen(coach.saves_fen),
            }
            for coach in marginal.coaches
        ],
    }


def marginal_from_dict(data: dict[str, Any] | None) -> Marginal | None:
    """The marginal prices; files of before they were written have none."""
    if data is None:
        return None
    return Marginal(
        groups=tuple(
            GroupMarginal(
                group_id=group["group_id"],
                village_id=group["village_id"],
                employer_id=group["employer_id"],
                n_workers=group["workers"],
                per_worker_fen=fen_of_yuan(group["per_worker"]),
            )
            for group in data["groups"]
        ),
        coaches=tuple(
            CoachMarginal(
                depot_id=coach["depot_id"],
                vehicle_type=coach["vehicle_type"],
                saves_fen=fen_of_yuan(coach["saves"]),
            )
            for coach in data["coaches"]
        ),
    )


def yuan_each(lines: Any) -> dict[str, float]:
    """Amounts by name in CNY."""
    return {name: yuan_of_fen(fen) for name, fen in lines.items()}


def fen_each(lines: dict[str, float]) -> dict[str, int]:
    """The reverse of :func:`yuan_each`."""
    return {name: fen_of_yuan(yuan) for name, yuan in lines.items()}


def _rejected_to_dict(rejected: Rejected | None) -> dict[str, Any] | None:
    if rejected is None:
        return None
    return {
        "payer": rejected.payer,
        "total": yuan_of_fen(rejected.total_fen),
        "net": yuan_of_fen(rejected.net_fen),
        "coaches": dict(rejected.coaches),
    }


def _rejected_from_dict(data: dict[str, Any] | None) -> Rejected | None:
    if data is None:
        return None
    return Rejected(
        payer=data["payer"],
        total_fen=fen_of_yuan(data["total"]),
        net_fen=fen_of_yuan(data["net"]),
        coaches=dict(data["coaches"]),
    )
