"""Printed trips as options: their room, and whom they could take."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.ground import ground_of
from solvers.replanning.options import as_kept, open_to, room_of
from solvers.replanning.printed import left, told_of
from tests.solvers.replanning.days import EVENING, new_worker, printed
from transport.changes import Changes

SCENARIO, PLAN = printed()
TRIP, TOLD = PLAN.trips[0], told_of(PLAN)


def test_a_trip_is_open_to_who_boards_and_alights_where_it_halts() -> None:
    like = SCENARIO.worker[TRIP.worker_ids[0]]
    afar = replace(like, worker_id="X2", village_id="V00", employer_id="E00")
    here = new_worker("X1", like)
    changes = Changes(moment_s=EVENING, added=(here, afar))
    ground = ground_of(SCENARIO, changes)
    groups = [ground.group_of["X1"], ground.group_of["X2"]]
    calls = {str(stop.place_id) for stop in TRIP.stops}
    due = {groups[0].group_id}
    if {"V00", "E00"} <= calls:
        due.add(groups[1].group_id)
    assert open_to(ground, TRIP, TOLD, groups) == due


def test_a_seat_left_is_room() -> None:
    ground = ground_of(SCENARIO, Changes(moment_s=EVENING))
    full, less = (
        room_of(ground, t, TOLD) for t in (TRIP, left(TRIP, {TRIP.worker_ids[0]}))
    )
    assert less.seats == full.seats + 1
    kept = as_kept(ground, TRIP, TOLD, ground.groups)
    assert (kept.of, kept.trip, kept.changed) == (TRIP.trip_id, TRIP, frozenset())
