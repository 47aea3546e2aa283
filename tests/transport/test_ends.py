from __future__ import annotations

from tests.transport.builders import (
    make_employer,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.clock import HOUR_S
from transport.ends import alighting_at, boarding_at
from transport.groups import groups_of
from transport.places import Opening

MORNING = Opening(from_s=6 * HOUR_S, until_s=9 * HOUR_S)
EVENING = Opening(from_s=18 * HOUR_S, until_s=22 * HOUR_S)
OUT = make_worker("OUT")
HOME = make_worker("HOME", village_id="E1", employer_id="V1", direction="home")


def test_a_gate_is_boarded_in_its_own_hours_and_a_village_receives_in_its_own() -> None:
    scenario = make_scenario(
        workers=(OUT, HOME),
        villages=(make_village(opening=MORNING),),
        employers=(make_employer(opening=EVENING, daily_intake=1),),
    )
    assert scenario.village["E1"] == boarding_at(scenario.employers[0], EVENING)
    assert scenario.employer["V1"] == alighting_at(
        scenario.villages[0], MORNING, province="Shanxi", city="Luliang"
    )
    assert (scenario.opening("E1"), scenario.opening("V1")) == (EVENING, MORNING)
    assert scenario.employer["V1"].daily_intake is None


def test_a_pair_of_places_has_the_same_risk_and_scope_both_ways() -> None:
    scenario = make_scenario(
        workers=(OUT, HOME),
        villages=(make_village(risk="medium"),),
        policy=make_policy(risk_by_city={"Yulin": "high"}),
    )
    assert scenario.risk("V1", "E1") == scenario.risk("E1", "V1") == "high"
    assert scenario.scope("V1", "E1") == scenario.scope("E1", "V1") == "inter_province"


def test_only_a_ride_from_a_gate_to_a_village_goes_home() -> None:
    scenario = make_scenario(workers=(OUT, HOME))
    assert scenario.is_homebound("E1", "V1")
    assert not scenario.is_homebound("V1", "E1")
    assert scenario.sides("E1", "V1") == scenario.sides("V1", "E1")


def test_who_goes_home_is_grouped_from_gate_to_village_under_its_county() -> None:
    scenario = make_scenario(workers=(OUT, HOME))
    home, out = groups_of(scenario, scenario.workers)
    assert (home.group_id, home.is_homebound) == ("E1>V1#1", True)
    assert (out.group_id, out.is_homebound) == ("V1>E1#1", False)
    assert home.county == out.county == "Linxian"
