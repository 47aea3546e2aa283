"""A bound on plans that keep what is frozen, against each way of placing one more."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.keeping import keeping
from solvers.replanning.rounds import round_of
from tests.solvers.replanning.days import EVENING, asked, new_worker, printed, replanned
from transport.changes import Changes

SCENARIO, PLAN = printed()
ADDED = Changes(moment_s=EVENING, added=(new_worker("X1", SCENARIO.workers[0]),))
QUESTION = asked(ADDED)
THIS = round_of(QUESTION)
FOUND = replanned(ADDED)


def kept_fen() -> int:
    return sum(trip.cost_fen for trip in THIS.kept.values())


def test_nothing_that_keeps_all_trips_undercuts_it() -> None:
    found = FOUND.keeping
    assert found is not None
    assert found.n_trips == len(PLAN.trips)
    (party,) = [p for g in THIS.groups for p in g.parties]
    assert kept_fen() <= found.bound_fen <= FOUND.plan.cost.objective_fen
    assert found.bound_fen <= kept_fen() + party.otherwise_fen
    assert found.bound_fen >= FOUND.plan.cost.lower_bound_fen


def test_whoever_can_join_nothing_counts_at_the_least_price() -> None:
    scenario = THIS.ground.scenario
    small = replace(scenario, fleet=tuple(replace(f, seats=1) for f in scenario.fleet))
    this = replace(THIS, ground=replace(THIS.ground, scenario=small))
    dear = replace(
        FOUND.plan, cost=replace(FOUND.plan.cost, penalty_fen=10**12, lower_bound_fen=0)
    )
    found = keeping(this, dear, QUESTION.fixed)
    assert found.bound_fen > kept_fen()


def test_a_trip_that_runs_otherwise_is_not_counted() -> None:
    first = PLAN.trips[0]
    less = replace(
        FOUND.plan,
        trips=tuple(t for t in FOUND.plan.trips if t.trip_id != first.trip_id),
    )
    found = keeping(THIS, less, QUESTION.fixed)
    assert found.n_trips == len(PLAN.trips) - 1
