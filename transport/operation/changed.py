"""A scenario as it is after the changes of the day."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from transport.operation.stranding import with_stranded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transport.changes import Changes
    from transport.fleet import FleetLine
    from transport.roster import Worker
    from transport.scenario import Inputs, Scenario

SINCE = (
    "seats_held",
    "halts_stand",
)  # fields that digests of versions before knew nothing of
_OF_ROAD = "employed_by_id"  # nor of this one of a worker; of those added, none has it


def changed(scenario: Scenario, changes: Changes) -> Scenario:
    """The scenario once the changes are known; its digest follows from both.

    Whoever is out stays on the roster, in no party: the others of it travel without.
    """
    known = scenario.worker
    new = tuple(w for w in changes.added if w.worker_id not in known)
    everybody = replace(scenario, workers=(*scenario.workers, *new))
    scenario = with_stranded(everybody.read_from(scenario.inputs), changes.broken)
    to_place = set(changes.to_place)
    workers = tuple(
        _worker(worker, changes, is_to_place=worker.worker_id in to_place)
        for worker in scenario.workers
    )
    gone, moved = set(changes.services_gone), changes.moved
    found = replace(
        scenario,
        workers=workers,
        fleet=_fleet(scenario.fleet, changes),
        closures=changes.closed,
        seats_held=changes.seats_held,
        halts_stand=frozenset(changes.halts_stand),
        employers=tuple(
            replace(
                e,
                daily_intake=changes.intakes[e.employer_id],
                let_in=frozenset(changes.let_in.get(e.employer_id, ())),
            )
            if e.employer_id in changes.intakes
            else e
            for e in scenario.employers
        ),
        services=tuple(
            replace(s, departs_s=moved.get(s.service_id, s.departs_s))
            for s in scenario.services
            if s.service_id not in gone
        ),
    )
    return found.read_from(_inputs(scenario, changes))


def _worker(worker: Worker, changes: Changes, *, is_to_place: bool) -> Worker:
    if worker.worker_id in changes.measured:
        worker = replace(worker, temperature_c=changes.measured[worker.worker_id])
    if worker.worker_id in changes.until:
        until_s = changes.until[worker.worker_id]
        worker = replace(worker, certificate_until_s=until_s)
    walks_to = changes.walks.get(worker.worker_id)
    if walks_to is not None:
        home_id = worker.home_id or worker.village_id
        worker = replace(worker, village_id=walks_to, home_id=home_id)
    code = changes.out.get(worker.worker_id)
    if code is not None:
        return replace(worker, out_code=code, party_id=None)
    if worker.worker_id in changes.apart:
        worker = replace(worker, party_id=None)
    if is_to_place and worker.ready_s < changes.moment_s:
        return replace(worker, ready_from_s=changes.moment_s)
    return worker


def _fleet(fleet: Sequence[FleetLine], changes: Changes) -> tuple[FleetLine, ...]:
    rows = {line.key: line for line in fleet}
    for offered in changes.coaches:
        there = rows.get(offered.key)
        rows[offered.key] = (
            offered
            if there is None
            else replace(there, count=there.count + offered.count)
        )
    for lost in changes.lost:
        key = (lost.depot_id, lost.vehicle_type)
        was = tuple(one for one in rows[key].lost if one[0] != lost.coach)
        rows[key] = replace(
            rows[key], lost=tuple(sorted((*was, (lost.coach, lost.from_s))))
        )
    for key, row in rows.items():
        row = replace(row, lost=tuple(one for one in row.lost if one[0] <= row.count))
        spans = {
            (one.coach, one.from_s, one.until_s)
            for one in changes.away
            if (one.depot_id, one.vehicle_type) == key
            and one.coach <= row.count  # else no longer offered
        }
        rows[key] = replace(row, away=_apart({*row.away, *spans}, dict(row.lost)))
    return tuple(rows.values())


def _apart(
    spans: Iterable[tuple[int, int, int]], lost: Mapping[int, int]
) -> tuple[tuple[int, int, int], ...]:
    """Spans of a coach that meet as one, none past the moment at which it is lost."""
    found: list[tuple[int, int, int]] = []
    for coach, from_s, until_s in sorted(spans):
        end_s = min(until_s, lost.get(coach, until_s))
        if found and found[-1][0] == coach and from_s <= found[-1][2]:
            _, first_s, last_s = found.pop()
            from_s, end_s = first_s, max(last_s, end_s)
        if from_s < end_s:
            found.append((coach, from_s, end_s))
    return tuple(found)


def _inputs(scenario: Scenario, changes: Changes) -> Inputs | None:
    """What says the scenario: the inputs of the one before, and the changes."""
    if scenario.inputs is None:
        return None
    told = asdict(changes)
    for name in SINCE:
        if not told[name]:
            del told[name]
    for worker in told["added"]:
        if worker[_OF_ROAD] is None:
            del worker[_OF_ROAD]
    text = json.dumps(told, sort_keys=True, default=_plain)
    digest = hashlib.sha256(f"{scenario.sha256}\n{text}".encode()).hexdigest()
    origin = scenario.origin_sha256
    return replace(scenario.inputs, sha256=digest, origin_sha256=origin)


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value.normalize())
    msg = f"{value!r} is in no change"
    raise TypeError(msg)
