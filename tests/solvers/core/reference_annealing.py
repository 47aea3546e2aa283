"""Boarding those who wait, in plain Python and with the lots of the compiled search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.core import problem_data as t
from tests.solvers.core.reference_seating import cheapest_seat, new_trip
from tests.solvers.core.reference_trips import PlainPlan, PlainTrip, boarded

if TYPE_CHECKING:
    import numpy as np

    from solvers.core.problem_data import ProblemData

BY_LOT, LARGE_FIRST, NEAR_FIRST, FAR_FIRST = range(4)
SPLITS_FEN = (0.0, 3_000.0, 10_000.0)


def waiting_order(
    data: ProblemData, plan: PlainPlan, lots: np.random.RandomState
) -> list[int]:
    """Items that wait, in the order in which they are to board."""
    waiting = [i for i, n in enumerate(plan.left) if n > 0]
    kind = lots.randint(4)
    if kind == BY_LOT:
        drawn = {i: lots.random_sample() for i in waiting}
        return sorted(waiting, key=lambda i: drawn[i])
    if kind == LARGE_FIRST:  # parties that stay together before all others
        return sorted(waiting, key=lambda i: (data.item[i, t.MAY_SPLIT], -plan.left[i]))
    yard = data.line[0, t.DEPOT]
    way = {i: data.metre[yard, data.item[i, t.VILLAGE]] for i in waiting}
    return sorted(waiting, key=lambda i: way[i] if kind == NEAR_FIRST else -way[i])


def recreated(
    data: ProblemData,
    plan: PlainPlan,
    lots: np.random.RandomState,
    *,
    n_rows: int,
    n_days: int,
) -> PlainPlan:
    """The plan once everybody boarded for whom a seat is worth its cost."""
    plan = PlainPlan(trips=dict(plan.trips), left=list(plan.left))
    order = waiting_order(data, plan, lots)
    partial_fen = SPLITS_FEN[lots.randint(3)]
    for i in order:
        while plan.left[i] > 0:
            r, seat = cheapest_seat(
                data,
                plan,
                i,
                partial_fen=partial_fen,
                luck=lots.random_sample,
                n_days=n_days,
            )
            if seat is not None:
                trip = plan.trips[r]
                plan.trips[r] = boarded(data, trip, i, seat.n, seat.line, seat[3:])
                plan.left[i] -= seat.n
                continue
            begun = new_trip(data, plan, i, luck=lots.random_sample, n_days=n_days)
            free = sorted(set(range(n_rows)) - set(plan.trips))
            if begun is None or not free:
                break
            plan.trips[free[0]] = _alone(data, i, *begun)
            plan.left[i] -= begun[2]
    return plan


def _alone(data: ProblemData, i: int, k: int, day: int, n: int) -> PlainTrip:
    """A trip of line ``k`` with ``n`` of the item alone."""
    return PlainTrip(
        line=k,
        day=day,
        villages=(int(data.item[i, t.VILLAGE]),),
        employers=(int(data.item[i, t.EMPLOYER]),),
        loads={i: n},
    )
