"""Repairs by limits: the least by which one must give way, or two, to the minute."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from solvers.drafting.limits import LONGEST_RIDE_S, MOST_DAYS, MOST_DRIVERS
from solvers.drafting.relaxing import (
    most_earlier_s,
    most_later_s,
    most_until_midnight_s,
    with_later_reports,
    with_longer_rides,
    with_longer_waits,
    with_more_drivers,
    with_openings,
)
from solvers.repairs.further_steps import fewest_coaches, further_step
from solvers.repairs.pricing import ample
from transport.clock import DAY_S, MINUTE_S, hour_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from solvers.repairs.pricing import Pricing
    from transport.answers.repairs import Repair, RepairKind
    from transport.places import Opening
    from transport.plan import Plan
    from transport.scenario import Scenario

MOVED_MIN = range(1, 6 * 60 + 1)
REPORT_MIN = range(1, MOST_DAYS * DAY_S // MINUTE_S + 1)
QUARTER_MIN, HOUR_MIN = 15, 60


@dataclass(frozen=True, kw_only=True)
class Way:
    """A limit that may give way: by which amounts, and what then changes.

    ``allowed`` is added to the amount that is told, or the amount taken from it where
    it ``is_less``. ``places``: whose openings move. ``further``: how much is tried at
    least beyond an amount that helps, for a better price.
    """

    kind: RepairKind
    change: Callable[[Scenario, int], Scenario]
    amounts: Sequence[int]
    allowed: int = 0
    is_less: bool = False
    places: frozenset[str] = frozenset()
    further: int = 1


def ride(left: Scenario) -> Way:
    """Longer rides, in minutes."""
    allowed_s = left.policy.max_ride_s
    return Way(
        kind="longer_ride",
        change=lambda scenario, minutes: with_longer_rides(
            scenario, minutes * MINUTE_S - allowed_s
        ),
        amounts=range(allowed_s // MINUTE_S + 1, LONGEST_RIDE_S // MINUTE_S + 1),
        further=HOUR_MIN,
    )


def later_gates(left: Scenario) -> Way:
    """Gates that close later."""
    return _moved("longer_gate", left, _employers(left), "later_s", most_later_s)


def earlier_gates(left: Scenario) -> Way:
    """Gates that open earlier."""
    return _moved("earlier_gate", left, _employers(left), "earlier_s", most_earlier_s)


def earlier_pickups(left: Scenario) -> Way:
    """Boarding from earlier on."""
    return _moved("earlier_pickup", left, _villages(left), "earlier_s", most_earlier_s)


def later_pickups(left: Scenario) -> Way:
    """Boarding until later."""
    return _moved(
        "later_pickup", left, _villages(left), "later_s", most_until_midnight_s
    )


def _moved(
    kind: RepairKind,
    left: Scenario,
    ids: frozenset[str],
    side: Literal["earlier_s", "later_s"],
    most_s: Callable[[Opening], int],
) -> Way:
    """The openings of these employers or villages moved on one side."""
    return Way(
        kind=kind,
        change=lambda scenario, minutes: with_openings(
            scenario, ids, **{side: minutes * MINUTE_S}
        ),
        amounts=_minutes(most_s(o) for o in _openings(left, ids)),
        places=ids,
        further=QUARTER_MIN,
    )


def _employers(left: Scenario) -> frozenset[str]:
    return frozenset(worker.employer_id for worker in left.workers)


def _villages(left: Scenario) -> frozenset[str]:
    return frozenset(worker.village_id for worker in left.workers)


def waits(left: Scenario) -> Way:
    """More minutes aboard before a closed gate."""
    return Way(
        kind="longer_wait",
        change=lambda scenario, minutes: with_longer_waits(
            scenario, minutes * MINUTE_S
        ),
        amounts=MOVED_MIN,
        further=QUARTER_MIN,
        allowed=left.policy.max_wait_aboard_s // MINUTE_S,
    )


def reports(left: Scenario) -> Way:
    """Later moments by which they must be there."""
    is_asked = any(worker.report_by_s is not None for worker in left.workers)

    return Way(
        kind="later_report",
        change=lambda scenario, minutes: with_later_reports(
            scenario, minutes * MINUTE_S
        ),
        amounts=REPORT_MIN if is_asked else (),
        further=HOUR_MIN,
    )


def drivers(left: Scenario) -> Way:
    """More drivers a trip than the settings allow."""
    allowed = left.policy.max_drivers
    return Way(
        kind="more_drivers",
        change=with_more_drivers,
        amounts=range(1, MOST_DRIVERS - allowed + 1),
        allowed=allowed,
    )


BY_MOMENTS = (
    later_gates,
    earlier_gates,
    earlier_pickups,
    later_pickups,
    waits,
    reports,
    drivers,
)
BESIDE_RIDE = (later_gates, earlier_pickups, reports, drivers)


def longer_ride(pricing: Pricing, left: Scenario) -> list[Repair]:
    """The fewest minutes, up to those of the cheapest plan.

    With a second limit, where longer rides alone carry nobody.
    """
    way = ride(left)
    plan = pricing.proved(ample(way.change(left, way.amounts[-1])), steps=0)
    if plan is None:
        return _with_longer_rides(pricing, left, way)
    minutes = range(way.amounts[0], _longest_min(plan) + 1)
    return _least_and_further(pricing, left, replace(way, amounts=minutes))


def more_drivers(pricing: Pricing, left: Scenario) -> list[Repair]:
    """The fewest drivers that the settings would have to allow."""
    return _least_and_further(pricing, left, drivers(left))


def by_moments(pricing: Pricing, left: Scenario) -> list[Repair]:
    """Every limit of moments that alone lets them ride, by the least that does.

    Once an opening that is moved by some minutes carries everybody, none is moved
    further than that.
    """
    found: list[Repair] = []
    widest: int | None = None
    for way in (make(left) for make in BY_MOMENTS):
        if pricing.deadline.is_over:
            break
        amounts = way.amounts
        if way.places and widest is not None:
            amounts = amounts[:widest]
        here = _least_and_further(pricing, left, replace(way, amounts=amounts))
        if not here:
            continue
        found += here
        least = here[0]
        if way.places and least.n_carried == len(left.workers):
            widest = min(widest or least.amount, least.amount)
    return found


def _with_longer_rides(pricing: Pricing, left: Scenario, way: Way) -> list[Repair]:
    """Longer rides and the first other limit that carries somebody with them."""
    for other in (make(left) for make in BESIDE_RIDE):
        if pricing.deadline.is_over:
            break
        if other.amounts and (found := _both(pricing, left, way, other)) is not None:
            return [found]
    return []


def _both(pricing: Pricing, left: Scenario, one: Way, other: Way) -> Repair | None:
    widest = other.amounts[-1]
    first = pricing.least(
        one.kind,
        left,
        lambda scenario, amount: other.change(one.change(scenario, amount), widest),
        one.amounts,
    )
    if first is None:
        return None
    second = _least(pricing, one.change(left, first.amount), other)
    return second and replace(second, also=as_told(left, one, first))


def _least_and_further(pricing: Pricing, left: Scenario, way: Way) -> list[Repair]:
    """The least of the way's amounts, and one a little further that costs much less."""
    least = pricing.least(way.kind, left, way.change, way.amounts)
    if least is None:
        return []

    def priced(n: int) -> Repair | None:
        if pricing.effort.is_half_spent:
            return None
        return pricing.cheapest(way.kind, way.change(left, n), n)

    further = further_step(
        least,
        beyond(way, least.amount),
        priced,
        fewest=fewest_coaches(left, least.n_carried),
        every=way.amounts,
    )
    found = [least] if further is None else [least, further]
    return [as_told(left, way, one) for one in found]


