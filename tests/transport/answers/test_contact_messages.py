"""Messages to those around a journey that changed."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.transport.manifests.sample import make_plan, make_scenario
from transport.answers.contact_messages import contact_messages, contact_rows, n_sms
from transport.answers.differences import Side, differences
from transport.fleet import Coach

PHONE = "13800000001"


def sides() -> tuple[Side, Side]:
    """The first trip gets another seat for its first worker and leaves later."""
    scenario = make_scenario()
    plan = make_plan(scenario)
    trip = plan.trips[0]
    coach = Coach(
        depot_id=trip.depot_id,
        vehicle_type=trip.vehicle_type,
        number=trip.coach,
        carrier="示例客运",
        driver_1="王师傅",
        phone_1=PHONE,
    )
    scenario = replace(scenario, coaches=(coach,))
    later = replace(trip, stops=(replace(trip.stops[0], depart_s=1), *trip.stops[1:]))
    worker = plan.journeys[0].worker_id
    journeys = tuple(
        replace(j, legs=tuple(replace(leg, seat="9Z") for leg in j.legs))
        if j.worker_id == worker
        else j
        for j in plan.journeys
    )
    new = replace(plan, trips=(later, *plan.trips[1:]), journeys=journeys)
    was, now = (
        Side(plan=p, scenario=scenario, people=scenario.worker, label=name)
        for p, name in ((plan, "1"), (new, "2"))
    )
    return was, now


def test_those_touched_are_told_and_nobody_else_and_no_worker_is_named() -> None:
    was, now = sides()
    found = differences(was, now)
    messages = list(contact_messages(found, was, now))
    roles = [message.role for message in messages]
    assert roles == ["driver", "carrier", "gathering_point", "employer", "health"]
    names = {worker.name for worker in was.scenario.workers}
    for row in contact_rows(found, was, now, audience="worker"):
        assert not any(name in text for name in names for text in row[4:6])
    assert list(contact_messages(differences(was, was), was, was)) == []


def test_the_office_sees_masked_numbers_and_no_names() -> None:
    was, now = sides()
    found = differences(was, now)
    driver, *_ = contact_rows(found, was, now, audience="office")
    assert driver[2:4] == ("", "138****0001")
    driver, *_ = contact_rows(found, was, now, audience="worker")
    assert driver[2:4] == ("王师傅", PHONE)


@pytest.mark.parametrize(
    ("text", "n"),
    [("车" * 70, 1), ("车" * 71, 2), ("车" * 135, 3), ("a" * 160, 1), ("a" * 161, 2)],
)
def test_short_messages_have_70_characters_and_67_a_part(text: str, n: int) -> None:
    assert n_sms(text) == n


def test_parts_never_get_fewer_as_a_text_grows() -> None:
    counts = [n_sms("车" * n) for n in range(1, 300)]
    assert all(a <= b for a, b in pairwise(counts))
