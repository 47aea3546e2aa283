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
over all ``U``. Of a given way through ``U`` the trip's own load is among those that
`solvers.core.halted_loads` goes through: each halt is for the workers who board or
alight there, one at least, and lasts no longer as the rule compares it. What is not
looked at in full gains no more than is told. As a trip of
cost ``c`` is worth at most ``c + d``, and ``(c + d) / c`` falls with ``c``, the least
cost of an order serves for all its trips. QED
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from solvers.core.drop_orders import OrderGains, ScanRoom, least_of_orders
from solvers.core.order_figures import Cells, RouteFigures
from solvers.core.order_shares import Leeway, Routes, Shares, best_routes
from solvers.core.pricing import NOWHERE
from solvers.journeys.cohort_roads import (
    MOST_VILLAGES,
    ROUNDING_FEN,
    CohortRoads,
    FoundTrip,
    never,
    seat_prices,
)
from solvers.journeys.order_coaches import alike_of, coaches_of
from solvers.journeys.order_lists import order_list
from solvers.journeys.order_rooms import route_room
from solvers.running.deadline import TimeIsUp

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from solvers.bound.trip_kinds import TripKind
    from solvers.core.order_figures import RouteRoom
    from solvers.journeys.order_coaches import Alike, Coach
    from solvers.journeys.order_lists import OrderList
    from solvers.problem.problem import Problem
    from transport.outcome import StopAsked

    Bools = npt.NDArray[np.bool_]
    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

NEAR = 0.001  # of a trip's cost: orders that can gain only so much more are left
LEEWAY = 0.05  # of what others gain, likewise
N_BEST = 50  # looked at by each coach, beside the best order of each kind
NEAR_USE = 0.1  # of a trip's cost: orders that lack no more may soon be of use
WORTH_FINDING = 0.5  # of the best trip's gain
AS_GOOD = 0.95  # of the best of all coaches: orders that may gain less are left to them
FEW_WAYS = 2_000  # looked at for one order, where some good trip is enough
FEW_LOADS = 200  # gone through for one way, likewise
MOST_WAYS = 200_000  # the same where all are asked for: what is worth too much has more
MOST_LOADS = 100_000
MOST_IN_ALL = 500_000  # ways for all orders that a coach may run, in a second or two
MOST_ROUTES = 64  # found at a time
MOST_SHARE = 0.3  # beyond, what is proved is of no use, however near it is told


@dataclass(kw_only=True)
class _Scan:
    """What is known of the orders, as coaches of as many seats may run them.

    ``level``: of each order, which price of a seat proved least. ``near``: orders that
    were near to being of use.
    """

    level: Ints
    near: Ints

    @classmethod
    def of(cls, listed: OrderList) -> _Scan:
        n = len(listed)
        return cls(level=np.zeros(n, dtype=np.int64), near=np.arange(n))


@dataclass(frozen=True, kw_only=True)
class _Look:
    """Orders as one coach may run them, for what each worker is worth; trips found."""

    coach: Coach
    figures: RouteFigures
    shares: Shares
    worth: Floats
    found: list[FoundTrip]


def order_trips(
    problem: Problem, offers: Sequence[TripKind], groups: Ints, region: Ints
) -> OrderTrips | None:
    """The trips of the cohort of these groups (indices into the problem's).

    None where they have too many villages, or orders of employers, to go through.
    """
    roads = CohortRoads(problem, groups, region)
    listed = order_list(problem, roads) if roads.most_v <= MOST_VILLAGES else None
    if listed is None:
        return None
    return OrderTrips(roads, listed, coaches_of(problem, offers, groups, roads, listed))


