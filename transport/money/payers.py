"""Payers: ordered rules that split what each vehicle costs, to the fen.

Rules are asked in order for every coach and every service. A rule pays a percentage of
the vehicle's cost, within its caps and within what is still unpaid; what no rule pays
is split by the weights of ``[payers]``. Of the rules of one channel only the first that
pays for a vehicle does (a ride is subsidised once).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.money.costs import payer_split
from transport.payer_rules import TICKETS, BoundFor, PayerRule
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.plan import IndividualTraveller, Plan, ServiceUse, Trip
    from transport.roster import Worker
    from transport.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """What a rule looks at: a coach trip, a service, or a ticket of one who goes alone.

    With those aboard.
    """

    vehicle_id: str
    departs_s: int
    lines: Mapping[str, int]
    workers: tuple[Worker, ...]
    is_coach: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a rule pays for one vehicle."""

    rule_id: str
    payer: str
    vehicle_id: str
    n_workers: int
    cost_fen: int
    paid_fen: int


@dataclass(frozen=True, kw_only=True)
class Split:
    """Fen by payer, summing to the total, and every claim behind it."""

    payers: Mapping[str, int]
    claims: tuple[Claim, ...]


def vehicles_of(
    scenario: Scenario,
    trips: Sequence[Trip],
    uses: Sequence[ServiceUse],
    alone: Sequence[IndividualTraveller] = (),
) -> list[Vehicle]:
    """Coaches in the plan's order, then services, then each who travels alone."""
    roster = scenario.worker
    found = [
        Vehicle(
            vehicle_id=trip.trip_id,
            departs_s=trip.depart_s,
            lines=trip.cost_lines,
            workers=tuple(roster[w] for w in trip.worker_ids),
        )
        for trip in trips
    ]
    for use in uses:
        service = scenario.service[use.service_id]
        found.append(
            Vehicle(
                vehicle_id=use.service_id,
                departs_s=service.departs_s,
                lines={service.kind: use.cost_fen},
                workers=tuple(roster[w] for w in use.workers),
                is_coach=False,
            )
        )
    for entry in alone:
        worker = roster[entry.worker_id]
        found.append(
            Vehicle(
                vehicle_id=entry.worker_id,
                departs_s=worker.ready_s,
                lines={TICKETS: entry.ticket_fen},
                workers=(worker,),
                is_coach=False,
            )
        )
    return found


def lines_apart(plan: Plan, vehicles: Sequence[Vehicle]) -> dict[str, int]:
    """Fen of the plan's cost lines that no single vehicle has: meals, checks."""
    of_vehicles = {line for vehicle in vehicles for line in vehicle.lines}
    return {
        line: fen for line, fen in plan.cost.lines.items() if line not in of_vehicles
    }


def split_by_rules(
    scenario: Scenario, vehicles: Sequence[Vehicle], *, total_fen: int
) -> Split:
    """The split of ``total_fen``, most of which are the vehicles' costs."""
    paid: Counter[str] = Counter()
    spent: Counter[tuple[str, str]] = Counter()  # by rule and employer
    claims: list[Claim] = []
    for vehicle in vehicles:
        used: set[str] = set()
        open_fen = dict(vehicle.lines)
        for rule in scenario.payer_rules:
            if rule.channel is not None and rule.channel in used:
                continue
            fen = _pays(scenario, rule, vehicle, open_fen, spent)
            if fen <= 0:
                continue
            if rule.channel is not None:
                used.add(rule.channel)
            _take(open_fen, rule, fen)
            paid[rule.payer] += fen
            claims.append(
                Claim(
                    rule_id=rule.rule_id,
                    payer=rule.payer,
                    vehicle_id=vehicle.vehicle_id,
                    n_workers=len(vehicle.workers),
                    cost_fen=sum(vehicle.lines.values()),
                    paid_fen=fen,
                )
            )
    rest = payer_split(total_fen - sum(paid.values()), scenario.tariff.payer_shares)
    payers = {
        payer: paid.get(payer, 0) + rest.get(payer, 0) for payer in {**rest, **paid}
    }
    return Split(payers=dict(sorted(payers.items())), claims=tuple(claims))


def _pays(
    scenario: Scenario,
    rule: PayerRule,
    vehicle: Vehicle,
    open_fen: Mapping[str, int],
    spent: Counter[tuple[str, str]],
) -> int:
    """Fen that the rule pays for the vehicle; its employers' budgets are charged."""
    n = len(vehicle.workers)
    if not n or (rule.min_load is not None and n < rule.min_load):
        return 0
    if rule.from_s is not None and vehicle.departs_s < rule.from_s:
        return 0
    if rule.until_s is not None and vehicle.departs_s >= rule.until_s:
        return 0
    if not all(_goes(scenario, worker, rule.bound_for) for worker in vehicle.workers):
        return 0
    ways = {worker.direction for worker in vehicle.workers}
    if rule.direction != "both" and ways != {rule.direction}:
        return 0
    riders = [
        worker
        for worker in vehicle.workers
        if rule.riders == "all" or worker.is_poverty_listed
    ]
    base_fen = sum(fen for name, fen in vehicle.lines.items() if _shares(rule, name))
    fen = base_fen * len(riders) * rule.percent // (n * PERCENT)
    fen = min(fen, sum(v for name, v in open_fen.items() if _shares(rule, name)))
    if rule.cap_per_vehicle_fen is not None:
        fen = min(fen, rule.cap_per_vehicle_fen)
    if rule.cap_per_worker_fen is not None:
        fen = min(fen, rule.cap_per_worker_fen * len(riders))
    if rule.cap_per_employer_fen is not None:
        fen = _within_budgets(rule, riders, fen, spent)
    return fen


def _within_budgets(
    rule: PayerRule, riders: Sequence[Worker], fen: int, spent: Counter[tuple[str, str]]
) -> int:
    """What the employers' remaining budgets leave, each for its share by heads."""
    heads: defaultdict[str, int] = defaultdict(int)
    for worker in riders:
        heads[worker.works_for_id] += 1
    cap = rule.cap_per_employer_fen or 0
    total = 0
    for employer_id, n in sorted(heads.items()):
        share = fen * n // max(1, len(riders))
        share = min(share, cap - spent[rule.rule_id, employer_id])
        spent[rule.rule_id, employer_id] += share
        total += share
    return total


def _take(open_fen: dict[str, int], rule: PayerRule, fen: int) -> None:
    """Lessen the unpaid lines by what was paid, line by line in order."""
    for name in sorted(open_fen):
        if fen and _shares(rule, name):
            part = min(fen, open_fen[name])
            open_fen[name] -= part
            fen -= part


def _shares(rule: PayerRule, line: str) -> bool:
    return line in rule.lines if rule.lines else line != TICKETS


def _goes(scenario: Scenario, worker: Worker, bound_for: BoundFor) -> bool:
    if bound_for == "any":
        return True
    scope = scenario.scope(worker.village_id, worker.employer_id)
    if bound_for == "outside_city":
        return scope != "intra_city"
    return (scope == "inter_province") == (bound_for == "outside_province")
