"""The health gate: who may travel at all, and the rule that holds each other worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.clock import DAY_S
from transport.gate.arrivals import EarliestArrivals
from transport.gate.rules import RULES, Case, why_out
from transport.groups import parties_of
from transport.plan import NotTravelling
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.policy import Edition, Mode
    from transport.roster import Worker
    from transport.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The roster divided, each part in roster order."""

    eligible: tuple[Worker, ...]
    held: tuple[NotTravelling, ...]


def health_gate(scenario: Scenario, *, mode: Mode = "coach") -> Gate:
    """Who may travel by ``mode``, and who is held by which rule.

    The edition in force on the day from which a worker is ready decides. The first
    broken rule of a fixed order gives the code, after those of `OUT_CODES`, who were
    to travel and do not: FEVER, CODE_NOT_ALLOWED, CERT_MISSING,
    CERT_EXPIRED, CERT_EXPIRES_ON_ROAD, EMPLOYER_NOT_ACCEPTING, VILLAGE_RISK. When a
    member of a party is held the others are PARTY_MEMBER_HELD. What the roster does
    not say about temperature is no fever.

    Raises
    ------
    ScenarioError
        If the scenario's roads do not reach every place; see
        `transport.roads.distances.distances_of`.
    """
    desk = _Desk(scenario, mode)
    own_hold: dict[str, NotTravelling] = {}
    for worker in scenario.workers:
        hold = desk.hold(worker)
        if hold is not None:
            own_hold[worker.worker_id] = hold
    holds = own_hold | _companions(scenario.workers, own_hold)
    return Gate(
        eligible=tuple(w for w in scenario.workers if w.worker_id not in holds),
        held=tuple(
            holds[w.worker_id] for w in scenario.workers if w.worker_id in holds
        ),
    )


def _companions(
    workers: Sequence[Worker], own_hold: dict[str, NotTravelling]
) -> dict[str, NotTravelling]:
    """Holds of those not held themselves whose party has a held member."""
    travelling_together = [w for w in workers if w.party_id is not None]
    found: dict[str, NotTravelling] = {}
    for party in parties_of(travelling_together):
        cause = next(
            (own_hold[w.worker_id] for w in party if w.worker_id in own_hold), None
        )
        if cause is None:
            continue
        for worker in party:
            if worker.worker_id not in own_hold:
                found[worker.worker_id] = NotTravelling(
                    worker_id=worker.worker_id,
                    code="PARTY_MEMBER_HELD",
                    told=said(
                        "PARTY_MEMBER_HELD", worker=cause.worker_id, code=cause.code
                    ),
                )
    return found


class _Desk:
    """Applies the rules to one worker after the other."""

    def __init__(self, scenario: Scenario, mode: Mode) -> None:
        self._scenario = scenario
        self._mode = mode
        self._arrivals = EarliestArrivals(scenario)
        self._editions: dict[int, Edition] = {}

    def hold(self, worker: Worker) -> NotTravelling | None:
        """The first rule that holds the worker, with what it says."""
        case = self._case(worker)
        if worker.out_code is not None:
            return NotTravelling(
                worker_id=worker.worker_id, code=worker.out_code, told=why_out(case)
            )
        for rule in RULES:
            if rule.is_broken(case):
                return NotTravelling(
                    worker_id=worker.worker_id,
                    code=rule.code,
                    told=rule.why_held(case),
                )
        return None

    def _case(self, worker: Worker) -> Case:
        return Case(
            scenario=self._scenario,
            arrivals=self._arrivals,
            mode=self._mode,
            edition=self._edition(worker.ready_s // DAY_S),
            worker=worker,
            ready_s=worker.ready_s,
        )

    def _edition(self, day: int) -> Edition:
        if day not in self._editions:
            self._editions[day] = self._scenario.edition_at(day * DAY_S)
        return self._editions[day]
