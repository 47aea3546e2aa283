"""A coach that breaks down on its way, on a small county day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.replanning.closed import with_walks
from solvers.replanning.relief import beside_the_road
from solvers.replanning.replanner import replan
from tests.solvers.replanning.days import LIMITS, asked, coach_lost, papers, printed
from transport.changes import Broken, Changes, LostCoach
from transport.checker import frozen, violations
from transport.clock import MINUTE_S
from transport.closures import Closure
from transport.fixed import Fixed
from transport.operation.changed import changed
from transport.operation.stranding import stranded_id

if TYPE_CHECKING:
    from solvers.replanning.asking import Asked, Replanned


def broken_down() -> tuple[Asked, Broken]:
    """The first coach with two pickups stands a minute after the first of them."""
    scenario, plan = printed()
    trip = next(t for t in plan.trips if sum(bool(s.board) for s in t.stops) > 1)
    stop = next(s for s in trip.stops if s.board)
    lat, lon = scenario.position[str(stop.place_id)]
    broken = Broken(
        trip_id=trip.trip_id,
        at_s=stop.depart_s + MINUTE_S,
        lat=lat + 0.01,
        lon=lon,
        aboard=stop.board,
        spent_fen=0,
    )
    lost = coach_lost(trip, broken.at_s)
    left = {t.trip_id for t in plan.trips if t.depart_s < broken.at_s}
    question = asked(
        Changes(moment_s=broken.at_s, broken=(broken,), lost=(lost,)),
        fixed={
            "departed": frozenset(left),
            "broken": {broken.trip_id: broken.aboard},
        },
    )
    return question, broken


def proved(question: Asked) -> Replanned:
    found = replan(question, LIMITS)
    clock = found.scenario.clock
    assert violations(found.scenario, found.plan) == []
    assert frozen(question.plan, found.plan, found.fixed, clock=clock) == []
    return found


def test_those_aboard_are_taken_on_together_to_the_drops_printed() -> None:
    question, broken = broken_down()
    found = proved(question)
    relief = {t.trip_id for t in found.plan.trips if {*t.worker_ids} & {*broken.aboard}}
    (trip_id,) = relief
    trip = found.plan.trip[trip_id]
    assert set(broken.aboard) <= set(trip.worker_ids)
    assert trip.depart_s >= broken.at_s
    ends = {w: s.place_id for s in trip.stops for w in s.alight}
    old = question.plan.trip[broken.trip_id]
    was = {w: s.place_id for s in old.stops for w in s.alight}
    assert all(ends[w] == was[w] for w in broken.aboard)
    assert broken.trip_id not in found.plan.trip


def test_those_aboard_board_beside_the_road_and_the_others_as_printed() -> None:
    question, broken = broken_down()
    scenario = changed(question.scenario, question.changes)
    trip = question.plan.trip[broken.trip_id]
    now = beside_the_road(scenario, trip, broken)
    first = now.stops[0]
    assert (first.place_id, first.board) == (
        stranded_id(trip.trip_id, str(trip.stops[1].place_id)),
        broken.aboard,
    )
    assert sorted(now.worker_ids) == sorted(trip.worker_ids)


def test_nobody_is_lost_and_trips_of_others_stay() -> None:
    question, broken = broken_down()
    found = proved(question)
    before, after = papers(question.plan), papers(found.plan)
    old = set(question.plan.trip[broken.trip_id].worker_ids)
    assert set(before) == set(after)
    assert {w: p for w, p in after.items() if w not in old} == {
        w: p for w, p in before.items() if w not in old
    }


def test_without_any_coach_they_are_told_as_left_on_the_road() -> None:
    question, broken = broken_down()
    clean_s = question.scenario.policy.turnaround_s
    back_s = {
        (t.depot_id, t.vehicle_type, t.coach): t.return_s + clean_s
        for t in question.plan.trips
        if t.trip_id != broken.trip_id
    }
    lost = tuple(
        LostCoach(
            depot_id=line.depot_id,
            vehicle_type=line.vehicle_type,
            coach=n,
            from_s=back_s.get((*line.key, n), broken.at_s),
        )
        for line in question.scenario.fleet
        for n in range(1, line.count + 1)
    )
    question = replace(question, changes=replace(question.changes, lost=lost))
    found = proved(question)
    left = {e.worker_id for e in found.plan.unplanned}
    assert set(broken.aboard) <= left


def test_who_walked_to_a_stop_before_is_on_the_road_now() -> None:
    question, broken = broken_down()
    scenario, changes = question.scenario, question.changes
    walker = broken.aboard[0]
    stop_id = scenario.worker[walker].village_id
    own = scenario.own_village[stop_id]
    home = replace(own, village_id="V-CLOSED", lat=own.lat + 0.001)
    lived = replace(scenario.worker[walker], village_id="V-CLOSED")
    question = replace(
        question,
        scenario=replace(
            scenario,
            villages=(*scenario.villages, home),
            workers=tuple(
                lived if w == walker else scenario.worker[w] for w in scenario.worker
            ),
        ),
        changes=replace(
            changes,
            walks={walker: stop_id},
            closed=(Closure(place_id="V-CLOSED", from_s=changes.moment_s),),
        ),
    )
    found = proved(question)
    (relief,) = [t for t in found.plan.trips if walker in t.worker_ids]
    (at,) = [s.place_id for s in relief.stops if walker in s.board]
    assert at == stranded_id(broken.trip_id, "V-CLOSED")
    assert walker not in found.changes.walks


def test_nobody_is_sent_on_foot_to_a_place_beside_the_road() -> None:
    """Another coach's stop closes; 110 m from it stands the one that is broken."""
    question, broken = broken_down()
    scenario, trips = question.scenario, question.plan.trips
    own_id = scenario.worker[broken.aboard[0]].village_id
    own = scenario.own_village[own_id]
    stop = next(
        stop
        for trip in trips
        if trip.trip_id != broken.trip_id
        for stop in trip.stops
        if stop.board and stop.place_id != own_id
    )
    lat, lon = scenario.position[str(stop.place_id)]
    question = replace(
        question,
        scenario=replace(
            scenario,
            policy=replace(scenario.policy, max_walk_m=200),
            villages=tuple(
                replace(v, county=own.county, risk=own.risk) for v in scenario.villages
            ),
        ),
        changes=replace(
            question.changes,
            broken=(replace(broken, lat=lat + 0.001, lon=lon),),
            closed=(Closure(place_id=str(stop.place_id), from_s=0),),
        ),
        fixed=replace(question.fixed, departed=frozenset({broken.trip_id})),
    )
    assert with_walks(question).changes.walks == {}


