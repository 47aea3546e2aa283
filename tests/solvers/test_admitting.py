"""A plan that leaves somebody for whom a cheaper ride is at hand says so itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.admitting import admitted
from solvers.planner import solve
from tests.transport.builders import make_line, make_scenario, make_worker
from transport.checker import violations
from transport.outcome import Limits
from transport.plan import NotTravelling
from transport.said import said
from transport.tariff import Tariff
from transport.unplanned import LEFT_BY_SEARCH

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

TOLD = said("CAUSE_NOT_FOUND")


def one_left(
    *, seats: int = 49, penalty_fen: int = 10_000_000
) -> tuple[Scenario, Plan]:
    """One of two neighbours rides; the other is said to have no coach."""
    scenario = make_scenario(
        n_days=1,
        workers=(make_worker("W1"), make_worker("W2")),
        fleet=(make_line(seats=seats, count=1),),
        tariff=Tariff(penalty_fen=penalty_fen),
    )
    alone = replace(scenario, workers=scenario.workers[:1], tariff=Tariff())
    plan = solve(alone, limits=Limits(time_limit_s=None, steps=0)).plan
    left = NotTravelling(worker_id="W2", code="NO_COACH_FREE", told=TOLD)
    cost = replace(plan.cost, penalty_fen=penalty_fen, lower_bound_fen=0)
    return scenario, replace(
        plan,
        cost=cost,
        n_registered=2,
        n_eligible=2,
        unplanned=(left,),
        certificate=None,  # of the one alone
    )


def test_who_could_sit_beside_her_neighbour_is_left_by_the_search() -> None:
    scenario, plan = one_left()
    assert [v.code for v in violations(scenario, plan)] == ["UNPLANNED_COULD_RIDE"]
    mended = admitted(scenario, plan)
    (entry,) = mended.unplanned
    assert (entry.worker_id, entry.code) == ("W2", LEFT_BY_SEARCH)
    assert entry.told != TOLD
    assert violations(scenario, mended) == []
    assert replace(mended, unplanned=()) == replace(plan, unplanned=())


def test_who_admits_it_already_is_told_as_before() -> None:
    scenario, plan = one_left()
    (entry,) = plan.unplanned
    own = replace(plan, unplanned=(replace(entry, code=LEFT_BY_SEARCH),))
    assert admitted(scenario, own) == own


def test_a_full_coach_and_a_ride_dearer_than_staying_leave_the_reason_alone() -> None:
    for scenario, plan in (one_left(seats=2), one_left(penalty_fen=0)):
        assert admitted(scenario, plan).unplanned == plan.unplanned


def test_a_plan_that_leaves_nobody_is_the_same_plan() -> None:
    scenario, plan = one_left()
    whole = replace(plan, unplanned=())
    assert admitted(scenario, whole) is whole


def test_a_reason_that_the_plan_refutes_is_one_that_was_not_found() -> None:
    """Both coaches of the row would have to be away; leaving her costs less than one.

    Each has one seat for a worker.
    """
    scenario, plan = one_left(seats=2, penalty_fen=1_000)
    more = replace(scenario, fleet=(make_line(seats=2, count=2),))
    (entry,) = plan.unplanned
    stated = replace(plan, unplanned=(replace(entry, told=said("GAVE_WAY")),))
    mended = admitted(more, stated)
    assert [entry.code for entry in mended.unplanned] == ["TIME_RAN_OUT"]
    assert [entry.told for entry in mended.unplanned] == [said("CAUSE_NOT_FOUND")]
    assert [e.code for e in admitted(scenario, plan).unplanned] != ["TIME_RAN_OUT"]
