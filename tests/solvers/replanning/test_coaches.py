"""Which coach is free beside all that is printed."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.coaches import Coaches
from tests.solvers.replanning.days import printed


def test_the_first_coach_that_nothing_needs_is_taken_and_then_busy() -> None:
    scenario, plan = printed()
    coaches = Coaches(scenario, plan.trips)
    trip = plan.trips[0]
    line, span = (trip.depot_id, trip.vehicle_type), (trip.depart_s, trip.return_s)
    away = {t.coach for t in plan.trips if (t.depot_id, t.vehicle_type) == line}
    first = min(set(range(1, 20)) - away)
    assert coaches.free(line, span) == first
    coaches.take(line, first, span)
    assert coaches.free(line, span) not in {None, first, *away}


def test_a_lost_coach_is_busy_from_then_on() -> None:
    scenario, _ = printed()
    line = scenario.fleet[0]
    lost = replace(line, count=1, lost=((1, 1_000),))
    other = replace(scenario, fleet=(lost, *scenario.fleet[1:]))
    coaches = Coaches(other, ())
    assert coaches.free(line.key, (0, 900)) == 1
    assert coaches.free(line.key, (0, 1_100)) is None
    assert [a for a, _ in coaches.busy()[line.key]] == [1_000]
