"""Riders of a flight that is cancelled, on another one."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.over_services import OverServices
from solvers.replanning.printed import told_of
from solvers.replanning.rounds import round_of, taken_off
from tests.solvers.replanning.service_days import (
    EVENING,
    aboard,
    asked,
    proved,
    two_flights,
)
from transport.changes import Changes
from transport.clock import MINUTE_S
from transport.fixed import Fixed

CANCELLED = Changes(moment_s=EVENING, services_gone=("F1",))


def test_all_riders_of_a_cancelled_flight_find_seats_on_the_other() -> None:
    scenario, plan = two_flights()
    assert aboard(plan) == {"F1": 12}
    found = proved(asked(two_flights(), CANCELLED))
    assert aboard(found.plan) == {"F2": 12}
    assert found.plan.unplanned == ()
    service = scenario.service["F2"]
    assert found.plan.services[0].cost_fen == service.cost_fen(12)


def test_their_feeders_and_receiving_coaches_are_retimed_for_it() -> None:
    _, plan = two_flights()
    found = proved(asked(two_flights(), CANCELLED))
    assert found.plan.trip.keys() == plan.trip.keys()
    for trip in plan.trips:
        now = found.plan.trip[trip.trip_id]
        assert set(now.worker_ids) == set(trip.worker_ids)
        assert (now.coach, now.service_id) == (trip.coach, "F2")
        assert now.depart_s > trip.depart_s


def test_no_more_are_taken_than_there_are_seats() -> None:
    question = asked(two_flights(seats=7), CANCELLED)
    this = round_of(question, gone=taken_off(question))
    over = OverServices(asked=question, this=this, told=told_of(question.plan))
    assert {len(option.takes) for option in over.options()} == {7}


def test_those_on_the_way_go_on_to_the_hub_and_take_the_other_flight() -> None:
    _, plan = two_flights()
    feeders = [t for t in plan.trips if t.segment == "feeder"]
    moment_s = max(s.depart_s for t in feeders for s in t.stops if s.board) + MINUTE_S
    question = asked(
        two_flights(),
        Changes(moment_s=moment_s, services_gone=("F1",)),
        departed=frozenset(t.trip_id for t in feeders),
    )
    found = proved(question)
    assert aboard(found.plan) == {"F2": 12}
    for trip in feeders:
        now = found.plan.trip[trip.trip_id]
        assert now.service_id == "F2"
        assert [s.depart_s for s in now.stops] == [s.depart_s for s in trip.stops]


def test_those_on_the_way_to_the_last_flight_are_told_as_left() -> None:
    scenario, plan = two_flights(n_workers=3)
    feeders = [t for t in plan.trips if t.segment == "feeder"]
    moment_s = max(s.depart_s for t in feeders for s in t.stops if s.board) + MINUTE_S
    changes = Changes(moment_s=moment_s, services_gone=("F1", "F2"))
    gone = frozenset(t.trip_id for t in feeders)
    found = proved(asked((scenario, plan), changes, departed=gone))
    assert {e.told.code for e in found.plan.unplanned} == {"NO_WAY_ONWARD"}


def test_whoever_joins_a_coach_that_runs_needs_no_other() -> None:
    scenario, plan = two_flights()
    rider = plan.trips[0].worker_ids[0]
    question = asked((scenario, plan), Changes(moment_s=EVENING))
    question = replace(question, fixed=Fixed(moment_s=EVENING))
    gone = frozenset({rider})
    this = round_of(question, gone=gone)
    told = told_of(plan)
    options = list(OverServices(asked=question, this=this, told=told).options())
    joining = next(o for o in options if o.service_id == "F1" and o.joins)
    assert joining.takes == (rider,)
    assert joining.also == ()
    assert joining.cost_fen == scenario.service["F1"].seat_fen
    alone = next(o for o in options if o.service_id == "F1" and not o.joins)
    assert {trip.segment for trip in alone.also} == {"feeder", "receiving"}


def test_nobody_is_taken_off_where_no_service_is_cancelled() -> None:
    assert taken_off(asked(two_flights(), Changes(moment_s=EVENING))) == frozenset()
