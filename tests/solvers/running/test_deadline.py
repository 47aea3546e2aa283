"""Limits are kept by asking: a clock that runs when it is asked ends every loop."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

import solvers.planner
from solvers.drafting.reasons import UNCLEAR, Reasons
from solvers.planner import solve
from solvers.running.deadline import (
    GRACE_S,
    GRACE_SHARE,
    REASONS_SHARE,
    Deadline,
    TimeIsUp,
)
from solvers.running.setup import searches_of
from solvers.search.precedence import Precedence
from tests.solvers.cases import county_day
from tests.solvers.journeys.days import far_day, train
from transport.checker import violations
from transport.clock import HOUR_S
from transport.groups import groups_of
from transport.outcome import Limits
from transport.roads.distances import distances_of
from transport.said import said
from transport.trips.routes import Refusal

if TYPE_CHECKING:
    from solvers.problem.waiting import Piece
    from solvers.search.search import Search
    from transport.outcome import Progress
    from transport.plan import Plan
    from transport.scenario import Scenario

LIMIT_S = 10.0


class AskedClock:
    """Each question takes as long as the search's longest steps may."""

    def __init__(self, step_s: float) -> None:
        self.now_s, self.step_s = 0.0, step_s

    def __call__(self) -> float:
        self.now_s += self.step_s
        return self.now_s


def direct() -> Scenario:
    return county_day(n_workers=120, n_villages=12)


def scarce() -> Scenario:
    scenario = direct()
    fleet = tuple(replace(line, count=1) for line in scenario.fleet)
    return replace(scenario, fleet=fleet)


def rail_only() -> Scenario:
    scenario = far_day(n_workers=24, services=(train(duration_s=8 * HOUR_S),))
    policy = replace(scenario.policy, max_ride_s=16 * HOUR_S)
    return replace(scenario, policy=policy)


def planned_within(
    monkeypatch: pytest.MonkeyPatch, scenario: Scenario, step_s: float
) -> tuple[Plan, AskedClock]:
    clock = AskedClock(step_s)
    monkeypatch.setattr(solvers.planner, "Deadline", partial(Deadline, clock=clock))
    return solve(scenario, limits=Limits(time_limit_s=LIMIT_S)).plan, clock


@pytest.mark.parametrize("step_s", [0.02, 0.1, 0.5, 20.0])
@pytest.mark.parametrize("make", [direct, scarce, rail_only])
def test_a_search_of_any_kind_ends_with_a_legal_plan_when_its_time_is_up(
    monkeypatch: pytest.MonkeyPatch, make: object, step_s: float
) -> None:
    scenario = make()  # type: ignore[operator]
    plan, clock = planned_within(monkeypatch, scenario, step_s)
    assert violations(scenario, plan) == []
    grace_s = REASONS_SHARE * (GRACE_SHARE * LIMIT_S + GRACE_S)
    n_late = (clock.now_s - LIMIT_S - grace_s) / step_s
    assert n_late <= 60 + 3 * len(plan.trips)  # questions, each answered by an end


def test_who_was_not_tried_in_time_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    plan, _ = planned_within(monkeypatch, direct(), step_s=20.0)
    assert len(plan.unplanned) == 120
    codes = {entry.code for entry in plan.unplanned}
    assert codes <= {"TIME_RAN_OUT", "LEFT_BY_SEARCH"}  # tried by the checker, or not


def test_a_first_plan_that_is_behind_is_made_roughly_and_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan, _ = planned_within(monkeypatch, direct(), step_s=0.1)
    assert plan.unplanned == ()


def test_a_deadline_ends_when_the_clock_says_so() -> None:
    deadline = Deadline(5.0, clock=iter([0.0, 4.9, 5.0, 5.1]).__next__)
    assert [deadline.is_over, deadline.is_over] == [False, True]
    with pytest.raises(TimeIsUp):
        deadline.check()


def test_a_deadline_without_a_clock_ends_when_the_user_says_so() -> None:
    assert Deadline(None, stop=lambda: True).is_over
    assert not Deadline(None).is_over
    assert Deadline(None).left_s == math.inf


def test_a_nearer_deadline_never_ends_after_the_one_it_was_made_from() -> None:
    deadline = Deadline(5.0, clock=lambda: 0.0)
    assert deadline.within(2.0).left_s == 2.0
    assert deadline.within(9.0).left_s == 5.0


def test_work_that_took_long_before_is_not_begun_when_it_no_longer_fits() -> None:
    clock = AskedClock(1.0)
    deadline = Deadline(12.0, clock=clock)
    with deadline.timed("selection"):
        clock.now_s += 5.0
    assert not deadline.allows("selection")
    assert deadline.allows("another")


