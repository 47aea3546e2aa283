"""Repairs by later report times, on coaches that are free only after them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.drafting.later_coaches import FREE_AFTER_DUE
from solvers.drafting.limits import MOST_DAYS
from solvers.drafting.relaxing import with_later_reports
from solvers.repairs.coach_repairs import backs_s, best_again
from solvers.repairs.seat_repairs import all_said
from transport.clock import DAY_S, MINUTE_S

if TYPE_CHECKING:
    from solvers.repairs.pricing import Pricing
    from transport.answers.repairs import Repair
    from transport.plan import NotTravelling, Plan
    from transport.scenario import Scenario


def is_due_before(entry: NotTravelling) -> bool:
    """Whether the worker is told that a coach is free only after the report time."""
    return any(one.code in FREE_AFTER_DUE for one in all_said(entry.told))


def later_for_coaches(pricing: Pricing, left: Scenario) -> Repair | None:
    """They report later by at most a day, on coaches that stand or are back by then.

    By as many minutes as the plan needs that carries most of them.
    """
    later = with_later_reports(left, DAY_S)
    found = best_again(
        pricing, later, _begins_s(pricing), lambda plan: _latest_s(left, plan) > 0
    )
    if found is None:
        return None
    changed, plan = found
    minutes = -(-_latest_s(left, plan) // MINUTE_S)
    return replace(pricing.told("later_report", changed, plan, minutes), n_hired=0)


def _begins_s(pricing: Pricing) -> list[int]:
    """From when they may board: on later days; where coaches go out again, on the same.

    As many midnights as a day of grace leaves.
    """
    full = pricing.full
    again = backs_s(pricing) if full.policy.max_trips_per_block > 1 else []
    days = range(1, min(full.n_days, MOST_DAYS + 1))
    return [*again, *(day * DAY_S for day in days)]


def _latest_s(left: Scenario, plan: Plan) -> int:
    """By how much anybody comes after the time to report that stands."""
    dues = {w.worker_id: w.report_by_s for w in left.workers}
    return max(
        (
            journey.legs[-1].alight_s - due_s
            for journey in plan.journeys
            if (due_s := dues[journey.worker_id]) is not None
        ),
        default=0,
    )
