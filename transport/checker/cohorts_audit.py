"""Proof of who shares a coach, and of which coach comes to a village."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.rulebook import home_end, pair_risk
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.checker.run import Run
    from transport.plan import Plan
    from transport.said import Said
    from transport.scenario import Scenario

Way = tuple[str, ...]  # ids of the trips and services of one worker
TICKETS = ""  # in place of an id, for who travels alone


def mixing(run: Run) -> Iterator[Violation]:
    """Employers, villages, directions, risk levels and counties on one vehicle.

    On the way home the gates where workers board count as its villages, the villages
    where they alight as its employers; its counties are those of the villages.
    Counties may mix on receiving coaches: those aboard have shared a flight or train.
    """
    scenario, policy = run.scenario, run.scenario.policy
    villages = {s.place_id for s in run.trip.stops if s.kind == "pickup" and s.place_id}
    employers = {s.place_id for s in run.trip.stops if s.kind == "drop" and s.place_id}
    n, most = len(employers), policy.max_employers_per_vehicle
    if n > most:
        told = said("TOO_MANY_EMPLOYERS", n=n, most=most)
        yield _of(run, "TOO_MANY_EMPLOYERS", told, n - most)
    n, most = len(villages), policy.max_villages_per_vehicle
    if n > most:
        told = said("TOO_MANY_VILLAGES", n=n, most=most)
        yield _of(run, "TOO_MANY_VILLAGES", told, n - most)
    risks = sorted({pair_risk(scenario, *pair) for pair in run.pairs})
    if len(risks) > 1 and not policy.mix_risk_levels:
        told = said("RISK_MIXED", risks=tuple(risks))
        yield _of(run, "RISK_MIXED", told, len(risks) - 1)
    directions = {worker.direction for worker in run.workers}
    if len(directions) > 1:
        n_home = sum(worker.direction == "home" for worker in run.workers)
        told = said("DIRECTIONS_MIXED", home=n_home, out=len(run.workers) - n_home)
        yield _of(run, "DIRECTIONS_MIXED", told, min(n_home, len(run.workers) - n_home))
    at_home = (home_end(scenario, place) for place in sorted(villages | employers))
    counties = sorted({village.county for village in at_home if village is not None})
    if len(counties) > 1 and not policy.mix_counties:
        told = said("COUNTIES_MIXED", counties=tuple(counties))
        yield _of(run, "COUNTIES_MIXED", told, len(counties) - 1)


def _of(run: Run, code: str, told: Said, amount: int) -> Violation:
    return Violation(code=code, where=run.trip_id, told=told, amount=amount)


def village_access(run: Run) -> Iterator[Violation]:
    """No coach larger than a village can take, whichever way its workers go."""
    for stop in (*run.pickups, *run.drops):
        village = home_end(run.scenario, stop.place_id)
        if village is None or village.max_seats is None:
            continue
        if run.line.seats > village.max_seats:
            told = said(
                "COACH_TOO_LARGE_THERE",
                seats=run.line.seats,
                village=village.village_id,
                most=village.max_seats,
            )
            yield _of(run, "COACH_TOO_LARGE", told, run.line.seats - village.max_seats)


def forbidden_pickups(run: Run) -> Iterator[Violation]:
    """No stop in a village where the rules of the trip's day forbid it."""
    for stop in (*run.pickups, *run.drops):
        village = home_end(run.scenario, stop.place_id)
        if village is None:
            continue
        if village.risk in run.edition.no_stop_risks:
            told = said(
                "PICKUP_FORBIDDEN",
                village=village.village_id,
                risk=village.risk,
                edition=run.edition.name,
            )
            yield Violation(code="PICKUP_FORBIDDEN", where=run.trip_id, told=told)


def parties_whole(scenario: Scenario, plan: Plan) -> Iterator[Violation]:
    """Members of a party ride the same trips and services, or none of them rides."""
    rides_of: defaultdict[str, set[str]] = defaultdict(set)
    for trip in plan.trips:
        for stop in trip.stops:
            for worker_id in stop.board:
                rides_of[worker_id].add(trip.trip_id)
    for use in plan.services:
        for worker_id in use.workers:
            rides_of[worker_id].add(use.service_id)
    for entry in plan.individual:
        rides_of[entry.worker_id].add(TICKETS)
    ways: defaultdict[str, set[Way]] = defaultdict(set)
    for worker in scenario.workers:
        if worker.party_id is not None:
            rides = rides_of.get(worker.worker_id, set())
            ways[worker.party_id].add(tuple(sorted(rides)))
    for party_id, found in sorted(ways.items()):
        if len(found) > 1:
            told = said("PARTY_SPLIT", ways=tuple(map(_way, sorted(found))))
            yield Violation(
                code="PARTY_SPLIT", where=party_id, told=told, amount=len(found) - 1
            )


def _way(rides: Way) -> Said:
    if not rides:
        return said("PARTY_SPLIT_STAYS")
    tickets = said("PARTY_SPLIT_TICKETS")
    together = tuple(tickets if ride == TICKETS else ride for ride in rides)
    return said("PARTY_SPLIT_WAY", together=together)
