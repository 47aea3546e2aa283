"""A coach with those who go home breaks down on its way; who goes out is elsewhere."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from solvers.planner import solve
from solvers.replanning.asking import Asked
from solvers.replanning.replanner import replan
from tests.solvers.replanning.days import LIMITS, coach_lost
from tests.solvers.test_homebound import both_ways
from transport.changes import Broken, Changes
from transport.checker import frozen, violations
from transport.clock import MINUTE_S
from transport.fixed import Fixed
from transport.groups import priority_of
from transport.operation.changed import changed
from transport.outcome import Limits
from transport.payer_rules import PayerRule

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario


@cache
def day() -> tuple[Scenario, Plan]:
    """Ten go out, ten go home from a key employer."""
    scenario = both_ways()
    policy = replace(scenario.policy, key_employers=("E1",))
    scenario = replace(scenario, policy=policy)
    return scenario, solve(scenario, limits=Limits(time_limit_s=None, steps=1)).plan


def broken_down(*rules: PayerRule) -> Asked:
    """The coach of those who go home stands ten minutes after their gate."""
    scenario, plan = day()
    tariff = replace(scenario.tariff, payer_shares={"employer": 1})
    scenario = replace(scenario, payer_rules=rules, tariff=tariff)
    trip = next(t for t in plan.trips if "H0" in t.worker_ids)
    stop = next(s for s in trip.stops if s.board)
    lat, lon = scenario.position["E1"]
    at_s = stop.depart_s + 10 * MINUTE_S
    broken = Broken(
        trip_id=trip.trip_id,
        at_s=at_s,
        lat=lat - 0.05,
        lon=lon,
        aboard=stop.board,
        spent_fen=0,
    )
    lost = coach_lost(trip, at_s)
    left = frozenset(t.trip_id for t in plan.trips if t.depart_s < at_s)
    return Asked(
        scenario=scenario,
        plan=plan,
        changes=Changes(moment_s=at_s, broken=(broken,), lost=(lost,)),
        fixed=Fixed(
            moment_s=at_s,
            departed=left,
            broken={trip.trip_id: stop.board},
            frozen=frozenset(plan.trip),
        ),
    )


def test_a_relief_takes_those_who_go_home_on_to_their_village() -> None:
    asked = broken_down()
    found = replan(asked, LIMITS)
    assert violations(found.scenario, found.plan) == []
    clock = found.scenario.clock
    assert frozen(asked.plan, found.plan, found.fixed, clock=clock) == []
    (broken,) = asked.changes.broken
    (relief,) = [t for t in found.plan.trips if "H0" in t.worker_ids]
    assert set(relief.worker_ids) == set(broken.aboard)
    assert relief.depart_s >= broken.at_s
    calls = [(s.kind, s.place_id) for s in relief.stops if s.board or s.alight]
    assert calls == [("pickup", f"{broken.trip_id}@E1"), ("drop", "V1")]
    assert broken.trip_id not in found.plan.trip
    out = {t.trip_id for t in asked.plan.trips if "O0" in t.worker_ids}
    assert out <= set(found.plan.trip)


def test_they_keep_their_rank_and_the_sides_of_their_ride() -> None:
    asked = broken_down()
    scenario = changed(asked.scenario, asked.changes)
    worker = scenario.worker["H0"]
    assert worker.is_homebound
    assert scenario.is_homebound(worker.village_id, worker.employer_id)
    assert priority_of(scenario, worker) == "key_employer"
    gate = scenario.own_employer[worker.village_id]
    was = scenario.own_employer["E1"]
    assert (gate.province, gate.city) == (was.province, was.city)
    assert worker.lives_by_id == "V1"


def test_the_relief_is_paid_from_the_budget_that_the_way_out_has_used_up() -> None:
    """Ten go out to E1 and ten home from it: of either coach half is above the cap."""
    rule = PayerRule(
        rule_id="R1", payer="city", percent=50, cap_per_employer_fen=50_000
    )
    found = replan(broken_down(rule), LIMITS)
    assert all(trip.cost_fen > 2 * 50_000 for trip in found.plan.trips)
    cost = found.plan.cost
    rest = cost.total_fen - 50_000
    assert cost.payers == {"city": 50_000, "employer": rest}
    assert violations(found.scenario, found.plan) == []
    twice = {"city": 2 * 50_000, "employer": rest - 50_000}
    wrong = replace(found.plan, cost=replace(cost, payers=twice))
    assert {one.code for one in violations(found.scenario, wrong)} == {"PAYERS_WRONG"}


def test_who_joined_on_the_day_is_taken_on_from_beside_the_road_too() -> None:
    asked = broken_down()
    new = asked.scenario.worker["H0"]
    files = tuple(w for w in asked.scenario.workers if w is not new)
    asked = replace(
        asked,
        scenario=replace(asked.scenario, workers=files),
        changes=replace(asked.changes, added=(new,)),
    )
    found = replan(asked, LIMITS)
    assert violations(found.scenario, found.plan) == []
    (relief,) = [t for t in found.plan.trips if "H0" in t.worker_ids]
    (broken,) = asked.changes.broken
    assert set(relief.worker_ids) == set(broken.aboard)
    assert [s.place_id for s in relief.stops if s.board] == [f"{broken.trip_id}@E1"]
