"""How much of a plan's lower bound the checker can prove from its certificate.

Every price of the certificate must be one that the checker proves by itself. Then each
party is moved at its prices, or not, which weighs penalties and tickets; the sum of the
lesser of both, and the checks that all plans have, are under the cost of any plan.
"""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from transport.checker import health_audit, screening_audit
from transport.checker.findings import Violation
from transport.checker.money_audit import penalty_fen
from transport.checker.proved_prices import Kind, kind_of, parties, proved_prices
from transport.checker.tickets_audit import ticket_fen
from transport.dual_prices import PRICE_PARTS, WorkerPrice
from transport.roads.distances import distances_of
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from transport.plan import Plan
    from transport.roster import Worker
    from transport.said import Said
    from transport.scenario import Scenario


def provable(scenario: Scenario, *, held: Iterable[str]) -> tuple[WorkerPrice, ...]:
    """The prices that the checker can prove for all workers but those held."""
    proved = proved_prices(scenario, _all_but(scenario, held))
    return tuple(
        WorkerPrice(
            village_id=kind.village_id,
            employer_id=kind.employer_id,
            day=kind.day,
            per_worker_parts=floor(fen * PRICE_PARTS),
        )
        for kind, fen in sorted((proved or {}).items())
    )


def prices(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    """Each price is of workers who can be moved, once, and no more than is proved."""
    if plan.certificate is None or not plan.certificate.prices:
        return
    proved = proved_prices(scenario, _moved_or_left(scenario, plan)) or {}
    seen: set[Kind] = set()
    for price in plan.certificate.prices:
        kind = Kind(price.village_id, price.employer_id, price.day)
        if kind not in proved or kind in seen:
            told = said("BOUND_PRICE_UNKNOWN")
            if kind in seen:
                told = said("BOUND_PRICE_UNKNOWN_TWICE")
            yield _about(kind, "BOUND_PRICE_UNKNOWN", told)
            continue
        seen.add(kind)
        most = floor(proved[kind] * PRICE_PARTS)
        if price.per_worker_parts > most:
            told = said(
                "BOUND_PRICE_TOO_HIGH",
                price=price.per_worker_parts / PRICE_PARTS,
                most=most / PRICE_PARTS,
            )
            off = -((most - price.per_worker_parts) // PRICE_PARTS)
            yield _about(kind, "BOUND_PRICE_TOO_HIGH", told, off)


def confirmed_fen(scenario: Scenario, plan: Plan) -> int | None:
    """Fen that no plan is under, by the certificate's prices.

    Nothing counts for parties whom another plan could hold: the checker cannot prove
    that no ride arrives before a certificate ends. Checks are the same in every plan.

    To be asked of a plan whose prices were audited. ``None`` where it has no
    certificate, or the checker could not prove any price in short time.
    """
    if plan.certificate is None:
        return None
    workers = _moved_or_left(scenario, plan)
    proved = proved_prices(scenario, workers)
    if proved is None:
        return None
    stated = {
        Kind(price.village_id, price.employer_id, price.day): price.per_worker_parts
        for price in plan.certificate.prices
    }
    sure = list(_surely_let_through(scenario, plan, workers))
    moved_fen = value_fen(scenario, sure, stated, movable=set(proved))
    return moved_fen + screening_audit.due_fen(scenario)


def outside_fen(
    scenario: Scenario, plan: Plan, counts: Callable[[Sequence[Worker]], bool]
) -> int:
    """The lesser of price and weight of those parties that count, in whole fen down.

    The prices are those of the certificate, which are to be proved apart.
    """
    stated = {
        Kind(price.village_id, price.employer_id, price.day): price.per_worker_parts
        for price in (plan.certificate.prices if plan.certificate else ())
    }
    able = [
        party
        for party in parties(_moved_or_left(scenario, plan))
        if kind_of(scenario, party) in stated and counts(party)
    ]
    sure = _surely_let_through(scenario, plan, [w for party in able for w in party])
    return value_fen(scenario, list(sure), stated, movable=set(stated))


def value_fen(
    scenario: Scenario,
    workers: Sequence[Worker],
    parts: Mapping[Kind, int],
    *,
    movable: set[Kind],
) -> int:
    """The sum over parties of the lesser of price and weight, in whole fen down.

    Kinds without a price cost nothing to move; those not ``movable`` stay.
    """
    total_parts = 0
    weights = _Weights(scenario)
    for party in parties(workers):
        kind = kind_of(scenario, party)
        weight = weights.of(party) * PRICE_PARTS
        moved = parts.get(kind, 0) * len(party)
        total_parts += min(moved, weight) if kind in movable else weight
    return total_parts // PRICE_PARTS


class _Weights:
    """What leaving parties to their tickets, or behind, weighs at least."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._distances = distances_of(scenario)

    def of(self, party: Sequence[Worker]) -> int:
        """Fen of the whole party."""
        return sum(map(self._each, party))

    def _each(self, worker: Worker) -> int:
        fen, terms = penalty_fen(self._scenario, worker), self._scenario.individual
        if terms is None or worker.agrees_alone is False:
            return fen
        ends = (worker.village_id, worker.employer_id)
        return min(fen, ticket_fen(terms, self._distances.metres(*ends)))


def _moved_or_left(scenario: Scenario, plan: Plan) -> list[Worker]:
    """Workers whom the plan does not hold."""
    return _all_but(scenario, [entry.worker_id for entry in plan.held])


def _all_but(scenario: Scenario, held: Iterable[str]) -> list[Worker]:
    names = set(held)
    return [worker for worker in scenario.workers if worker.worker_id not in names]


def _surely_let_through(
    scenario: Scenario, plan: Plan, workers: Sequence[Worker]
) -> Iterator[Worker]:
    """Those of parties none of whom any plan may hold, by the checks there are."""
    checked = screening_audit.after_checks(scenario, plan)
    gate = health_audit.Gate(checked, distances_of(scenario).seconds)
    for party in parties(workers):
        if not any(gate.may_hold(checked.worker[one.worker_id]) for one in party):
            yield from party


def _about(kind: Kind, code: str, told: Said, amount: int | None = None) -> Violation:
    where = f"{kind.village_id}>{kind.employer_id}"
    return Violation(code=code, where=where, told=told, amount=amount)
