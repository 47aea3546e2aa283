"""Proof that the plan is this scenario's and that trips are built as trips."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.run import Run

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


def identity(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    """The plan names this scenario, its inputs and its variant."""
    pairs = (
        ("SCENARIO_NAME", plan.scenario_name, scenario.name),
        ("SCENARIO_DIGEST", plan.scenario_sha256, scenario.sha256),
        ("SCENARIO_VARIANT", plan.variant, scenario.variant),
    )
    for code, found, expected in pairs:
        if found != expected:
            what = f"the plan says {found!r}, the scenario {expected!r}"
            yield Violation(code=code, where="plan", what=what)


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
        what = f"no {trip.vehicle_type!r} at depot {trip.depot_id!r} in the fleet"
        yield Violation(code="VEHICLE_UNKNOWN", where=where, what=what)
    if not _is_segment(scenario, trip):
        what = f"segment {trip.segment!r}, service {trip.service_id!r}"
        yield Violation(code="SEGMENT_WRONG", where=where, what=what)
        return
    for stop in trip.stops:
        if stop.kind not in ("depot", *SERVED, *HALTS):
            what = f"stop of kind {stop.kind!r} at {stop.place_id!r}"
            yield Violation(code="STOP_KIND", where=where, what=what)
        elif not _exists(scenario, stop):
            what = f"{stop.kind} stop at {stop.place_id!r}, which is no such place"
            yield Violation(code="PLACE_UNKNOWN", where=where, what=what)
        for worker_id in (*stop.board, *stop.alight):
            if worker_id not in scenario.worker:
                what = f"worker {worker_id!r} of {where} is not on the roster"
                yield Violation(code="WORKER_UNKNOWN", where=worker_id, what=what)
    kinds = [stop.kind for stop in trip.stops]
    boards, alights = SEGMENTS[trip.segment]
    if not {boards, alights} <= set(kinds):
        what = f"stops are {', '.join(kinds) or 'none'}"
        yield Violation(code="STOP_ORDER", where=where, what=what)
    elif not any(stop.board for stop in trip.stops if stop.kind == boards):
        what = "nobody boards on the whole trip"
        yield Violation(code="STOP_EMPTY", where=where, what=what)


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
            what = f"{n} trips are called {trip_id!r}"
            yield Violation(code="TRIP_TWICE", where=trip_id, what=what, amount=n - 1)


def stop_order(run: Run) -> Iterator[Violation]:
    """Depot, all pickups, all drops, the same depot; breaks anywhere between.

    Feeders end at a hub instead of drops, receiving coaches begin at one.
    """
    stops = run.trip.stops
    kinds: list[str] = [stop.kind for stop in stops if stop.kind not in HALTS]
    boards, alights = SEGMENTS[run.trip.segment]
    middle = [boards] * kinds.count(boards) + [alights] * kinds.count(alights)
    due = ["depot", *middle, "depot"]
    ends_wrong = stops[0].kind != "depot" or stops[-1].kind != "depot"
    if kinds != due or ends_wrong:
        what = f"stops are {', '.join(kinds)}; expected {', '.join(due)}"
        yield Violation(code="STOP_ORDER", where=run.trip_id, what=what)
    for stop in stops:
        if stop.kind == "depot" and stop.place_id != run.trip.depot_id:
            what = f"stop at depot {stop.place_id!r}, coach of {run.trip.depot_id!r}"
            yield Violation(code="WRONG_DEPOT", where=run.trip_id, what=what)
    served = Counter(s.place_id for s in stops if s.kind in SERVED)
    for place_id, n in served.items():
        if n > 1:
            what = f"{place_id} is served {n} times, 1 allowed"
            yield Violation(
                code="PLACE_TWICE", where=run.trip_id, what=what, amount=n - 1
            )


def boarding(run: Run) -> Iterator[Violation]:
    """Every worker boards once at home and alights once at the own employer."""
    yield from _who_serves(run)
    boards = Counter(w for stop in run.trip.stops for w in stop.board)
    alights = Counter(w for stop in run.trip.stops for w in stop.alight)
    for worker_id, n in (boards | alights).items():
        if n > 1:
            what = f"boards {boards[worker_id]} times, alights {alights[worker_id]}"
            yield _about(run, "BOARDS_TWICE", worker_id, what)
    for worker_id in boards:
        if worker_id not in alights:
            yield _about(run, "NEVER_ALIGHTS", worker_id, "boards, never alights")
    for worker_id in alights:
        if worker_id not in boards:
            yield _about(run, "NEVER_BOARDS", worker_id, "alights, never boarded")
    yield from _own_places(run)


def _who_serves(run: Run) -> Iterator[Violation]:
    for stop in run.trip.stops:
        stray = (stop.board and stop.kind != run.boards_kind) or (
            stop.alight and stop.kind != run.alights_kind
        )
        if stray:
            n = len(stop.board) + len(stop.alight)
            what = f"{n} workers board or alight at a {stop.kind} stop"
            yield Violation(code="STOP_BOARDS", where=run.trip_id, what=what, amount=n)
        if stop.kind in SERVED and not stop.board and not stop.alight:
            what = f"nobody boards or alights at {stop.kind} {stop.place_id}"
            yield Violation(code="STOP_EMPTY", where=run.trip_id, what=what)


def _own_places(run: Run) -> Iterator[Violation]:
    roster = run.scenario.worker
    segment = run.trip.segment
    for worker_id, stop in run.boards_at.items():
        due, _ = run.ends(roster[worker_id])
        if stop.place_id != due:
            code = "WRONG_HUB" if segment == "receiving" else "WRONG_VILLAGE"
            what = f"boards at {stop.place_id}, is to board at {due}"
            yield _about(run, code, worker_id, what)
    for worker_id, stop in run.alights_at.items():
        _, due = run.ends(roster[worker_id])
        if stop.place_id != due:
            code = "WRONG_HUB" if segment == "feeder" else "WRONG_EMPLOYER"
            what = f"alights at {stop.place_id}, is expected at {due}"
            yield _about(run, code, worker_id, what)


def _about(run: Run, code: str, worker_id: str, what: str) -> Violation:
    return Violation(code=code, where=worker_id, what=f"{what} (trip {run.trip_id})")
