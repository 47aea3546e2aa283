"""The orders in which a cohort's trips may call at employers by the detour rule."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.detours import detours_of
from solvers.core.drop_orders import OrderRoom, Orders, listed_orders
from solvers.core.order_figures import Villages
from transport.trips.routes import dwell_s
from transport.units import PERCENT

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.drop_orders import DetourFigures
    from solvers.journeys.cohort_roads import CohortRoads
    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

MOST_ORDERS = 200_000


@dataclass(frozen=True, kw_only=True)
class OrderList:
    """The orders, in rising order of their first employers, and what the rule compares.

    ``villages``: metres and seconds by day between villages. ``extra``: seconds
    that a halt lasts longer than for one worker, by how many use it.
    """

    orders: Orders
    villages: Villages
    metres: DetourFigures
    seconds: DetourFigures
    extra: Floats

    def __len__(self) -> int:
        return len(self.orders.calls)

    @cached_property
    def n_calls(self) -> Ints:
        """``(n_orders,)``: employers of each."""
        return np.asarray((self.orders.calls >= 0).sum(axis=1))

    @cached_property
    def last(self) -> Ints:
        """``(n_orders,)``: the last employer of each."""
        return np.asarray(self.orders.calls[np.arange(len(self)), self.n_calls - 1])

    @property
    def first(self) -> Ints:
        """``(n_orders,)``: the first employer of each."""
        return self.orders.calls[:, 0]

    def along(self, between: Floats) -> Floats:
        """``(n_orders,)``: the sum of what is between the employers of each."""
        order, here, there = self._steps
        weights = between[here, there]
        return np.bincount(order, weights, len(self)).astype(np.float64)

    @cached_property
    def _steps(self) -> tuple[Ints, Ints, Ints]:
        """From employer to employer: (order, from, to), the first ones of all first."""
        at, order = np.nonzero(self.orders.calls[:, 1:].T >= 0)
        calls = self.orders.calls
        return order, calls[order, at], calls[order, at + 1]

    def best_of_each_kind(self, value: Floats) -> Ints:
        """Orders of the greatest values (``(n_orders,)``): one of each kind.

        A kind is the first employer and how many there are.
        """
        order, starts = self._by_kind
        best = np.maximum.reduceat(value[order], starts)
        kind = np.repeat(np.arange(len(starts)), np.diff([*starts, len(order)]))
        at = np.flatnonzero(value[order] == best[kind])
        _, first = np.unique(kind[at], return_index=True)
        return np.asarray(order[at[first]])

    @cached_property
    def _by_kind(self) -> tuple[Ints, Ints]:
        """(orders by their kinds, where each kind begins)."""
        kind = self.first * (self.orders.calls.shape[1] + 1) + self.n_calls
        order = np.argsort(kind, kind="stable")
        return order, np.flatnonzero(np.diff(kind[order], prepend=-1))


def order_list(problem: Problem, roads: CohortRoads) -> OrderList | None:
    """All orders of employers that a trip may call at; None where they are too many."""
    most_e = roads.most_e
    speeds = [line.speed_percent for line in problem.lines]
    metres, seconds = detours_of(
        problem,
        roads.villages,
        roads.employers,
        slowest=min(speeds),
        fastest=max(speeds),
    )
    has = np.zeros((roads.n_v, roads.n_e), dtype=np.uint8)
    has[roads.v, roads.e] = 1
    room = OrderRoom(
        stack=np.zeros(most_e, dtype=np.int64),
        metres=np.zeros(most_e),
        seconds=np.zeros(most_e),
        is_called=np.zeros(roads.n_e, dtype=np.uint8),
    )
    none = _room_for(0, most_e, roads.n_v)
    n = listed_orders(has, metres, seconds, room, none, MOST_ORDERS)
    if n == MOST_ORDERS:
        return None
    orders = _room_for(n, most_e, roads.n_v)
    room.is_called[:] = 0
    listed_orders(has, metres, seconds, room, orders, n + 1)
    here = np.ix_(roads.villages, roads.villages)
    return OrderList(
        orders=orders,
        villages=Villages(
            metres=problem.distance_m[here].astype(np.float64),
            seconds=problem.driving_s[here].astype(np.float64),
        ),
        metres=metres,
        seconds=seconds,
        extra=_extra(problem, slowest=min(speeds)),
    )


def _extra(problem: Problem, *, slowest: int) -> Floats:
    """``(most + 1,)``: how much longer than for one worker a halt is for so many.

    As a share of driving by day it is least of the slowest vehicle's (percent).
    """
    policy = problem.scenario.policy
    most = int(problem.seats.max(initial=0))
    longer_s = [
        dwell_s(policy, max(1, n)) - dwell_s(policy, 1) for n in range(most + 1)
    ]
    return np.array(longer_s) * slowest / PERCENT


def _room_for(n: int, most_e: int, n_v: int) -> Orders:
    return Orders(
        calls=np.full((n, most_e), -1, dtype=np.int64),
        legal=np.zeros((n, most_e, n_v), dtype=np.uint8),
    )
