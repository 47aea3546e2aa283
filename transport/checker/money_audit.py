"""Proof that every amount of money is what the tariff gives, to the fen."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from transport.checker import payers_audit
from transport.checker.block_prices import shares, trip_lines
from transport.checker.findings import Violation
from transport.checker.rulebook import employer_of
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from transport.checker.blocks_audit import Chain
    from transport.checker.run import Run
    from transport.plan import Plan
    from transport.roster import Worker
    from transport.said import Said
    from transport.scenario import Scenario


def trip_cost(run: Run) -> Iterator[Violation]:
    """Each cost line of a lone trip, and their sum."""
    yield from _stated_cost(run, trip_lines(run))


def block_cost(chain: Chain) -> Iterator[Violation]:
    """Each trip's share of each cost line of its block, and their sums."""
    for run, due in zip(chain.runs, shares(chain.runs), strict=True):
        yield from _stated_cost(run, due)


def _stated_cost(run: Run, due: Mapping[str, int]) -> Iterator[Violation]:
    stated = run.trip.cost_lines
    for name in sorted({*stated, *due}):
        found, expected = stated.get(name, 0), due.get(name, 0)
        if found != expected or (name in stated and not found):
            told = said("COST_LINE_WRONG_NOTHING", line=name)
            if found != expected:
                told = said(
                    "COST_LINE_WRONG", line=name, found_fen=found, due_fen=expected
                )
            yield Violation(
                code="COST_LINE_WRONG",
                where=run.trip_id,
                told=told,
                amount=found - expected,
            )
    sum_fen = sum(stated.values())
    off_fen = run.trip.cost_fen - sum_fen
    if off_fen:
        told = said("TRIP_COST_WRONG", found_fen=run.trip.cost_fen, due_fen=sum_fen)
        yield Violation(
            code="TRIP_COST_WRONG", where=run.trip_id, told=told, amount=off_fen
        )


def plan_cost(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    """Lines, total, payers, penalty and bound of the whole plan."""
    yield from _plan_lines(scenario, plan)
    total_fen = sum(trip.cost_fen for trip in plan.trips)
    total_fen += sum(use.cost_fen for use in plan.services)
    total_fen += sum(check.cost_fen for check in plan.screenings)
    total_fen += sum(entry.ticket_fen for entry in plan.individual)
    total_fen += _meals_fen(scenario, plan)
    found_fen = plan.cost.total_fen
    if found_fen != total_fen:
        told = said("TOTAL_WRONG", found_fen=found_fen, due_fen=total_fen)
        yield _of_plan("TOTAL_WRONG", told, found_fen - total_fen)
    ruled = payers_audit.by_rules(scenario, plan)
    due = Counter(plan.cost.payers)
    due.subtract(ruled)
    rest = {payer: fen for payer, fen in due.items() if fen or payer not in ruled}
    weights = scenario.tariff.payer_shares
    yield from payers(rest, weights, total_fen - sum(ruled.values()))
    left_fen = sum(
        penalty_fen(scenario, scenario.worker[entry.worker_id])
        for entry in plan.unplanned
        if entry.worker_id in scenario.worker
    )
    found_fen = plan.cost.penalty_fen
    if found_fen != left_fen:
        told = said("PENALTY_WRONG", found_fen=found_fen, due_fen=left_fen)
        yield _of_plan("PENALTY_WRONG", told, found_fen - left_fen)
    yield from _bound(plan, objective_fen=total_fen + left_fen)


def _meals_fen(scenario: Scenario, plan: Plan) -> int:
    """A meal for every full span of hours between first boarding and last alighting."""
    tariff, meals = scenario.tariff, 0
    for journey in plan.journeys:
        times = [
            moment for leg in journey.legs for moment in (leg.board_s, leg.alight_s)
        ]
        if times:
            meals += (max(times) - min(times)) // tariff.meal_every_s
    return meals * tariff.meal_fen


def _plan_lines(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    due: Counter[str] = Counter()
    for trip in plan.trips:
        due.update(trip.cost_lines)
    due["meals"] += _meals_fen(scenario, plan)
    due["screening"] += sum(check.cost_fen for check in plan.screenings)
    due["individual_travel"] += sum(entry.ticket_fen for entry in plan.individual)
    for use in plan.services:
        if use.service_id in scenario.service:  # others are reported as unknown
            due[scenario.service[use.service_id].kind] += use.cost_fen
    for name in sorted({*plan.cost.lines, *due}):
        found = plan.cost.lines.get(name, 0)
        if found != due[name]:
            told = said(
                "PLAN_LINE_WRONG", line=name, found_fen=found, due_fen=due[name]
            )
            yield _of_plan("PLAN_LINE_WRONG", told, found - due[name])


def payers(
    found: Mapping[str, int], weights: Mapping[str, int], total_fen: int
) -> Iterator[Violation]:
    """Shares by weight: whole fen down, the fen left over to the largest remainders.

    Of equal remainders either payer may have the fen.
    """
    sum_fen = sum(found.values())
    if sum_fen != total_fen:
        told = said("PAYERS_WRONG", found_fen=sum_fen, due_fen=total_fen)
        yield _of_plan("PAYERS_WRONG", told, sum_fen - total_fen)
    for payer in sorted(found.keys() - weights.keys()):
        told = said("PAYERS_WRONG_STRANGER", payer=payer, found_fen=found[payer])
        yield _of_plan("PAYERS_WRONG", told, found[payer])
    whole_weight = sum(weights.values())
    exact = {p: Fraction(total_fen * w, whole_weight) for p, w in weights.items()}
    remainder = {payer: share - floor(share) for payer, share in exact.items()}
    extra = {payer: found.get(payer, 0) - floor(exact[payer]) for payer in exact}
    lucky = [remainder[payer] for payer in exact if extra[payer] == 1]
    unlucky = [remainder[payer] for payer in exact if extra[payer] == 0]
    for payer, fen in extra.items():
        if fen not in (0, 1):
            told = said(
                "PAYERS_WRONG_SHARE",
                payer=payer,
                found_fen=found.get(payer, 0),
                due_fen=float(exact[payer]),
            )
            yield _of_plan("PAYERS_WRONG", told, fen)
    if lucky and unlucky and min(lucky) < max(unlucky):
        yield _of_plan("PAYERS_WRONG", said("PAYERS_WRONG_REMAINDER"), 1)


def penalty_fen(scenario: Scenario, worker: Worker) -> int:
    """What leaving the worker behind weighs, in fen."""
    tariff = scenario.tariff
    if worker.is_poverty_listed:
        return tariff.penalty_poverty_fen
    if employer_of(worker) in scenario.policy.key_employers:
        return tariff.penalty_key_employer_fen
    return tariff.penalty_fen


def _bound(plan: Plan, *, objective_fen: int) -> Iterator[Violation]:
    bound_fen = plan.cost.lower_bound_fen
    if bound_fen < 0:
        told = said("BOUND_NEGATIVE", bound_fen=bound_fen)
        yield _of_plan("BOUND_NEGATIVE", told, -bound_fen)
    if bound_fen > objective_fen:
        told = said(
            "BOUND_ABOVE_OBJECTIVE", bound_fen=bound_fen, objective_fen=objective_fen
        )
        yield _of_plan("BOUND_ABOVE_OBJECTIVE", told, bound_fen - objective_fen)


def _of_plan(code: str, told: Said, amount: int) -> Violation:
    return Violation(code=code, where="plan", told=told, amount=amount)
