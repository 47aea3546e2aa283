"""Proof that the health gate let the right workers through."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from transport.checker import unplanned_audit
from transport.checker.findings import Violation
from transport.checker.quickest import arrival_s
from transport.checker.rulebook import edition_in_force, home_and_work
from transport.clock import HOUR_S, MINUTE_S
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from transport.checker.run import Run
    from transport.plan import Plan
    from transport.policy import Edition
    from transport.roster import Worker
    from transport.said import Said
    from transport.scenario import Scenario

ON_ROAD = "CERT_EXPIRES_ON_ROAD"
PARTY = "PARTY_MEMBER_HELD"
ON_ROAD_SLACK_S = HOUR_S  # another legal schedule may be this much slower
QUARTER_S = 15 * MINUTE_S  # drives are taken for so much longer: many are alike then


class Gate:
    """Who is held, by the checker's own reading of the rules of the ready day.

    ``driving_s`` gives the driving time between two places by day at speed 100 %.
    """

    def __init__(
        self, scenario: Scenario, driving_s: Callable[[str, str], int]
    ) -> None:
        self._scenario = scenario
        self._driving_s = driving_s
        self._arrivals: dict[tuple[str, str, int], int | None] = {}
        self._own = {w.worker_id: self._own_codes(w) for w in scenario.workers}
        self._party: defaultdict[str, list[Worker]] = defaultdict(list)
        for worker in scenario.workers:
            if worker.party_id is not None:
                self._party[worker.party_id].append(worker)

    def must_hold(self, worker: Worker) -> set[str]:
        """Codes that hold the worker for certain; empty when none does."""
        own = self._own[worker.worker_id]
        if own or not any(self._own[w.worker_id] for w in self._companions(worker)):
            return own
        return {PARTY}

    def may_hold(self, worker: Worker) -> set[str]:
        """Those, and codes that hold unless a ride better than ours is known."""
        found = set(self.must_hold(worker))
        if self._lapses_on_the_way(worker):
            found.add(ON_ROAD)
        if not found and any(map(self._lapses_on_the_way, self._companions(worker))):
            found.add(PARTY)
        return found

    def _companions(self, worker: Worker) -> list[Worker]:
        return [] if worker.party_id is None else self._party[worker.party_id]

    def _edition(self, worker: Worker) -> Edition:
        day = self._scenario.clock.date_of(_ready_s(worker))
        return edition_in_force(self._scenario.policy, day)

    def _own_codes(self, worker: Worker) -> set[str]:
        if worker.out_code is not None:
            return {worker.out_code}
        edition = self._edition(worker)
        found = refused_by(self._scenario, worker, edition)
        until_s = worker.certificate_until_s
        if edition.certificate_required and until_s is not None:
            found |= {"CERT_EXPIRED"} if until_s <= _ready_s(worker) else set()
        return found

    def _lapses_on_the_way(self, worker: Worker) -> bool:
        """Whether no ride the checker knows arrives while the certificate holds.

        One that outlasts the planning days ends on no ride of the plan.
        """
        until_s = worker.certificate_until_s
        if until_s is None or not self._edition(worker).certificate_required:
            return False
        if until_s >= self._scenario.end_s:
            return False
        alights_s = self._alights_s(worker)
        return alights_s is not None and until_s < alights_s + ON_ROAD_SLACK_S

    def _alights_s(self, worker: Worker) -> int | None:
        """When a lone ride begun as soon as the worker is ready would end."""
        ends = (worker.village_id, worker.employer_id)
        key = (*ends, _ready_s(worker))
        if key not in self._arrivals:
            leg_s = self._driving_s(*ends)
            self._arrivals[key] = arrival_s(
                self._scenario,
                *ends,
                ready_s=_ready_s(worker),
                leg_s=leg_s + -leg_s % QUARTER_S,
            )
        return self._arrivals[key]


def _ready_s(worker: Worker) -> int:
    return max(0, worker.ready_from_s or 0)


def refused_by(scenario: Scenario, worker: Worker, edition: Edition) -> set[str]:
    """Codes of the edition's rules that the worker breaks, whenever the trip runs."""
    policy, limit_c = scenario.policy, edition.temperature_limit_c
    village, employer = home_and_work(scenario, worker.village_id, worker.employer_id)
    broken = {
        "FEVER": limit_c is not None
        and worker.temperature_c is not None
        and worker.temperature_c > limit_c,
        "CODE_NOT_ALLOWED": bool(edition.codes_allowed)
        and worker.health_code not in edition.codes_allowed,
        "CERT_MISSING": edition.certificate_required
        and worker.certificate_until_s is None,
        "EMPLOYER_NOT_ACCEPTING": policy.acceptance_required
        and worker.direction == "out"
        and not employer.is_accepting,
        "VILLAGE_RISK": village.risk in edition.no_stop_risks,
    }
    return {code for code, is_broken in broken.items() if is_broken}


def reaches_a_train(scenario: Scenario, worker: Worker) -> bool:
    """Whether a station lets the worker in: it turns back whoever is at the limit."""
    day = scenario.clock.date_of(_ready_s(worker))
    limit_c = edition_in_force(scenario.policy, day).temperature_limit_c
    return limit_c is None or worker.temperature_c != limit_c


def held_and_unplanned(
    scenario: Scenario, plan: Plan, gate: Gate
) -> Iterator[Violation]:
    """Held workers are rightly held; unplanned ones could have travelled."""
    for entry in plan.held:
        worker = scenario.worker.get(entry.worker_id)
        if worker is None:
            continue  # reported as unknown
        due = gate.may_hold(worker)
        if not due:
            told = said("HELD_WITHOUT_CAUSE", code=entry.code)
            yield _about(worker, "HELD_WITHOUT_CAUSE", told)
        elif entry.code not in due:
            told = said("HELD_CODE_WRONG", code=entry.code, held=tuple(sorted(due)))
            yield _about(worker, "HELD_CODE_WRONG", told)
    for entry in plan.unplanned:
        worker = scenario.worker.get(entry.worker_id)
        if worker is None:
            continue
        due = gate.must_hold(worker)
        if due:
            held = tuple(sorted(due))
            told = said("UNPLANNED_THOUGH_HELD", code=entry.code, held=held)
            yield _about(worker, "UNPLANNED_THOUGH_HELD", told)
        yield from unplanned_audit.code(scenario, worker, entry.code)


def travellers(run: Run, gate: Gate) -> Iterator[Violation]:
    """Nobody on board is held: not by the ready day's rules, not by the trip's.

    A certificate holds through the worker's arrival where the trip's rules ask for it.
    """
    for worker in run.workers:
        held = gate.must_hold(worker) | refused_by(run.scenario, worker, run.edition)
        if held:
            told = said(
                "TRAVELS_THOUGH_HELD", trip=run.trip_id, held=tuple(sorted(held))
            )
            yield _about(worker, "TRAVELS_THOUGH_HELD", told)
        alights = run.alights_at.get(worker.worker_id)
        until_s = worker.certificate_until_s
        if alights is None or until_s is None or not run.edition.certificate_required:
            continue
        if alights.depart_s > until_s:
            clock = run.scenario.clock
            told = said(
                "CERTIFICATE_LAPSES",
                trip=run.trip_id,
                arrival=clock.told(alights.depart_s),
                until=clock.last_moment(until_s),
            )
            yield Violation(
                code="CERTIFICATE_LAPSES",
                where=worker.worker_id,
                told=told,
                amount=alights.depart_s - until_s,
            )


def _about(worker: Worker, code: str, told: Said) -> Violation:
    return Violation(code=code, where=worker.worker_id, told=told)
