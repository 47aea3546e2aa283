"""Repairs at the price of a plan for everybody, where that is less than alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.repairs import coach_repairs
from solvers.repairs.limit_repairs import more_drivers
from solvers.repairs.together import together
from tests.solvers.repairs.asked import planned, pricing_of
from tests.solvers.repairs.test_seat_repairs import one_coach
from tests.transport.builders import make_employer, make_policy

if TYPE_CHECKING:
    from transport.answers.repairs import Repair
    from transport.scenario import Scenario


def more_fen(before: Scenario, repaired: Scenario) -> int:
    return planned(repaired).cost.total_fen - planned(before).cost.total_fen


def daily(homes: str = "1" * 8) -> Scenario:
    """Eight workers, and one coach by the day, of which four fill the seats."""
    few = one_coach(homes, seats=5, billing="per_day")
    few = replace(few, employers=(make_employer(lat=38.1),))  # 17 km away
    return replace(few, policy=make_policy(max_trips_per_block=1))


def test_a_second_run_within_the_day_of_hire_does_not_buy_the_day_again() -> None:
    pricing = pricing_of(daily())
    left = pricing.alone(pricing.plan.unplanned)
    alone = coach_repairs.second_run(pricing, left)
    assert alone is not None
    repair = together(pricing, alone)
    twice = replace(daily(), policy=make_policy(max_trips_per_block=2))
    assert repair.is_anew
    assert repair.cost_fen == more_fen(daily(), twice) < alone.cost_fen
    assert repair.coaches == alone.coaches


def test_who_finds_a_seat_that_others_leave_needs_no_coach_to_be_hired() -> None:
    """The way from V2 takes two drivers; the coach of V1 has seats for them."""
    policy = make_policy(max_drivers=1, two_driver_m=147_000)
    strict = replace(one_coach("1111222", lat=37.93), policy=policy)
    pricing = pricing_of(strict)
    left = pricing.alone(pricing.plan.unplanned)
    (alone,) = more_drivers(pricing, left)
    assert alone.n_hired == 1
    repair = together(pricing, alone)
    allowed = replace(strict, policy=replace(policy, max_drivers=2))
    assert repair.cost_fen == more_fen(strict, allowed) < alone.cost_fen
    assert (repair.n_hired, repair.coaches) == (0, {})


def test_coaches_that_are_hired_for_them_alone_cost_as_much_as_before() -> None:
    pricing = pricing_of(daily())
    left = pricing.alone(pricing.plan.unplanned)
    alone = coach_repairs.more_coaches(pricing, left)
    assert alone is not None
    assert _price(together(pricing, alone)) == _price(alone)


def _price(repair: Repair) -> tuple[int, int]:
    return repair.cost_fen, repair.n_hired
