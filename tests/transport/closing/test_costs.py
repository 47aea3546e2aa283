"""Costs of what was run: a chain of trips buys its days once, as in the plan."""

from __future__ import annotations

from dataclasses import replace

from tests.transport.closing.a_coach import an_actual
from tests.transport.operation.a_day import situation
from transport.closing.costs import all_lines, lines_by_ride
from transport.closing.done import as_done


def test_a_chain_as_planned_costs_what_the_plan_says() -> None:
    was = situation()
    found = lines_by_ride(was, as_done(was, (), ()))
    assert found == {trip.trip_id: dict(trip.cost_lines) for trip in was.plan.trips}


def test_where_the_first_trip_was_not_run_the_second_buys_the_day() -> None:
    was = situation()
    done = as_done(was, [an_actual(has_run=False)], ())
    found = lines_by_ride(was, done)
    assert set(found) == {"T002"}
    assert found["T002"]["hire"] >= was.trip["T001"].cost_lines["hire"]


def test_health_checks_stay_as_planned() -> None:
    was = situation()
    cost = replace(was.plan.cost, lines={**was.plan.cost.lines, "screening": 7})
    was = replace(was, plan=replace(was.plan, cost=cost))
    done = as_done(was, (), ())
    assert all_lines(was, done, lines_by_ride(was, done))["screening"] == 7
