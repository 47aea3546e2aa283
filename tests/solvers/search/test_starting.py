"""Whole cohorts put before another solver: who is offered, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from solvers.search import starting
from solvers.search.starting import whole_cohorts
from solvers.sources.vroom_trips import VroomTrips
from tests.solvers.cases import built, county_day, search_of
from tests.solvers.search.test_search import assert_whole

if TYPE_CHECKING:
    import pytest

DAY = county_day(n_workers=60, n_villages=4, n_employers=2)


def offered(plan: Any) -> list[list[int]]:
    """Sizes of the pieces of each subproblem."""
    return [
        [piece.n for piece in subproblem.cut]
        for subproblem in whole_cohorts(
            plan.problem, plan.dispatcher, plan.state, seed=1
        )
    ]


def test_everybody_who_rides_or_waits_is_offered_whole_and_in_small_pieces() -> None:
    plan = built(search_of(DAY))
    plan.state.remove(plan.state.bookings[0])  # some wait again
    whole, fine = offered(plan)
    assert sum(whole) == sum(fine) == 60
    assert set(fine) <= {20, 10, 5, 1}
    assert len(whole) < len(fine)


def test_what_is_too_much_to_be_routed_at_once_is_not_offered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = built(search_of(DAY))
    whole, fine = offered(plan)
    monkeypatch.setattr(starting, "MOST_PIECES", len(fine) - 1)
    assert offered(plan) == [whole]


def test_a_plan_of_another_making_is_taken_if_it_is_cheaper() -> None:
    plan = built(search_of(DAY))
    for booking in list(plan.state.bookings):  # as dear as can be: a coach a group
        plan.state.remove(booking)
    plan._building.thrift = 0.0
    before_fen = plan.state.cost_fen()
    plan.fill_up()
    dear_fen = plan.state.cost_fen()
    assert dear_fen < before_fen
    costs = [dear_fen]
    for has_improved in plan.start_anew():
        assert_whole(plan)
        costs.append(plan.state.cost_fen())
        assert has_improved == (costs[-1] < costs[-2])
    assert len(costs) == 3


def test_a_solver_that_fails_leaves_the_plan_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(self: VroomTrips, _: object) -> list[Any]:
        msg = "out of order"
        raise RuntimeError(msg)

    monkeypatch.setattr(VroomTrips, "drafts", broken)
    plan = built(search_of(DAY))
    before_fen = plan.state.cost_fen()
    list(plan.start_anew())
    assert plan.state.cost_fen() == before_fen
    assert not any(isinstance(source, VroomTrips) for source in plan.sources)
    assert plan.warnings


def test_what_is_routed_beside_is_offered_cut_finely_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(starting, "LEAST_BESIDE", 2)
    plan = built(search_of(DAY))
    assert plan.cohorts_anew() == []  # nobody waits any more
    (beside,) = search_of(DAY).cohorts_anew()
    (fine,) = whole_cohorts(
        plan.problem, plan.dispatcher, plan.state, seed=1, is_helped=True
    )
    assert len(fine.cut) > len(beside.cut)
    assert not beside.bookings
