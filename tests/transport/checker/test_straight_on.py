"""Coaches that skip their depot, proved: a load for the way back, by the same crew."""

from __future__ import annotations

from dataclasses import replace

from tests.transport.sample_blocks import a_plan, out_and_home, priced
from transport.checker import violations


def test_a_coach_that_waits_at_the_gate_for_a_load_home_is_in_order() -> None:
    scenario, plan = out_and_home()
    assert violations(scenario, plan) == []
    out, home = plan.trips
    # 60 and 60 km loaded, half of 20 and 20 empty: 140 km; the day includes 100
    assert out.cost_lines["hire"] == 100_000
    assert home.cost_lines["hire"] == 40 * 400
    assert "drivers" not in home.cost_lines


def test_it_is_cleaned_before_others_board() -> None:
    scenario, plan = out_and_home(home_hour=8.5)  # 20 minutes after the last drop
    found = {(v.code, v.where, v.amount) for v in violations(scenario, plan)}
    assert found == {("COACH_TWICE", "T002", scenario.policy.turnaround_s - 20 * 60)}


def test_both_ways_are_one_block_or_the_coach_comes_home_between() -> None:
    scenario, plan = out_and_home()
    apart = (plan.trips[0], replace(plan.trips[1], block_id="B002"))
    found = violations(scenario, a_plan(scenario, priced(scenario, apart)))
    assert {(v.code, v.where) for v in found} == {
        ("LAYOVER_UNMATCHED", "T001"),
        ("LAYOVER_UNMATCHED", "T002"),
    }


def test_nobody_gets_on_or_off_the_crew_where_it_waits() -> None:
    scenario, plan = out_and_home()
    with_relief = (plan.trips[0], replace(plan.trips[1], drivers=2, usable_seats=46))
    found = violations(scenario, a_plan(scenario, priced(scenario, with_relief)))
    assert ("LAYOVER_CREW", "T002") in {(v.code, v.where) for v in found}


def test_where_every_trip_is_a_block_of_its_own_no_coach_skips_its_depot() -> None:
    scenario, plan = out_and_home()
    policy = replace(scenario.policy, max_trips_per_block=1)
    found = violations(replace(scenario, policy=policy), plan)
    assert {v.code for v in found} == {"BLOCK_TOO_MANY_TRIPS"}
