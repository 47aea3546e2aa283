"""Repairs by coaches: one more, the same again, later days, other ways to fill them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from solvers.drafting.relaxing import with_any_coach_at, with_more_days
from solvers.repairs.intake import arrivals_of
from solvers.repairs.pricing import FEW_STEPS, MANY, ample, best_of, coaches_of
from solvers.repairs.service_seats import seats_left
from transport.clock import DAY_S
from transport.units import YUAN_FEN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from solvers.repairs.pricing import Pricing
    from transport.answers.repairs import Repair, RepairKind
    from transport.plan import Plan
    from transport.scenario import Scenario

_MORE_DAYS = (1, 2, 3)
_NO_STEPS = 0  # a first guess
_MOST_BACKS = 3  # moments at which coaches are back, of all of them
_ANY_PRICE_FEN = 10_000_000 * YUAN_FEN


def more_coaches(pricing: Pricing, left: Scenario) -> Repair | None:
    """As many further coaches of any line as the cheapest plan asks for."""
    found = pricing.priced("more_coaches", ample(left))
    return found if found is not None and found.n_hired else None


def second_run(pricing: Pricing, left: Scenario) -> Repair | None:
    """Coaches sent out again once back: those that carry most, then the cheapest.

    Where each trip buys its own days a coach goes out once a day; the office may allow
    more (``max_trips_per_block``).
    """
    found = best_again(pricing, left, backs_s(pricing))
    return found and pricing.told("second_run", *found)


def backs_s(pricing: Pricing) -> list[int]:
    """A few of the moments from which on coaches are back."""
    full = pricing.full
    backs = sorted(
        {trip.return_s + full.policy.turnaround_s for trip in pricing.plan.trips}
    )
    return _spread([back_s for back_s in backs if back_s < full.end_s], _MOST_BACKS)


def more_days(pricing: Pricing, left: Scenario) -> Repair | None:
    """A further wave on the coaches there are: the fewest days that carry any.

    Or by the services of those days, where that carries more, or as many for less.
    """
    for n_days in _MORE_DAYS:
        found = _wave(pricing, left, n_days)
        if left.services:
            found = best_of((found, _by_services(pricing, left, n_days)))
        if found is not None:
            return replace(found, amount=n_days)
    return None


def _wave(pricing: Pricing, left: Scenario, n_days: int) -> Repair | None:
    """By coaches alone, at the first of their moments that carries any."""
    alone = replace(left, services=())
    for n_waited in (*range(n_days), None):
        found = _later(pricing, alone, n_days=n_days, n_waited=n_waited)
        if found is not None:
            return found
    return None


def _by_services(pricing: Pricing, left: Scenario, n_days: int) -> Repair | None:
    """By the seats that the plan leaves free, with coaches that stand."""
    longer = with_more_days(left, n_days)
    open_to_them = replace(longer, services=tuple(seats_left(pricing.plan, longer)))
    if not open_to_them.services:
        return None
    standing = pricing.standing(open_to_them)
    steps = FEW_STEPS if len(left.workers) <= MANY else _NO_STEPS
    plan = pricing.proved(standing, steps=steps)
    if plan is None:
        return None
    found = pricing.told("more_days", standing, plan)
    names = sorted({use.service_id for use in plan.services})
    return replace(found, service_id=", ".join(names))


def muster_point(pricing: Pricing, left: Scenario) -> Repair | None:
    """Boarding where the largest coach can come."""
    return pricing.cheapest("muster_point", with_any_coach_at(left))


def split_parties(pricing: Pricing, left: Scenario) -> Repair | None:
    """Everybody for himself, in as many coaches as it takes."""
    if not any(worker.party_id for worker in left.workers):
        return None
    apart = tuple(replace(worker, party_id=None) for worker in left.workers)
    found = pricing.cheapest("split_parties", replace(left, workers=apart))
    return found if found and found.n_carried > pricing.carried_anyway(left) else None


def larger_hold(pricing: Pricing, left: Scenario) -> Repair | None:
    """Luggage sent ahead, or larger holds: as many pieces as the trips would bring."""
    open_holds = tuple(replace(line, hold_bags=None) for line in left.fleet)
    freed = replace(left, fleet=open_holds)
    plan = pricing.best_proved(freed)
    if plan is None or plan.n_planned <= pricing.carried_anyway(left):
        return None
    most = max(
        sum(left.worker[worker_id].n_bags for worker_id in trip.worker_ids)
        for trip in plan.trips
    )
    return pricing.told("larger_hold", freed, plan, most)


def emergency_dispatch(pricing: Pricing, left: Scenario) -> Repair | None:
    """Coaches from elsewhere, which the transport authority may order."""
    policy = replace(left.policy, emergency_dispatch=True)
    return pricing.cheapest("emergency_dispatch", replace(left, policy=policy))


def any_price(pricing: Pricing, left: Scenario) -> Repair | None:
    """Coaches that cost more than leaving them behind weighs."""
    tariff = replace(
        left.tariff,
        penalty_fen=_ANY_PRICE_FEN,
        penalty_key_employer_fen=_ANY_PRICE_FEN,
        penalty_poverty_fen=_ANY_PRICE_FEN,
    )
    changed = replace(left, tariff=tariff)
    plan = pricing.best_proved(changed)
    if plan is None:
        return None
    dearest = max(-(-t.cost_fen // len(t.worker_ids)) for t in plan.trips)
    return pricing.told("any_price", changed, plan, -(-dearest // YUAN_FEN))


def higher_intake(pricing: Pricing, left: Scenario) -> Repair | None:
    """As many workers an employer and day as the cheapest plan brings.

    With the seats that the plan leaves free on services, where they may be used.
    """
    employers = tuple(replace(e, daily_intake=None) for e in left.employers)
    services = tuple(seats_left(pricing.plan, left))
    freed = replace(left, employers=employers, services=services)
    plan = pricing.best_proved(freed)
    if plan is None:
        return None
    received = pricing.arrivals + arrivals_of(pricing.full, plan)
    bounded = {e.employer_id for e in left.employers if e.daily_intake is not None} & {
        left.worker[journey.worker_id].employer_id for journey in plan.journeys
    }
    most = max((n for (name, _), n in received.items() if name in bounded), default=0)
    return pricing.told("higher_intake", freed, plan, most) if most else None


def tickets(pricing: Pricing, left: Scenario) -> Repair | None:
    """Travelling alone, where the settings give tickets a price and do not allow it."""
    terms = left.priced_tickets
    if left.individual is not None or terms is None:
        return None
    alone = replace(
        left,
        individual=terms,
        payer_rules=(terms.rule, *left.payer_rules),
        fleet=tuple(line.of_coaches(()) for line in left.fleet),
    )
    return pricing.priced("tickets", alone)


def _later(
    pricing: Pricing, left: Scenario, *, n_days: int, n_waited: int | None
) -> Repair | None:
    """Those left may arrive on later days, on coaches that are back by then.

    ``n_waited``: days after the last one that they wait before they board; None: they
    board whenever they may, on coaches that stand.
    """
    full = pricing.full
    longer = with_more_days(left, n_days)
    if n_waited is None:
        return pricing.priced("more_days", pricing.standing(longer))
    return _again(pricing, "more_days", longer, full.end_s + n_waited * DAY_S)


def _again(
    pricing: Pricing, kind: RepairKind, left: Scenario, begin_s: int
) -> Repair | None:
    """Those left board from then on, on coaches that are back."""
    found = planned_again(pricing, left, begin_s)
    return found and pricing.told(kind, *found)


def best_again(
    pricing: Pricing,
    left: Scenario,
    begins_s: Sequence[int],
    counts: Callable[[Plan], bool] | None = None,
) -> tuple[Scenario, Plan] | None:
    """Those left board from one of these moments on: that which carries most.

    For many people a first guess decides which of them is planned in earnest.
    ``counts``: whether a plan is wanted.
    """

    def planned(begin_s: int, *, steps: int | None) -> tuple[Scenario, Plan] | None:
        if pricing.deadline.is_over:
            return None
        found = planned_again(pricing, left, begin_s, steps=steps)
        return found if found and (not counts or counts(found[1])) else None

    steps = _NO_STEPS if len(left.workers) > MANY else None
    tried = [(begin_s, planned(begin_s, steps=steps)) for begin_s in begins_s]
    ways = [(begin_s, way) for begin_s, way in tried if way is not None]
    if not ways:
        return None
    begin_s, best = max(
        ways, key=lambda one: (one[1][1].n_travelling, -one[1][1].cost.total_fen)
    )
    better = None if steps is None else planned(begin_s, steps=None)
    return better or best


def planned_again(
    pricing: Pricing, left: Scenario, begin_s: int, *, steps: int | None = None
) -> tuple[Scenario, Plan] | None:
    """Those left board from then on, and no coach leaves for them before it is back.

    Where the way to them is long they board later by that.
    """
    for _ in range(2):
        changed = _from(pricing, left, begin_s)
        plan = pricing.proved(changed, steps=steps)
        if plan is None:
            return None
        if _are_back(pricing, plan):
            return changed, plan
        begin_s += max(0, begin_s - min(trip.depart_s for trip in plan.trips))
    return None


def _are_back(pricing: Pricing, plan: Plan) -> bool:
    """Whether the coaches suffice for the plan's trips beside those of the old one."""
    turnaround_s = pricing.full.policy.turnaround_s
    changes: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for trip in (*pricing.plan.trips, *plan.trips):
        of_line = changes[trip.depot_id, trip.vehicle_type]
        of_line += [(trip.depart_s, 1), (trip.return_s + turnaround_s, -1)]
    return all(
        max(accumulate(n for _, n in sorted(changes[line.key])), default=0)
        <= line.count
        for line in pricing.full.fleet
    )


def _from(pricing: Pricing, left: Scenario, begin_s: int) -> Scenario:
    """Those left board from then on, on coaches that are in no use any more."""
    full = pricing.full
    away = coaches_of(
        trip
        for trip in pricing.plan.trips
        if trip.return_s + full.policy.turnaround_s > begin_s
    )
    return replace(
        left,
        fleet=tuple(line.without_coaches(away[line.key]) for line in full.fleet),
        workers=tuple(
            replace(worker, ready_from_s=max(begin_s, worker.ready_s))
            for worker in left.workers
        ),
    )


def _spread(moments: Sequence[int], n: int) -> list[int]:
    """The first, the last and some in between of sorted moments."""
    if len(moments) <= n:
        return list(moments)
    return [moments[i * (len(moments) - 1) // (n - 1)] for i in range(n)]
