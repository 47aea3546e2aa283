"""Repairs by flights and trains: seats, admission, times, and coaches to and from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, get_args

from solvers.repairs.further_steps import fewest_coaches, further_step
from solvers.repairs.limit_repairs import as_told, beyond
from solvers.repairs.pricing import NO_STEPS, ample, best_of, only
from solvers.repairs.service_seats import n_free, seated
from solvers.repairs.service_ways import ALONE, IN_PAIRS
from transport.gate.eligibility import health_gate
from transport.groups import groups_of
from transport.journeys.network import journey_network
from transport.policy import Mode
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from solvers.repairs.limit_repairs import Way
    from solvers.repairs.pricing import Pricing
    from transport.answers.repairs import Repair, RepairKind
    from transport.journeys.chains import JourneyNetwork
    from transport.scenario import Scenario
    from transport.services import Service

    Maker = Callable[[Scenario], Way]
    Makers = Callable[[Pricing, Scenario], list[Repair]]

MOST_SERVICES = 2  # that each kind of change is tried with, those most can use first


def more_seats(pricing: Pricing, left: Scenario) -> Repair | None:
    """Seats on a service that they can use, or coaches to and from its free ones."""
    return best_of(
        _by_service(pricing, left, service) for service in _usable(left, _network(left))
    )


def admitted_mode(pricing: Pricing, left: Scenario) -> Repair | None:
    """A service of a kind that the settings do not admit."""
    policy = left.policy
    barred = [s.service_id for s in left.services if s.mode not in policy.modes]
    if not barred:
        return None
    modes: tuple[Mode, ...] = get_args(Mode)
    freed = only(replace(left, policy=replace(policy, modes=modes)), barred)
    usable = _usable(freed, _network(freed))
    return best_of(_with(pricing, "admit_mode", freed, service) for service in usable)


def by_limits(pricing: Pricing, left: Scenario) -> list[Repair]:
    """Limits that keep them from a service: each alone, by the least that does.

    Where none alone does, two of them together.
    """
    return [
        repair
        for make in each_limit()
        if not pricing.deadline.is_over
        for repair in make(pricing, left)
    ]


def each_limit() -> Iterator[Makers]:
    """Each such limit by itself, so that one may be offered while others wait.

    At last two together, if by then no other one has been of help.
    """
    found: list[Repair] = []

    def alone(
        make: Maker, codes: Sequence[str], pricing: Pricing, left: Scenario
    ) -> list[Repair]:
        way = make(left)
        here = _least(pricing, left, way, *codes) if way.amounts else []
        found.extend(here)
        return here

    for make, codes in ALONE:
        yield partial(alone, make, codes)
    yield lambda pricing, left: [] if found else _in_pairs(pricing, left)


def _in_pairs(pricing: Pricing, left: Scenario) -> list[Repair]:
    """The first two limits that together let somebody use a service."""
    refused = _refused(_network(left), *(code for _, codes in ALONE for code in codes))
    for first, second in IN_PAIRS:
        found = [
            _both(pricing, only(left, [name]), first(left), second(left))
            for name in refused
        ]
        best = best_of(found)
        if best is not None:
            return [best]
    return []


def _both(pricing: Pricing, left: Scenario, first: Way, second: Way) -> Repair | None:
    """The least of the first with all of the second, then the least of the second."""

    def wide(scenario: Scenario, amount: int) -> Scenario:
        return second.change(first.change(scenario, amount), second.amounts[-1])

    if pricing.deadline.is_over:
        return None
    amount = _least_by_ways(left, replace(first, change=wide))
    if amount is None:
        return None
    one = first.change(left, amount)
    repair = best_of(_least_for(pricing, second, one))
    if repair is None:
        return None
    (service,) = left.services
    also = replace(
        repair, kind=first.kind, amount=amount, service_id=service.service_id
    )
    return replace(repair, also=also)


def _least(pricing: Pricing, left: Scenario, way: Way, *codes: str) -> list[Repair]:
    """The least amount by which one service refused for these codes is a way.

    Of the best such service; with an amount a little further that costs much less.
    """
    found = [
        _least_for(pricing, way, only(left, [service_id]))
        for service_id in _refused(_network(left), *codes)
    ]
    best = best_of(ways[-1] for ways in found if ways)
    return next((ways for ways in found if ways and ways[-1] is best), [])


def _least_for(pricing: Pricing, way: Way, left: Scenario) -> list[Repair]:
    """The least amount for the one service, first by its moments, then planned.

    And the least that carries more, up to two amounts after it.
    """
    (service,) = left.services

    def priced(amount: int) -> Repair | None:
        if pricing.deadline.is_over:
            return None
        changed = way.change(left, amount)
        here = changed.service[service.service_id]
        found = _with(pricing, way.kind, changed, here)
        return None if found is None else replace(found, amount=amount)

    found: list[Repair] = []
    for amount in _by_ways(left, way):
        carried = found[-1].n_carried if found else 0
        if carried == len(left.workers):
            break
        repair = priced(amount)
        if repair is not None and repair.n_carried > carried:
            found.append(_to_the_last(pricing, way, repair, priced))
    if found:
        fewest = 2 * fewest_coaches(left, found[-1].n_carried)  # to it and from it
        after = () if pricing.effort.is_half_spent else beyond(way, found[-1].amount)
        further = further_step(
            found[-1], after, priced, fewest=fewest, every=way.amounts
        )
        found += [] if further is None else [further]
    return [as_told(left, way, one) for one in found]


def _to_the_last(
    pricing: Pricing,
    way: Way,
    repair: Repair,
    priced: Callable[[int], Repair | None],
) -> Repair:
    """The least amount of the last step that carries as many."""
    best = repair

    def suffices(amount: int) -> bool:
        nonlocal best
        one = best if amount == best.amount else priced(amount)
        if one is None or one.n_carried < repair.n_carried:
            return False
        best = one
        return True

    pricing.least_amount(_last_step(way, repair.amount), suffices)
    return best


def _last_step(way: Way, amount: int) -> Sequence[int]:
    """The amounts after the last step before this one, and up to it."""
    n = bisect_right(way.amounts, amount)
    return way.amounts[max(0, n - way.further) : n]


def _by_ways(left: Scenario, way: Way) -> list[int]:
    """The first step at which most groups have a way, and the two after it."""
    every = way.amounts[way.further - 1 :: way.further]
    steps = every or way.amounts[-1:]
    n_ways = [_n_ways(left, way, amount) for amount in steps]
    most = max(n_ways, default=0)
    if not most:
        return []
    first = n_ways.index(most)
    return list(steps[first : first + 3])


def _least_by_ways(left: Scenario, way: Way) -> int | None:
    """The least amount at which most groups have a way; None where none has."""
    steps = _by_ways(left, way)
    if not steps:
        return None
    between = _last_step(way, steps[0])
    most = _n_ways(left, way, steps[0])
    n = bisect_left(between, most, key=lambda amount: _n_ways(left, way, amount))
    return between[n]


def _n_ways(left: Scenario, way: Way, amount: int) -> int:
    return len(_network(way.change(left, amount)).chains)


def _by_service(pricing: Pricing, left: Scenario, service: Service) -> Repair | None:
    """As many seats as they need on the service."""
    found = _with(pricing, "more_seats", left, service)
    if found is None:
        return None
    lacking = found.amount - n_free(pricing.plan, service)
    if lacking > 0:
        return replace(found, amount=lacking)
    return replace(found, kind="connecting_coaches", amount=0)


def _with(
    pricing: Pricing, kind: RepairKind, changed: Scenario, service: Service
) -> Repair | None:
    """The repair over this service, with seats for all of them.

    None unless it carries more than coaches alone would, or as many for less.
    """
    n = len(changed.workers)
    taken = seated(pricing.plan, service, n)
    open_to_all = replace(
        only(changed, [service.service_id]),
        services=(taken,),
    )
    plan = pricing.proved(pricing.standing(open_to_all), steps=NO_STEPS)
    if plan is None or not plan.services or plan.n_planned < n:
        hired = pricing.proved(ample(open_to_all), steps=NO_STEPS)
        if hired is None or not hired.services:
            return None
        if plan is None or not plan.services or plan.n_planned < hired.n_planned:
            plan = hired
    if plan.n_planned <= pricing.carried_anyway(replace(changed, services=())):
        return None
    riders = sum(len(use.workers) for use in plan.services)
    found = pricing.told(kind, open_to_all, plan, riders)
    return replace(found, service_id=service.service_id)


def _network(scenario: Scenario) -> JourneyNetwork:
    groups = groups_of(scenario, health_gate(scenario, mode="coach").eligible)
    return journey_network(scenario, distances_of(scenario), groups)[1]


def _usable(scenario: Scenario, network: JourneyNetwork) -> list[Service]:
    """Services that some of them can use, those that most groups can first."""
    n_groups = Counter(chain.service_id for chain in network.chains)
    return [scenario.service[name] for name in _most(n_groups)]


def _refused(network: JourneyNetwork, *codes: str) -> list[str]:
    """Services that some groups cannot use for these reasons, and none at all."""
    usable = {chain.service_id for chain in network.chains}
    n_groups: defaultdict[str, int] = defaultdict(int)
    for entry in network.refused:
        if entry.code in codes and entry.service_id not in usable:
            n_groups[entry.service_id] += 1
    return _most(n_groups)


def _most(counts: Mapping[str, int]) -> list[str]:
    return sorted(counts, key=lambda name: (-counts[name], name))[:MOST_SERVICES]