def test_a_relief_to_where_nobody_waits_after_all_is_dissolved() -> None:
    """The breakdown was told wrongly, the relief's coach is down, their stop closed."""
    question, broken = broken_down()
    found = proved(question)
    walker = broken.aboard[0]
    relief = next(t for t in found.plan.trips if walker in t.worker_ids)
    village_id = question.scenario.worker[walker].village_id
    assert stranded_id(broken.trip_id, village_id) in [s.place_id for s in relief.stops]
    now_s = broken.at_s
    changes = Changes(
        moment_s=now_s,
        lost=(coach_lost(relief, now_s),),
        closed=(Closure(place_id=village_id, from_s=now_s),),
    )
    left = question.fixed.departed & found.plan.trip.keys()
    fixed = Fixed(moment_s=now_s, departed=left, frozen=frozenset(found.plan.trip))
    then = replace(question, plan=found.plan, changes=changes, fixed=fixed)
    assert walker not in with_walks(then).changes.walks
    later = proved(then)
    assert relief.trip_id not in later.plan.trip or not {
        stop.place_id for stop in later.plan.trip[relief.trip_id].stops if stop.board
    } & {stranded_id(broken.trip_id, village_id)}
    told = [j.worker_id for j in later.plan.journeys]
    told += [entry.worker_id for entry in later.plan.unplanned]
    assert walker in told
