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

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.time_limits import limits_of
from solvers.bound.ways import SLACK_FEN
from solvers.core.drop_orders import (
    DetourFigures,
    OrderGains,
    OrderRoom,
    Orders,
    OrderWays,
    ScanRoom,
    least_of_orders,
    listed_orders,
)
from solvers.core.order_routes import (
    Cells,
    DayLimits,
    RouteFigures,
    RouteRoom,
    Villages,
    best_route,
)
from solvers.core.pricing import NOWHERE
from solvers.journeys.cohort_roads import (
    ROUNDING_FEN,
    CohortRoads,
    FoundTrip,
    Roads,
    never,
    seat_prices,
)
from solvers.running.deadline import TimeIsUp
from transport.trips.routes import dwell_s
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from solvers.bound.time_limits import Limit
    from solvers.bound.trip_kinds import TripKind
    from solvers.problem.problem import Problem
    from transport.outcome import StopAsked

    Bools = npt.NDArray[np.bool_]
    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

MOST_ORDERS = 200_000
N_LIMITS = 2  # of an offer's days: at the wheel, and by the clock
MOST_VILLAGES = 8  # of a trip
SLACK_M = 100.0  # for distances that keep the triangle inequality to a metre a leg
SLACK_S = 60.0
NEAR = 0.001  # of a trip's cost: orders that can gain only so much more are left


@dataclass(frozen=True, kw_only=True)
class _Class:
    """Trips in coaches of so many seats from one yard at one price.

    ``onward``: ``(n_orders,)``, fen from the first employer to the last, and home;
    ``base``: the same with the cheapest offer, ``NOWHERE`` for orders that none has
    time for; ``least``: the same of whole trips.
    """

    seats: int
    groups: Bools
    roads: Roads
    onward: Floats
    base: Floats
    least: Floats
    days: DayLimits

    @property
    def ways(self) -> OrderWays:
        """As the compiled programmes take them."""
        ways = self.roads.ways
        return OrderWays(
            base=self.base,
            out=ways.out,
            way=ways.way,
            enter=self.roads.enter,
            link=ways.link,
        )

    def is_no_better_than(self, other: _Class) -> bool:
        """Whether whatever it can do the other one can for no more."""
        return (
            self.seats <= other.seats
            and not (self.groups & ~other.groups).any()
            and bool((self.base >= other.base).all())
            and self.roads.are_no_cheaper_than(other.roads)
            and _are_no_longer(self.days, other.days)
        )


@dataclass(frozen=True, kw_only=True)
class _Alike:
    """Classes of as many seats, and ways that are no dearer than any of theirs."""

    classes: list[_Class]
    groups: Bools
    ways: OrderWays

    @property
    def seats(self) -> int:
        """What a coach has at most."""
        return self.classes[0].seats


