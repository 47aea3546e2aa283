"""Coaches to a flight and from it that break down, or are lost before they leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.solvers.replanning.days import coach_lost
from tests.solvers.replanning.service_days import (
    EVENING,
    aboard,
    asked,
    proved,
    two_flights,
)
from transport.changes import Broken, Changes, LostCoach
from transport.clock import MINUTE_S

if TYPE_CHECKING:
    from solvers.replanning.asking import Asked
    from transport.plan import Stop, Trip

DAY = two_flights(n_workers=4)
PLAN = DAY[1]
FEEDER = next(t for t in PLAN.trips if t.segment == "feeder")
MET_BY = next(t for t in PLAN.trips if t.segment == "receiving")


def broken_after(trip: Trip, stop: Stop, *, lat: float, lon: float) -> Asked:
    """The coach stands there three minutes after the stop, with whoever boarded."""
    at_s = stop.depart_s + 3 * MINUTE_S
    one = Broken(
        trip_id=trip.trip_id,
        at_s=at_s,
        lat=lat,
        lon=lon,
        aboard=stop.board,
        spent_fen=0,
    )
    lost = coach_lost(trip, at_s)
    return asked(
        DAY,
        Changes(moment_s=at_s, broken=(one,), lost=(lost,)),
        departed=frozenset(t.trip_id for t in PLAN.trips if t.depart_s < at_s),
        broken={trip.trip_id: stop.board},
    )


def test_riders_of_a_receiving_coach_that_breaks_down_are_taken_on_to_its_gates() -> (
    None
):
    hub = next(s for s in MET_BY.stops if s.board)
    found = proved(broken_after(MET_BY, hub, lat=30.25, lon=120.4))
    (relief,) = found.plan.trips
    assert set(relief.worker_ids) == set(hub.board)
    assert relief.depot_id == MET_BY.depot_id
    ends = {w: s.place_id for s in relief.stops for w in s.alight}
    assert ends == {w: s.place_id for s in MET_BY.stops for w in s.alight}
    assert found.plan.services == ()


def test_riders_of_a_feeder_that_breaks_down_still_come_to_a_flight() -> None:
    stop = next(s for s in FEEDER.stops if s.board)
    found = proved(broken_after(FEEDER, stop, lat=35.1, lon=111.0))
    assert found.plan.unplanned == ()
    assert sum(aboard(found.plan).values()) == 4
    assert FEEDER.trip_id not in found.plan.trip


def test_without_any_coach_to_meet_them_those_on_the_way_are_told() -> None:
    moment_s = max(s.depart_s for s in FEEDER.stops if s.board) + MINUTE_S
    rows = [f for f in DAY[0].fleet if f.depot_id == MET_BY.depot_id]
    lost = tuple(
        LostCoach(
            depot_id=row.depot_id,
            vehicle_type=row.vehicle_type,
            coach=n,
            from_s=moment_s,
        )
        for row in rows
        for n in range(1, row.count + 1)
    )
    gone = frozenset({FEEDER.trip_id})
    found = proved(asked(DAY, Changes(moment_s=moment_s, lost=lost), departed=gone))
    assert {e.told.code for e in found.plan.unplanned} == {"NO_WAY_ONWARD"}


def test_a_lost_receiving_coach_is_replaced_and_nothing_else_changes() -> None:
    lost = coach_lost(MET_BY, EVENING)
    found = proved(asked(DAY, Changes(moment_s=EVENING, lost=(lost,))))
    now = found.plan.trip[MET_BY.trip_id]
    assert now.coach != MET_BY.coach
    assert found.plan.trip[FEEDER.trip_id] == FEEDER
    assert aboard(found.plan) == aboard(PLAN)