class OrderTrips:
    """The trips of one cohort, on the coaches that may run them."""

    is_small = True  # all orders can be gone through

    def __init__(
        self,
        roads: CohortRoads,
        listed: OrderList,
        alike: Sequence[Alike],
        scans: Sequence[_Scan] = (),
    ) -> None:
        """``scans``: what is known of the orders, one by alike."""
        self.n = roads.n
        self._scans = scans or [_Scan.of(listed) for _ in alike]
        self._roads = roads
        self._listed = listed
        self._alike = alike

    @property
    def least_fen(self) -> float:
        """No trip costs less; 0 where none is known of."""
        least = (float(c.least.min()) for one in self._alike for c in one.classes)
        return min((fen for fen in least if fen < NOWHERE), default=0.0)

    def cheaper_by(self, fen: float) -> OrderTrips:
        """The same trips at so much less each."""
        if not fen:
            return self
        alike = [one.cheaper_by(fen) for one in self._alike]
        return OrderTrips(self._roads, self._listed, alike, self._scans)

    def counted(self, fen: float) -> OrderTrips:
        """The same trips, each at just so much."""
        classes = [one for alike in self._alike for one in alike.classes]
        alike = alike_of(one.counted(fen) for one in classes)
        return OrderTrips(self._roads, self._listed, alike)

    def price(
        self, worth: Floats, *, below: float, is_over: StopAsked = never
    ) -> tuple[float, list[FoundTrip]]:
        """(by which share of its cost a trip is worth more at most; trips found).

        Trips worth less than ``below`` of what they cost more are not looked for.
        `TimeIsUp` is raised where ``is_over`` says so between two coaches.
        """
        for scan in self._scans:
            scan.near = np.arange(len(self._listed))
        looks = self._looks(worth, below, is_over)
        left = most = self._look_at_best(looks, below, is_over)
        for look in looks if most < MOST_SHARE else ():
            if is_over():
                raise TimeIsUp
            most = self._look_at_the_rest(look, most, left)
            left = max(left, float(look.shares.most.max()))
        left = max((float(look.shares.most.max()) for look in looks), default=below)
        return max(most, left), _found(looks)

    def near(
        self, worth: Floats, *, below: float, is_over: StopAsked = never
    ) -> tuple[float, list[FoundTrip]]:
        """The same of orders that were near to being of use when all were looked at.

        The share is that of the trips found: others may be worth more.
        """
        looks = self._looks(worth, below, is_over)
        return self._look_at_best(looks, below, is_over), _found(looks)

    def _looks(self, worth: Floats, below: float, is_over: StopAsked) -> list[_Look]:
        """What may be gained, by coach."""
        seat = seat_prices(worth)
        looks = []
        for alike, scan in zip(self._alike, self._scans, strict=True):
            if is_over():
                raise TimeIsUp
            gain = self._scanned(alike, worth, seat, below, scan)
            for one in alike.classes:
                share = np.where(one.base < NOWHERE, gain / one.least, -np.inf)
                look = _Look(
                    coach=one,
                    figures=self._figures(one, worth, seat),
                    shares=Shares(most=share, level=scan.level, least=one.least),
                    worth=worth,
                    found=[],
                )
                looks.append(look)
        return looks

    def _look_at_best(
        self, looks: Sequence[_Look], below: float, is_over: StopAsked
    ) -> float:
        """Look, by coach, at some orders that no other one may gain much more by."""
        least = np.full(len(self._listed), below)
        best = least
        for look in looks:
            best = np.maximum(best, AS_GOOD * look.shares.most)
        most = below
        for others in (best, least):  # of no order may those looked at be of use
            for look in looks:
                if is_over():
                    raise TimeIsUp
                known = max(below, WORTH_FINDING * most)
                most = max(most, self._look_at_some(look, others, known))
            if any(look.found for look in looks):
                break
        return most

    def _look_at_some(self, look: _Look, best: Floats, least: float) -> float:
        """Look at some orders of all kinds that may gain most; the best share.

        ``best``: shares that are less are left to other coaches. Trips of a share above
        ``least`` are found.
        """
        share = look.shares.most
        top = np.argpartition(-share, min(N_BEST, len(share) - 1))[:N_BEST]
        some = np.union1d(self._listed.best_of_each_kind(share), top)
        some = some[share[some] > best[some]]
        some = some[np.argsort(-share[some], kind="stable")]
        leeway = Leeway(
            known=least,
            relative=0.0,
            absolute=0.0,
            rises=False,
            most_ways=FEW_WAYS,
            in_all=MOST_IN_ALL,
            most_loads=FEW_LOADS,
        )
        return self._look_at(look, some, leeway, most=len(some))

    def _look_at_the_rest(self, look: _Look, most: float, left: float) -> float:
        """Look at all orders that could raise ``most`` by more than a little.

        Those that may gain no more than ``left`` are passed over.
        """
        share = look.shares.most
        high = np.flatnonzero(share > left * (1.0 + LEEWAY) + NEAR)
        order = high[np.argsort(-share[high], kind="stable")]
        leeway = Leeway(
            known=most,
            relative=LEEWAY,
            absolute=NEAR,
            rises=True,
            most_ways=MOST_WAYS,
            in_all=MOST_IN_ALL,
            most_loads=MOST_LOADS,
        )
        return self._look_at(look, order, leeway, most=MOST_ROUTES)

    def _look_at(
        self, look: _Look, orders: Ints, leeway: Leeway, *, most: int
    ) -> float:
        """The greatest share of any trip of the orders; the known one if none is more.

        ``most``: trips that are found at a time.
        """
        figures, seats, room = look.figures, look.coach.seats, self._route_room
        routes = Routes(
            order=np.zeros(most, dtype=np.int64),
            gain=np.zeros(most),
            cost=np.zeros(most),
            way=np.full((most, self._roads.most_v), -1, dtype=np.int64),
            load=np.zeros((most, seats, 2), dtype=np.int64),
            n_load=np.zeros(most, dtype=np.int64),
        )
        n = best_routes(orders, look.shares, figures, seats, room, leeway, routes)
        best = leeway.known
        for i in range(n):
            o, fen = int(routes.order[i]), float(routes.cost[i])
            load = routes.load[i, : routes.n_load[i]]
            way = self._roads.villages[routes.way[i][routes.way[i] >= 0]]
            look.found.append(_trip(load, fen, way, self._called_in(o)))
            least = float(look.shares.least[o])
            share = (float(routes.gain[i]) + ROUNDING_FEN) / least
            look.shares.most[o] = max(share, float(look.shares.most[o]))
            if not leeway.rises:  # of few loads the most that is told may be none's
                gain_fen = float(look.worth[load[:, 0]] @ load[:, 1]) - fen
                share = (gain_fen + ROUNDING_FEN) / least
            best = max(best, share)
        if n == most and leeway.rises:  # and on, with what is known now
            return self._look_at(look, orders, leeway._replace(known=best), most=most)
        return best

    def _called_in(self, o: int) -> Ints:
        """The employers of an order, as places."""
        calls = self._listed.orders.calls[o]
        return np.asarray(self._roads.employers[calls[calls >= 0]])

    @cached_property
    def _route_room(self) -> RouteRoom:
        return route_room(self._roads)

    def _figures(self, one: Coach, worth: Floats, seat: Floats) -> RouteFigures:
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
            extra=self._listed.extra,
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
            group=rides,
            n=self.n[rides],
            worth=worth[rides],
        )

    def _scanned(
        self, alike: Alike, worth: Floats, seat: Floats, below: float, scan: _Scan
    ) -> Floats:
        """``(n_orders,)``: what a trip gains beyond its cost at most, if looked at.

        Gains below ``below`` of what every class costs are told but roughly.
        """
        gain = np.full(len(self._listed), -NOWHERE)
        least = np.min([one.least for one in alike.classes], axis=0)
        least_of_orders(
            self._listed.orders,
            OrderGains(seat=seat, own=self._gains(alike.groups, worth, seat)),
            alike.ways,
            alike.seats,
            ScanRoom(gain=np.zeros(self._roads.n_v), top=np.zeros(self._roads.most_v)),
            scan.near,
            below * least,
            gain,
            scan.level,
        )
        scan.near = scan.near[gain[scan.near] > -NEAR_USE * least[scan.near]]
        return gain

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


def _found(looks: Sequence[_Look]) -> list[FoundTrip]:
    return [trip for look in looks for trip in look.found]


def _trip(load: Ints, fen: float, villages: Ints, employers: Ints) -> FoundTrip:
    """``load``: groups and workers of each, as (n groups, 2)."""
    return FoundTrip(
        fen=fen,
        loads=tuple(sorted(map(tuple, load.tolist()))),
        villages=tuple(villages.tolist()),
        employers=tuple(employers.tolist()),
    )
