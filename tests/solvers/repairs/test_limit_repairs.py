"""Repairs by limits, places and parties: the least that suffices, and that it does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.planner import solve
from solvers.repairs.repairs import priced_repairs
from tests.transport.builders import (
    make_depot,
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.answers.repairs import repair_text
from transport.clock import HOUR_S, MINUTE_S
from transport.outcome import Limits
from transport.places import Opening
from transport.tariff import Tariff
from transport.tickets import TicketTerms

if TYPE_CHECKING:
    from transport.answers.repairs import Repair
    from transport.plan import Plan
    from transport.scenario import Scenario

LIMITS = Limits(time_limit_s=None, steps=1)


def planned(scenario: Scenario) -> Plan:
    return solve(scenario, limits=LIMITS).plan


def repairs_of(scenario: Scenario) -> list[Repair]:
    return priced_repairs(scenario, planned(scenario))


def gate(until_s: int, *, max_ride_s: int = 30 * HOUR_S) -> Scenario:
    opening = Opening(from_s=7 * HOUR_S, until_s=until_s)
    return make_scenario(
        n_days=1,
        employers=(make_employer(opening=opening),),
        policy=make_policy(max_ride_s=max_ride_s),
    )


def test_a_gate_is_held_open_by_the_quarters_of_an_hour_that_suffice() -> None:
    shut_s = 7 * HOUR_S + 30 * MINUTE_S
    (repair,) = repairs_of(gate(shut_s))
    assert (repair.kind, repair.places) == ("longer_gate", ("E1",))
    assert repair.amount % 15 == 0
    assert f"have E1 receive {repair.amount} min longer" in repair_text(repair, "en")
    assert "08:45" in repair.hours
    opened = planned(gate(shut_s + repair.amount * MINUTE_S))
    assert opened.cost.total_fen == repair.cost_fen
    sooner = planned(gate(shut_s + (repair.amount - 15) * MINUTE_S))
    assert opened.n_planned > sooner.n_planned


def test_two_limits_give_way_together_where_one_would_not_do() -> None:
    shut_s = 7 * HOUR_S + 30 * MINUTE_S
    (repair,) = repairs_of(gate(shut_s, max_ride_s=2 * HOUR_S))
    assert repair.also is not None
    assert (repair.also.kind, repair.kind) == ("longer_ride", "longer_gate")
    text = repair_text(repair, "en")
    assert text.startswith("allow rides of 3 h and have E1 receive 75 min longer")
    both = gate(shut_s + 75 * MINUTE_S, max_ride_s=3 * HOUR_S)
    assert planned(both).cost.total_fen == repair.cost_fen


def test_who_is_due_too_early_is_to_report_later_by_whole_hours() -> None:
    def due(report_by_s: int) -> Scenario:
        return make_scenario(workers=(make_worker(report_by_s=report_by_s),))

    (repair,) = repairs_of(due(8 * HOUR_S))
    assert (repair.kind, repair.amount) == ("later_report", 1)
    assert planned(due(9 * HOUR_S)).cost.total_fen == repair.cost_fen


def test_drivers_are_offered_in_the_number_that_is_needed() -> None:
    hangzhou = make_employer(lat=30.3, lon=120.2, city="Hangzhou", province="Zhejiang")
    scenario = make_scenario(employers=(hangzhou,), policy=make_policy(max_drivers=1))
    (repair,) = repairs_of(scenario)
    assert (repair.kind, repair.amount) == ("more_drivers", 2)
    allowed = replace(scenario, policy=make_policy(max_drivers=2))
    assert planned(allowed).cost.total_fen == repair.cost_fen


def test_luggage_is_offered_to_be_sent_ahead_and_a_party_to_be_split() -> None:
    four = tuple(make_worker(f"W{i}", party_id="P", n_bags=3) for i in range(4))
    scenario = make_scenario(workers=four, fleet=(make_line(hold_bags=10),))
    found = {repair.kind: repair for repair in repairs_of(scenario)}
    assert set(found) == {"larger_hold", "split_parties"}
    assert found["larger_hold"].amount == 12
    assert found["split_parties"].coaches == {("D1", "coach-49"): 2}


def test_coaches_from_elsewhere_need_an_order_and_it_is_priced() -> None:
    scenario = make_scenario(depots=(make_depot(county="Far", city="Taiyuan"),))
    (repair,) = repairs_of(scenario)
    assert repair.kind == "emergency_dispatch"
    ordered = replace(scenario, policy=make_policy(emergency_dispatch=True))
    assert planned(ordered).cost.total_fen == repair.cost_fen


def test_a_penalty_above_the_price_is_named_and_carries_them() -> None:
    scenario = make_scenario(tariff=Tariff(penalty_fen=1_000))
    (repair,) = repairs_of(scenario)
    assert repair.kind == "any_price"
    raised = Tariff(penalty_fen=repair.amount * 100 + 1)
    assert planned(replace(scenario, tariff=raised)).n_planned == 1


def test_tickets_that_have_a_price_are_offered_where_they_are_not_allowed() -> None:
    scenario = make_scenario(policy=make_policy(max_ride_s=2 * HOUR_S))
    assert {repair.kind for repair in repairs_of(scenario)} == {"longer_ride"}
    terms = TicketTerms(price_fen=12_000)
    priced = replace(scenario, priced_tickets=terms)
    found = {repair.kind: repair for repair in repairs_of(priced)}
    assert found["tickets"].cost_fen == 12_000


def test_counties_on_one_coach_cost_less_than_another_run() -> None:
    scenario = make_scenario(
        n_days=1,
        villages=(make_village("V1"), make_village("V2", lat=37.96, county="Fangshan")),
        workers=tuple(
            make_worker(f"W{i}", village_id="V1" if i < 3 else "V2") for i in range(6)
        ),
        fleet=(make_line(count=1),),
    )
    plan = planned(scenario)
    found = priced_repairs(scenario, plan)
    assert [repair.kind for repair in found] == ["mix_counties", "second_run"]
    mixed = planned(replace(scenario, policy=make_policy(mix_counties=True)))
    assert found[0].cost_fen == mixed.cost.total_fen - plan.cost.total_fen


def test_levels_of_risk_are_never_offered_for_mixing() -> None:
    scenario = make_scenario(
        n_days=1,
        villages=(make_village("V1"), make_village("V2", lat=37.96, risk="medium")),
        workers=tuple(
            make_worker(f"W{i}", village_id="V1" if i < 3 else "V2") for i in range(6)
        ),
        fleet=(make_line(count=1),),
    )
    assert [repair.kind for repair in repairs_of(scenario)] == ["second_run"]


def test_a_crowded_village_is_not_cured_by_hiring_a_coach() -> None:
    boarding = Opening(from_s=8 * HOUR_S, until_s=8 * HOUR_S + 20 * MINUTE_S)
    scenario = make_scenario(
        n_days=1,
        villages=(make_village(opening=boarding),),
        workers=tuple(make_worker(f"W{i:02d}") for i in range(30)),
        fleet=(make_line(seats=21, count=3),),
        policy=make_policy(crowd_cap=15),
    )
    kinds = [repair.kind for repair in repairs_of(scenario)]
    assert kinds[0] == "longer_boarding"
    assert "more_coaches" not in kinds


def test_what_was_not_tried_for_want_of_time_is_told() -> None:
    scenario = gate(7 * HOUR_S + 30 * MINUTE_S)
    found = priced_repairs(scenario, planned(scenario), time_limit_s=0.0)
    assert [repair.kind for repair in found] == ["untried"]
    for lang in ("en", "zh"):
        assert str(found[0].amount) in repair_text(found[0], lang)
