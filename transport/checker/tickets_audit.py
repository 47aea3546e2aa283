"""Proof that those who travel alone may, and that their tickets cost what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.health_audit import reaches_a_train
from transport.checker.money_audit import penalty_fen
from transport.checker.rulebook import edition_in_force
from transport.clock import DAY_S
from transport.fares import RATES
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from transport.checker.health_audit import Gate
    from transport.plan import IndividualTraveller, Plan
    from transport.roster import Worker
    from transport.said import Said
    from transport.scenario import Scenario
    from transport.tickets import TicketTerms


def tickets(
    scenario: Scenario,
    plan: Plan,
    gate: Gate,
    metres: Callable[[str, str], int],
    seconds: Callable[[str, str], int],
) -> Iterator[Violation]:
    """Each entry: allowed, agreed to, in health, in time, at its price."""
    terms = scenario.individual
    for entry in plan.individual:
        worker = scenario.worker.get(entry.worker_id)
        if worker is None:
            continue  # reported as unknown
        if terms is None:
            told = said("ALONE_NOT_ALLOWED_BY_SCENARIO")
            yield _about(worker, "ALONE_NOT_ALLOWED", told)
            continue
        yield from _may_go(worker, entry)
        yield from _in_health(scenario, worker, gate)
        drive_s = seconds(worker.village_id, worker.employer_id)
        yield from _in_time(scenario, worker, _company(scenario, worker), drive_s)
        way_m = metres(worker.village_id, worker.employer_id)
        yield from _amounts(worker, entry, terms, way_m)
    if terms is not None:
        yield from _left_at_home(scenario, plan, terms, gate, metres, seconds)


def _left_at_home(
    scenario: Scenario,
    plan: Plan,
    terms: TicketTerms,
    gate: Gate,
    metres: Callable[[str, str], int],
    seconds: Callable[[str, str], int],
) -> Iterator[Violation]:
    """Nobody stays whose tickets, for the whole party, weigh no more than staying.

    Only those are named who would surely arrive while their certificates hold.
    """
    for entry in plan.unplanned:
        worker = scenario.worker.get(entry.worker_id)
        if worker is None:
            continue
        party = _company(scenario, worker)
        ends = (worker.village_id, worker.employer_id)
        if not _surely_could(scenario, party, gate, seconds(*ends)):
            continue
        fare_fen = ticket_fen(terms, metres(*ends))
        weight_fen = sum(penalty_fen(scenario, member) for member in party)
        if fare_fen * len(party) <= weight_fen:
            told = said("STAYS_THOUGH_TICKET", fare_fen=fare_fen)
            yield _about(worker, "STAYS_THOUGH_TICKET", told, weight_fen)


def _surely_could(
    scenario: Scenario, party: Sequence[Worker], gate: Gate, drive_s: int
) -> bool:
    """Whether nothing known keeps any of the party from travelling alone."""
    are_asked = any(e.certificate_required for e in scenario.policy.editions)
    sets_out_s = max(max(0, member.ready_from_s or 0) for member in party)
    for member in party:
        if are_asked and member.certificate_until_s is None:
            return False
        if member.agrees_alone is False or gate.may_hold(member):
            return False
        ends = (scenario.end_s, member.report_by_s, member.certificate_until_s)
        if sets_out_s + drive_s > min(end for end in ends if end is not None):
            return False
    return all(reaches_a_train(scenario, member) for member in party)


def _company(scenario: Scenario, worker: Worker) -> list[Worker]:
    """The worker and all who must travel with him."""
    return [
        other
        for other in scenario.workers
        if other is worker
        or (worker.party_id is not None and other.party_id == worker.party_id)
    ]


def _may_go(worker: Worker, entry: IndividualTraveller) -> Iterator[Violation]:
    if worker.agrees_alone is False:
        yield _about(worker, "ALONE_NOT_ALLOWED", said("ALONE_NOT_ALLOWED"))
    agreed = "given" if worker.agrees_alone is True else "to_sign"
    if entry.consent != agreed:
        told = said("CONSENT_WRONG", consent=entry.consent, due_consent=agreed)
        yield _about(worker, "CONSENT_WRONG", told)


def _in_health(scenario: Scenario, worker: Worker, gate: Gate) -> Iterator[Violation]:
    held = gate.must_hold(worker)
    if not held and not reaches_a_train(scenario, worker):
        held = {"FEVER"}
    if held:
        told = said("TRAVELS_THOUGH_HELD_ALONE", held=tuple(sorted(held)))
        yield _about(worker, "TRAVELS_THOUGH_HELD", told)


def _in_time(
    scenario: Scenario, worker: Worker, company: Sequence[Worker], drive_s: int
) -> Iterator[Violation]:
    """All of a party set out when its last is ready; its first must not be late.

    Nor may a certificate have ended that is asked for on a day of the journey.
    """
    arrives_s = max(max(0, w.ready_from_s or 0) for w in company) + drive_s
    ends = [scenario.end_s, *(w.report_by_s for w in company)]
    late_s = arrives_s - min(end for end in ends if end is not None)
    if late_s > 0:
        told = said("ALONE_TOO_LATE")
        yield _about(worker, "ALONE_TOO_LATE", told, late_s)
    for member in company:
        ended_s = arrives_s - (member.certificate_until_s or 0)
        if ended_s > 0 and _is_asked(scenario, member, arrives_s):
            told = said("ALONE_TOO_LATE_FOR_PAPER", worker=member.worker_id)
            yield _about(worker, "ALONE_TOO_LATE", told, ended_s)


def _is_asked(scenario: Scenario, worker: Worker, arrives_s: int) -> bool:
    """Whether a day from the ready one on, begun by then, asks for certificates."""
    first = max(0, worker.ready_from_s or 0) // DAY_S
    return any(
        edition_in_force(
            scenario.policy, scenario.clock.date_of(day * DAY_S)
        ).certificate_required
        for day in range(first, scenario.n_days)
        if day * DAY_S < arrives_s
    )


def _amounts(
    worker: Worker, entry: IndividualTraveller, terms: TicketTerms, way_m: int
) -> Iterator[Violation]:
    due_fen = ticket_fen(terms, way_m)
    if entry.ticket_fen != due_fen:
        told = said("TICKET_WRONG", found_fen=entry.ticket_fen, due_fen=due_fen)
        yield _about(worker, "TICKET_WRONG", told, entry.ticket_fen - due_fen)
    is_entitled = terms.subsidy_riders == "all" or worker.is_poverty_listed
    most_fen = min(due_fen, terms.subsidy_fen) if is_entitled else 0
    if entry.subsidy_fen != most_fen:
        told = said("REFUND_WRONG", found_fen=entry.subsidy_fen, due_fen=most_fen)
        yield _about(worker, "REFUND_WRONG", told, entry.subsidy_fen - most_fen)


def ticket_fen(terms: TicketTerms, way_m: int) -> int:
    """Fen of one ticket: the price, and the fare by rule over the way."""
    return terms.price_fen + 100 * _fare_yuan(terms.fare, way_m)


def _fare_yuan(rule: str | None, way_m: int) -> int:
    """Whole yuan, halves up: each zone of the table at its share of the rate."""
    if rule is None:
        return 0
    rate, zones = RATES[rule]  # type: ignore[index]
    weighted, last_m = 0, 0  # metres times per cent
    for end_km, percent in zones:
        end_m = way_m if end_km is None else end_km * 1_000
        weighted += max(0, min(way_m, end_m) - last_m) * percent
        last_m = end_m
    exact = rate * weighted / 100_000
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def _about(
    worker: Worker, code: str, told: Said, amount: int | None = None
) -> Violation:
    return Violation(code=code, where=worker.worker_id, told=told, amount=amount)
