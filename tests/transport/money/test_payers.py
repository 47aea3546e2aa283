"""Payers: ordered rules, caps, minimum loads, and DOMAIN scenario 5."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.planner import solve
from tests.transport.builders import (
    make_line,
    make_policy,
    make_scenario,
    make_worker,
)
from transport.checker import violations
from transport.money.payers import Vehicle, split_by_rules, vehicles_of
from transport.outcome import Limits
from transport.payer_rules import PAYER_PRESETS, PayerRule
from transport.tariff import Tariff

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

YUAN = 100


def day(n_workers: int, *rules: PayerRule, n_poor: int = 0) -> Scenario:
    workers = tuple(
        make_worker(f"W{i:02d}", is_poverty_listed=i < n_poor) for i in range(n_workers)
    )
    return make_scenario(
        workers=workers,
        payer_rules=rules,
        tariff=Tariff(payer_shares={"employer": 1}),
    )


def coach(scenario: Scenario, cost: int, *, n: int | None = None) -> Vehicle:
    return Vehicle(
        vehicle_id="T1",
        departs_s=0,
        lines={"hire": cost * YUAN},
        workers=scenario.workers[:n],
    )


def paid(scenario: Scenario, *vehicles: Vehicle) -> dict[str, float]:
    total = sum(sum(v.lines.values()) for v in vehicles)
    split = split_by_rules(scenario, vehicles, total_fen=total)
    assert sum(split.payers.values()) == total
    return {payer: fen / YUAN for payer, fen in split.payers.items()}


def rule(rule_id: str = "R1", **changes: object) -> PayerRule:
    return replace(PayerRule(rule_id=rule_id, payer="city", percent=50), **changes)  # type: ignore[arg-type]


def test_half_is_paid_and_the_rest_goes_by_weights() -> None:
    scenario = day(20, rule())
    assert paid(scenario, coach(scenario, 8_000)) == {"city": 4_000, "employer": 4_000}


def test_under_the_minimum_load_nothing_is_paid() -> None:
    scenario = day(20, rule(min_load=20))
    assert paid(scenario, coach(scenario, 8_000, n=19)) == {"employer": 8_000}


def test_caps_a_vehicle_a_worker_and_an_employer_hold() -> None:
    scenario = day(20, rule(cap_per_vehicle_fen=3_000 * YUAN))
    assert paid(scenario, coach(scenario, 8_000))["city"] == 3_000
    scenario = day(20, rule(cap_per_worker_fen=100 * YUAN))
    assert paid(scenario, coach(scenario, 8_000))["city"] == 2_000
    scenario = day(20, rule(cap_per_employer_fen=5_000 * YUAN))
    assert paid(scenario, *[coach(scenario, 8_000)] * 2)["city"] == 5_000


def test_the_poverty_listed_are_paid_up_to_800_each() -> None:
    """20 workers at 1,000 CNY each, 5 of them listed: 5 x 800."""
    scenario = day(20, *PAYER_PRESETS["shanxi-poverty"], n_poor=5)
    split = paid(scenario, coach(scenario, 20_000))
    assert split == {"poverty_fund": 4_000, "employer": 16_000}


def test_of_one_channel_only_the_first_rule_pays() -> None:
    first = rule("R1", channel="charter", percent=10)
    second = rule("R2", channel="charter", percent=50, payer="province")
    scenario = day(20, first, second)
    assert paid(scenario, coach(scenario, 1_000)) == {"city": 100, "employer": 900}


def test_rules_never_pay_more_than_is_left() -> None:
    scenario = day(20, rule("R1", percent=80), rule("R2", percent=80, payer="province"))
    split = paid(scenario, coach(scenario, 1_000))
    assert split == {"city": 800, "province": 200, "employer": 0}


def test_only_lines_named_are_shared() -> None:
    scenario = day(20, rule(lines=("toll",)))
    vehicle = Vehicle(
        vehicle_id="T1",
        departs_s=0,
        lines={"hire": 900 * YUAN, "toll": 100 * YUAN},
        workers=scenario.workers,
    )
    assert paid(scenario, vehicle) == {"city": 50, "employer": 950}


def subsidy_cliff(*, net_of: str) -> tuple[Scenario, Plan]:
    """DOMAIN scenario 5: 48 workers, half load, crew seats off."""
    policy = replace(
        make_policy("cn-2020-02-11"),
        relief_driver_uses_seat=False,
        escorts_per_vehicle=0,
    )
    edition = replace(policy.editions[0], certificate_required=False, codes_allowed=())
    scenario = make_scenario(
        workers=tuple(make_worker(f"W{i:02d}") for i in range(48)),
        policy=replace(policy, editions=(edition,)),
        fleet=(
            make_line(
                vehicle_type="33", seats=33, fixed_fen=600_000, per_km_fen=300, count=5
            ),
            make_line(
                vehicle_type="53",
                seats=53,
                fixed_fen=1_000_000,
                per_km_fen=300,
                count=5,
            ),
        ),
        payer_rules=PAYER_PRESETS["ningbo-2023"],
        tariff=Tariff(payer_shares={"employer": 1}, net_of=net_of),
    )
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=24)).plan
    assert violations(scenario, plan) == []
    return scenario, plan


def test_before_subsidy_three_small_coaches_of_16_are_cheapest() -> None:
    _, plan = subsidy_cliff(net_of="")
    assert sorted(len(trip.worker_ids) for trip in plan.trips) == [16, 16, 16]
    assert plan.cost.payers == {"employer": plan.cost.total_fen}


def test_for_the_employer_two_large_coaches_of_24_are_and_the_other_is_named() -> None:
    scenario, plan = subsidy_cliff(net_of="employer")
    assert [trip.vehicle_type for trip in plan.trips] == ["53", "53"]
    loads = [len(trip.worker_ids) for trip in plan.trips]
    assert sum(loads) == 48
    assert min(loads) >= 20
    claims = split_by_rules(
        scenario,
        vehicles_of(scenario, plan.trips, plan.services),
        total_fen=plan.cost.total_fen,
    ).claims
    assert len(claims) == 2
    assert all(claim.paid_fen <= 10_000 * YUAN for claim in claims)
    assert sum(claim.paid_fen for claim in claims) <= 200_000 * YUAN
    assert plan.cost.rejected is not None
    assert plan.cost.rejected.coaches == {"33": 3}
    assert plan.cost.rejected.total_fen < plan.cost.total_fen
    assert plan.cost.rejected.net_fen > plan.cost.payers["employer"]
