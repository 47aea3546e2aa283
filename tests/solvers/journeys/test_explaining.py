"""Whoever stays is told of each service why it is no help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.journeys import explaining
from solvers.journeys.explaining import MOST_NAMED, with_services_named
from solvers.planner import solve
from tests.solvers.journeys.days import far_day, flight, network_of, train
from transport.catalogue.sentences import sentence
from transport.clock import HOUR_S
from transport.outcome import Limits
from transport.plan import NotTravelling, ServiceUse
from transport.roads.distances import distances_of
from transport.said import Said, said

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario
    from transport.services import Service

OWN = said("CAUSE_NOT_FOUND")


def left_behind(
    *services: Service, uses: tuple[ServiceUse, ...] = ()
) -> tuple[Scenario, Plan]:
    """One worker, who stays, whatever the services."""
    scenario = far_day(n_workers=1, services=services)
    nobody = replace(scenario, services=(), fleet=())
    plan = solve(nobody, limits=Limits(time_limit_s=None, steps=0)).plan
    (entry,) = plan.unplanned
    return scenario, replace(plan, unplanned=(replace(entry, told=OWN),), services=uses)


def explained(scenario: Scenario, plan: Plan) -> Plan:
    groups, network = network_of(scenario)
    return with_services_named(scenario, plan, groups, network, distances_of(scenario))


def told(scenario: Scenario, plan: Plan) -> tuple[Said, ...]:
    """What the one who stays is told, part by part."""
    (entry,) = explained(scenario, plan).unplanned
    if entry.told == OWN:
        return (OWN,)
    parts = entry.told.figures["parts"]
    assert isinstance(parts, tuple)
    return tuple(part for part in parts if isinstance(part, Said))


def test_a_service_with_seats_is_told_with_their_number() -> None:
    own, about = told(*left_behind(train(seats=50, max_units=2)))
    assert own == OWN
    assert about == said(
        *("SERVICE_HAS_SEATS",),
        service=said("TRAIN", service="K1"),
        free=100,
        seats=100,
    )


@pytest.mark.parametrize(
    ("n_yard", "code"), [(0, "NO_RECEIVING_AT_HOME"), (1, "NO_FEEDER_AT_HOME")]
)
def test_a_service_without_a_coach_at_home_names_the_cities(
    n_yard: int, code: str
) -> None:
    """Yards of one city alone: none is at home where the other coach would run."""
    scenario, plan = left_behind(train())
    policy = replace(scenario.policy, one_end_home=True)
    (worker,) = scenario.workers
    village = scenario.region_of_village(scenario.village[worker.village_id]).city
    employer = scenario.employer[worker.employer_id].city
    city = (village, employer)[n_yard]
    other = (employer, village)[n_yard]
    depots = tuple(replace(depot, city=city) for depot in scenario.depots)
    alone = replace(scenario, policy=policy, depots=depots)
    _, about = told(alone, plan)
    assert about.code == code
    assert about.figures["cities"] == (other,)
    assert other in sentence(about, "zh")
    free = replace(policy, emergency_dispatch=True)
    _, about = told(replace(alone, policy=free), plan)
    assert about.code == "SERVICE_HAS_SEATS"


def test_a_service_that_is_full_is_told_so() -> None:
    aboard = tuple(f"X{i}" for i in range(3))
    use = ServiceUse(service_id="F1", units=1, workers=aboard, cost_fen=0)
    _, about = told(*left_behind(flight(seats=3), uses=(use,)))
    assert about == said(
        "SERVICE_IS_FULL", service=said("FLIGHT", service="F1"), seats=3
    )
    _, about = told(*left_behind(flight(seats=4), uses=(use,)))
    assert about.figures["free"] == 1


def test_seats_that_are_too_few_for_a_party_are_told_as_such() -> None:
    use = ServiceUse(service_id="F1", units=1, workers=("X0", "X1"), cost_fen=0)
    day, plan = left_behind(flight(seats=4), uses=(use,))
    (one,) = day.workers
    both = tuple(replace(one, worker_id=w, party_id="P") for w in ("A", "B", "C"))
    (entry,) = plan.unplanned
    left = tuple(replace(entry, worker_id=w.worker_id) for w in both)
    found = explained(replace(day, workers=both), replace(plan, unplanned=left))
    text = sentence(found.unplanned[0].told, "en")
    assert "has 2 of 4 seats free, too few for 3 who travel together" in text


def test_seats_too_few_for_a_party_are_enough_for_another_group_of_the_same_way() -> (
    None
):
    """Three of a village travel together; a fourth, ready later, needs one seat."""
    use = ServiceUse(service_id="F1", units=1, workers=("X0", "X1"), cost_fen=0)
    day, plan = left_behind(flight(seats=4), uses=(use,))
    (one,) = day.workers
    three = (replace(one, worker_id=w, party_id="P") for w in ("A", "B", "C"))
    alone = replace(one, worker_id="D", ready_from_s=8 * HOUR_S)
    workers = (*three, alone)
    (entry,) = plan.unplanned
    left = tuple(replace(entry, worker_id=w.worker_id) for w in workers)
    found = explained(replace(day, workers=workers), replace(plan, unplanned=left))
    text = {e.worker_id: sentence(e.told, "en") for e in found.unplanned}
    assert "too few for 3 who travel together" in text["A"]
    assert "too few" not in text["D"]
    assert "2 of 4 seats" in text["D"]


@pytest.mark.parametrize(
    ("most", "n_half_hours", "code"),
    [
        (10, 200, "SERVICE_HUB_CROWDED"),
        (11, 200, "SERVICE_HAS_SEATS"),
        (10, 70, "SERVICE_HAS_SEATS"),  # the last ones before the departure are empty
    ],
)
def test_a_hub_is_told_as_crowded_only_where_every_half_hour_is_full(
    most: int, n_half_hours: int, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten gather in each of the first half-hours, on one coach."""
    there = {("YCU", at): (10,) for at in range(n_half_hours)}
    monkeypatch.setattr(explaining, "gatherings_of", lambda *_: there)
    day, plan = left_behind(flight())
    capped = replace(day, policy=replace(day.policy, crowd_cap=most))
    assert code in {part.code for part in told(capped, plan)}
    (entry,) = explained(capped, plan).unplanned
    is_named = "at YCU no more than 10 of several coaches may" in sentence(
        entry.told, "en"
    )
    assert is_named == (code == "SERVICE_HUB_CROWDED")


