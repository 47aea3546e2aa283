"""Proof that times are in order, places open and workers on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.rulebook import PERCENT, dwell_needed_s, is_open
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.places import Opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from transport.checker.run import Run
    from transport.plan import Stop

ALWAYS_OPEN = Opening(from_s=0, until_s=DAY_S)
SPARE_DAYS = 30  # after the last day, for the way back


def in_order(run: Run) -> Iterator[Violation]:
    """Whole minutes, each after the one before; the depot is start and end only."""
    where = run.trip_id
    last_s = run.trip.stops[0].arrive_s
    for stop in run.trip.stops:
        name = stop.place_id or stop.kind
        for at_s in (stop.arrive_s, stop.depart_s):
            if at_s % MINUTE_S:
                what = f"{at_s % MINUTE_S} s beyond a whole minute at {name}"
                yield Violation(code="TIME_NOT_WHOLE_MINUTE", where=where, what=what)
            if at_s < last_s:
                what = f"{last_s - at_s} s back in time at {name}"
                yield Violation(
                    code="TIME_BACKWARDS", where=where, what=what, amount=last_s - at_s
                )
            last_s = max(last_s, at_s)
        if stop.kind == "depot" and stop.arrive_s != stop.depart_s:
            halt_s = stop.depart_s - stop.arrive_s
            what = f"halts {halt_s} s at its depot, 0 s expected"
            yield Violation(code="DEPOT_HALT", where=where, what=what, amount=halt_s)


def readable_length(run: Run) -> Iterator[Violation]:
    """No trip is so long that its minutes cannot be laid out."""
    allowed_s = (run.scenario.n_days + SPARE_DAYS) * DAY_S
    found_s = run.trip.return_s - run.trip.depart_s
    if found_s > allowed_s:
        what = f"lasts {found_s} s, {allowed_s} s can be read"
        yield Violation(
            code="TRIP_TOO_LONG",
            where=run.trip_id,
            what=what,
            amount=found_s - allowed_s,
        )


def planning_days(run: Run) -> Iterator[Violation]:
    """The coach leaves on the first day or later; workers arrive by the last."""
    where, end_s = run.trip_id, run.scenario.end_s
    if run.trip.depart_s < 0:
        what = f"leaves {-run.trip.depart_s} s before the first day"
        yield Violation(
            code="BEFORE_FIRST_DAY", where=where, what=what, amount=-run.trip.depart_s
        )
    late_s = max(stop.depart_s for stop in run.drops) - end_s
    if late_s > 0:
        what = f"workers alight {late_s} s after the last day"
        yield Violation(code="AFTER_LAST_DAY", where=where, what=what, amount=late_s)


def service(run: Run) -> Iterator[Violation]:
    """Halts last as long as serving takes, and start while the place is open."""
    policy = run.scenario.policy
    for stop in (*run.pickups, *run.drops):
        needed_s = dwell_needed_s(policy, n_served=len(stop.board) + len(stop.alight))
        halted_s = stop.depart_s - stop.arrive_s
        if halted_s < needed_s:
            what = f"halts {halted_s} s at {stop.place_id}, {needed_s} s needed"
            yield Violation(
                code="DWELL_TOO_SHORT",
                where=run.trip_id,
                what=what,
                amount=needed_s - halted_s,
            )
        start_s = run.service_start_s(stop)
        if not is_open(_opening(run, stop), start_s):
            starts = run.scenario.clock.iso(start_s)
            what = f"{stop.place_id} is served from {starts}, when it is closed"
            yield Violation(code="OUTSIDE_OPENING", where=run.trip_id, what=what)


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
        direct_m = metres(*run.ends(worker))
        ridden_m = alights.at_m - boards.at_m
        for code, found, allowed, unit in (
            ("BOARDS_BEFORE_READY", -board_s, _negated(worker.ready_from_s), "s"),
            ("ARRIVES_TOO_LATE", alight_s, worker.report_by_s, "s"),
            ("RIDE_TOO_LONG", alight_s - board_s, run.scenario.policy.max_ride_s, "s"),
            ("DETOUR_TOO_LONG", ridden_m, _detour_allowed_m(run, direct_m), "m"),
        ):
            if allowed is not None and found > allowed:
                what = _sentence(code, run, found=found, allowed=allowed, unit=unit)
                yield Violation(
                    code=code,
                    where=worker.worker_id,
                    what=what,
                    amount=found - allowed,
                )


def _negated(at_s: int | None) -> int | None:
    return None if at_s is None else -at_s


def _detour_allowed_m(run: Run, direct_m: int) -> int:
    policy = run.scenario.policy
    by_ratio = direct_m * policy.max_detour_percent // PERCENT
    return max(by_ratio, direct_m + policy.detour_allowance_m)


def _sentence(code: str, run: Run, *, found: int, allowed: int, unit: str) -> str:
    iso = run.scenario.clock.iso
    trip_id = run.trip_id
    if code == "BOARDS_BEFORE_READY":
        return f"{trip_id} boards at {iso(-found)}, ready from {iso(-allowed)}"
    if code == "ARRIVES_TOO_LATE":
        return f"{trip_id} arrives at {iso(found)}, expected by {iso(allowed)}"
    if unit == "s":
        rides, most = found / HOUR_S, allowed / HOUR_S
        return f"{trip_id} rides {rides:.2f} h, {most:.2f} h allowed"
    return f"{trip_id} rides {found} m, {allowed} m allowed"
