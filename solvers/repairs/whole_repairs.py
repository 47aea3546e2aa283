"""Repairs by which everybody is planned anew: rules on sharing, or a longer search."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.drafting.relaxing import with_openings
from transport.answers.repairs import Repair
from transport.clock import MINUTE_S

if TYPE_CHECKING:
    from collections.abc import Callable

    from solvers.repairs.pricing import Pricing
    from transport.answers.repairs import RepairKind
    from transport.plan import Plan
    from transport.policy import Policy
    from transport.scenario import Scenario

MOST_WORKERS = 150  # of a scenario that is planned anew only to be asked
FEW_STEPS = 1
SEARCH_STEPS = 40
LONGER_MIN = (30, 60, 120)


def mixed_counties(pricing: Pricing, left: Scenario) -> Repair | None:
    """Workers of several counties on one coach."""
    if pricing.full.policy.mix_counties:
        return None
    return _under(
        pricing, left, "mix_counties", lambda policy: replace(policy, mix_counties=True)
    )


def more_villages(pricing: Pricing, left: Scenario) -> Repair | None:
    """One village more on a coach."""
    most = pricing.full.policy.max_villages_per_vehicle + 1

    def change(policy: Policy) -> Policy:
        return replace(policy, max_villages_per_vehicle=most)

    return _under(pricing, left, "more_villages", change, most)


def more_employers(pricing: Pricing, left: Scenario) -> Repair | None:
    """One employer more on a coach."""
    most = pricing.full.policy.max_employers_per_vehicle + 1

    def change(policy: Policy) -> Policy:
        return replace(policy, max_employers_per_vehicle=most)

    return _under(pricing, left, "more_employers", change, most)


def longer_boarding(pricing: Pricing, left: Scenario) -> Repair | None:
    """Boarding over longer hours where too many come at a time."""
    villages = {worker.village_id for worker in left.workers}
    for minutes in LONGER_MIN:
        changed = with_openings(pricing.full, villages, later_s=minutes * MINUTE_S)
        found = anew(pricing, left, "longer_boarding", changed, minutes)
        if found is not None:
            return replace(found, places=tuple(sorted(villages)))
    return None


def more_search(pricing: Pricing, left: Scenario) -> Repair | None:
    """A longer search, tried; where it carries nobody more, that it was tried."""
    if _is_large(pricing):
        return None
    found = anew(
        *(pricing, left, "more_search", pricing.full, SEARCH_STEPS),
        steps=SEARCH_STEPS,
    )
    if found is not None:
        return found
    return Repair(
        kind="search_in_vain",
        n_left=len(left.workers),
        n_carried=0,
        cost_fen=0,
        amount=SEARCH_STEPS,
    )


def _under(
    pricing: Pricing,
    left: Scenario,
    kind: RepairKind,
    change: Callable[[Policy], Policy],
    amount: int = 0,
) -> Repair | None:
    full = pricing.full
    changed = replace(full, policy=change(full.policy))
    return anew(pricing, left, kind, changed, amount)


def anew(
    pricing: Pricing,
    left: Scenario,
    kind: RepairKind,
    changed: Scenario,
    amount: int,
    *,
    steps: int = FEW_STEPS,
) -> Repair | None:
    """Everybody planned anew; the price is what the plan costs more than the old one.

    None where as many stay as before, or where the scenario is too large to be planned
    again only to be asked.
    """
    if _is_large(pricing):
        return None
    plan = pricing.proved_anew(changed, steps=steps)
    old = pricing.plan
    if plan is None or len(plan.unplanned) >= len(old.unplanned):
        return None
    stay = {entry.worker_id for entry in plan.unplanned}
    hired = _beyond(pricing.full, plan)
    return Repair(
        kind=kind,
        n_left=len(old.unplanned),
        n_carried=len(old.unplanned) - len(stay),
        cost_fen=plan.cost.total_fen - old.cost.total_fen,
        coaches=hired,
        n_hired=sum(hired.values()),
        amount=amount,
        is_anew=True,
        worker_ids=frozenset(
            e.worker_id for e in old.unplanned if e.worker_id not in stay
        ),
    )


def _beyond(scenario: Scenario, plan: Plan) -> dict[tuple[str, str], int]:
    """Coaches by line that the plan uses beyond those of the scenario."""
    used = Counter(
        key[:2] for key in {(t.depot_id, t.vehicle_type, t.coach) for t in plan.trips}
    )
    counts = {line.key: line.count for line in scenario.fleet}
    return {key: n - counts[key] for key, n in sorted(used.items()) if n > counts[key]}


def _is_large(pricing: Pricing) -> bool:
    return len(pricing.full.workers) > MOST_WORKERS