def test_a_service_that_is_no_way_is_told_after_those_that_are() -> None:
    early = train("K0", departs_s=HOUR_S)
    _, possible, missed = told(*left_behind(early, train()))
    assert possible.code == "SERVICE_HAS_SEATS"
    assert missed.code == "SERVICE_IS_NO_WAY"
    assert missed.figures["service"] == said("TRAIN", service="K0")


def test_of_many_services_some_are_named_and_the_rest_is_counted() -> None:
    trains = [train(f"K{i}", departs_s=(34 + i) * HOUR_S) for i in range(5)]
    _, *named, more = told(*left_behind(*trains))
    assert len(named) == MOST_NAMED
    assert more == said("MORE_SERVICES", n=len(trains) - MOST_NAMED)


def test_who_has_no_group_keeps_the_reason_and_a_full_plan_is_left_alone() -> None:
    scenario, plan = left_behind(train())
    stranger = NotTravelling(worker_id="X", code="TIME_RAN_OUT", told=OWN)
    assert told(scenario, replace(plan, unplanned=(stranger,))) == (OWN,)
    nobody = replace(plan, unplanned=())
    assert explained(scenario, nobody) is nobody


RIDE = said(
    "SHORTEST_RIDE_TOO_LONG",
    village="V1",
    employer="E1",
    ride_s=20 * HOUR_S,
    drivers=2,
    allowed_s=12 * HOUR_S,
)


def by_rule(scenario: Scenario, plan: Plan, own: Said = RIDE) -> tuple[str, list[str]]:
    """Code and sentences of the one who stays, whom a coach alone takes too long."""
    (entry,) = plan.unplanned
    entry = replace(entry, code="RIDE_TOO_LONG", told=own)
    (found,) = explained(scenario, replace(plan, unplanned=(entry,))).unplanned
    parts = found.told.figures["parts"]
    assert isinstance(parts, tuple)
    return found.code, [part.code for part in parts if isinstance(part, Said)]


def test_a_full_train_comes_before_a_ride_that_is_too_long() -> None:
    use = ServiceUse(service_id="K1", units=1, workers=("X1", "X2"), cost_fen=0)
    full = left_behind(train(seats=2, max_units=1), uses=(use,))
    assert by_rule(*full) == (
        "SERVICE_FULL",
        ["SERVICE_IS_FULL", "SHORTEST_RIDE_TOO_LONG"],
    )


def test_a_train_of_a_kind_left_out_comes_before_a_ride_that_is_too_long() -> None:
    scenario, plan = left_behind(train())
    policy = replace(scenario.policy, modes=("air",))
    assert by_rule(replace(scenario, policy=policy), plan) == (
        "MODE_NOT_ADMITTED",
        ["SERVICE_NOT_ADMITTED", "SHORTEST_RIDE_TOO_LONG"],
    )


@pytest.mark.parametrize(
    ("depot_id", "lacks"),
    [("D1", "SERVICE_LACKS_RECEIVING"), ("D2", "SERVICE_LACKS_FEEDERS")],
)
def test_the_side_without_a_coach_comes_before_a_ride_that_is_too_long(
    depot_id: str, lacks: str
) -> None:
    """Coaches of one yard alone: none stands near the other end."""
    scenario, plan = left_behind(train())
    fleet = tuple(line for line in scenario.fleet if line.depot_id == depot_id)
    assert len(fleet) < len(scenario.fleet)
    policy = replace(scenario.policy, one_end_home=False)
    code, parts = by_rule(replace(scenario, fleet=fleet, policy=policy), plan)
    assert (code, parts[0]) == ("NO_CONNECTING_COACH", lacks)


@pytest.mark.parametrize(
    ("more_h", "code"), [(1, "RIDE_TOO_LONG"), (9, "SERVICE_TIMES")]
)
def test_a_train_that_is_missed_comes_first_where_it_needs_less_than_the_ride(
    more_h: int, code: str
) -> None:
    """It leaves some three hours before anybody can be there."""
    scenario, plan = left_behind(train(departs_s=5 * HOUR_S))
    ride = replace(
        RIDE, pairs=tuple({**RIDE.figures, "ride_s": (12 + more_h) * HOUR_S}.items())
    )
    assert by_rule(scenario, plan, ride)[0] == code
