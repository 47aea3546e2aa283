"""What a plan costs less without one of its trips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.replanning.pricing import with_cost

if TYPE_CHECKING:
    from transport.plan import Plan, Trip
    from transport.scenario import Scenario


def freed_fen(scenario: Scenario, plan: Plan, trip: Trip) -> int:
    """Fen saved where nobody rides the trip any more and its coach does not run it.

    The days of a coach that runs more trips are still bought for these. 0 where it
    comes straight from one of them or goes straight on to it: without this trip it
    would stand elsewhere.
    """
    block = plan.block[trip.block_id]
    if trip.comes_straight or trip.goes_straight_on:
        return 0
    rest = with_cost(scenario, [one for one in block.trips if one is not trip])
    return block.cost_fen - sum(one.cost_fen for one in rest)
