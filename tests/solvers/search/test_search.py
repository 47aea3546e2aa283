"""The search's steps: none makes the plan worse, and each can be undone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from solvers.problem.fleet_use import FleetUse
from solvers.running.deadline import Deadline
from solvers.search import search
from tests.solvers.cases import built, county_day, search_of
from tests.transport.builders import make_line, make_scenario, make_village, make_worker
from transport.tariff import Tariff

if TYPE_CHECKING:
    from solvers.drafting.drafts import Draft
    from solvers.search.search import Search
    from solvers.sources.subproblem import Subproblem
    from transport.scenario import Scenario

SCENARIO = county_day(n_workers=40, n_villages=5, n_employers=2)


def assert_whole(plan: Search) -> None:
    """The plan is whole: everybody rides or waits, no coach is away for nothing."""
    state, problem = plan.state, plan.problem
    aboard = sum(booking.draft.n_workers for booking in state.bookings)
    assert aboard + int(state.waiting.n.sum()) == int(problem.n_workers.sum())
    fleet = FleetUse(line.count for line in problem.lines)
    for booking in state.bookings:
        fleet.take(booking.draft.line_idx, booking.quote)
    for k in range(len(problem.lines)):
        for day in range(problem.scenario.n_days):
            assert fleet.free(k, day) == state.fleet.free(k, day)


def test_the_first_plan_carries_all_and_costs_no_less_than_the_bound() -> None:
    plan = built(search_of(SCENARIO))
    assert_whole(plan)
    assert not plan.state.waiting.n.any()
    assert not plan.is_untried(0)
    assert plan.bound_fen <= plan.state.cost_fen()


def test_no_step_of_any_kind_makes_the_plan_dearer() -> None:
    plan = built(search_of(SCENARIO))
    cost_fen = plan.state.cost_fen()
    steps = [plan.step, plan.reselect] * 4
    steps += [partial(plan.consult, source) for source in plan.sources]
    for step in steps:
        is_cheaper = step()
        now_fen = plan.state.cost_fen()
        assert (now_fen < cost_fen) == is_cheaper
        assert now_fen <= cost_fen
        assert_whole(plan)
        cost_fen = now_fen


def test_the_same_seed_takes_the_same_steps() -> None:
    def trips() -> list[Draft]:
        plan = built(search_of(SCENARIO, seed=1))
        for _ in range(4):
            plan.step()
        return [booking.draft for booking in plan.state.bookings]

    assert trips() == trips()


def test_without_trips_there_is_nothing_to_rebuild() -> None:
    plan = search_of(SCENARIO)
    assert not plan.step()
    assert not plan.reselect()
    assert not plan.consult(plan.sources[0])


def two_or_one() -> Scenario:
    """Twenty workers: two coaches of ten at 900 yuan each, or a large one at 3,000.

    By its price a seat the large one is tried first: forty seats, if they were filled.
    """
    return make_scenario(
        workers=tuple(make_worker(f"W{i:02d}") for i in range(20)),
        fleet=(
            make_line(vehicle_type="small", seats=12, fixed_fen=90_000, per_km_fen=0),
            make_line(vehicle_type="large", seats=42, fixed_fen=300_000, per_km_fen=0),
        ),
    )


def test_plans_of_each_vehicle_type_are_tried_and_the_best_is_kept() -> None:
    plan = built(search_of(two_or_one()))
    before_fen = plan.state.cost_fen()
    for _ in plan.vary():
        assert_whole(plan)
    assert plan.state.cost_fen() == min(before_fen, 2 * 90_000)
    kinds = {
        plan.problem.lines[b.draft.line_idx].vehicle_type for b in plan.state.bookings
    }
    assert kinds == {"small"}


def test_a_single_vehicle_type_is_not_varied() -> None:
    one = replace(two_or_one(), fleet=two_or_one().fleet[:1])
    assert list(built(search_of(one)).vary()) == []


def test_a_plan_of_many_trips_is_not_varied(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = built(search_of(two_or_one()))
    monkeypatch.setattr(search, "MANY_VARIED", len(plan.state.bookings) - 1)
    assert list(plan.vary()) == []


@pytest.mark.parametrize(
    ("penalty_fen", "n_trips"), [(150_000 + 1, 1), (150_000, 0), (1, 0)]
)
def test_a_coach_runs_where_leaving_those_aboard_weighs_more(
    penalty_fen: int, n_trips: int
) -> None:
    scenario = make_scenario(
        fleet=(make_line(fixed_fen=150_000, per_km_fen=0),),
        tariff=Tariff(penalty_fen=penalty_fen),
    )
    plan = built(search_of(scenario))
    assert len(plan.state.bookings) == n_trips


def test_who_was_tried_or_is_beyond_reach_is_not_untried() -> None:
    """Of two villages one takes no coach at all."""
    scenario = make_scenario(
        villages=(make_village("V1"), make_village("V2", max_seats=4)),
        workers=(make_worker("W1"), make_worker("W2", village_id="V2")),
    )
    plan = search_of(scenario)
    near, narrow = (
        next(i for i, g in enumerate(plan.problem.groups) if g.village_id == village)
        for village in ("V1", "V2")
    )
    assert plan.is_untried(near)
    assert not plan.is_untried(narrow)
    built(plan)
    assert not plan.is_untried(near)


def test_a_deadline_that_is_over_leaves_everybody_waiting_and_untried() -> None:
    plan = search_of(SCENARIO)
    plan.keep(Deadline(0.0))
    built(plan)
    assert plan.state.bookings == []
    assert plan.is_untried(0)


def test_the_bound_rises_and_what_it_has_risen_to_stays() -> None:
    plan = built(search_of(SCENARIO))
    at_first_fen = plan.bound_fen
    for _ in range(3):
        plan.raise_bound(plan_fen=plan.state.cost_fen())
    assert at_first_fen <= plan.bound_fen <= plan.state.cost_fen()
    risen_fen = plan.bound_fen
    plan.leave_bound()
    plan.raise_bound(plan_fen=plan.state.cost_fen())
    assert plan.bound_fen == plan.proof.bound_fen == risen_fen
    assert not plan.may_raise_bound


class Broken:
    """A source that fails."""

    most_trips = 4

    def drafts(self, subproblem: Subproblem) -> list[Draft]:
        msg = "too high cost values"
        raise RuntimeError(msg)


def test_a_source_that_fails_is_asked_no_more_and_told() -> None:
    plan = built(search_of(SCENARIO))
    broken, others = Broken(), plan.sources
    plan.sources = (broken, *others)
    before_fen = plan.state.cost_fen()
    assert not plan.consult(broken)
    assert plan.sources == others
    assert plan.state.cost_fen() == before_fen
    (warning,) = plan.warnings
    assert "Broken" in str(warning)
    assert "too high cost values" in str(warning)
