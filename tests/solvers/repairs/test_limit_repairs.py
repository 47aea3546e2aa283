"""Repairs by limits: the least that suffices, and that it does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.drafting.relaxing import with_openings
from solvers.repairs.limit_repairs import (
    MOVED_MIN,
    Way,
    by_moments,
    drivers,
    later_gates,
    later_pickups,
    longer_ride,
    more_drivers,
    reports,
    ride,
    waits,
)
from tests.solvers.cases import county_day
from tests.solvers.repairs.asked import asked, planned, repairs_of
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.answers.repairs import repair_text
from transport.clock import HOUR_S, MINUTE_S
from transport.places import Opening

if TYPE_CHECKING:
    from transport.scenario import Scenario

HALF_HOUR_S = HOUR_S // 2


def gate(until_s: int, *, max_ride_s: int = 30 * HOUR_S) -> Scenario:
    opening = Opening(from_s=7 * HOUR_S, until_s=until_s)
    return make_scenario(
        n_days=1,
        employers=(make_employer(opening=opening),),
        policy=make_policy(max_ride_s=max_ride_s),
    )


def test_a_gate_is_held_open_by_the_minutes_that_suffice() -> None:
    shut_s = 7 * HOUR_S + 30 * MINUTE_S
    (repair,) = repairs_of(gate(shut_s))
    assert (repair.kind, repair.places) == ("longer_gate", ("E1",))
    assert f"have E1 receive {repair.amount} min longer" in repair_text(repair, "en")
    assert (repair.amount, repair.hours) == (73, "07:00-08:43")
    opened = planned(gate(shut_s + repair.amount * MINUTE_S))
    assert opened.cost.total_fen == repair.cost_fen
    sooner = planned(gate(shut_s + (repair.amount - 1) * MINUTE_S))
    assert opened.n_planned > sooner.n_planned


def test_the_gate_and_the_village_of_those_who_go_home_give_way_too() -> None:
    """They board at the gate from 13:00 and find the village shut from 15:30 on."""
    scenario = make_scenario(
        n_days=1,
        workers=(make_worker(village_id="E1", employer_id="V1", direction="home"),),
        villages=(make_village(opening=Opening(from_s=0, until_s=31 * HALF_HOUR_S)),),
        employers=(
            make_employer(opening=Opening(from_s=13 * HOUR_S, until_s=14 * HOUR_S)),
        ),
    )
    why = planned(scenario).unplanned[0].told
    assert why.code in ("GATE_CLOSES_TOO_SOON", "PICKUP_BEGINS_TOO_LATE")
    found = {repair.kind: repair for repair in repairs_of(scenario)}
    assert set(found) == {"longer_gate", "earlier_pickup"}
    gate, pickup = found["longer_gate"], found["earlier_pickup"]
    assert (gate.places, pickup.places) == (("V1",), ("E1",))
    later = with_openings(scenario, {"V1"}, later_s=gate.amount * MINUTE_S)
    assert planned(later).cost.total_fen == gate.cost_fen
    sooner = with_openings(scenario, {"E1"}, earlier_s=pickup.amount * MINUTE_S)
    assert planned(sooner).cost.total_fen == pickup.cost_fen


def test_two_limits_give_way_together_where_one_would_not_do() -> None:
    shut_s = 7 * HOUR_S + 30 * MINUTE_S
    (repair,) = repairs_of(gate(shut_s, max_ride_s=2 * HOUR_S))
    assert repair.also is not None
    assert (repair.also.kind, repair.kind) == ("longer_ride", "longer_gate")
    text = repair_text(repair, "en")
    assert text.startswith(
        "allow rides of 2 h 54 min and have E1 receive 73 min longer"
    )
    both = gate(shut_s + 73 * MINUTE_S, max_ride_s=174 * MINUTE_S)
    assert planned(both).cost.total_fen == repair.cost_fen


def test_who_is_due_too_early_is_to_report_later_by_the_minutes_that_suffice() -> None:
    def due(report_by_s: int) -> Scenario:
        return make_scenario(workers=(make_worker(report_by_s=report_by_s),))

    (repair,) = repairs_of(due(8 * HOUR_S))
    assert (repair.kind, repair.amount) == ("later_report", 54)
    assert "let those who stay report 54 min later" in repair_text(repair, "en")
    assert "未安排人员的报到时间推迟 54 分钟" in repair_text(repair, "zh")
    due_s = 8 * HOUR_S + 54 * MINUTE_S
    assert planned(due(due_s)).cost.total_fen == repair.cost_fen
    assert not planned(due(due_s - MINUTE_S)).n_planned


def test_drivers_are_offered_in_the_number_that_is_needed() -> None:
    hangzhou = make_employer(lat=30.3, lon=120.2, city="Hangzhou", province="Zhejiang")
    scenario = make_scenario(employers=(hangzhou,), policy=make_policy(max_drivers=1))
    (repair,) = repairs_of(scenario)
    assert (repair.kind, repair.amount) == ("more_drivers", 2)
    allowed = replace(scenario, policy=make_policy(max_drivers=2))
    assert planned(allowed).cost.total_fen == repair.cost_fen


SCENARIO = make_scenario(n_days=1)  # gates until 22:00, boarding until 20:00


def test_amounts_are_minutes_and_end_where_a_limit_cannot_give_way() -> None:
    assert ride(SCENARIO).amounts == range(30 * 60 + 1, 96 * 60 + 1)
    assert later_gates(SCENARIO).amounts == MOVED_MIN  # by six hours at most
    assert max(later_pickups(SCENARIO).amounts) == 4 * 60  # until midnight
    assert drivers(SCENARIO).amounts == range(1, 2)  # of four, three are allowed
    assert reports(SCENARIO).amounts == ()  # nobody is due
    due = make_scenario(workers=(make_worker(report_by_s=9 * HOUR_S),))
    assert reports(due).amounts == range(1, 72 * 60 + 1)


@pytest.mark.parametrize(
    ("way", "amount", "told"),
    [(waits(SCENARIO), 15, 60 + 15), (drivers(SCENARIO), 1, 3 + 1)],
    ids=["minutes", "drivers"],
)
def test_what_is_told_is_the_whole_limit_and_not_what_is_added(
    way: Way, amount: int, told: int
) -> None:
    policy = way.change(SCENARIO, amount).policy
    assert told in (policy.max_wait_aboard_s // MINUTE_S, policy.max_drivers)
    assert way.allowed + amount == told


def test_only_the_places_of_those_left_are_moved() -> None:
    two = make_scenario(
        employers=(make_employer("E1"), make_employer("E2")),
        villages=(make_village("V1"), make_village("V2")),
    )
    moved = later_gates(two).change(two, 60)
    assert moved.opening("E1").until_s == 23 * HOUR_S
    assert moved.opening("E2") == two.opening("E2")
    boarding = later_pickups(two).change(two, 60)
    assert boarding.opening("V1").until_s == 21 * HOUR_S
    assert boarding.opening("V2") == two.opening("V2")


def test_no_opening_is_moved_further_than_the_one_that_carries_everybody() -> None:
    """Boarding an hour sooner would do as well; by night the drive takes longer."""
    shut = gate(8 * HOUR_S)
    found = asked(by_moments, shut)
    assert {repair.kind: repair.amount for repair in found} == {"longer_gate": 43}
    n_planned = [
        planned(with_openings(shut, {"V1"}, earlier_s=n * MINUTE_S)).n_planned
        for n in (43, 60)
    ]
    assert n_planned == [0, 1]


def test_the_fewest_minutes_of_ride_are_offered() -> None:
    """One worker rides 174 minutes."""
    short = make_scenario(policy=make_policy(max_ride_s=2 * HOUR_S))
    (repair,) = asked(longer_ride, short)
    assert (repair.kind, repair.amount, repair.also) == ("longer_ride", 174, None)
    longer = replace(short, policy=make_policy(max_ride_s=174 * MINUTE_S))
    assert planned(longer).cost.total_fen == repair.cost_fen
    less = replace(short, policy=make_policy(max_ride_s=173 * MINUTE_S))
    assert not planned(less).n_planned


def test_rides_that_are_too_long_are_priced_at_the_ride_they_need() -> None:
    scenario = county_day(n_workers=6, n_villages=3, n_employers=2)
    short = replace(scenario, policy=replace(scenario.policy, max_ride_s=2 * HOUR_S))
    assert {entry.code for entry in planned(short).unplanned} == {"RIDE_TOO_LONG"}
    least, further = asked(longer_ride, short)
    assert further.cost_fen <= least.cost_fen * 8 // 10
    for repair in (least, further):
        assert repair.n_carried == 6
        policy = replace(short.policy, max_ride_s=repair.amount * MINUTE_S)
        assert not planned(replace(short, policy=policy)).unplanned


def test_drivers_that_would_not_help_are_not_offered() -> None:
    assert asked(more_drivers, gate(7 * HOUR_S + 30 * MINUTE_S)) == []


def test_one_coach_for_all_is_offered_beside_the_least_minutes_for_one_worker() -> None:
    """Forty board in 24 minutes more than one, and the least lets each ride alone."""
    day = gate(22 * HOUR_S, max_ride_s=HOUR_S)
    first = day.workers[0]
    day = replace(
        day,
        n_days=2,
        workers=tuple(
            replace(first, worker_id=f"W{i:03}", party_id=None) for i in range(40)
        ),
        fleet=(make_line(seats=49, count=2),),
    )
    least, further = asked(longer_ride, day)
    assert sum(further.coaches.values()) == 1
    assert sum(least.coaches.values()) > 1
    assert least.amount < further.amount < least.amount + 60
    assert further.n_carried == least.n_carried == 40
