"""Proof that the plan is this scenario's and that trips are built as trips."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.naming import place_or_none
from transport.checker.run import Run
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from transport.plan import Plan, Stop, Trip
    from transport.scenario import Scenario

SERVED = ("pickup", "drop", "hub")
SEGMENTS = {
    "direct": ("pickup", "drop"),
    "feeder": ("pickup", "hub"),
    "receiving": ("hub", "drop"),
}
HALTS = ("break", "rest")
ENDS = ("depot", "layover")


def identity(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    """The plan names this scenario, its inputs and its variant."""
    found, here = plan.scenario_name, scenario.name
    if found != here:
        told = said("SCENARIO_NAME", found=found, here=here)
        yield Violation(code="SCENARIO_NAME", where="plan", told=told)
    found, here = plan.scenario_sha256, scenario.sha256
    if found != here:
        told = said("SCENARIO_DIGEST", found=found, here=here)
        yield Violation(code="SCENARIO_DIGEST", where="plan", told=told)
    if plan.variant != scenario.variant:
        none = said("SCENARIO_VARIANT_NONE")
        told = said(
            "SCENARIO_VARIANT",
            found=none if plan.variant is None else plan.variant,
            here=none if scenario.variant is None else scenario.variant,
        )
        yield Violation(code="SCENARIO_VARIANT", where="plan", told=told)


def readable_runs(scenario: Scenario, plan: Plan) -> tuple[list[Run], list[Violation]]:
    """Trips that can be audited further, and what makes the others unreadable."""
    runs: list[Run] = []
    found: list[Violation] = []
    for trip in plan.trips:
        faults = list(_unreadable(scenario, trip))
        found.extend(faults)
        if not faults:
            line = scenario.fleet_line[trip.depot_id, trip.vehicle_type]
            runs.append(Run(scenario=scenario, trip=trip, line=line))
    return runs, found


def _unreadable(scenario: Scenario, trip: Trip) -> Iterator[Violation]:
    where = trip.trip_id
    if (trip.depot_id, trip.vehicle_type) not in scenario.fleet_line:
        told = said(
            "VEHICLE_UNKNOWN", vehicle_type=trip.vehicle_type, depot=trip.depot_id
        )
        yield Violation(code="VEHICLE_UNKNOWN", where=where, told=told)
    if not _is_segment(scenario, trip):
        told = said("SEGMENT_WRONG_ALONE", segment=trip.segment)
        if trip.service_id is not None:
            told = said("SEGMENT_WRONG", segment=trip.segment, service=trip.service_id)
        yield Violation(code="SEGMENT_WRONG", where=where, told=told)
        return
    for stop in trip.stops:
        yield from _unknown(scenario, stop, where)
    kinds = [stop.kind for stop in trip.stops]
    boards, alights = SEGMENTS[trip.segment]
    if not {boards, alights} <= set(kinds):
        told = said("STOP_ORDER_NO_STOPS")
        if kinds:
            told = said("STOP_ORDER_LACKS", kinds=tuple(kinds))
        yield Violation(code="STOP_ORDER", where=where, told=told)
    elif not any(stop.board for stop in trip.stops if stop.kind == boards):
        told = said("STOP_EMPTY_THROUGHOUT")
        yield Violation(code="STOP_EMPTY", where=where, told=told)


def _unknown(scenario: Scenario, stop: Stop, trip_id: str) -> Iterator[Violation]:
    """A stop's kind, place and workers that the scenario does not know."""
    told = said("PLACE_UNKNOWN", kind=stop.kind, place=place_or_none(stop))
    if stop.kind not in (*ENDS, *SERVED, *HALTS):
        told = said("STOP_KIND", kind=stop.kind, place=place_or_none(stop))
        yield Violation(code="STOP_KIND", where=trip_id, told=told)
    elif not _exists(scenario, stop):
        yield Violation(code="PLACE_UNKNOWN", where=trip_id, told=told)
    for worker_id in (*stop.board, *stop.alight):
        if worker_id not in scenario.worker:
            told = said("WORKER_UNKNOWN_ABOARD", worker=worker_id, trip=trip_id)
            yield Violation(code="WORKER_UNKNOWN", where=worker_id, told=told)


def _is_segment(scenario: Scenario, trip: Trip) -> bool:
    """Whether the segment is known, with a service where there must be one."""
    if trip.segment not in SEGMENTS:
        return False
    if trip.segment == "direct":
        return trip.service_id is None
    return trip.service_id in scenario.service


def _exists(scenario: Scenario, stop: Stop) -> bool:
    tables: Mapping[str, Mapping[str, object]] = {
        "depot": scenario.depot,
        "layover": scenario.employer,
        "pickup": scenario.village,
        "drop": scenario.employer,
        "hub": scenario.hub,
    }
    if stop.kind in HALTS:
        return stop.place_id is None
    return stop.place_id in tables[stop.kind]


def trip_ids(plan: Plan) -> Iterator[Violation]:
    """Every trip has an id of its own."""
    for trip_id, n in Counter(trip.trip_id for trip in plan.trips).items():
        if n > 1:
            told = said("TRIP_TWICE", n=n, trip=trip_id)
            yield Violation(code="TRIP_TWICE", where=trip_id, told=told, amount=n - 1)


