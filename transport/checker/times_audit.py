"""Proof that times are in order, places open and workers on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.naming import place_or_kind
from transport.checker.rulebook import PERCENT, dwell_needed_s, is_open
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.places import Opening
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from transport.checker.run import Run
    from transport.plan import Stop
    from transport.roster import Worker
    from transport.said import Said

ALWAYS_OPEN = Opening(from_s=0, until_s=DAY_S)
SPARE_DAYS = 30  # after the last day, for the way back


def in_order(run: Run) -> Iterator[Violation]:
    """Whole minutes, each after the one before; the depot is start and end only."""
    where = run.trip_id
    last_s = run.trip.stops[0].arrive_s
    for stop in run.trip.stops:
        place = place_or_kind(stop)
        for at_s in (stop.arrive_s, stop.depart_s):
            if at_s % MINUTE_S:
                over_s = at_s % MINUTE_S
                told = said("TIME_NOT_WHOLE_MINUTE", over_seconds=over_s, place=place)
                yield Violation(code="TIME_NOT_WHOLE_MINUTE", where=where, told=told)
            if at_s < last_s:
                told = said("TIME_BACKWARDS", back_seconds=last_s - at_s, place=place)
                yield Violation(
                    code="TIME_BACKWARDS", where=where, told=told, amount=last_s - at_s
                )
            last_s = max(last_s, at_s)
        if stop.kind in ("depot", "layover") and stop.arrive_s != stop.depart_s:
            halt_s = stop.depart_s - stop.arrive_s
            told = said("DEPOT_HALT", halt_seconds=halt_s)
            yield Violation(code="DEPOT_HALT", where=where, told=told, amount=halt_s)


def readable_length(runs: Sequence[Run], *, where: str) -> Iterator[Violation]:
    """No trip, and no chain of them, is too long for its minutes to be laid out."""
    allowed_s = (runs[0].scenario.n_days + SPARE_DAYS) * DAY_S
    found_s = max(run.trip.return_s for run in runs) - runs[0].trip.depart_s
    if found_s > allowed_s:
        told = said("TRIP_TOO_LONG", found_seconds=found_s, most_seconds=allowed_s)
        yield Violation(
            code="TRIP_TOO_LONG",
            where=where,
            told=told,
            amount=found_s - allowed_s,
        )


def planning_days(run: Run) -> Iterator[Violation]:
    """The coach leaves on the first day or later; workers arrive by the last."""
    where, end_s = run.trip_id, run.scenario.end_s
    if run.trip.depart_s < 0:
        early_s = -run.trip.depart_s
        told = said("BEFORE_FIRST_DAY_LEAVES", early_seconds=early_s)
        yield Violation(code="BEFORE_FIRST_DAY", where=where, told=told, amount=early_s)
    late_s = max(stop.depart_s for stop in run.drops) - end_s
    if late_s > 0:
        told = said("AFTER_LAST_DAY_ALIGHT", late_seconds=late_s)
        yield Violation(code="AFTER_LAST_DAY", where=where, told=told, amount=late_s)


def service(run: Run) -> Iterator[Violation]:
    """Halts last as long as serving takes, and start while the place is open."""
    policy = run.scenario.policy
    for stop in (*run.pickups, *run.drops):
        needed_s = dwell_needed_s(policy, n_served=len(stop.board) + len(stop.alight))
        halted_s = stop.depart_s - stop.arrive_s
        if halted_s < needed_s:
            told = said(
                "DWELL_TOO_SHORT",
                found_seconds=halted_s,
                place=str(stop.place_id),
                due_seconds=needed_s,
            )
            yield Violation(
                code="DWELL_TOO_SHORT",
                where=run.trip_id,
                told=told,
                amount=needed_s - halted_s,
            )
        start_s = run.service_start_s(stop)
        if not is_open(_opening(run, stop), start_s):
            starts = run.scenario.clock.told(start_s)
            told = said("OUTSIDE_OPENING", place=str(stop.place_id), start=starts)
            yield Violation(code="OUTSIDE_OPENING", where=run.trip_id, told=told)


def _opening(run: Run, stop: Stop) -> Opening:
    scenario, place_id = run.scenario, str(stop.place_id)
    if stop.kind == "hub":
        return ALWAYS_OPEN
    if stop.kind == "pickup":
        return scenario.village[place_id].opening or scenario.policy.pickup_opening
    return scenario.employer[place_id].opening or scenario.policy.gate_opening


def workers_on_time(run: Run, metres: Callable[[str, str], int]) -> Iterator[Violation]:
    """Ready when picked up, there when expected, not too long nor too far on board.

    ``metres`` gives the direct road distance between two places.
    """
    for worker in run.workers:
        boards = run.boards_at.get(worker.worker_id)
        alights = run.alights_at.get(worker.worker_id)
        if boards is None or alights is None:
            continue  # reported as a fault of the trip's structure
        board_s, alight_s = run.service_start_s(boards), alights.depart_s
        yield from _in_time(run, worker, board_s, alight_s)
        found_s, allowed_s = alight_s - board_s, run.scenario.policy.max_ride_s
        if found_s > allowed_s:
            told = said(
                "RIDE_TOO_LONG",
                trip=run.trip_id,
                found_h=found_s / HOUR_S,
                most_h=allowed_s / HOUR_S,
            )
            yield _of(worker, "RIDE_TOO_LONG", told, found_s - allowed_s)
        allowed_m = _detour_allowed_m(run, metres(*run.ends(worker)))
        ridden_m = alights.at_m - boards.at_m
        if ridden_m > allowed_m:
            told = said(
                "DETOUR_TOO_LONG_ABOARD",
                trip=run.trip_id,
                found_metres=ridden_m,
                most_metres=allowed_m,
            )
            yield _of(worker, "DETOUR_TOO_LONG", told, ridden_m - allowed_m)


def _in_time(
    run: Run, worker: Worker, board_s: int, alight_s: int
) -> Iterator[Violation]:
    iso, trip = run.scenario.clock.iso, run.trip_id
    ready_s, due_s = worker.ready_from_s, worker.report_by_s
    if ready_s is not None and board_s < ready_s:
        told = said(
            "BOARDS_BEFORE_READY", trip=trip, at=iso(board_s), ready=iso(ready_s)
        )
        yield _of(worker, "BOARDS_BEFORE_READY", told, ready_s - board_s)
    if due_s is not None and alight_s > due_s:
        told = said(
            "ARRIVES_TOO_LATE_ABOARD", trip=trip, at=iso(alight_s), due=iso(due_s)
        )
        yield _of(worker, "ARRIVES_TOO_LATE", told, alight_s - due_s)


def _of(worker: Worker, code: str, told: Said, amount: int) -> Violation:
    return Violation(code=code, where=worker.worker_id, told=told, amount=amount)


def _detour_allowed_m(run: Run, direct_m: int) -> int:
    policy = run.scenario.policy
    by_ratio = direct_m * policy.max_detour_percent // PERCENT
    return max(by_ratio, direct_m + policy.detour_allowance_m)
