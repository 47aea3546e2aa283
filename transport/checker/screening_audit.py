"""Proof that health checks were possible: places, hours, queues, prices.

Whom checks let travel follows from the scenario: nobody is held for want of a check
that was to be had, and nobody is checked before those who come before him.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from math import cos, hypot, radians
from typing import TYPE_CHECKING, NamedTuple

from transport.checker.findings import Violation
from transport.checker.priority_audit import class_of
from transport.checker.rulebook import edition_in_force, is_open
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.places import Opening, Village
    from transport.plan import Plan, Screening
    from transport.roster import Worker
    from transport.said import Said
    from transport.scenario import Scenario


class _Desk(NamedTuple):
    name: str
    opening: Opening | None
    per_hour: int
    back_s: int
    cost_fen: int


def screenings(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    """Each check is of a worker who needs it, where and when it can be made."""
    queue: Counter[tuple[str, int]] = Counter()
    seen: Counter[str] = Counter()
    most: dict[str, int] = {}
    for check in plan.screenings:
        worker = scenario.worker.get(check.worker_id)
        if worker is None:
            told = said("WORKER_UNKNOWN", worker=check.worker_id)
            yield Violation(code="WORKER_UNKNOWN", where=check.worker_id, told=told)
            continue
        seen[check.worker_id] += 1
        desk = _desk(scenario, scenario.village[worker.village_id])
        if desk is None or desk.name != check.desk_id:
            told = said("SCREENING_PLACE_WRONG_NOWHERE", desk=check.desk_id)
            if desk is not None:
                due = desk.name
                told = said("SCREENING_PLACE_WRONG", desk=check.desk_id, due=due)
            yield _about(check, "SCREENING_PLACE_WRONG", told)
            continue
        queue[desk.name, check.at_s] += 1
        most[desk.name] = desk.per_hour
        yield from _hour(scenario, worker, check, desk)
    for worker_id, n in seen.items():
        if n > 1:
            told = said("SCREENING_TWICE", n=n)
            yield Violation(
                code="SCREENING_TWICE", where=worker_id, told=told, amount=n - 1
            )
    for (name, at_s), n in sorted(queue.items()):
        if n > most[name]:
            hour = scenario.clock.told(at_s)
            told = said("SCREENING_QUEUE", n=n, start=hour, most=most[name])
            yield Violation(
                code="SCREENING_QUEUE", where=name, told=told, amount=n - most[name]
            )


def in_turn(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    """Whoever needs a check has the first hour that those before him leave.

    First come those listed as poor, then those of key employers, then all others;
    among them who is ready first, then by id.
    """
    stated = {check.worker_id: check.at_s for check in plan.screenings}
    lines = _lines(scenario)
    in_need = {worker.worker_id for waiting in lines.values() for worker in waiting}
    for worker in scenario.workers:
        if worker.worker_id in stated and worker.worker_id not in in_need:
            told = said("SCREENING_NOT_NEEDED")
            yield _of_worker(worker, "SCREENING_NOT_NEEDED", told)
    iso = scenario.clock.iso
    for desk, waiting in lines.items():
        for worker, due_s in _turns(scenario, desk, waiting):
            found_s = stated.get(worker.worker_id)
            if found_s is None and due_s is not None:
                told = said("SCREENING_MISSED", desk=desk.name, start=iso(due_s))
                yield _of_worker(worker, "SCREENING_MISSED", told)
            elif found_s is not None and found_s != due_s:
                start = iso(found_s)
                told = said("SCREENING_OUT_OF_TURN_NEVER", start=start)
                if due_s is not None:
                    due = iso(due_s)
                    told = said("SCREENING_OUT_OF_TURN", start=start, due=due)
                yield _of_worker(worker, "SCREENING_OUT_OF_TURN", told)


def due_fen(scenario: Scenario) -> int:
    """Fen of the checks that every plan has, whoever rides: their turns are given."""
    return sum(
        desk.cost_fen
        for desk, waiting in _lines(scenario).items()
        for _, due_s in _turns(scenario, desk, waiting)
        if due_s is not None
    )


def _lines(scenario: Scenario) -> dict[_Desk, list[Worker]]:
    """Who waits for each desk, in the order of the roster."""
    lines: defaultdict[_Desk, list[Worker]] = defaultdict(list)
    for worker in scenario.workers:
        desk = _desk(scenario, scenario.village[worker.village_id])
        if desk is not None and _lacks_paper(scenario, worker):
            lines[desk].append(worker)
    return lines


def _turns(
    scenario: Scenario, desk: _Desk, waiting: list[Worker]
) -> Iterator[tuple[Worker, int | None]]:
    """Everybody who waits for the desk, with the hour that falls to him."""
    free = {
        at_s: desk.per_hour
        for at_s in range(0, scenario.end_s, HOUR_S)
        if _is_open_throughout(desk.opening, at_s)
    }

    def rank(worker: Worker) -> tuple[int, int, str]:
        return class_of(scenario, (worker,)), _ready_s(worker), worker.worker_id

    for worker in sorted(waiting, key=rank):
        ready_s = _ready_s(worker)
        hours = (at_s for at_s, n in free.items() if n > 0 and at_s >= ready_s)
        due_s = next(hours, None)
        if due_s is not None:
            free[due_s] -= 1
        yield worker, due_s


def _is_open_throughout(opening: Opening | None, at_s: int) -> bool:
    minutes = range(at_s, at_s + HOUR_S + 1, MINUTE_S)
    return opening is None or all(is_open(opening, s) for s in minutes)


def _lacks_paper(scenario: Scenario, worker: Worker) -> bool:
    """Whether a certificate is asked for on the ready day and none is valid then."""
    ready_s, until_s = _ready_s(worker), worker.certificate_until_s
    edition = edition_in_force(scenario.policy, scenario.clock.date_of(ready_s))
    is_valid = until_s is not None and until_s > ready_s
    return edition.certificate_required and not is_valid


def _ready_s(worker: Worker) -> int:
    return max(0, worker.ready_from_s or 0)


def _hour(
    scenario: Scenario, worker: Worker, check: Screening, desk: _Desk
) -> Iterator[Violation]:
    at_s = check.at_s
    is_hour = at_s % HOUR_S == 0 and 0 <= at_s < scenario.end_s
    opening = desk.opening
    ends_open = opening is None or (
        is_open(opening, at_s) and is_open(opening, at_s + HOUR_S)
    )
    if not is_hour or not ends_open:
        told = said("SCREENING_CLOSED", start=scenario.clock.told(at_s), desk=desk.name)
        yield _about(check, "SCREENING_CLOSED", told)
    if at_s < max(0, worker.ready_from_s or 0):
        told = said("SCREENING_TOO_EARLY", start=scenario.clock.told(at_s))
        yield _about(check, "SCREENING_TOO_EARLY", told)
    if check.cost_fen != desk.cost_fen:
        found_fen, due_fen = check.cost_fen, desk.cost_fen
        told = said("SCREENING_COST_WRONG", found_fen=found_fen, due_fen=due_fen)
        yield _about(check, "SCREENING_COST_WRONG", told)


def after_checks(scenario: Scenario, plan: Plan) -> Scenario:
    """The scenario in which the checked workers hold their new certificates.

    Nobody is ready before being back from the check.
    """
    checks = {check.worker_id: check for check in plan.screenings}
    if not checks:
        return scenario
    workers = []
    for worker in scenario.workers:
        check = checks.get(worker.worker_id)
        desk = _desk(scenario, scenario.village[worker.village_id])
        if check is None or desk is None:
            workers.append(worker)
            continue
        done_s = check.at_s + HOUR_S
        day = scenario.clock.date_of(done_s)
        valid_days = edition_in_force(scenario.policy, day).certificate_valid_days
        workers.append(
            replace(
                worker,
                ready_from_s=max(worker.ready_from_s or 0, done_s + desk.back_s),
                certificate_issued_s=done_s,
                certificate_until_s=done_s + valid_days * DAY_S,
            )
        )
    return replace(scenario, workers=tuple(workers))


def _desk(scenario: Scenario, village: Village) -> _Desk | None:
    """The township's staff where there is some, else the nearest station."""
    policy = scenario.policy
    goes_there = village.village_id in scenario.own_village  # and to no gate
    if policy.township_staff > 0 and goes_there:
        per_hour = policy.township_staff * policy.checks_per_staff_hour
        name = f"team:{village.county}/{village.town}"
        return _Desk(name, policy.pickup_opening, per_hour, 0, 0)
    narrow = cos(radians(village.lat))
    near = sorted(
        (hypot(s.lat - village.lat, (s.lon - village.lon) * narrow), s.station_id, s)
        for s in scenario.stations
    )
    if not near:
        return None
    s = near[0][2]
    return _Desk(
        *(s.station_id, s.opening, s.checks_per_hour),
        *(policy.screening_return_s, s.cost_per_check_fen),
    )


def _of_worker(worker: Worker, code: str, told: Said) -> Violation:
    return Violation(code=code, where=worker.worker_id, told=told)


def _about(check: Screening, code: str, told: Said) -> Violation:
    return Violation(code=code, where=check.worker_id, told=told)