def stop_order(run: Run) -> Iterator[Violation]:
    """Depot, all pickups, all drops, the same depot; breaks anywhere between.

    Feeders end at a hub instead of drops, receiving coaches begin at one. A layover may
    take the place of the depot at either end; the audit of blocks asks whether rightly.
    """
    stops = run.trip.stops
    kinds: list[str] = [stop.kind for stop in stops if stop.kind not in HALTS]
    boards, alights = SEGMENTS[run.trip.segment]
    middle = [boards] * kinds.count(boards) + [alights] * kinds.count(alights)
    outer = (stops[0].kind, stops[-1].kind)
    begins, ends = (kind if kind in ENDS else "depot" for kind in outer)
    due = [begins, *middle, ends]
    if kinds != due or outer != (begins, ends):
        told = said("STOP_ORDER", kinds=tuple(kinds), due_kinds=tuple(due))
        yield Violation(code="STOP_ORDER", where=run.trip_id, told=told)
    for stop in stops:
        if stop.kind == "depot" and stop.place_id != run.trip.depot_id:
            depot = str(stop.place_id)
            told = said("WRONG_DEPOT", depot=depot, own=run.trip.depot_id)
            yield Violation(code="WRONG_DEPOT", where=run.trip_id, told=told)
    served = Counter(s.place_id for s in stops if s.kind in SERVED)
    for place_id, n in served.items():
        if n > 1:
            told = said("PLACE_TWICE", place=str(place_id), n=n)
            yield Violation(
                code="PLACE_TWICE", where=run.trip_id, told=told, amount=n - 1
            )


def boarding(run: Run) -> Iterator[Violation]:
    """Every worker boards once at home and alights once at the own employer."""
    yield from _who_serves(run)
    boards = Counter(w for stop in run.trip.stops for w in stop.board)
    alights = Counter(w for stop in run.trip.stops for w in stop.alight)
    for worker_id, n in (boards | alights).items():
        if n > 1:
            told = said(
                "BOARDS_TWICE",
                trip=run.trip_id,
                boards=boards[worker_id],
                alights=alights[worker_id],
            )
            yield Violation(code="BOARDS_TWICE", where=worker_id, told=told)
    for worker_id in boards:
        if worker_id not in alights:
            told = said("NEVER_ALIGHTS", trip=run.trip_id)
            yield Violation(code="NEVER_ALIGHTS", where=worker_id, told=told)
    for worker_id in alights:
        if worker_id not in boards:
            told = said("NEVER_BOARDS", trip=run.trip_id)
            yield Violation(code="NEVER_BOARDS", where=worker_id, told=told)
    yield from _own_places(run)


def _who_serves(run: Run) -> Iterator[Violation]:
    for stop in run.trip.stops:
        stray = (stop.board and stop.kind != run.boards_kind) or (
            stop.alight and stop.kind != run.alights_kind
        )
        if stray:
            n = len(stop.board) + len(stop.alight)
            told = said("STOP_BOARDS", n=n, kind=stop.kind)
            yield Violation(code="STOP_BOARDS", where=run.trip_id, told=told, amount=n)
        is_in_vain = stop.kind in SERVED and not stop.board and not stop.alight
        if is_in_vain and not _was_to_serve(run, stop):
            told = said("STOP_EMPTY", kind=stop.kind, place=str(stop.place_id))
            yield Violation(code="STOP_EMPTY", where=run.trip_id, told=told)


def _was_to_serve(run: Run, stop: Stop) -> bool:
    """Whether somebody was to board or alight there who does not travel after all.

    A trip that is out already, frozen or locked may halt as it was printed.
    """
    return run.trip_id in run.scenario.halts_stand or any(
        worker.out_code is not None and stop.place_id in run.ends(worker)
        for worker in run.scenario.workers
    )


def _own_places(run: Run) -> Iterator[Violation]:
    roster = run.scenario.worker
    segment = run.trip.segment
    for worker_id, stop in run.boards_at.items():
        due, _ = run.ends(roster[worker_id])
        if stop.place_id != due:
            code, place = "WRONG_VILLAGE", str(stop.place_id)
            told = said("WRONG_VILLAGE", trip=run.trip_id, place=place, due=due)
            if segment == "receiving":
                code = "WRONG_HUB"
                told = said("WRONG_HUB_BOARDS", trip=run.trip_id, place=place, due=due)
            yield Violation(code=code, where=worker_id, told=told)
    for worker_id, stop in run.alights_at.items():
        _, due = run.ends(roster[worker_id])
        if stop.place_id != due:
            code, place = "WRONG_EMPLOYER", str(stop.place_id)
            told = said("WRONG_EMPLOYER", trip=run.trip_id, place=place, due=due)
            if segment == "feeder":
                code = "WRONG_HUB"
                told = said("WRONG_HUB_ALIGHTS", trip=run.trip_id, place=place, due=due)
            yield Violation(code=code, where=worker_id, told=told)
