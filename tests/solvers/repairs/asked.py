"""Repairs asked for a scenario planned in one step: all of them, or one maker alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from solvers.planner import solve
from solvers.repairs.pricing import Pricing
from solvers.repairs.repairs import priced_repairs
from solvers.running.deadline import NO_DEADLINE
from transport.outcome import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from transport.answers.repairs import Repair
    from transport.plan import Plan
    from transport.scenario import Scenario

    Answer = TypeVar("Answer")

LIMITS = Limits(time_limit_s=None, steps=1)


def planned(scenario: Scenario) -> Plan:
    return solve(scenario, limits=LIMITS).plan


def repairs_of(scenario: Scenario) -> list[Repair]:
    """All repairs, as people are told them."""
    return priced_repairs(scenario, planned(scenario))


def pricing_of(scenario: Scenario) -> Pricing:
    return Pricing(scenario, planned(scenario), seed=1, deadline=NO_DEADLINE)


def asked(make: Callable[[Pricing, Scenario], Answer], scenario: Scenario) -> Answer:
    """What one maker of repairs offers to all whom the plan leaves behind."""
    pricing = pricing_of(scenario)
    return make(pricing, pricing.alone(pricing.plan.unplanned))
