"""Proof that everybody is accounted for once and journeys match trips."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.checker.findings import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.checker.run import Run
    from transport.plan import Journey, Leg, Plan
    from transport.scenario import Scenario


WAYS = (("direct",), ("feeder", "service", "receiving"))


def everybody_once(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    """Each registered worker has one entry.

    A journey, or one among those who are held, are unplanned or travel alone.
    """
    listed = Counter(journey.worker_id for journey in plan.journeys)
    listed.update(entry.worker_id for entry in (*plan.held, *plan.unplanned))
    listed.update(entry.worker_id for entry in plan.individual)
    for worker_id, n in listed.items():
        if worker_id not in scenario.worker:
            what = f"worker {worker_id!r} is not on the roster"
            yield Violation(code="WORKER_UNKNOWN", where=worker_id, what=what)
        elif n > 1:
            what = f"{n} entries over journeys, held, unplanned and alone; 1 expected"
            yield Violation(
                code="WORKER_TWICE", where=worker_id, what=what, amount=n - 1
            )
    for worker in scenario.workers:
        if worker.worker_id not in listed:
            what = "neither a journey nor held, unplanned or travelling alone"
            yield Violation(code="WORKER_MISSING", where=worker.worker_id, what=what)


def counts(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    """Registered and eligible workers; that each hold is due is proved elsewhere."""
    n_registered = len(scenario.workers)
    n_held = len({entry.worker_id for entry in plan.held} & scenario.worker.keys())
    pairs = (
        ("registered", plan.n_registered, n_registered),
        ("eligible", plan.n_eligible, n_registered - n_held),
    )
    for name, found, expected in pairs:
        if found != expected:
            what = f"{found} workers {name}, counted {expected}"
            yield Violation(
                code="COUNT_WRONG", where="plan", what=what, amount=found - expected
            )


def journeys(plan: Plan, runs: Sequence[Run]) -> Iterator[Violation]:
    """Legs name trips that carry the worker, with its times and seat."""
    by_id = {run.trip_id: run for run in runs}
    known = {trip.trip_id for trip in plan.trips}
    rides: set[tuple[str, str]] = set()
    for journey in plan.journeys:
        segments = tuple(_segment(leg, by_id) for leg in journey.legs)
        if "unread" not in segments and segments not in WAYS:
            what = f"legs are {', '.join(segments) or 'none'}"
            yield Violation(
                code="JOURNEY_NOT_DOOR_TO_DOOR", where=journey.worker_id, what=what
            )
        for leg in journey.legs:
            if leg.trip_id is None:
                continue
            rides.add((leg.trip_id, journey.worker_id))
            if leg.trip_id not in known:
                what = f"rides on trip {leg.trip_id!r}, which is not in the plan"
                yield Violation(code="TRIP_UNKNOWN", where=journey.worker_id, what=what)
            elif leg.trip_id in by_id:
                yield from _leg(journey, leg, by_id[leg.trip_id])
    for run in runs:
        for worker in run.workers:
            if (run.trip_id, worker.worker_id) not in rides:
                what = f"is aboard {run.trip_id} without a journey on it"
                yield Violation(
                    code="PASSENGER_WITHOUT_JOURNEY", where=worker.worker_id, what=what
                )


def _segment(leg: Leg, by_id: dict[str, Run]) -> str:
    if leg.service_id is not None and leg.trip_id is None:
        return "service"
    run = by_id.get(leg.trip_id or "")
    return "unread" if run is None else run.trip.segment


def _leg(journey: Journey, leg: Leg, run: Run) -> Iterator[Violation]:
    where = journey.worker_id
    boards = run.boards_at.get(where)
    alights = run.alights_at.get(where)
    if boards is None:
        what = f"does not board trip {run.trip_id}"
        yield Violation(code="LEG_NOT_ABOARD", where=where, what=what)
        return
    starts_s = run.service_start_s(boards)
    if leg.board_s != starts_s:
        what = f"boards {run.trip_id} at {leg.board_s} s, the stop says {starts_s} s"
        yield Violation(
            code="LEG_TIME_WRONG", where=where, what=what, amount=leg.board_s - starts_s
        )
    if alights is not None and leg.alight_s != alights.depart_s:
        late_s = leg.alight_s - alights.depart_s
        what = f"alights {run.trip_id} at {leg.alight_s} s, {late_s:+} s off the stop"
        yield Violation(code="LEG_TIME_WRONG", where=where, what=what, amount=late_s)
    seat = run.trip.seats.get(where)
    if leg.seat != seat:
        what = f"seat {leg.seat!r} in the journey, {seat!r} on {run.trip_id}"
        yield Violation(code="LEG_SEAT_WRONG", where=where, what=what)
