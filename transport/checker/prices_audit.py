"""Proof that prices at the margin, and a rejected plan, are of this scenario."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.money_audit import penalty_fen
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.dual_prices import GroupMarginal, Marginal
    from transport.plan import Plan
    from transport.said import Said
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
    total_fen, net_fen = other.total_fen, other.net_fen
    for is_wrong, told in (
        (
            not scenario.tariff.net_of or other.payer != scenario.tariff.net_of,
            _weighed(other.payer, scenario.tariff.net_of),
        ),
        (
            total_fen >= cost.total_fen,
            said("REJECTED_WRONG_TOTAL", total_fen=total_fen, own_fen=cost.total_fen),
        ),
        (
            not 0 <= net_fen <= total_fen,
            said("REJECTED_WRONG_SHARE", net_fen=net_fen, total_fen=total_fen),
        ),
        (
            not cost.penalty_fen and net_fen < share_fen,
            said("REJECTED_WRONG_NET", net_fen=net_fen, own_fen=share_fen),
        ),
        (
            not other.coaches.keys() <= known or 0 in other.coaches.values(),
            said("REJECTED_WRONG_COACHES", vehicle_type=tuple(sorted(other.coaches))),
        ),
    ):
        if is_wrong:
            yield Violation(code="REJECTED_WRONG", where="plan", told=told)


def _weighed(payer: str, due: str | None) -> Said:
    if not due:
        return said("REJECTED_WRONG_UNWEIGHED", payer=payer)
    return said("REJECTED_WRONG_PAYER", payer=payer, due_payer=due)


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
            price_fen = group.per_worker_fen
            told = said("MARGINAL_WRONG", price_fen=price_fen, weight_fen=most_fen)
            yield _about(group.group_id, told)
    seen = Counter((c.depot_id, c.vehicle_type) for c in plan.marginal.coaches)
    for key, n in seen.items():
        if key not in scenario.fleet_line or n > 1:
            count = int(key in scenario.fleet_line)
            told = said("MARGINAL_WRONG_COACH", n=n, count=count)
            yield _about("/".join(key), told)


def _groups(scenario: Scenario, prices: Marginal) -> Iterator[Violation]:
    pairs = Counter((w.village_id, w.employer_id) for w in scenario.workers)
    given: Counter[tuple[str, str]] = Counter()
    seen: set[str] = set()
    for group in prices.groups:
        if not _exists(scenario, group) or group.group_id in seen:
            told = said(
                "MARGINAL_WRONG_GROUP", start=group.village_id, end=group.employer_id
            )
            yield _about(group.group_id, told)
        seen.add(group.group_id)
        given[group.village_id, group.employer_id] += group.n_workers
    for pair, n in given.items():
        if pair in pairs and n > pairs[pair]:
            told = said("MARGINAL_WRONG_WORKERS", n=n, count=pairs[pair])
            yield _about(">".join(pair), told)


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


def _about(where: str, told: Said) -> Violation:
    return Violation(code="MARGINAL_WRONG", where=where, told=told)
