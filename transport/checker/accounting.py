"""Proof that everybody is accounted for once and journeys match trips."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.rulebook import dwell_needed_s
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.checker.run import Run
    from transport.plan import Journey, Leg, Plan, Stop
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
            told = said("WORKER_UNKNOWN", worker=worker_id)
            yield Violation(code="WORKER_UNKNOWN", where=worker_id, told=told)
        elif n > 1:
            told = said("WORKER_TWICE", n=n)
            yield Violation(
                code="WORKER_TWICE", where=worker_id, told=told, amount=n - 1
            )
    for worker in scenario.workers:
        if worker.worker_id not in listed:
            told = said("WORKER_MISSING")
            yield Violation(code="WORKER_MISSING", where=worker.worker_id, told=told)


def counts(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    """Registered and eligible workers; that each hold is due is proved elsewhere."""
    n_registered = len(scenario.workers)
    n_held = len({entry.worker_id for entry in plan.held} & scenario.worker.keys())
    n_eligible = n_registered - n_held
    for told, off in (
        (
            said("COUNT_WRONG_REGISTERED", n=plan.n_registered, due=n_registered),
            plan.n_registered - n_registered,
        ),
        (
            said("COUNT_WRONG_ELIGIBLE", n=plan.n_eligible, due=n_eligible),
            plan.n_eligible - n_eligible,
        ),
    ):
        if off:
            yield Violation(code="COUNT_WRONG", where="plan", told=told, amount=off)


def journeys(plan: Plan, runs: Sequence[Run]) -> Iterator[Violation]:
    """Legs name trips that carry the worker, with its times and seat."""
    by_id = {run.trip_id: run for run in runs}
    known = {trip.trip_id for trip in plan.trips}
    rides: set[tuple[str, str]] = set()
    for journey in plan.journeys:
        segments = tuple(_segment(leg, by_id) for leg in journey.legs)
        if "unread" not in segments and segments not in WAYS:
            told = said("JOURNEY_NOT_DOOR_TO_DOOR_NO_LEGS")
            if segments:
                told = said("JOURNEY_NOT_DOOR_TO_DOOR", segments=segments)
            yield Violation(
                code="JOURNEY_NOT_DOOR_TO_DOOR", where=journey.worker_id, told=told
            )
        for leg in journey.legs:
            if leg.trip_id is None:
                continue
            rides.add((leg.trip_id, journey.worker_id))
            if leg.trip_id not in known:
                told = said("TRIP_UNKNOWN", trip=leg.trip_id)
                yield Violation(code="TRIP_UNKNOWN", where=journey.worker_id, told=told)
            elif leg.trip_id in by_id:
                yield from _leg(journey, leg, by_id[leg.trip_id])
    for run in runs:
        for worker in run.workers:
            if (run.trip_id, worker.worker_id) not in rides:
                told = said("PASSENGER_WITHOUT_JOURNEY", trip=run.trip_id)
                yield Violation(
                    code="PASSENGER_WITHOUT_JOURNEY", where=worker.worker_id, told=told
                )


def _segment(leg: Leg, by_id: dict[str, Run]) -> str:
    if leg.service_id is not None and leg.trip_id is None:
        return "service"
    run = by_id.get(leg.trip_id or "")
    return "unread" if run is None else run.trip.segment


def _due_s(run: Run, stop: Stop, told_s: int) -> int:
    """The moment told where it will do, else that at which boarding starts.

    It may be earlier than that, as it is where somebody does not come after all: when
    the coach is there, and no earlier than if it were to be filled there.
    """
    starts_s = run.service_start_s(stop)
    n_full = max(len(stop.board), run.usable_seats)
    full_s = dwell_needed_s(run.scenario.policy, n_served=n_full)
    is_early_enough = max(stop.arrive_s, stop.depart_s - full_s) <= told_s <= starts_s
    return told_s if is_early_enough else starts_s


def _leg(journey: Journey, leg: Leg, run: Run) -> Iterator[Violation]:
    where, iso = journey.worker_id, run.scenario.clock.iso
    boards = run.boards_at.get(where)
    alights = run.alights_at.get(where)
    if boards is None:
        told = said("LEG_NOT_ABOARD", trip=run.trip_id)
        yield Violation(code="LEG_NOT_ABOARD", where=where, told=told)
        return
    starts_s = _due_s(run, boards, leg.board_s)
    if leg.board_s != starts_s:
        told = said(
            "LEG_TIME_WRONG_BOARDS",
            trip=run.trip_id,
            at=iso(leg.board_s),
            due=iso(starts_s),
        )
        yield Violation(
            code="LEG_TIME_WRONG", where=where, told=told, amount=leg.board_s - starts_s
        )
    if alights is not None and leg.alight_s != alights.depart_s:
        late_s = leg.alight_s - alights.depart_s
        told = said(
            "LEG_TIME_WRONG_ALIGHTS",
            trip=run.trip_id,
            at=iso(leg.alight_s),
            due=iso(alights.depart_s),
        )
        yield Violation(code="LEG_TIME_WRONG", where=where, told=told, amount=late_s)
    yield from _seat(leg, run, where)


def _seat(leg: Leg, run: Run, worker_id: str) -> Iterator[Violation]:
    seat = run.trip.seats.get(worker_id)
    if leg.seat == seat:
        return
    told = said("LEG_SEAT_WRONG_NONE", seat=leg.seat, trip=run.trip_id)
    if seat is not None:
        told = said("LEG_SEAT_WRONG", seat=leg.seat, due=seat, trip=run.trip_id)
    yield Violation(code="LEG_SEAT_WRONG", where=worker_id, told=told)
