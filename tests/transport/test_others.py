"""Whom trips of other plans bring and gather, counted place by place."""

from __future__ import annotations

from dataclasses import replace

from solvers.problem.fleet_use import FleetUse
from tests.transport.builders import make_employer, make_scenario
from transport.others import NOBODY, Others


def test_those_who_gather_at_a_place_are_counted_over_all_half_hours() -> None:
    others = Others(gatherings={("H1", 20): 30, ("H1", 21): 5, ("H2", 20): 7})
    assert [others.gathered_at(place) for place in ("H1", "H2", "H3")] == [35, 7, 0]
    assert make_scenario().others == NOBODY


def test_gates_and_stops_have_the_room_that_others_leave() -> None:
    scenario = make_scenario(employers=(make_employer(daily_intake=10),))
    (employer,) = scenario.employers
    cap, gate = scenario.policy.crowd_cap, employer.employer_id
    others = Others(arrivals={(gate, 0): 8}, gatherings={("V1", 14): cap - 3})
    fleet = FleetUse.of(replace(scenario, others=others), [1])
    assert fleet.closed_gate({(gate, 0): 3}) == (gate, 2)
    assert fleet.closed_gate({(gate, 0): 2, (gate, 1): 10}) is None
    assert fleet.crowded_place({("V1", 14): 4}) == ("V1", 3)
    assert fleet.crowded_place({("V1", 14): 3, ("V1", 15): cap}) is None
