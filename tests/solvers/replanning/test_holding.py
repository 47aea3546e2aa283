"""Whose printed seat is his for good."""

from __future__ import annotations

from typing import Any

from solvers.replanning.holding import seats_held
from tests.solvers.replanning.days import EVENING, asked, printed
from transport.changes import Changes

SCENARIO, PLAN = printed()
TRIP = PLAN.trips[0]
FIRST = SCENARIO.worker[TRIP.worker_ids[0]]
ALIKE = {
    w
    for w in TRIP.worker_ids
    for worker in [SCENARIO.worker[w]]
    if (worker.village_id, worker.employer_id) == (FIRST.village_id, FIRST.employer_id)
}


def held(**fixed: Any) -> dict[str, str]:
    question = asked(Changes(moment_s=EVENING), fixed={"frozen": frozenset(), **fixed})
    return dict(seats_held(question, SCENARIO, {FIRST.worker_id}))


def test_nobody_holds_a_seat_of_a_list_that_is_not_frozen() -> None:
    assert held() == {}


def test_those_with_the_same_ends_do_once_it_is_frozen_gone_or_locked() -> None:
    for kind in ("frozen", "departed", "locked_trips"):
        found = held(**{kind: frozenset({TRIP.trip_id})})
        assert found == dict.fromkeys(ALIKE, TRIP.trip_id)


def test_one_alone_does_who_is_locked_or_was_seen_aboard() -> None:
    worker_id = FIRST.worker_id
    assert held(locked_workers=frozenset({worker_id})) == {worker_id: TRIP.trip_id}
    assert held(aboard={worker_id: (TRIP.trip_id,)}) == {worker_id: TRIP.trip_id}
