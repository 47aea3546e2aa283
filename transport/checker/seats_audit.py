"""Proof that seats suffice and that everybody sits where it is allowed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.rulebook import coach_seats
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.checker.run import Run


def usable_seats(run: Run) -> Iterator[Violation]:
    """The trip states the seats that cap, observation rows and crew leave."""
    stated, expected = run.trip.usable_seats, run.usable_seats
    if stated != expected:
        told = said(
            "USABLE_SEATS_WRONG", seats=stated, due=expected, edition=run.edition.name
        )
        yield Violation(
            code="USABLE_SEATS_WRONG",
            where=run.trip_id,
            told=told,
            amount=stated - expected,
        )


def load(run: Run) -> Iterator[Violation]:
    """At no stop are more workers on board than usable seats."""
    aboard: set[str] = set()
    most = 0
    for stop in run.trip.stops:
        aboard.difference_update(stop.alight)
        aboard.update(stop.board)
        most = max(most, len(aboard))
    if most > run.usable_seats:
        told = said("OVERLOADED", n=most, seats=run.usable_seats)
        yield Violation(
            code="OVERLOADED",
            where=run.trip_id,
            told=told,
            amount=most - run.usable_seats,
        )


def luggage(run: Run) -> Iterator[Violation]:
    """What everybody aboard brings goes into the hold together."""
    if run.line.hold_bags is None:
        return
    brought = [worker.n_bags for worker in run.workers]
    spare = run.line.hold_bags - sum(brought)
    if spare < 0:
        told = said("HOLD_OVERLOADED", bags=sum(brought), most=run.line.hold_bags)
        yield Violation(
            code="HOLD_OVERLOADED", where=run.trip_id, told=told, amount=-spare
        )


def seat_labels(run: Run) -> Iterator[Violation]:
    """Each worker has a seat of the coach to themselves, outside observation rows."""
    on_map = coach_seats(run.line, run.edition).seat
    aboard = {worker.worker_id for worker in run.workers}
    where = run.trip_id
    sitters: defaultdict[str, list[str]] = defaultdict(list)
    for worker_id, label in run.trip.seats.items():
        sitters[label].append(worker_id)
        if worker_id not in aboard:
            told = said("SEAT_WITHOUT_WORKER", seat=label, worker=worker_id)
            yield Violation(code="SEAT_WITHOUT_WORKER", where=where, told=told)
        if label not in on_map:
            told = said(
                "SEAT_UNKNOWN",
                seat=label,
                worker=worker_id,
                vehicle_type=run.line.vehicle_type,
            )
            yield Violation(code="SEAT_UNKNOWN", where=where, told=told)
        elif on_map[label].is_observation:
            told = said("SEAT_OBSERVATION", worker=worker_id, seat=label)
            yield Violation(code="SEAT_OBSERVATION", where=where, told=told)
    for label, names in sitters.items():
        if len(names) > 1:
            told = said("SEAT_TWICE", seat=label, workers=tuple(names))
            yield Violation(
                code="SEAT_TWICE", where=where, told=told, amount=len(names) - 1
            )
    for worker_id in sorted(aboard - run.trip.seats.keys()):
        told = said("SEAT_MISSING", worker=worker_id)
        yield Violation(code="SEAT_MISSING", where=where, told=told)
