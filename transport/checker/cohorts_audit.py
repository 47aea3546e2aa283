"""Proof of who shares a coach, and of which coach comes to a village."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.rulebook import pair_risk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.checker.run import Run
    from transport.plan import Plan
    from transport.scenario import Scenario


def mixing(run: Run) -> Iterator[Violation]:
    """Employers, villages, risk levels and counties on one vehicle.

    Counties may mix on receiving coaches: those aboard have shared a flight or train.
    """
    scenario, policy = run.scenario, run.scenario.policy
    villages = {s.place_id for s in run.trip.stops if s.kind == "pickup" and s.place_id}
    employers = {s.place_id for s in run.trip.stops if s.kind == "drop" and s.place_id}
    limited = (
        ("TOO_MANY_EMPLOYERS", len(employers), policy.max_employers_per_vehicle),
        ("TOO_MANY_VILLAGES", len(villages), policy.max_villages_per_vehicle),
    )
    for code, found, allowed in limited:
        if found > allowed:
            what = f"{found} on the trip, {allowed} allowed"
            yield Violation(
                code=code, where=run.trip_id, what=what, amount=found - allowed
            )
    risks = sorted({pair_risk(scenario, *pair) for pair in run.pairs})
    counties = sorted({scenario.village[v].county for v in villages})
    for code, mixed, may_mix in (
        ("RISK_MIXED", risks, policy.mix_risk_levels),
        ("COUNTIES_MIXED", counties, policy.mix_counties),
    ):
        if len(mixed) > 1 and not may_mix:
            what = f"{', '.join(mixed)} on one vehicle, 1 of them allowed"
            yield Violation(
                code=code, where=run.trip_id, what=what, amount=len(mixed) - 1
            )


def village_access(run: Run) -> Iterator[Violation]:
    """No coach larger than a village can take."""
    for stop in run.pickups:
        if stop.kind == "hub":
            continue
        village = run.scenario.village[str(stop.place_id)]
        if village.max_seats is not None and run.line.seats > village.max_seats:
            what = (
                f"{run.line.seats} seats at {village.village_id}, "
                f"{village.max_seats} allowed"
            )
            yield Violation(
                code="COACH_TOO_LARGE",
                where=run.trip_id,
                what=what,
                amount=run.line.seats - village.max_seats,
            )


def forbidden_pickups(run: Run) -> Iterator[Violation]:
    """No pickup where the rules of the trip's day forbid it."""
    for stop in run.pickups:
        if stop.kind == "hub":
            continue
        risk = run.scenario.village[str(stop.place_id)].risk
        if risk in run.edition.no_stop_risks:
            what = f"{stop.place_id} is at {risk} risk; {run.edition.name} forbids it"
            yield Violation(code="PICKUP_FORBIDDEN", where=run.trip_id, what=what)


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
        rides_of[entry.worker_id].add("no trip but tickets")
    ways: defaultdict[str, set[str]] = defaultdict(set)
    for worker in scenario.workers:
        if worker.party_id is not None:
            rides = sorted(rides_of.get(worker.worker_id, {"no trip"}))
            ways[worker.party_id].add(" + ".join(rides))
    for party_id, found in sorted(ways.items()):
        if len(found) > 1:
            what = f"the party's members are on {', '.join(sorted(found))}"
            yield Violation(
                code="PARTY_SPLIT", where=party_id, what=what, amount=len(found) - 1
            )
