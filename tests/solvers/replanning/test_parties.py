"""Parties of which a part is printed already."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.parties import with_parties_settled
from tests.solvers.replanning.days import EVENING, asked, new_worker, printed, replanned
from transport.changes import Changes

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
