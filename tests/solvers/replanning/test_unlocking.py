"""Locks that stand in the way are named."""

from __future__ import annotations

from solvers.replanning.unlocking import locks_in_the_way
from tests.solvers.replanning.days import EVENING, LIMITS, asked, coach_lost, printed
from transport.changes import Changes


def test_the_lock_of_a_trip_whose_coach_is_lost_is_named_and_no_other() -> None:
    _, plan = printed()
    gone, other = plan.trips[:2]
    lost = coach_lost(gone, EVENING)
    locked = {
        "locked_trips": frozenset({gone.trip_id, other.trip_id}),
        "locked_workers": frozenset({other.worker_ids[0]}),
    }
    question = asked(Changes(moment_s=EVENING, lost=(lost,)), fixed=locked)
    assert locks_in_the_way(question, LIMITS) == (("trip", gone.trip_id),)


def test_without_locks_none_is_in_the_way() -> None:
    assert locks_in_the_way(asked(Changes(moment_s=EVENING)), LIMITS) == ()
