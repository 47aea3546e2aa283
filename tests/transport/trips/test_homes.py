"""A charter has one end in the city of its coach's plates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from solvers.planner import solve
from tests.transport.builders import (
    make_depot,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.catalogue.sentences import sentence
from transport.checker import violations
from transport.outcome import Limits
from transport.places import Hub
from transport.scenario import Origin

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

STEPS = Limits(time_limit_s=None, steps=1)
ORIGIN = Origin(province="Shanxi", city="Luliang", city_of_county={"Shuozhou": "X"})


def day(*, city: str = "", county: str = "Elsewhere", **policy: Any) -> Scenario:
    """Ten workers from Luliang to Yulin; a yard between them, nearer to Luliang."""
    return make_scenario(
        origin=ORIGIN,
        workers=tuple(make_worker(f"W{n}") for n in range(10)),
        depots=(make_depot(city=city, county=county),),
        policy=make_policy(**policy),
    )


def planned(scenario: Scenario) -> Plan:
    plan = solve(scenario, limits=STEPS).plan
    assert violations(scenario, plan) == []
    return plan


@pytest.mark.parametrize("city", ["Luliang", "Yulin"])
def test_a_coach_of_either_end_carries(city: str) -> None:
    assert planned(day(city=city)).n_planned == 10


def test_a_coach_of_a_third_city_does_not() -> None:
    plan = planned(day(city="Datong"))
    assert {entry.code for entry in plan.unplanned} == {"NO_COACH_AT_HOME"}
    assert "Luliang or Yulin" in sentence(plan.unplanned[0].told, "en")


@pytest.mark.parametrize(
    "policy", [{"emergency_dispatch": True}, {"one_end_home": False}]
)
def test_the_rule_can_be_waived(policy: dict[str, Any]) -> None:
    assert planned(day(city="Datong", **policy)).n_planned == 10


def test_the_checker_refuses_a_coach_of_a_third_city() -> None:
    plan = replace(planned(day(city="Luliang")), certificate=None)
    found = violations(day(city="Datong"), plan)
    assert [(v.code, v.where, v.amount) for v in found] == [
        ("NO_END_AT_HOME", "T001", 1)
    ]


@pytest.mark.parametrize(
    ("city", "county", "home"),
    [
        ("Datong", "Linxian", "Datong"),  # as written
        ("", "Shuozhou", "X"),  # of the county, by the settings
        ("", "Linxian", "Luliang"),  # of the county, where villages lie
        ("", "Nowhere", "Luliang"),  # of the nearest place
        ("", "", ""),  # not known: no rule
    ],
)
def test_the_city_of_a_yard(city: str, county: str, home: str) -> None:
    assert day(city=city, county=county).city_of_depot == {"D1": home}


def test_a_yard_of_no_city_is_bound_by_no_rule() -> None:
    assert planned(day(county="")).n_planned == 10


def test_one_trip_may_not_mix_rides_of_which_one_has_no_end_at_home() -> None:
    """From Luliang and from X to Yulin, by a coach of Luliang: the second stays."""
    scenario = day(city="Luliang", mix_counties=True)
    other = make_village("V2", county="Shuozhou", lat=37.96)
    workers = (*scenario.workers, make_worker("Z", village_id="V2"))
    scenario = replace(scenario, villages=(*scenario.villages, other), workers=workers)
    plan = planned(scenario)
    assert [entry.worker_id for entry in plan.unplanned] == ["Z"]


def test_a_hub_counts_where_it_lies() -> None:
    hub = Hub(hub_id="H", kind="rail", name="hub", lat=38.8, lon=110.5)
    scenario = replace(day(), hubs=(hub,))
    assert scenario.region_of_hub["H"].city == "Yulin"
