"""Limits that keep workers from flights and trains, and how far each may give way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.drafting.limits import MOST_DAYS
from solvers.drafting.relaxing import with_more_days
from solvers.repairs.limit_repairs import (
    Way,
    earlier_gates,
    later_gates,
    later_pickups,
    ride,
)
from transport.clock import DAY_S, MINUTE_S
from transport.units import KM_M

if TYPE_CHECKING:
    from collections.abc import Callable

    from transport.answers.repairs import RepairKind
    from transport.scenario import Scenario

MINUTES = range(1, 12 * 60 + 1)
HALF_HOUR_MIN = 30
HUB_STEP_KM, MOST_HUB_KM = 50, 600  # beyond what is allowed


def later(_: Scenario) -> Way:
    """Services that leave later."""
    return _moved("later_service", 1)


def earlier(_: Scenario) -> Way:
    """Services that leave earlier."""
    return _moved("earlier_service", -1)


def journeys(left: Scenario) -> Way:
    """Longer journeys from door to door."""
    return replace(ride(left), kind="longer_journey")


def hubs(left: Scenario) -> Way:
    """Hubs further away."""

    def change(scenario: Scenario, km: int) -> Scenario:
        policy = replace(scenario.policy, max_hub_m=km * KM_M)
        return replace(scenario, policy=policy)

    now = left.policy.max_hub_m // KM_M
    amounts = range(now + 1, now + MOST_HUB_KM + 1)
    return Way(kind="farther_hubs", change=change, amounts=amounts, further=HUB_STEP_KM)


def _moved(kind: RepairKind, sign: int) -> Way:
    def change(scenario: Scenario, minutes: int) -> Scenario:
        return moved(scenario, sign * minutes * MINUTE_S)

    return Way(kind=kind, change=change, amounts=MINUTES, further=HALF_HOUR_MIN)


def moved(scenario: Scenario, by_s: int) -> Scenario:
    """All services so much later, or earlier where that is negative."""
    services = tuple(
        replace(s, departs_s=max(0, s.departs_s + by_s), aircraft_id=None)
        for s in scenario.services
    )
    return replace(scenario, services=services)


def days(_: Scenario) -> Way:
    """More days of operation."""
    amounts = range(1, MOST_DAYS + 1)
    return Way(kind="more_days", change=with_more_days, amounts=amounts)


def next_days(_: Scenario) -> Way:
    """The same services on later days."""

    def change(scenario: Scenario, n_days: int) -> Scenario:
        return moved(scenario, n_days * DAY_S)

    amounts = range(1, MOST_DAYS + 1)
    return Way(kind="next_days_service", change=change, amounts=amounts)


TOO_LONG = ("JOURNEY_TOO_LONG", "GATE_CLOSED", "PICKUP_OVER")
ALONE: tuple[tuple[Callable[[Scenario], Way], tuple[str, ...]], ...] = (
    # each serves those to whom a service is refused for one of these codes
    (later_gates, ("ARRIVES_TOO_LATE", "GATE_CLOSED")),
    (earlier_gates, ("GATE_CLOSED",)),
    (later_pickups, ("PICKUP_OVER",)),
    (next_days, ("MISSES_DEPARTURE",)),
    (later, ("MISSES_DEPARTURE", "GATE_CLOSED", "PICKUP_OVER")),
    (earlier, ("ARRIVES_TOO_LATE", "GATE_CLOSED", "PICKUP_OVER")),
    (days, ("ARRIVES_TOO_LATE",)),
    (journeys, TOO_LONG),
    (hubs, ("HUB_TOO_FAR",)),
)
IN_PAIRS = (
    (next_days, days),
    (hubs, journeys),
    (days, journeys),
    (later, hubs),
    (earlier, hubs),
    (later, journeys),
)
