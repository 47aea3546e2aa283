"""Repairs by several limits at once, where none alone lets anybody ride."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from solvers.drafting.limits import MOST_DAYS
from solvers.drafting.relaxing import with_more_days
from solvers.repairs.limit_repairs import (
    Way,
    as_told,
    drivers,
    earlier_gates,
    earlier_pickups,
    later_gates,
    later_pickups,
    reports,
    ride,
    waits,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from solvers.repairs.pricing import Pricing
    from transport.answers.repairs import Repair
    from transport.scenario import Scenario

    Makers = Callable[[Pricing, Scenario], list[Repair]]


def days(_: Scenario) -> Way:
    """More days of operation."""
    amounts = range(1, MOST_DAYS + 1)
    return Way(kind="more_days", change=with_more_days, amounts=amounts)


FIRST_TO_STAY = (  # those that are spared first, where the others suffice
    days,
    reports,
    later_pickups,
    earlier_pickups,
    waits,
    earlier_gates,
    later_gates,
    drivers,
    ride,
)


def or_joint(make: Makers) -> Makers:
    """What ``make`` finds; where that is nothing, limits that give way together."""

    def made(pricing: Pricing, left: Scenario) -> list[Repair]:
        return make(pricing, left) or joint(pricing, left)

    return made


def joint(pricing: Pricing, left: Scenario) -> list[Repair]:
    """The limits without which nobody rides, each by the least that suffices.

    All give way first; then one after the other stays as it is, or gives way by less,
    as long as as many ride.
    """
    ways = [way for make in FIRST_TO_STAY if (way := make(left)).amounts]
    amounts: dict[str, int] = {way.kind: way.amounts[-1] for way in ways}

    def n_carried() -> int:
        return pricing.n_carried(_changed(left, ways, amounts))

    def suffices(kind: str, amount: int) -> bool:
        amounts[kind] = amount
        return n_carried() >= most

    most = n_carried()
    if not most or most <= pricing.carried_anyway(left):
        return []
    for way in ways:
        if pricing.deadline.is_over:
            return []
        del amounts[way.kind]
        if n_carried() >= most:
            continue
        amounts[way.kind] = pricing.least_amount(
            way.amounts, partial(suffices, way.kind)
        )
    given = [way for way in reversed(ways) if way.kind in amounts]
    if len(given) < 2:  # noqa: PLR2004 - one alone is offered elsewhere
        return []
    last = given[-1]
    changed = _changed(left, ways, amounts)
    found = pricing.cheapest(last.kind, changed, amounts[last.kind])
    return [] if found is None else [in_turn(left, given, amounts, found)]


def in_turn(
    left: Scenario, ways: Sequence[Way], amounts: Mapping[str, int], found: Repair
) -> Repair:
    """The repair as told by its last way, the ways before it told before."""
    told: Repair | None = None
    for way in ways:
        one = replace(found, kind=way.kind, amount=amounts[way.kind])
        told = replace(as_told(left, way, one), also=told)
    assert told is not None
    return told


def _changed(
    left: Scenario, ways: Sequence[Way], amounts: Mapping[str, int]
) -> Scenario:
    changed = left
    for way in ways:
        if way.kind in amounts:
            changed = way.change(changed, amounts[way.kind])
    return changed
