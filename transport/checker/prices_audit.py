"""Proof that prices at the margin, and a rejected plan, are of this scenario."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.money_audit import penalty_fen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.plan import GroupMarginal, Marginal, Plan
    from transport.scenario import Scenario

MARK = "\x1f"
SLACK_FEN = 100  # prices come from a linear programme in floating point


def rejected(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    """It costs less in all, and the payer whose share decides more, with this fleet."""
    other, cost = plan.cost.rejected, plan.cost
    if other is None:
        return
    known = {line.vehicle_type for line in scenario.fleet}
    share_fen = cost.payers.get(other.payer, 0) + cost.penalty_fen
    for is_wrong, what in (
        (
            not scenario.tariff.net_of or other.payer != scenario.tariff.net_of,
            f"weighed for {other.payer!r}, the scenario's costs for"
            f" {scenario.tariff.net_of!r}",
        ),
        (
            other.total_fen >= cost.total_fen,
            f"{other.total_fen} fen in all, this plan {cost.total_fen}",
        ),
        (
            not 0 <= other.net_fen <= other.total_fen,
            f"{other.net_fen} fen of {other.total_fen} for the payer",
        ),
        (
            not cost.penalty_fen and other.net_fen < share_fen,
            f"{other.net_fen} fen for the payer, this plan {share_fen}",
        ),
        (
            not other.coaches.keys() <= known or 0 in other.coaches.values(),
            f"coaches {', '.join(sorted(other.coaches))}",
        ),
    ):
        if is_wrong:
            yield Violation(code="REJECTED_WRONG", where="plan", what=what)


def marginal(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    """Groups and coaches are the scenario's, each once; no worker costs over leaving.

    One more worker can be left behind, so the price at the margin is at most what that
    weighs. The price itself is the planner's.
    """
    if plan.marginal is None:
        return
    yield from _groups(scenario, plan.marginal)
    most_fen = max((penalty_fen(scenario, w) for w in scenario.workers), default=0)
    for group in plan.marginal.groups:
        if group.per_worker_fen > most_fen + SLACK_FEN:
            what = f"{group.per_worker_fen} fen a worker, leaving one weighs {most_fen}"
            yield _about(group.group_id, what)
    seen = Counter((c.depot_id, c.vehicle_type) for c in plan.marginal.coaches)
    for key, n in seen.items():
        if key not in scenario.fleet_line or n > 1:
            what = f"{n} prices of a coach, {int(key in scenario.fleet_line)} in fleet"
            yield _about("/".join(key), what)


def _groups(scenario: Scenario, prices: Marginal) -> Iterator[Violation]:
    pairs = Counter((w.village_id, w.employer_id) for w in scenario.workers)
    given: Counter[tuple[str, str]] = Counter()
    seen: set[str] = set()
    for group in prices.groups:
        if not _exists(scenario, group) or group.group_id in seen:
            what = f"no such group from {group.village_id!r} to {group.employer_id!r}"
            yield _about(group.group_id, what)
        seen.add(group.group_id)
        given[group.village_id, group.employer_id] += group.n_workers
    for pair, n in given.items():
        if pair in pairs and n > pairs[pair]:
            what = f"{n} workers in groups, {pairs[pair]} on the roster"
            yield _about(">".join(pair), what)


def _exists(scenario: Scenario, group: GroupMarginal) -> bool:
    """Whether it leads from a village or hub to an employer or hub.

    A hub's id may have a mark and the window of a report time behind it.
    """
    start, end = (
        place_id.partition(MARK)[0]
        for place_id in (group.village_id, group.employer_id)
    )
    is_start = start in scenario.village or start in scenario.hub
    return is_start and (end in scenario.employer or end in scenario.hub)


def _about(where: str, what: str) -> Violation:
    return Violation(code="MARGINAL_WRONG", where=where, what=what)
