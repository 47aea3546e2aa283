"""The cheapest trips of one cohort, all orders of employers gone through.

The detour rule says how much further than the direct way anybody may ride, in metres
and in seconds of driving and halts. Where employers lie far apart only few of them are
on the way to another one, which prices of single seats cannot know, nor sets of
villages (:mod:`solvers.journeys.cohort_trips`).

**Claim.** As there: let every worker of group ``g`` be worth ``q_g`` beside the kit.
Every legal trip of the cohort costs, kit apart, at least what those aboard are worth
divided by one more than `OrderTrips.price` tells.

**Proof.** Let a legal trip call at the villages ``U``, then at employers ``e_1 ...
e_m`` in this order. Somebody of a village ``v`` rides to each ``e_j``, from ``v`` over
further villages and ``e_1 ... e_(j-1)``. Left out villages make a way no longer, so the
rule allows ``link(v, e_1) + between(e_1, e_2) + ... + between(e_(j-1), e_j)``, in
seconds with a halt for one worker at each of those before ``e_j``: the order is listed,
and ``v`` marked for ``e_j``. So it is of each part of it that comes first, which is how
orders are found. The trip belongs to an offer (`solvers.bound.trip_kinds`), and its
least driving fits the offer's limits (`solvers.bound.time_limits`) if its own does; it
costs at least the offer's standing fen, the shortest way through ``U`` to ``e_1``, and
the way from there home. With ``S``, the fewest seats of anybody aboard, it carries at
most ``S`` workers of the groups that have ``S`` seats, at most ``n_g`` of each, so for
any price ``l >= 0`` of a seat they are worth at most ``l S + sum n_g max(0, q_g - l)``
over the groups marked. `solvers.core.drop_orders` takes the most of that less the cost,
over all ``U``; what is not looked at in full gains no more than is told. As a trip of
cost ``c`` is worth at most ``c + d``, and ``(c + d) / c`` falls with ``c``, the least
cost of an order serves for all its trips. QED
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.drop_orders import OrderGains, ScanRoom, least_of_orders
from solvers.core.order_routes import Cells, RouteFigures, RouteRoom, best_route
from solvers.core.pricing import NOWHERE
from solvers.journeys.cohort_roads import (
    ROUNDING_FEN,
    CohortRoads,
    FoundTrip,
    never,
    seat_prices,
)
from solvers.journeys.order_coaches import coaches_of
from solvers.journeys.order_lists import order_list
from solvers.running.deadline import TimeIsUp

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from solvers.bound.trip_kinds import TripKind
    from solvers.journeys.order_coaches import Alike, Coach
    from solvers.problem.problem import Problem
    from transport.outcome import StopAsked

    Bools = npt.NDArray[np.bool_]
    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

MOST_VILLAGES = 8  # of a trip
NEAR = 0.001  # of a trip's cost: orders that can gain only so much more are left


class OrderTrips:
    """The trips of one cohort: ``groups`` are indices into the problem's."""

    def __init__(
        self, problem: Problem, offers: Sequence[TripKind], groups: Ints, region: Ints
    ) -> None:
        self.groups = groups
        self.n = problem.most_loads[groups]
        self._roads = CohortRoads(problem, groups, region)
        policy = problem.scenario.policy
        workers = int(self.n.sum())
        n_v, n_e = self._roads.n_v, self._roads.n_e
        self._most_v = min(policy.max_villages_per_vehicle, n_v, workers)
        self._most_e = min(policy.max_employers_per_vehicle, n_e, workers)
        self._listed = None
        self._alike: list[Alike] = []
        if self._most_v <= MOST_VILLAGES:
            self._listed = order_list(problem, self._roads, self._most_e)
        if self._listed is not None:
            self._alike = coaches_of(problem, offers, groups, self._roads, self._listed)

    @property
    def is_small(self) -> bool:
        """Whether all orders can be gone through."""
        return self._listed is not None

    @property
    def carried(self) -> Bools:
        """``(n_groups,)``: whom some coach may carry."""
        found = np.zeros(len(self.groups), dtype=np.bool_)
        for alike in self._alike:
            found |= alike.groups
        return found

    def price(
        self, worth: Floats, *, below: float, is_over: StopAsked = never
    ) -> tuple[float, list[FoundTrip]]:
        """(by which share of its cost a trip is worth more at most; trips found).

        Trips worth less than ``below`` of what they cost more are not looked for.
        `TimeIsUp` is raised where ``is_over`` says so between two coaches.
        """
        seat = seat_prices(worth)
        most, left = below, below
        found: list[FoundTrip] = []
        for alike in self._alike:
            if is_over():
                raise TimeIsUp
            scanned = self._scanned(alike, worth, seat)
            for one in alike.classes:
                figures = self._figures(one, worth, seat)
                shares, trips = self._price_coach(
                    one, figures, worth, scanned, most, below
                )
                most, left = max(most, shares[0]), max(left, shares[1])
                found += trips
        return max(most, left), found

    def _price_coach(
        self,
        one: Coach,
        figures: RouteFigures,
        worth: Floats,
        scanned: tuple[Floats, Ints],
        most: float,
        below: float,
    ) -> tuple[tuple[float, float], list[FoundTrip]]:
        """What trips are worth beyond their cost at most, as a share of it; trips.

        Looked at in full are, of each first employer, the order that may gain most, and
        all that could raise ``most`` by more than a little: the first share is theirs,
        the second that of the others.
        """
        gain, level = scanned
        share = np.where(one.base < NOWHERE, gain / one.least, -np.inf)
        assert self._listed is not None
        firsts = self._listed.best_of_each_first(share)
        firsts = [o for o in firsts if share[o] > below]
        high = np.flatnonzero(share > most + NEAR)
        high = high[np.argsort(-share[high], kind="stable")]
        room = self._route_room()
        villages = np.full(self._most_v, -1, dtype=np.int64)
        is_left = np.ones(len(share), dtype=np.bool_)
        found = []
        for o in dict.fromkeys([*firsts, *high.tolist()]):
            if share[o] <= most + NEAR and o not in firsts:
                break
            at_least = below * float(one.least[o])
            where = (o, int(level[o]), figures, one.seats, room)
            value = best_route(*where, at_least, villages)
            if value > at_least:
                way = villages[villages >= 0]
                found.append(self._trip(one, o, way, worth, value))
                value += ROUNDING_FEN
            most = max(most, value / float(one.least[o]))
            is_left[o] = False
        return (most, float(share[is_left].max(initial=below))), found

    def _route_room(self) -> RouteRoom:
        most_v, most_e, n_v = self._most_v, self._most_e, self._roads.n_v
        return RouteRoom(
            before_m=np.zeros(most_e),
            before_s=np.zeros(most_e),
            path=np.zeros(most_v, dtype=np.int64),
            ride_m=np.zeros(most_v),
            ride_s=np.zeros(most_v),
            fen=np.zeros(most_v),
            gain=np.zeros(most_v),
            next_v=np.zeros((most_v, n_v), dtype=np.int64),
            next_gain=np.zeros((most_v, n_v)),
            n_next=np.zeros(most_v, dtype=np.int64),
            at=np.zeros(most_v, dtype=np.int64),
            is_on=np.zeros(n_v, dtype=np.int64),
            aboard_n=np.zeros(len(self.n), dtype=np.int64),
            aboard_worth=np.zeros(len(self.n)),
        )

    def _figures(self, one: Coach, worth: Floats, seat: Floats) -> RouteFigures:
        assert self._listed is not None
        return RouteFigures(
            orders=self._listed.orders,
            gains=OrderGains(seat=seat, own=self._gains(one.groups, worth, seat)),
            ways=one.ways,
            onward=one.onward,
            villages=self._listed.villages,
            metres=self._listed.metres,
            seconds=self._listed.seconds,
            days=one.days,
            cells=self._cells(one, worth),
        )

    def _cells(self, one: Coach, worth: Floats) -> Cells:
        """Those who may ride and are worth anything, by employer and village."""
        roads = self._roads
        rides = np.flatnonzero(one.groups & (worth > 0.0))
        cell = roads.e[rides] * roads.n_v + roads.v[rides]
        order = np.argsort(cell, kind="stable")
        rides = rides[order]
        n_cells = roads.n_e * roads.n_v
        ends = np.cumsum(np.bincount(cell, minlength=n_cells))
        shape = (roads.n_e, roads.n_v)
        return Cells(
            first=np.append(0, ends[:-1]).reshape(shape),
            last=ends.reshape(shape),
            n=self.n[rides],
            worth=worth[rides],
        )

    def _scanned(
        self, alike: Alike, worth: Floats, seat: Floats
    ) -> tuple[Floats, Ints]:
        """``(n_orders,)``: what a trip gains beyond its cost at most, and the level."""
        assert self._listed is not None
        n = len(self._listed)
        gain, level = np.empty(n), np.empty(n, dtype=np.int64)
        least_of_orders(
            self._listed.orders,
            OrderGains(seat=seat, own=self._gains(alike.groups, worth, seat)),
            alike.ways,
            alike.seats,
            ScanRoom(gain=np.zeros(self._roads.n_v), top=np.zeros(self._most_v)),
            gain,
            level,
        )
        return gain, level

    def _gains(self, groups: Bools, worth: Floats, seat: Floats) -> Floats:
        """Gains above each price of a seat, by employer and village."""
        own = np.zeros((len(seat), self._roads.n_e, self._roads.n_v))
        rides = np.flatnonzero(groups)
        above = np.maximum(worth[rides][None, :] - seat[:, None], 0.0)
        above *= self.n[rides][None, :]
        for level in range(len(seat)):
            where = self._roads.e[rides], self._roads.v[rides]
            np.add.at(own[level], where, above[level])
        return own

    def _trip(
        self, one: Coach, o: int, way: Ints, worth: Floats, gain_fen: float
    ) -> FoundTrip:
        """The order after these villages with the load that is best for them."""
        roads = self._roads
        assert self._listed is not None
        calls, is_allowed = self._listed.allowed(o, way)
        is_legal = np.zeros((roads.n_v, roads.n_e), dtype=np.bool_)
        is_legal[np.ix_(way, calls)] = is_allowed
        rides = one.groups & is_legal[roads.v, roads.e]
        loads, left = [], one.seats
        for g in np.argsort(-worth, kind="stable").tolist():
            if rides[g] and left and worth[g] > 0:
                load = min(left, int(self.n[g]))
                loads.append((g, load))
                left -= load
        fen = sum(float(worth[g]) * n for g, n in loads) - gain_fen
        return FoundTrip(fen=fen, loads=tuple(sorted(loads)))
