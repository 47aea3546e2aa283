"""Printed trips timed anew."""

from __future__ import annotations

from solvers.replanning.ground import ground_of
from solvers.replanning.printed import left, told_of
from solvers.replanning.retiming import Retiming
from tests.solvers.replanning.days import EVENING, new_worker, printed
from transport.changes import Changes

SCENARIO, PLAN = printed()
TRIP, TOLD = PLAN.trips[0], told_of(PLAN)


def test_a_trip_without_an_empty_stop_keeps_everybodys_time_and_is_no_dearer() -> None:
    stop = [s for s in TRIP.stops if s.board][-1]
    out = dict.fromkeys(stop.board, "NO_SHOW")
    ground = ground_of(SCENARIO, Changes(moment_s=EVENING, out=out))
    now = left(TRIP, out)
    option = Retiming(ground, TOLD, ()).shorter(TRIP, now)
    assert option is not None
    assert option.trip is not None
    assert option.changed == frozenset()
    assert stop.place_id not in {s.place_id for s in option.trip.stops}
    assert option.trip.seats == now.seats
    assert option.cost_fen <= TRIP.cost_fen


def test_another_coach_runs_the_trip_at_its_times() -> None:
    ground = ground_of(SCENARIO, Changes(moment_s=EVENING))
    line = SCENARIO.fleet_line[TRIP.depot_id, TRIP.vehicle_type]
    option = Retiming(ground, TOLD, ()).elsewhere(TRIP, TRIP, line, slack_s=0)
    assert option is not None
    assert option.takes == TRIP.worker_ids
    assert option.keeps_times


def test_a_trip_with_one_more_names_whose_time_changes() -> None:
    gone = TRIP.worker_ids[0]
    added = (new_worker("X1", SCENARIO.worker[gone]),)
    changes = Changes(moment_s=EVENING, out={gone: "NO_SHOW"}, added=added)
    ground = ground_of(SCENARIO, changes)
    retiming = Retiming(ground, TOLD, [ground.group_of["X1"]])
    group = ground.groups_among(frozenset({"X1"}))[0]
    found = list(retiming.longer(TRIP, left(TRIP, {gone}), group, 1))
    assert found
    for option in found:
        assert option.takes == ("X1",)
        assert "X1" not in option.changed
