"""A trip for other riders: as printed where that will do, else timed anew."""

from __future__ import annotations

from solvers.replanning.fitting import leaving_at, with_riders
from solvers.replanning.ground import ground_as_it_is
from solvers.replanning.printed import told_of
from tests.solvers.replanning.days import printed
from transport.changes import Changes
from transport.trips.routes import Refusal

SCENARIO, PLAN = printed()
GROUND = ground_as_it_is(SCENARIO, Changes(moment_s=0))
TRIP, TOLD = PLAN.trips[0], told_of(PLAN)


def test_with_riders_fewer_at_a_stop_that_stays_nothing_moves() -> None:
    crowded = max((s for s in TRIP.stops if s.board), key=lambda s: len(s.board))
    stays = [name for name in TRIP.worker_ids if name != crowded.board[0]]
    found = with_riders(GROUND, TOLD, TRIP, stays)
    assert not isinstance(found, Refusal)
    assert [(s.arrive_s, s.depart_s) for s in found.stops] == [
        (s.arrive_s, s.depart_s) for s in TRIP.stops
    ]


def test_a_stop_at_which_nobody_boards_any_more_is_left_out() -> None:
    stop = [s for s in TRIP.stops if s.board][-1]
    stays = [name for name in TRIP.worker_ids if name not in stop.board]
    found = with_riders(GROUND, TOLD, TRIP, stays)
    assert not isinstance(found, Refusal)
    assert stop.place_id not in {s.place_id for s in found.stops}
    assert set(found.worker_ids) == set(stays)


def test_more_than_there_are_seats_is_refused_in_words() -> None:
    everybody = [*TRIP.worker_ids, *PLAN.trips[1].worker_ids]
    found = with_riders(GROUND, TOLD, TRIP, everybody)
    assert isinstance(found, Refusal)
    assert found.told.code


def test_times_move_as_a_whole_where_none_is_legal() -> None:
    by_s = 12 * 3_600
    found = leaving_at(GROUND, TRIP, TRIP.depart_s - by_s)
    assert found.return_s == TRIP.return_s - by_s
    assert [one.from_s for one in found.driving] == [
        one.from_s - by_s for one in TRIP.driving
    ]
