"""Proof that the code of a worker left behind is not refuted by the scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.home_audit import asks_home
from transport.checker.rulebook import (
    cap_percent,
    edition_in_force,
    home_and_work,
    pair_risk,
    seats_left,
    way_scope,
)
from transport.clock import DAY_S
from transport.said import said
from transport.unplanned import UNPLANNED_CODES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.fleet import FleetLine
    from transport.roster import Worker
    from transport.said import Said
    from transport.scenario import Scenario

BY_SERVICES = (
    "SERVICE_FULL",
    "NO_CONNECTING_COACH",
    "MODE_NOT_ADMITTED",
    "SERVICE_TIMES",
)
CREW = 2  # drivers that a long way may ask for


def code(scenario: Scenario, worker: Worker, stated: str) -> Iterator[Violation]:
    """The code is a known one, and nothing in the scenario speaks against it."""
    if stated not in UNPLANNED_CODES:
        codes = tuple(UNPLANNED_CODES)
        yield _about(worker, said("UNPLANNED_CODE_WRONG", code=stated, codes=codes))
        return
    against = _refuted(scenario, worker, stated)
    if against is not None:
        yield _about(worker, against)


def _refuted(scenario: Scenario, worker: Worker, stated: str) -> Said | None:
    """What the scenario holds against the code; None for nothing."""
    if stated == "NO_COACH_FITS_VILLAGE":
        able = [line for line in scenario.fleet if may_carry(scenario, worker, line)]
        told = said(
            "UNPLANNED_CODE_WRONG_FITS",
            code=stated,
            vehicle_type=tuple(line.vehicle_type for line in able),
            village=worker.village_id,
        )
        return told if able else None
    if stated == "INTAKE_FULL":
        most, employer = (
            scenario.employer[worker.employer_id].daily_intake,
            worker.employer_id,
        )
        told = said("UNPLANNED_CODE_WRONG_INTAKE", code=stated, employer=employer)
        return told if most is None else None
    if stated == "NO_COACH_AT_HOME":
        told = said("UNPLANNED_CODE_WRONG_HOME", code=stated)
        return None if asks_home(scenario.policy) else told
    if stated == "HOLD_FULL":
        is_limited = any(line.hold_bags is not None for line in scenario.fleet)
        return None if is_limited else said("UNPLANNED_CODE_WRONG_HOLD", code=stated)
    if stated in BY_SERVICES:  # services may be gone since, their hubs are not
        told = said("UNPLANNED_CODE_WRONG_SERVICE", code=stated)
        return None if scenario.services or scenario.hubs else told
    if stated == "CERT_EXPIRES_ON_ROAD":
        has_end = any(
            other.certificate_until_s is not None
            for other in scenario.workers
            if (other.village_id, other.employer_id)
            == (worker.village_id, worker.employer_id)
        )
        return None if has_end else said("UNPLANNED_CODE_WRONG_PAPER", code=stated)
    return None


def may_carry(
    scenario: Scenario, worker: Worker, line: FleetLine, *, n: int = 1
) -> bool:
    """Whether the vehicle may go to the village and has ``n`` seats on every day."""
    way = worker.village_id, worker.employer_id
    max_seats = home_and_work(scenario, *way)[0].max_seats
    if not line.count or (max_seats is not None and line.seats > max_seats):
        return False
    scope, risk = way_scope(scenario, *way), pair_risk(scenario, *way)
    editions = {
        edition_in_force(scenario.policy, scenario.clock.date_of(day * DAY_S))
        for day in range(scenario.n_days)
    }
    return all(
        seats_left(
            line,
            scenario.policy,
            edition,
            percent=cap_percent(edition, scope=scope, risk=risk),
            drivers=max(line.drivers, CREW if n == 1 else scenario.policy.max_drivers),
        )
        >= n
        for edition in editions
    )


def _about(worker: Worker, told: Said) -> Violation:
    return Violation(code="UNPLANNED_CODE_WRONG", where=worker.worker_id, told=told)
