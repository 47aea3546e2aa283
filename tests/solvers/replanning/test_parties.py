"""Parties of which a part is printed already."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from solvers.replanning.parties import with_parties_settled
from tests.p2p.random_days import BEGINS_S, Day, wrongs
from tests.solvers.replanning.days import EVENING, asked, new_worker, printed, replanned
from transport.changes import Changes
from transport.operation.check_ins import CheckIn
from transport.operation.events import Event

PARTY = "P1"


def test_whoever_joins_a_party_that_rides_travels_apart_where_there_is_room() -> None:
    scenario, plan = printed()
    first = plan.journeys[0].worker_id
    mate = replace(new_worker("X1", scenario.worker[first]), party_id=PARTY)
    other = replace(new_worker("X2", scenario.worker[first]), party_id=PARTY)
    two = Changes(moment_s=EVENING, added=(mate, other))
    assert with_parties_settled(asked(two)).changes.apart == ()  # nobody rides yet

    rides = replace(scenario.worker[first], party_id=PARTY)
    workers = tuple(
        rides if w == scenario.worker[first] else w for w in scenario.workers
    )
    question = replace(asked(two), scenario=replace(scenario, workers=workers))
    settled = with_parties_settled(question)
    assert settled.changes.apart == ("X1", "X2")


def test_newcomers_of_one_party_stay_together() -> None:
    scenario, plan = printed()
    like = scenario.worker[plan.journeys[0].worker_id]
    two = tuple(replace(new_worker(w, like), party_id=PARTY) for w in ("X1", "X2"))
    found = replanned(Changes(moment_s=EVENING, added=two))
    ways = {j.worker_id: [leg.trip_id for leg in j.legs] for j in found.plan.journeys}
    assert ways.get("X1") == ways.get("X2")
    assert found.changes.apart == ()


def test_whoever_is_beside_a_broken_coach_rides_apart_from_those_it_left_behind() -> (
    None
):
    day = Day.begun(14)  # has a coach of seven seats left, so not for all of them
    trip = day.was.plan.trip["T001"]
    party = next(w for w in day.scenario.workers if w.worker_id == "W0007").party_id
    mates = [w.worker_id for w in day.scenario.workers if w.party_id == party]
    assert set(mates) == {"W0002", "W0003", "W0007"} <= set(trip.worker_ids)
    village_id = next(str(s.place_id) for s in trip.stops if s.board)
    at: dict[str, Any] = {"ride_id": "T001", "at_s": BEGINS_S, "by": "gate"}
    assert day.check_in(CheckIn(stage="departed", place_id=village_id, **at))
    assert day.check_in(CheckIn(stage="boarded", worker_id="W0007", **at))
    at_s = trip.depart_s + 3_000
    down: dict[str, Any] = {"kind": "coach_down", "at_s": at_s, "reporter": "clerk"}
    yard = str(trip.stops[0].place_id)
    assert day.report(Event(trip_id="T001", place_id=yard, **down))

    question = day.asked()
    assert question.fixed.broken == {"T001": ("W0007",)}
    found = day.replan()
    assert found.changes.apart == ("W0007",)
    assert any("W0007" in trip.worker_ids for trip in found.plan.trips)
    assert wrongs(question, found) == []
