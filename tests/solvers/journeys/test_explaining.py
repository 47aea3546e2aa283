"""Whoever stays is told of each service why it is no help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.journeys.explaining import MOST_NAMED, with_services_named
from solvers.planner import solve
from tests.solvers.journeys.days import far_day, flight, network_of, train
from transport.catalogue.sentences import sentence
from transport.clock import HOUR_S
from transport.outcome import Limits
from transport.plan import NotTravelling, ServiceUse
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


def told(scenario: Scenario, plan: Plan) -> tuple[Said, ...]:
    """What the one who stays is told, part by part."""
    groups, network = network_of(scenario)
    (entry,) = with_services_named(scenario, plan, groups, network).unplanned
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
    groups, network = network_of(scenario)
    nobody = replace(plan, unplanned=())
    assert with_services_named(scenario, nobody, groups, network) is nobody
