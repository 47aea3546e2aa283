"""Levers: which limits may give way, and by how much a step."""

from __future__ import annotations

from dataclasses import replace

from solvers.repairs.levers import levers
from tests.solvers.repairs.test_loosening import planned, villages_in_a_row


def test_each_lever_changes_its_setting_alone_and_no_law() -> None:
    scenario = villages_in_a_row(max_villages_per_vehicle=2)
    apart = replace(scenario, fleet=(replace(scenario.fleet[0], count=2),))
    found = {lever.kind: lever for lever in levers(apart, planned(apart))}
    assert set(found) == {"villages", "detour", "fleet", "ride", "gates"}
    policy = apart.policy
    assert found["villages"].change(apart, 1).policy == replace(
        policy, max_villages_per_vehicle=3
    )
    assert found["detour"].change(apart, 1).policy == replace(
        policy,
        max_detour_percent=150,
        detour_allowance_m=60_000,
        detour_allowance_s=3 * 3_600,
    )
    assert found["ride"].change(apart, 1).policy == replace(
        policy, max_ride_s=32 * 3_600
    )
    assert found["fleet"].change(apart, 1).fleet[0].count == 3
    gate = found["gates"].change(apart, 1).opening("E1")
    assert (gate.from_s, gate.until_s) == (5 * 3_600, 23 * 3_600)


def test_the_lever_at_which_trips_stand_comes_first() -> None:
    scenario = villages_in_a_row(max_villages_per_vehicle=2)
    first, *others = levers(scenario, planned(scenario))
    assert (first.kind, first.trips_at_it) == ("villages", 1)
    assert all(lever.trips_at_it == 0 for lever in others)


LAW = (
    *("preset", "editions", "cap_base", "relief_driver_uses_seat", "mix_risk_levels"),
    *("escorts_per_vehicle", "escort_min_seats", "acceptance_required"),
    *("driver_hours", "two_driver_m", "max_drivers", "passenger_stop_every_s"),
    *("one_end_home", "emergency_dispatch", "turnaround_s", "stop_s"),
)


def test_all_levers_at_their_most_leave_the_law_alone() -> None:
    scenario = villages_in_a_row(max_villages_per_vehicle=1)
    county = replace(scenario.villages[1], county="Xingxian")
    apart = replace(
        scenario,
        villages=(scenario.villages[0], county, scenario.villages[2]),
        fleet=(replace(scenario.fleet[0], count=3),),
    )
    found = levers(apart, planned(apart))
    assert {"counties", "villages", "fleet"} <= {lever.kind for lever in found}
    changed = apart
    for lever in found:
        changed = lever.change(changed, lever.most)
    for name in LAW:
        assert getattr(changed.policy, name) == getattr(apart.policy, name)
    assert changed.workers == apart.workers
    assert changed.villages == apart.villages
    assert [one.seats for one in changed.fleet] == [one.seats for one in apart.fleet]
