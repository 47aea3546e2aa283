"""Repairs by which everybody is planned anew: rules on sharing, or a longer search.

In a large scenario that is a part of its plan at a time, and the rest stays.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.drafting.relaxing import with_openings
from solvers.repairs.pricing import FEW_STEPS
from transport.answers.repairs import Repair
from transport.clock import MINUTE_S

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from solvers.repairs.part import Part
    from solvers.repairs.pricing import Pricing
    from transport.answers.repairs import RepairKind
    from transport.plan import Plan
    from transport.policy import Policy
    from transport.scenario import Scenario

SEARCH_STEPS, PART_SEARCH_STEPS = 40, 10
JOURNEY_STEPS = 10  # where there are flights or trains
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
    found: Repair | None = None

    def carries(minutes: int) -> bool:
        nonlocal found
        changed = with_openings(pricing.full, villages, later_s=minutes * MINUTE_S)
        one = anew(pricing, left, "longer_boarding", changed, minutes)
        if one is None or (found and one.n_carried < found.n_carried):
            return False
        found = one
        return True

    before = 0
    for minutes in LONGER_MIN:
        if carries(minutes):
            pricing.least_amount(range(before + 1, minutes + 1), carries)
            break
        before = minutes
    return found and replace(found, places=tuple(sorted(villages)))


def more_search(pricing: Pricing, left: Scenario) -> Repair | None:
    """A longer search, tried; where it carries nobody more, that it was tried."""
    is_large = pricing.is_large
    steps = JOURNEY_STEPS if pricing.full.services else SEARCH_STEPS
    steps = PART_SEARCH_STEPS if is_large else steps
    found = anew(pricing, left, "more_search", pricing.full, steps, steps=steps)
    if found is not None or pricing.deadline.is_over:
        return found
    return Repair(
        kind="part_search_in_vain" if is_large else "search_in_vain",
        n_left=len(left.workers),
        n_carried=0,
        cost_fen=0,
        amount=steps,
    )


def _under(
    pricing: Pricing,
    left: Scenario,
    kind: RepairKind,
    change: Callable[[Policy], Policy],
    amount: int = 0,
) -> Repair | None:
    full = pricing.full
    if pricing.is_large:
        return None  # asked where the rule denies seats, part by part
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
    parts: Sequence[Part] | None = None,
) -> Repair | None:
    """Everybody planned anew; the price is what the plan costs more than the old one.

    Where it costs less, than the old one searched again with nothing changed. None
    where as many stay as before. In a large scenario only ``parts`` of the plan
    are planned anew, those around the workers ``left`` where none are given.
    """
    if pricing.is_large:
        asked = pricing.parts_around(left) if parts is None else parts
        plan = pricing.proved_in_parts(changed, asked, steps=steps)
        if plan is not None and parts is None and changed is not pricing.full:
            plan = pricing.further_proved(changed, plan, left.worker)
    else:
        plan = pricing.proved_anew(changed, steps=steps)
    old = pricing.plan
    if plan is None or len(plan.unplanned) >= len(old.unplanned):
        return None
    again = old
    cost_fen = _after_checks_fen(plan) - _after_checks_fen(old)
    if cost_fen < 0 and kind != "more_search":
        again = pricing.searched_again(left, parts, steps=steps)
        if len(plan.unplanned) >= len(again.unplanned):
            return None  # the search lacked, not what is changed
    saved_fen = max(0, _after_checks_fen(old) - _after_checks_fen(again))
    stay = {entry.worker_id for entry in plan.unplanned}
    hired = _beyond(pricing.full, plan)
    return Repair(
        kind=kind,
        n_left=len(old.unplanned),
        n_carried=len(old.unplanned) - len(stay),
        cost_fen=cost_fen + saved_fen,
        saved_fen=saved_fen,
        coaches=hired,
        n_hired=sum(hired.values()),
        amount=amount,
        is_anew=True,
        is_at_least=pricing.is_large and bool(stay),
        worker_ids=frozenset(
            e.worker_id for e in old.unplanned if e.worker_id not in stay
        ),
    )


def _after_checks_fen(plan: Plan) -> int:
    """What the plan costs but for checks before departure, which no repair changes."""
    return plan.cost.total_fen - sum(check.cost_fen for check in plan.screenings)


def _beyond(scenario: Scenario, plan: Plan) -> dict[tuple[str, str], int]:
    """Coaches by line that the plan uses beyond those of the scenario."""
    used = Counter(
        key[:2] for key in {(t.depot_id, t.vehicle_type, t.coach) for t in plan.trips}
    )
    counts = {line.key: line.count for line in scenario.fleet}
    return {key: n - counts[key] for key, n in sorted(used.items()) if n > counts[key]}
