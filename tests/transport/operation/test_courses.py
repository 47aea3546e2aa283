"""Courses: the calls of a ride at which somebody gets on or off."""

from __future__ import annotations

from tests.transport.operation.a_day import situation
from tests.transport.sample_journeys import journeys
from transport.operation.courses import courses_of


def test_a_trip_calls_where_its_riders_get_on_and_off() -> None:
    was = situation()
    course = courses_of(was.scenario, was.plan)["T001"]
    assert [call.place_id for call in course.calls] == ["V1", "E1"]
    assert (course.pickups, course.drops) == ((0,), (1,))
    assert course.on_at["W0"] == 0
    assert course.off_at["W0"] == 1
    assert (course.pickup_at("V1"), course.pickup_at("E1")) == (0, None)
    assert (course.drop_at(None), course.drop_at("V1")) == (1, None)


def test_a_service_calls_at_its_two_hubs() -> None:
    scenario, plan = journeys()
    use = next(use for use in plan.services if use.workers)
    course = courses_of(scenario, plan)[use.service_id]
    service = scenario.service[use.service_id]
    hubs = [service.from_hub, service.to_hub]
    assert [call.place_id for call in course.calls] == hubs
    assert course.calls[0].on == course.calls[1].off == use.workers
    assert not course.is_trip
