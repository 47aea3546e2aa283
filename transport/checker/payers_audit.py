"""What the rules of the payers give for each vehicle, computed a second time."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.checker.rulebook import employer_of, way_scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from transport.payer_rules import PayerRule
    from transport.plan import Plan
    from transport.roster import Worker
    from transport.scenario import Scenario


def by_rules(scenario: Scenario, plan: Plan) -> dict[str, int]:
    """Fen by payer that the rules give, rule after rule for vehicle after vehicle."""
    given: Counter[str] = Counter()
    budget: dict[tuple[str, str], int] = {}
    for departs_s, lines, workers in _vehicles(scenario, plan):
        unpaid = dict(lines)
        channels: set[str] = set()
        for rule in scenario.payer_rules:
            if rule.channel in channels or not _applies(
                scenario, rule, departs_s, workers
            ):
                continue
            fen = _amount(rule, lines, unpaid, workers, budget)
            if fen <= 0:
                continue
            given[rule.payer] += fen
            if rule.channel is not None:
                channels.add(rule.channel)
            for name in sorted(unpaid):
                if _concerns(rule, name):
                    part = min(fen, unpaid[name])
                    unpaid[name] -= part
                    fen -= part
    return dict(given)


def _vehicles(
    scenario: Scenario, plan: Plan
) -> Iterator[tuple[int, Mapping[str, int], list[Worker]]]:
    roster = scenario.worker
    for trip in plan.trips:
        if not trip.stops:
            continue  # reported as a fault of the trip's structure
        names = [w for stop in trip.stops for w in stop.board]
        workers = [roster[w] for w in names if w in roster]
        yield trip.stops[0].depart_s, trip.cost_lines, workers
    for use in plan.services:
        service = scenario.service.get(use.service_id)
        if service is not None:
            workers = [roster[w] for w in use.workers if w in roster]
            yield service.departs_s, {service.kind: use.cost_fen}, workers
    for entry in plan.individual:
        if entry.worker_id in roster:
            own = roster[entry.worker_id]
            leaves_s = max(own.ready_from_s or 0, 0)
            yield leaves_s, {"individual_travel": entry.ticket_fen}, [own]


def _applies(
    scenario: Scenario, rule: PayerRule, departs_s: int, workers: Sequence[Worker]
) -> bool:
    if not workers or len(workers) < (rule.min_load or 0):
        return False
    if departs_s < (departs_s if rule.from_s is None else rule.from_s):
        return False
    if rule.until_s is not None and departs_s >= rule.until_s:
        return False
    n_home = sum(worker.direction == "home" for worker in workers)
    if n_home != {"both": n_home, "out": 0, "home": len(workers)}[rule.direction]:
        return False
    scopes = {way_scope(scenario, w.village_id, w.employer_id) for w in workers}
    allowed = {
        "any": {"intra_city", "inter_city", "inter_province"},
        "outside_city": {"inter_city", "inter_province"},
        "inside_province": {"intra_city", "inter_city"},
        "outside_province": {"inter_province"},
    }
    return scopes <= allowed[rule.bound_for]


def _concerns(rule: PayerRule, name: str) -> bool:
    """Whether the line is among the rule's; a rule of all lines leaves tickets out."""
    if not rule.lines:
        return name != "individual_travel"
    return name in rule.lines


def _amount(
    rule: PayerRule,
    lines: Mapping[str, int],
    unpaid: Mapping[str, int],
    workers: Sequence[Worker],
    budget: dict[tuple[str, str], int],
) -> int:
    poor = [w for w in workers if w.is_poverty_listed]
    riders = poor if rule.riders == "poverty" else list(workers)
    names = [name for name in lines if _concerns(rule, name)]
    whole = sum(lines[name] for name in names)
    fen = whole * len(riders) * rule.percent // (100 * len(workers))
    limits = [sum(unpaid[name] for name in names)]
    if rule.cap_per_vehicle_fen is not None:
        limits.append(rule.cap_per_vehicle_fen)
    if rule.cap_per_worker_fen is not None:
        limits.append(rule.cap_per_worker_fen * len(riders))
    fen = min(fen, *limits)
    if rule.cap_per_employer_fen is None:
        return fen
    total = 0
    heads = Counter(map(employer_of, riders))
    for employer_id in sorted(heads):
        key = (rule.rule_id, employer_id)
        left = budget.setdefault(key, rule.cap_per_employer_fen)
        part = min(left, fen * heads[employer_id] // len(riders))
        budget[key] = left - part
        total += part
    return total
