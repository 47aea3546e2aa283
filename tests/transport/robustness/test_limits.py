from __future__ import annotations

from dataclasses import replace

from tests.transport.checker.handmade import good_plan, good_scenario
from tests.transport.sample_journeys import journeys
from transport.clock import MINUTE_S
from transport.journeys.connections import connections
from transport.robustness.limits import driven_before, limits_of


def test_every_feeder_has_the_limit_of_its_check_in_and_no_receiving_coach_has() -> (
    None
):
    scenario, plan = journeys()
    found = {
        (limit.trip_id, limit.where, limit.slack_s)
        for limit in limits_of(scenario, plan)
        if limit.kind == "hub"
    }
    assert found == {
        (link.trip_id, link.service_id, link.missed_s)
        for link in connections(scenario, plan)
        if link.missed_s is not None
    }
    assert found


def test_driving_counts_up_to_the_moment_alone() -> None:
    trip = good_plan().trips[0]
    first = trip.driving[0]
    assert driven_before(trip, first.from_s) == 0
    assert driven_before(trip, first.from_s + MINUTE_S) == MINUTE_S
    assert driven_before(trip, trip.return_s) == trip.driving_s


def test_the_first_deadline_of_those_who_alight_is_the_limit() -> None:
    scenario, plan = good_scenario(), good_plan()
    trip = plan.trips[0]
    stop = next(stop for stop in trip.stops if stop.kind == "drop")
    rider = stop.alight[0]
    workers = tuple(
        replace(
            worker,
            report_by_s=stop.depart_s + 600 if worker.worker_id == rider else None,
            certificate_until_s=None,
        )
        for worker in scenario.workers
    )
    (limit,) = [
        limit
        for limit in limits_of(replace(scenario, workers=workers), plan)
        if limit.kind == "deadline"
    ]
    assert (limit.trip_id, limit.where) == (trip.trip_id, stop.place_id)
    assert (limit.slack_s, limit.n_workers) == (600, 1)


def test_the_margin_of_driving_hours_is_what_the_day_leaves() -> None:
    scenario, plan = good_scenario(), good_plan()
    most_s = scenario.policy.hours.driving_24h_s
    assert most_s is not None
    for limit in limits_of(scenario, plan):
        if limit.kind == "hours":
            driven_s = sum(seconds for _, seconds in limit.driven_s)
            assert limit.slack_s == most_s - driven_s >= 0