def stranded(n_villages: int) -> tuple[Search, list[Piece]]:
    """A search that has seated all it can, and whoever waits for one coach more."""
    scenario = county_day(n_workers=30 * n_villages, n_villages=n_villages)
    scenario = replace(
        scenario,
        fleet=tuple(replace(line, count=1) for line in scenario.fleet[:1]),
        workers=tuple(replace(w, is_poverty_listed=True) for w in scenario.workers),
    )
    groups = groups_of(scenario, scenario.workers)
    (search,) = searches_of(scenario, distances_of(scenario), groups, seed=1)
    search.fill_up()
    return search, search.state.waiting.pieces()


def reasons_by(
    search: Search, pieces: list[Piece], deadline: Deadline
) -> list[Refusal]:
    told = Reasons(search.problem, search.dispatcher, search.state, deadline)
    return [why for piece in pieces for _, why in told.of([piece])]


def test_reasons_end_with_the_time_and_none_is_told_that_was_cut_short() -> None:
    """Then it is still seen that the one coach is booked on every day."""
    search, pieces = stranded(n_villages=6)
    true = reasons_by(search, pieces, Deadline())
    at_once = Refusal(code="NO_COACH_FREE", told=said("EVERY_COACH_IS_BOOKED", n=1))
    assert not {UNCLEAR, at_once} & set(true)
    n_known = []
    for limit_s in range(2, 60, 3):
        clock = AskedClock(1.0)
        told = reasons_by(search, pieces, Deadline(limit_s, clock=clock))
        n_known.append(sum(why != at_once for why in told))
        assert told[: n_known[-1]] == true[: n_known[-1]]
        assert set(told[n_known[-1] :]) <= {at_once}
        assert clock.now_s <= limit_s + 2 * len(pieces) + 2  # each is asked once more
    assert n_known == sorted(n_known)
    assert n_known[0] == 0 < n_known[-1]


def test_grace_is_a_little_more_of_the_clock_or_from_the_wish_to_stop_on() -> None:
    now = [0.0]
    asked: list[bool] = []
    deadline = Deadline(100.0, stop=lambda: bool(asked), clock=lambda: now[0])
    assert deadline.with_grace().left_s == 100 + 3 + 1
    assert deadline.for_reasons().left_s == 100 + 6 + 2
    assert deadline.for_polishing().left_s == 100 + 2
    now[0] = 50.0
    asked.append(True)
    assert deadline.with_grace().left_s == pytest.approx(1.5 + 1)
    assert deadline.for_polishing().left_s == pytest.approx(1.25)
    assert not deadline.with_grace().is_over
    assert Deadline().with_grace().left_s == math.inf


def test_nobody_is_asked_for_a_seat_once_the_time_is_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Looking through all trips for everybody who waits takes long, too."""
    search, pieces = stranded(n_villages=6)
    asked: list[object] = []

    def noted(_: Precedence, state: object, piece: object) -> list[object]:
        asked.append((state, piece))
        return []

    monkeypatch.setattr(Precedence, "_candidates", noted)
    search.settle()
    assert len(asked) == len(pieces) > 0
    search.keep(Deadline(0.0, clock=lambda: 1.0))
    search.settle()
    assert len(asked) == len(pieces)


@pytest.mark.parametrize("make", [direct, rail_only])
def test_the_last_stage_that_is_told_is_that_after_the_search(make: object) -> None:
    seen: list[Progress] = []
    limits = Limits(time_limit_s=None, steps=1)
    plan = solve(make(), limits=limits, report=seen.append).plan  # type: ignore[operator]
    assert [one.stage for one in seen].count("ending") == 1
    assert (seen[-1].stage, seen[-1].n_trips) == ("ending", len(plan.trips))


def test_a_share_of_the_time_is_never_more_than_what_is_left() -> None:
    now = [0.0]
    deadline = Deadline(10.0, clock=lambda: now[0])
    assert deadline.share_s(0.25) == 2.5
    now[0] = 9.0
    assert deadline.share_s(0.25) == 1.0
    assert Deadline(None).share_s(0.25) == math.inf


def test_nobody_waits_long_for_what_still_runs_at_the_end_of_a_short_search() -> None:
    ten = Deadline(10.0, clock=lambda: 0.0)
    assert ten.patience_s == pytest.approx(0.2)
    assert ten.within(1.0).patience_s == pytest.approx(0.02)
    assert Deadline(600.0).patience_s == Deadline().patience_s == 1.0
