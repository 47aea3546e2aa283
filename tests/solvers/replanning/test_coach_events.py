"""Coaches that come later, and drivers out of hours: what a small day makes of them."""

from __future__ import annotations

from tests.solvers.replanning.days import EVENING, papers, printed, replanned
from transport.changes import AwayCoach, Changes
from transport.clock import DAY_S, MINUTE_S


def away(trip_id: str, seconds: int) -> AwayCoach:
    trip = printed()[1].trip[trip_id]
    return AwayCoach(
        depot_id=trip.depot_id,
        vehicle_type=trip.vehicle_type,
        coach=trip.coach,
        from_s=trip.depart_s,
        until_s=trip.depart_s + seconds,
    )


def test_a_late_coach_is_waited_for_and_all_others_keep_theirs() -> None:
    _, plan = printed()
    late = plan.trips[0]
    changes = Changes(moment_s=EVENING, away=(away(late.trip_id, 40 * MINUTE_S),))
    found = replanned(changes)
    now = found.plan.trip[late.trip_id]
    assert (now.depot_id, now.vehicle_type, now.coach) == (
        late.depot_id,
        late.vehicle_type,
        late.coach,
    )
    assert now.depart_s >= late.depart_s + 40 * MINUTE_S
    assert set(now.worker_ids) == set(late.worker_ids)
    before, after = papers(plan), papers(found.plan)
    changed = {w for w in before if before[w] != after[w]}
    assert changed <= set(late.worker_ids)
    assert found.plan.unplanned == ()
    assert found.plan.cost.total_fen == plan.cost.total_fen


def test_a_coach_that_is_hours_late_is_replaced_by_another_one() -> None:
    _, plan = printed()
    late = plan.trips[0]
    found = replanned(Changes(moment_s=EVENING, away=(away(late.trip_id, DAY_S),)))
    assert all(
        (t.depot_id, t.vehicle_type, t.coach)
        != (late.depot_id, late.vehicle_type, late.coach)
        for t in found.plan.trips
        if t.depart_s < late.depart_s + DAY_S
    )
    assert found.plan.unplanned == ()
    assert set(papers(found.plan)) == set(papers(plan))
