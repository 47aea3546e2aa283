"""Sentences on wrong money: costs, payers, penalties, the bound and its prices."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

_COSTS: Mapping[str, Text] = {
    "COST_LINE_WRONG": (
        "line {line!r} is {found_fen}, {due_fen} by the tariff",
        "“{line}”一项写 {found_fen}，按费率为 {due_fen}",
    ),
    "COST_LINE_WRONG_NOTHING": (
        "line {line!r} stands there with nothing to pay",
        "列有“{line}”一项而金额为零",
    ),
    "TRIP_COST_WRONG": (
        "costs {found_fen}, lines sum to {due_fen}",
        "写 {found_fen}，各项合计 {due_fen}",
    ),
    "PLAN_LINE_WRONG": (
        "line {line!r} is {found_fen}, {due_fen} recomputed",
        "“{line}”一项写 {found_fen}，重新计算为 {due_fen}",
    ),
    "TOTAL_WRONG": (
        "total is {found_fen}, {due_fen} recomputed",
        "总费用写 {found_fen}，重新计算为 {due_fen}",
    ),
    "PAYERS_WRONG": (
        "payers' sum is {found_fen}, {due_fen} recomputed",
        "各方合计写 {found_fen}，重新计算为 {due_fen}",
    ),
    "PAYERS_WRONG_STRANGER": (
        "{payer!r} pays {found_fen} and is no payer of the scenario",
        "“{payer}”分担 {found_fen}，而方案没有此分担方",
    ),
    "PAYERS_WRONG_SHARE": (
        "{payer!r} pays {found_fen}, {due_fen} due",
        "“{payer}”分担 {found_fen}，应为 {due_fen}",
    ),
    "PAYERS_WRONG_REMAINDER": (
        "a fen left over went to a smaller remainder",
        "余下的一分给了余数较小的一方",
    ),
    "PENALTY_WRONG": (
        "penalty is {found_fen}, {due_fen} recomputed",
        "罚分写 {found_fen}，重新计算为 {due_fen}",
    ),
}
_BOUND: Mapping[str, Text] = {
    "BOUND_NEGATIVE": (
        "lower bound {bound_fen}, at least 0 expected",
        "下界为 {bound_fen}，至少应为 0",
    ),
    "BOUND_ABOVE_OBJECTIVE": (
        "lower bound {bound_fen}, objective {objective_fen}",
        "下界为 {bound_fen}，目标值为 {objective_fen}",
    ),
    "BOUND_PRICE_UNKNOWN": ("nobody like that is moved", "没有这样的乘车人"),
    "BOUND_PRICE_UNKNOWN_TWICE": ("a second price", "出现第二个价格"),
    "KEPT_BOUND_WRONG_TRIP": (
        "{trip} is said to be kept, and is no trip of this plan",
        "称保持车次 {trip}，但本方案无此车次",
    ),
    "KEPT_BOUND_WRONG": (
        "no plan that keeps the frozen trips is said to cost under {found_fen}; proved"
        " are {due_fen}",
        "称保持冻结车次的计划不低于 {found_fen}，可证明的为 {due_fen}",
    ),
    "BOUND_PRICE_TOO_HIGH": (
        "{price:.4f} fen a worker, {most:.4f} can be proved",
        "每人 {price:.4f} 分，可证明的为 {most:.4f} 分",
    ),
    "REJECTED_WRONG_PAYER": (
        "weighed for {payer!r}, the scenario's costs for {due_payer!r}",
        "按“{payer}”的分担衡量，方案按“{due_payer}”",
    ),
    "REJECTED_WRONG_UNWEIGHED": (
        "weighed for {payer!r}, the scenario's costs for nobody",
        "按“{payer}”的分担衡量，方案不按任何一方",
    ),
    "REJECTED_WRONG_TOTAL": (
        "{total_fen} in all, this plan {own_fen}",
        "总费用 {total_fen}，本计划为 {own_fen}",
    ),
    "REJECTED_WRONG_SHARE": (
        "{net_fen} of {total_fen} for the payer",
        "该方分担 {net_fen}，总费用 {total_fen}",
    ),
    "REJECTED_WRONG_NET": (
        "{net_fen} for the payer, this plan {own_fen}",
        "该方分担 {net_fen}，本计划为 {own_fen}",
    ),
    "REJECTED_WRONG_COACHES": ("coaches {vehicle_type}", "客车为{vehicle_type}"),
    "MARGINAL_WRONG": (
        "{price_fen} a worker, leaving one weighs {weight_fen}",
        "每人 {price_fen}，而未安排一人的权重为 {weight_fen}",
    ),
    "MARGINAL_WRONG_COACH": (
        "{n:price|prices} of a coach, {count} in fleet",
        "该客车有 {n} 个价格，车队中有 {count} 行",
    ),
    "MARGINAL_WRONG_GROUP": (
        "no such group from {start!r} to {end!r}, or a second one",
        "没有由“{start}”至“{end}”的此小组，或已列过",
    ),
    "MARGINAL_WRONG_WORKERS": (
        "{n:worker|workers} in groups, {count} on the roster",
        "各小组共 {n} 人，名册上有 {count} 人",
    ),
}
SENTENCES: Mapping[str, Text] = {**_COSTS, **_BOUND}
