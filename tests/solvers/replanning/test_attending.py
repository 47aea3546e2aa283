"""A coach timed for a flight."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.attending import Attending
from solvers.replanning.coaches import Coaches
from solvers.replanning.crowds import Crowds
from solvers.replanning.ground import ground_of
from tests.solvers.replanning.service_days import EVENING, two_flights
from transport.changes import Changes

SCENARIO, PLAN = two_flights()
FEEDER = next(t for t in PLAN.trips if t.segment == "feeder")


def test_a_feeder_is_timed_for_the_service_it_is_told() -> None:
    ground = ground_of(SCENARIO, Changes(moment_s=EVENING))
    later = replace(FEEDER, service_id="F2")
    now = Attending(ground).first_free(later, Coaches(ground.scenario, ()))
    assert now is not None
    service, policy = SCENARIO.service["F2"], SCENARIO.policy
    hub = next(stop for stop in now.stops if stop.kind == "hub")
    assert hub.depart_s <= service.departs_s - policy.connect_s(service.mode)
    assert now.coach == FEEDER.coach


def test_it_comes_earlier_where_too_many_report_with_its_riders() -> None:
    n = len(FEEDER.worker_ids)
    tight = replace(SCENARIO, policy=replace(SCENARIO.policy, crowd_cap=2 * n - 1))
    ground = ground_of(tight, Changes(moment_s=EVENING))
    coaches = Coaches(ground.scenario, ())
    usual = Attending(ground).first_free(FEEDER, coaches)
    assert usual is not None
    crowded = Attending(ground, Crowds(tight.policy, [usual]))
    now = crowded.first_free(FEEDER, coaches)
    assert now is not None
    assert now.depart_s < usual.depart_s
