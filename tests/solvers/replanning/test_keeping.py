"""A bound on plans that keep what is frozen, against each way of placing one more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.replanning.keeping import with_kept
from solvers.replanning.rounds import round_of
from tests.solvers.replanning.days import EVENING, asked, new_worker, printed, replanned
from transport.changes import Changes
from transport.checker import kept_bound_fen, violations

if TYPE_CHECKING:
    from transport.dual_prices import Kept
    from transport.plan import Plan

SCENARIO, PLAN = printed()
ADDED = Changes(moment_s=EVENING, added=(new_worker("X1", SCENARIO.workers[0]),))
QUESTION = asked(ADDED)
THIS = round_of(QUESTION)
FOUND = replanned(ADDED)
FEN = sum(FOUND.plan.trip[t].cost_fen for t in PLAN.trip)


def kept_of(plan: Plan) -> Kept:
    assert plan.certificate is not None
    assert plan.certificate.kept is not None
    return plan.certificate.kept


def with_bound(fen: int) -> Plan:
    certificate = FOUND.plan.certificate
    assert certificate is not None
    kept = replace(kept_of(FOUND.plan), bound_fen=fen)
    return replace(FOUND.plan, certificate=replace(certificate, kept=kept))


def test_the_version_says_it_of_all_frozen_trips_and_is_proved_with_it() -> None:
    kept = kept_of(FOUND.plan)
    assert kept.trip_ids == tuple(sorted(PLAN.trip))
    assert FEN <= kept.bound_fen <= FOUND.plan.cost.objective_fen
    assert violations(FOUND.scenario, FOUND.plan) == []


def test_a_fen_more_than_can_be_proved_is_refused() -> None:
    most_fen = kept_of(FOUND.plan).bound_fen
    (told,) = violations(FOUND.scenario, with_bound(most_fen + 1))
    assert (told.code, told.amount) == ("KEPT_BOUND_WRONG", 1)
    assert violations(FOUND.scenario, with_bound(most_fen - 1)) == []


def test_a_trip_that_is_not_there_is_named() -> None:
    certificate = FOUND.plan.certificate
    assert certificate is not None
    kept = replace(kept_of(FOUND.plan), trip_ids=("T999",))
    plan = replace(FOUND.plan, certificate=replace(certificate, kept=kept))
    (told,) = violations(FOUND.scenario, plan)
    assert (told.code, told.where) == ("KEPT_BOUND_WRONG", "T999")


def test_whoever_can_get_on_nothing_counts_at_a_price_and_others_do_not() -> None:
    plan, scenario = FOUND.plan, FOUND.scenario
    dear = replace(plan, cost=replace(plan.cost, penalty_fen=10**12))
    first, *others = plan.trips
    names = [trip.trip_id for trip in others]
    fen = sum(trip.cost_fen for trip in others)
    prices = {
        (price.village_id, price.employer_id): price.per_worker_parts
        for price in plan.certificate.prices  # type: ignore[union-attr]
    }
    found = kept_bound_fen(scenario, dear, names)
    riders = [scenario.worker[w] for w in first.worker_ids]
    calls = [{s.place_id for s in trip.stops} for trip in others]
    rooms = [
        scenario.fleet_line[t.depot_id, t.vehicle_type].seats - len(t.worker_ids)
        for t in others
    ]
    stay = [
        w
        for w in riders
        if not any(
            {w.village_id, w.employer_id} <= c and n > 0
            for c, n in zip(calls, rooms, strict=True)
        )
    ]
    assert stay
    assert (
        found == fen + sum(prices[w.village_id, w.employer_id] for w in stay) // 10_000
    )
    shared = replace(
        scenario, policy=replace(scenario.policy, max_trips_per_block=2)
    ).read_from(scenario.inputs)
    assert kept_bound_fen(shared, dear, names) == fen


def test_a_trip_that_runs_otherwise_is_not_among_them() -> None:
    first = PLAN.trips[0]
    trips = tuple(t for t in FOUND.plan.trips if t.trip_id != first.trip_id)
    plan = with_kept(THIS, replace(FOUND.plan, trips=trips), QUESTION.fixed)
    assert kept_of(plan).trip_ids == tuple(sorted(set(PLAN.trip) - {first.trip_id}))
