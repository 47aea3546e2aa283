"""Rotations: which coach of a line runs which blocks, one after the other."""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from transport.plan import blocks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.plan import Trip


def with_coaches(trips: Sequence[Trip], *, turnaround_s: int) -> list[Trip]:
    """The trips, each given the lowest-numbered coach of its line that is free.

    The trips of a block have one coach. Blocks are taken by their departure; a coach is
    free ``turnaround_s`` after its return. So many coaches are used as are ever out
    with a block at once, which is the least (colouring of an interval graph).
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
        heapq.heappush(away[line], (block.return_s + turnaround_s, coach))
    return [replace(trip, coach=coach_of[trip.block_id]) for trip in trips]
