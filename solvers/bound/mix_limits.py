"""What limits the trips that a plan can have: coaches there are, seats needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.direct_runs import direct_s
from solvers.bound.fleet_mix import FleetLimit, SeatNeed
from transport.clock import DAY_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from solvers.bound.trip_kinds import TripKind
    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]


def fleet_limits(
    problem: Problem, offers: Sequence[TripKind]
) -> tuple[FleetLimit, ...]:
    """For every line and least time away: trips that its coaches can make at most.

    **Claim.** Let every trip of a set of offers of one line be away for at least ``a``,
    be disinfected for ``c`` afterwards, and take at least ``l`` from the depot to the
    last drop. Then a coach makes at most ``1 + (end - l) // (a + c)`` of them.

    **Proof.** A coach leaves on the first day or later, and not before it is back and
    disinfected; so its trip number ``i`` (from 0) leaves at ``i (a + c)`` at the
    earliest, and its workers have alighted by the end of the last day. QED

    **Claim.** Where each trip buys its own days (``max_trips_per_block`` is 1), and
    each takes ``d`` days of hire or more, it makes at most ``1 + last // d``, where
    ``last`` is the number, from 0, of the day that ``end - l`` lies in.

    **Proof.** No day of hire is sold twice: the next trip leaves ``d`` calendar days
    after the one before or later. So trip ``i`` leaves on day ``i d`` at the earliest,
    and the last one by ``end - l``. QED
    """
    scenario = problem.scenario
    clean_s = scenario.policy.turnaround_s
    is_by_day = scenario.policy.max_trips_per_block == 1
    found = []
    for k, line in enumerate(problem.lines):
        own = [i for i, offer in enumerate(offers) if offer.line_idx == k]
        for away_s in sorted({offers[i].away_s for i in own}):
            members = frozenset(i for i in own if offers[i].away_s >= away_s)
            lead_s = _least_lead_s(problem, k, [offers[i] for i in members])
            last_s = max(0, scenario.end_s - lead_s)
            each = 1 + last_s // (away_s + clean_s)
            if is_by_day:
                days = min(offers[i].days for i in members)
                each = min(each, 1 + last_s // DAY_S // days)
            found.append(FleetLimit(line_idx=k, offers=members, most=line.count * each))
    return tuple(found)


def _least_lead_s(problem: Problem, k: int, offers: Sequence[TripKind]) -> int:
    """Seconds from the depot to the last drop that each trip of the offers takes."""
    out_s, loaded_s, _ = direct_s(problem, k)
    is_carried = np.stack([offer.seats > 0 for offer in offers]).any(axis=0)
    return int((out_s + loaded_s)[is_carried].min())


def seat_needs(
    problem: Problem, offers: Sequence[TripKind], region: Ints
) -> tuple[SeatNeed, ...]:
    """Seats for the workers of each set of regions, and for those few offers carry."""
    if not offers:
        return ()
    able = np.stack([offer.seats for offer in offers]) > 0
    patterns = [*np.unique(able, axis=1).T, np.ones(len(offers), dtype=np.bool_)]
    needs = []
    for pattern in patterns:
        # groups that no offer outside the pattern can carry
        inside = ~(able & ~pattern[:, None]).any(axis=0)
        for regions in range(1, 1 << (int(region.max()) + 1)):
            there = inside & ((1 << region) & regions > 0)
            seats = tuple(
                int(offer.seats[there].max(initial=0)) if pattern[o] else 0
                for o, offer in enumerate(offers)
            )
            n = int(problem.n_workers[there].sum())
            needs.append(SeatNeed(seats=seats, regions=regions, n=n))
    return tuple(dict.fromkeys(needs))