@dataclass(frozen=True, kw_only=True)
class _Timed:
    """An offer and the limits of its days."""

    offer: TripKind
    limits: list[Limit]

    @property
    def standing_fen(self) -> float:
        """What each of its trips costs beside its metres, at least."""
        return self.offer.standing_fen - SLACK_FEN


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
        self._alike: list[_Alike] = []
        self.is_small = False
        if self._most_v > MOST_VILLAGES:
            return
        self._metres, self._seconds = self._detours(problem)
        here = np.ix_(self._roads.villages, self._roads.villages)
        self._villages = Villages(
            metres=problem.distance_m[here].astype(np.float64),
            seconds=problem.driving_s[here].astype(np.float64),
        )
        listed = self._listed(problem)
        self.is_small = listed is not None
        if listed is not None:
            self._orders = listed
            self._alike = _alike(_undominated(self._made(problem, offers)))

    @property
    def carried(self) -> Bools:
        """``(n_groups,)``: whom some coach may carry."""
        found = np.zeros(len(self.groups), dtype=np.bool_)
        for alike in self._alike:
            found |= alike.groups
        return found

    # -- set-up ----------------------------------------------------------------------

    def _listed(self, problem: Problem) -> Orders | None:
        """All orders that the detour rule allows; None where they are too many."""
        roads, most_e = self._roads, self._most_e
        has = np.zeros((roads.n_v, roads.n_e), dtype=np.uint8)
        has[roads.v, roads.e] = 1
        figures = self._metres, self._seconds
        room = OrderRoom(
            stack=np.zeros(most_e, dtype=np.int64),
            metres=np.zeros(most_e),
            seconds=np.zeros(most_e),
            is_called=np.zeros(roads.n_e, dtype=np.uint8),
        )
        none = _room_for(0, most_e, roads.n_v)
        n = listed_orders(has, *figures, room, none, MOST_ORDERS)
        if n == MOST_ORDERS:
            return None
        orders = _room_for(n, most_e, roads.n_v)
        room.is_called[:] = 0
        listed_orders(has, *figures, room, orders, n + 1)
        return orders

    def _detours(self, problem: Problem) -> tuple[DetourFigures, DetourFigures]:
        """What the detour rule compares, in metres and in seconds by day.

        Of a line's own seconds both sides are a share, but for the two hours that
        anybody may lose and for halts: at the highest speed the former allow most, at
        the lowest the latter take least.
        """
        roads, policy = self._roads, problem.scenario.policy
        villages, employers = roads.villages, roads.employers
        speeds = [line.speed_percent for line in problem.lines]
        found = []
        for measure, halt, spare, slack in (
            (problem.distance_m, 0.0, float(policy.detour_allowance_m), SLACK_M),
            (
                problem.driving_s,
                dwell_s(policy, 1) * min(speeds) / PERCENT,
                policy.detour_allowance_s * max(speeds) / PERCENT,
                SLACK_S,
            ),
        ):
            link = measure[np.ix_(villages, employers)].astype(np.float64)
            most = link * (policy.max_detour_percent / PERCENT)
            found.append(
                DetourFigures(
                    link=link,
                    between=measure[np.ix_(employers, employers)].astype(np.float64),
                    halt=halt,
                    allowed=np.maximum(most, link + spare) + slack,
                )
            )
        return found[0], found[1]

    def _made(self, problem: Problem, offers: Sequence[TripKind]) -> Iterator[_Class]:
        """The classes, offers that differ in days and drivers alone put together."""
        timed: list[_Timed] = []
        of_class: dict[tuple[int, int], list[int]] = {}
        for offer in offers:
            own = offer.seats[self.groups]
            if not own.any():
                continue
            for seats in np.unique(own[own > 0]).tolist():
                key = (id(self._roads.of(offer)), seats)
                of_class.setdefault(key, []).append(len(timed))
            limits = self._limits(problem, offer)
            timed.append(_Timed(offer=offer, limits=limits))
        for (_, seats), its in of_class.items():
            of = sorted((timed[i] for i in its), key=lambda one: one.standing_fen)
            roads = self._roads.of(of[0].offer)
            rides = np.any([t.offer.seats[self.groups] >= seats for t in of], axis=0)
            onward = self._onward(roads)
            base = onward + np.min([self._standing(one) for one in of], axis=0)
            yield _Class(
                seats=min(seats, int(self.n[rides].sum())),
                groups=rides,
                roads=roads,
                onward=onward,
                base=base,
                least=np.maximum(1.0, base + self._approach(roads)),
                days=self._days(of),
            )

    def _onward(self, roads: Roads) -> Floats:
        """``(n_orders,)``: fen from the first employer to the last, and home."""
        return self._along(roads.ways.between) + roads.ways.back[self._last]

    def _approach(self, roads: Roads) -> Floats:
        """``(n_orders,)``: least fen from the yard to the first employer."""
        nearest = (roads.ways.out[:, None] + roads.ways.link).min(axis=0)
        return np.asarray(nearest[self._orders.calls[:, 0]])

    @property
    def _last(self) -> Ints:
        """``(n_orders,)``: the last employer of each order."""
        calls = self._orders.calls
        return np.asarray(calls[np.arange(len(calls)), (calls >= 0).sum(axis=1) - 1])

    def _along(self, between: Floats) -> Floats:
        """``(n_orders,)``: the sum of what is between the employers of each."""
        calls = self._orders.calls
        total = np.zeros(len(calls))
        for at in range(1, calls.shape[1]):
            here, there = calls[:, at - 1], calls[:, at]
            total += np.where(there >= 0, between[here, there], 0.0)
        return total

    def _limits(self, problem: Problem, offer: TripKind) -> list[Limit]:
        roads = self._roads
        places = roads.villages, roads.employers, roads.area
        return list(limits_of(problem, offer, *places))

    def _standing(self, timed: _Timed) -> Floats:
        """``(n_orders,)``: the offer's, ``NOWHERE`` for orders that it has no time for.

        A trip has a worker at least for each of its employers.
        """
        calls = self._orders.calls
        fits = np.ones(len(calls), dtype=np.bool_)
        n_calls = (calls >= 0).sum(axis=1)
        for limit in timed.limits:
            nearest = (limit.out[:, None] + limit.link).min(axis=0)
            least_s = nearest[calls[:, 0]] + self._along(limit.between)
            least_s += limit.back[self._last] + limit.worker_s * n_calls
            fits &= least_s <= limit.most_s
        return np.where(fits, timed.standing_fen, NOWHERE)

    def _days(self, offers: Sequence[_Timed]) -> DayLimits:
        """The limits of offers, as the compiled programmes take them."""
        n, n_v, n_e = len(offers), self._roads.n_v, self._roads.n_e
        days = DayLimits(
            standing=np.array([one.standing_fen for one in offers]),
            out=np.zeros((n, N_LIMITS, n_v)),
            way=np.zeros((n, N_LIMITS, n_v, n_v)),
            link=np.zeros((n, N_LIMITS, n_v, n_e)),
            between=np.zeros((n, N_LIMITS, n_e, n_e)),
            back=np.zeros((n, N_LIMITS, n_e)),
            worker=np.zeros((n, N_LIMITS)),
            most=np.full((n, N_LIMITS), NOWHERE),
        )
        for k, one in enumerate(offers):
            for q, limit in enumerate(one.limits):
                days.out[k, q] = limit.out
                days.way[k, q] = limit.way
                days.link[k, q] = limit.link
                days.between[k, q] = limit.between
                days.back[k, q] = limit.back
                days.worker[k, q] = limit.worker_s
                days.most[k, q] = limit.most_s
        return days

    # -- pricing ---------------------------------------------------------------------

    def price(
        self, worth: Floats, *, below: float, is_over: StopAsked = never
    ) -> tuple[float, list[FoundTrip]]:
        """(by which share of its cost a trip is worth more at most; trips found).

        Trips worth less than ``below`` of what they cost more are not looked for.
        `TimeIsUp` is raised where ``is_over`` says so between two classes.
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
                shares, trips = self._price_class(
                    one, figures, worth, scanned, most, below
                )
                most, left = max(most, shares[0]), max(left, shares[1])
                found += trips
        return max(most, left), found

    def _price_class(
        self,
        one: _Class,
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
        firsts = self._first_of_each(share, below)
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

    def _figures(self, one: _Class, worth: Floats, seat: Floats) -> RouteFigures:
        return RouteFigures(
            orders=self._orders,
            gains=OrderGains(seat=seat, own=self._gains(one.groups, worth, seat)),
            ways=one.ways,
            onward=one.onward,
            villages=self._villages,
            metres=self._metres,
            seconds=self._seconds,
            days=one.days,
            cells=self._cells(one, worth),
        )

    def _cells(self, one: _Class, worth: Floats) -> Cells:
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
        self, alike: _Alike, worth: Floats, seat: Floats
    ) -> tuple[Floats, Ints]:
        """``(n_orders,)``: what a trip gains beyond its cost at most, and the level."""
        n = len(self._orders.calls)
        gain, level = np.empty(n), np.empty(n, dtype=np.int64)
        least_of_orders(
            self._orders,
            OrderGains(seat=seat, own=self._gains(alike.groups, worth, seat)),
            alike.ways,
            alike.seats,
            ScanRoom(gain=np.zeros(self._roads.n_v), top=np.zeros(self._most_v)),
            gain,
            level,
        )
        return gain, level

    def _first_of_each(self, share: Floats, below: float) -> list[int]:
        """Of each first employer the order of the greatest share, if above ``below``.

        Orders of one first employer stand together.
        """
        first = self._orders.calls[:, 0]
        starts = np.flatnonzero(np.diff(first, prepend=-1))
        ends = np.append(starts[1:], len(first))
        best = [
            start + int(share[start:end].argmax())
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
        ]
        return [o for o in best if share[o] > below]

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
        self, one: _Class, o: int, way: Ints, worth: Floats, gain_fen: float
    ) -> FoundTrip:
        """The order after these villages with the load that is best for them."""
        roads = self._roads
        calls = self._orders.calls[o]
        calls = calls[calls >= 0]
        is_legal = np.zeros((roads.n_v, roads.n_e), dtype=np.bool_)
        is_legal[np.ix_(way, calls)] = self._allowed(way, calls)
        rides = one.groups & is_legal[roads.v, roads.e]
        loads, left = [], one.seats
        for g in np.argsort(-worth, kind="stable").tolist():
            if rides[g] and left and worth[g] > 0:
                load = min(left, int(self.n[g]))
                loads.append((g, load))
                left -= load
        fen = sum(float(worth[g]) * n for g, n in loads) - gain_fen
        return FoundTrip(fen=fen, loads=tuple(sorted(loads)))

    def _allowed(self, way: Ints, calls: Ints) -> Bools:
        """``(n villages, n employers)``: who may ride so far by the detour rule."""
        is_legal = np.ones((len(way), len(calls)), dtype=np.bool_)
        for measure, figures in (
            (self._villages.metres, self._metres),
            (self._villages.seconds, self._seconds),
        ):
            legs = measure[way[:-1], way[1:]] + figures.halt
            to_last = np.append(np.cumsum(legs[::-1])[::-1], 0.0)
            runs = figures.between[calls[:-1], calls[1:]] + figures.halt
            onward = np.append(0.0, np.cumsum(runs))
            link = figures.link[way[-1], calls[0]]
            ridden = to_last[:, None] + link + onward[None, :]
            is_legal &= ridden <= figures.allowed[np.ix_(way, calls)]
        return is_legal


def _are_no_longer(one: DayLimits, other: DayLimits) -> bool:
    """Whether whatever days are enough for on the one coach the other does for no more.

    Told of coaches with as many offers alone.
    """
    if len(one.standing) != len(other.standing):
        return False
    return bool(
        (one.standing >= other.standing).all()
        and (one.way >= other.way).all()
        and (one.link >= other.link).all()
        and (one.between >= other.between).all()
        and (one.worker >= other.worker).all()
        and (_over(one) >= _over(other)).all()
    )


def _over(days: DayLimits) -> Floats:
    """``(n_offers, 2, n_v, n_e)``: by how much the ways at both ends exceed."""
    ends = days.out[:, :, :, None] + days.back[:, :, None, :]
    return np.asarray(ends - days.most[:, :, None, None])


def _room_for(n: int, most_e: int, n_v: int) -> Orders:
    return Orders(
        calls=np.full((n, most_e), -1, dtype=np.int64),
        legal=np.zeros((n, most_e, n_v), dtype=np.uint8),
    )


def _undominated(classes: Iterable[_Class]) -> list[_Class]:
    """Those of which no other one does all for no more, cheap ones first."""
    kept: list[_Class] = []
    for one in sorted(classes, key=lambda c: (float(c.base.min()) / c.seats, -c.seats)):
        if not any(one.is_no_better_than(other) for other in kept):
            kept = [o for o in kept if not o.is_no_better_than(one)] + [one]
    return kept


def _alike(classes: Iterable[_Class]) -> list[_Alike]:
    """Put together by their seats, since who may ride hardly depends on the yard."""
    by_seats: dict[int, list[_Class]] = {}
    for one in classes:
        by_seats.setdefault(one.seats, []).append(one)
    return [
        _Alike(
            classes=own,
            groups=np.any([one.groups for one in own], axis=0),
            ways=OrderWays(
                *(
                    np.min(part, axis=0)
                    for part in zip(*(one.ways for one in own), strict=True)
                )
            ),
        )
        for own in by_seats.values()
    ]


def _least(arrays: Sequence[Floats]) -> Floats:
    return np.asarray(np.min(arrays, axis=0))
