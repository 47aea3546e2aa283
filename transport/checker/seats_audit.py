"""Proof that seats suffice and that everybody sits where it is allowed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.rulebook import coach_seats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.checker.run import Run


def usable_seats(run: Run) -> Iterator[Violation]:
    """The trip states the seats that cap, observation rows and crew leave."""
    stated, expected = run.trip.usable_seats, run.usable_seats
    if stated != expected:
        what = f"{stated} usable seats stated, {expected} under {run.edition.name}"
        yield Violation(
            code="USABLE_SEATS_WRONG",
            where=run.trip_id,
            what=what,
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
        what = f"{most} workers on board, {run.usable_seats} usable seats"
        yield Violation(
            code="OVERLOADED",
            where=run.trip_id,
            what=what,
            amount=most - run.usable_seats,
        )


def luggage(run: Run) -> Iterator[Violation]:
    """What everybody aboard brings goes into the hold together."""
    if run.line.hold_bags is None:
        return
    brought = [worker.n_bags for worker in run.workers]
    spare = run.line.hold_bags - sum(brought)
    if spare < 0:
        what = (
            f"{sum(brought)} pieces of luggage, {run.line.hold_bags} go into the hold"
        )
        yield Violation(
            code="HOLD_OVERLOADED", where=run.trip_id, what=what, amount=-spare
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
            what = f"seat {label} is given to {worker_id}, who is not on board"
            yield Violation(code="SEAT_WITHOUT_WORKER", where=where, what=what)
        if label not in on_map:
            what = f"seat {label!r} of {worker_id} is not in a {run.line.vehicle_type}"
            yield Violation(code="SEAT_UNKNOWN", where=where, what=what)
        elif on_map[label].is_observation:
            what = f"{worker_id} sits on {label}, kept free for observation"
            yield Violation(code="SEAT_OBSERVATION", where=where, what=what)
    for label, names in sitters.items():
        if len(names) > 1:
            what = f"seat {label} is given to {', '.join(names)}"
            yield Violation(
                code="SEAT_TWICE", where=where, what=what, amount=len(names) - 1
            )
    for worker_id in sorted(aboard - run.trip.seats.keys()):
        what = f"{worker_id} has no seat"
        yield Violation(code="SEAT_MISSING", where=where, what=what)