def beyond(way: Way, amount: int) -> Sequence[int]:
    """Amounts that may be tried for a better price than that of the least.

    The last one at least.
    """
    after = way.amounts[bisect_right(way.amounts, amount) :]
    return after[way.further - 1 :: way.further] or after[-1:]


def _least(pricing: Pricing, left: Scenario, way: Way) -> Repair | None:
    """The least of the way's amounts, as it is told."""
    found = pricing.least(way.kind, left, way.change, way.amounts)
    return found and as_told(left, way, found)


def as_told(left: Scenario, way: Way, found: Repair) -> Repair:
    """The repair with the amount to be told, the places moved and their new hours."""
    workers = [w for w in left.workers if w.worker_id in found.worker_ids]
    ends = {w.employer_id for w in workers} | {w.village_id for w in workers}
    places = tuple(sorted(way.places & ends))
    changed = way.change(left, found.amount)
    hours = {_hours(opening) for opening in _openings(changed, places)}
    return replace(
        found,
        amount=way.allowed + (-found.amount if way.is_less else found.amount),
        places=places,
        hours=next(iter(hours)) if len(hours) == 1 else "",
    )


def _openings(scenario: Scenario, places: Iterable[str]) -> Iterable[Opening]:
    return map(scenario.opening, sorted(places))


def _hours(opening: Opening) -> str:
    return f"{hour_text(opening.from_s)}-{hour_text(opening.until_s)}"


def _longest_min(plan: Plan) -> int:
    rides = (j.legs[-1].alight_s - j.legs[0].board_s for j in plan.journeys)
    return -(-max(rides) // MINUTE_S)


def _minutes(most_s: Iterable[int]) -> range:
    """Amounts that the place that can move furthest allows."""
    return MOVED_MIN[: max(most_s, default=0) // MINUTE_S]
