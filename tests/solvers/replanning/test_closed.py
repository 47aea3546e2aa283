"""Stops and roads that are closed, on a small county day."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from solvers.replanning.asking import Asked
from solvers.replanning.closed import on_foot, with_walks
from solvers.replanning.replanner import replan
from tests.solvers.replanning.days import EVENING, LIMITS, papers, printed
from transport.changes import Changes
from transport.checker import frozen, violations
from transport.clock import HOUR_S
from transport.closures import Closure, open_starts
from transport.fixed import Fixed

if TYPE_CHECKING:
    from solvers.replanning.asking import Replanned
    from transport.plan import Trip


def first() -> Trip:
    """The first trip with two pickups."""
    trips = printed()[1].trips
    return next(t for t in trips if sum(bool(s.board) for s in t.stops) > 1)


def closed(closure: Closure, *, walk_m: int = 0) -> Replanned:
    scenario, plan = printed()
    policy = replace(scenario.policy, max_walk_m=walk_m)
    asked = Asked(
        scenario=replace(scenario, policy=policy),
        plan=plan,
        changes=Changes(moment_s=EVENING, closed=(closure,)),
        fixed=Fixed(moment_s=EVENING, frozen=frozenset(plan.trip)),
    )
    found = replan(asked, LIMITS)
    assert violations(found.scenario, found.plan) == []
    clock = found.scenario.clock
    assert frozen(plan, found.plan, found.fixed, clock=clock) == []
    return found


def test_those_of_a_closed_stop_walk_to_the_nearest_within_the_longest_walk() -> None:
    place_id = str(first().stops[1].place_id)
    found = closed(Closure(place_id=place_id, from_s=EVENING), walk_m=40_000)
    walks = found.changes.walks
    aboard = {
        w
        for t in printed()[1].trips
        for s in t.stops
        if s.place_id == place_id
        for w in s.board
    }
    assert set(walks) == aboard
    assert len(set(walks.values())) == 1
    assert found.plan.unplanned == ()
    assert {w: found.scenario.worker[w].home_id for w in walks} == dict.fromkeys(
        walks, place_id
    )


def test_whoever_is_out_walks_nowhere() -> None:
    """As who stood beside a broken coach: his home is closed, he boarded elsewhere."""
    scenario, plan = printed()
    stop = next(s for s in first().stops if len(s.board) > 1)
    out, rides = stop.board[:2]
    home_id = next(v for v in scenario.own_village if v != stop.place_id)
    workers = tuple(
        replace(w, village_id=home_id) if w.worker_id in {out, rides} else w
        for w in scenario.workers
    )
    closure = Closure(place_id=home_id, from_s=EVENING)
    changes = Changes(moment_s=EVENING, closed=(closure,), out={out: "NO_SHOW"})
    asked = Asked(
        scenario=replace(scenario, workers=workers),
        plan=plan,
        changes=changes,
        fixed=Fixed(moment_s=EVENING),
    )
    walks = with_walks(asked).changes.walks
    assert walks[rides] == stop.place_id
    assert out not in walks


def test_where_nobody_may_walk_they_stay_and_the_others_ride_on() -> None:
    trip = first()
    stop = trip.stops[1]
    found = closed(Closure(place_id=str(stop.place_id), from_s=EVENING))
    left = {entry.worker_id for entry in found.plan.unplanned}
    assert set(stop.board) <= left
    assert set(papers(found.plan)) == set(papers(printed()[1])) - left
    now = found.plan.trip[trip.trip_id]
    assert set(now.worker_ids) == set(trip.worker_ids) - left


def test_a_stop_that_opens_again_is_served_then() -> None:
    trip = first()
    stop = trip.stops[1]
    until_s = stop.depart_s + HOUR_S
    found = closed(
        Closure(place_id=str(stop.place_id), from_s=EVENING, until_s=until_s)
    )
    assert found.plan.unplanned == ()
    for t in found.plan.trips:
        for s in t.stops:
            if s.place_id == stop.place_id and s.board:
                assert s.depart_s > until_s


def test_a_trip_takes_another_order_around_a_closed_road() -> None:
    trip = first()
    ends = [str(s.place_id) for s in trip.stops if s.board][:2]
    closure = Closure(place_id=ends[1], to_place_id=ends[0], from_s=EVENING)
    found = closed(closure)
    assert found.plan.unplanned == ()
    for t in found.plan.trips:
        calls = [str(s.place_id) for s in t.stops if s.place_id is not None]
        assert all({a, b} != set(ends) for a, b in pairwise(calls))


def test_walkers_board_where_the_coach_calls_or_in_place_of_their_stop() -> None:
    trip = first()
    one, other = [s for s in trip.stops if s.board][:2]
    joined = on_foot(trip, dict.fromkeys(one.board, str(other.place_id)))
    boards = {s.place_id: s.board for s in joined.stops if s.board}
    assert boards[other.place_id] == (*other.board, *one.board)
    assert one.place_id not in boards
    moved = on_foot(trip, dict.fromkeys(one.board, "V-near"))
    assert {s.place_id for s in moved.stops if s.board} >= {"V-near", other.place_id}


def test_a_stand_ends_before_a_closure_or_begins_after_it() -> None:
    closure = Closure(place_id="V1", from_s=100, until_s=200)
    starts = open_starts([(0, 300)], [closure], "V1", stand_s=10)
    assert starts == ((0, 90), (200, 300))
    assert open_starts([(0, 300)], [closure], "V2", stand_s=10) == ((0, 300),)


def test_a_closure_comes_late_for_trips_that_had_left_when_plans_heard_of_it() -> None:
    closure = Closure(place_id="V1", from_s=100, told_s=500)
    assert closure.comes_late_for(400)
    assert not closure.comes_late_for(500)
    assert not replace(closure, told_s=None).comes_late_for(400)
