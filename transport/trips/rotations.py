"""Rotations: which coach of a line runs which blocks, one after the other."""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from transport.clock import DAY_S
from transport.money.costs import hire_days
from transport.plan import blocks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.plan import Trip
    from transport.policy import Policy


def free_from_s(depart_s: int, return_s: int, policy: Policy) -> int:
    """When a coach that runs from the one moment to the other may be sent out again.

    Once it is clean; where each trip buys its own days, on none of those bought: the
    day of its departure and as many after it as there are further days of hire.
    """
    ready_s = return_s + policy.turnaround_s
    if policy.max_trips_per_block > 1:
        return ready_s
    n_days = hire_days(return_s - depart_s)
    return max(ready_s, (depart_s // DAY_S + n_days) * DAY_S)


def with_coaches(trips: Sequence[Trip], policy: Policy) -> list[Trip]:
    """The trips, each given the lowest-numbered coach of its line that is free.

    The trips of a block have one coach. Blocks are taken by their departure. So many
    coaches are used as are ever needed at once, which is the least (colouring of an
    interval graph).
    """
    away: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    free: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    n_coaches: defaultdict[tuple[str, str], int] = defaultdict(int)
    coach_of: dict[str, int] = {}
    for block in blocks_of(trips):
        line = (block.depot_id, block.vehicle_type)
        while away[line] and away[line][0][0] <= block.depart_s:
            heapq.heappush(free[line], heapq.heappop(away[line])[1])
        if free[line]:
            coach = heapq.heappop(free[line])
        else:
            n_coaches[line] += 1
            coach = n_coaches[line]
        coach_of[block.block_id] = coach
        free_s = free_from_s(block.depart_s, block.return_s, policy)
        heapq.heappush(away[line], (free_s, coach))
    return [replace(trip, coach=coach_of[trip.block_id]) for trip in trips]
