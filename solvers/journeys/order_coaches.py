"""The coaches that may run a cohort's trips, by seats, yard and price.

Offers (:mod:`solvers.bound.trip_kinds`) that differ in days and drivers alone are put
together: how long a way takes says which of them it needs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.time_limits import LimitsBetween
from solvers.bound.ways import SLACK_FEN
from solvers.core.drop_orders import OrderWays
from solvers.core.order_figures import DayLimits
from solvers.core.pricing import NOWHERE
from solvers.journeys.undominated import undominated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from solvers.bound.time_limits import Limit
    from solvers.bound.trip_kinds import TripKind
    from solvers.journeys.cohort_roads import CohortRoads, Roads
    from solvers.journeys.order_lists import OrderList
    from solvers.problem.problem import Problem

    Bools = npt.NDArray[np.bool_]
    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

N_LIMITS = 2  # of an offer's days: at the wheel, and by the clock


@dataclass(frozen=True, kw_only=True)
class Coach:
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

    def cheaper_by(self, fen: float) -> Coach:
        """The same at so much less a trip."""
        return replace(
            self,
            base=_less(self.base, fen),
            least=np.maximum(1.0, _less(self.least, fen)),
            days=self.days._replace(standing=self.days.standing - fen),
        )

    def counted(self, fen: float) -> Coach:
        """The same at just so much a trip."""
        has_time = self.base < NOWHERE
        return replace(
            self,
            roads=self.roads.free,
            onward=np.zeros_like(self.onward),
            base=np.where(has_time, fen, NOWHERE),
            least=np.where(has_time, fen, NOWHERE),
            days=self.days._replace(standing=np.full_like(self.days.standing, fen)),
        )

    def is_no_better_than(self, other: Coach) -> bool:
        """Whether whatever it can do the other one can for no more."""
        return (
            self.seats <= other.seats
            and not (self.groups & ~other.groups).any()
            and bool((self.base >= other.base).all())
            and self.roads.are_no_cheaper_than(other.roads)
            and _are_no_longer(self.days, other.days)
        )


@dataclass(frozen=True, kw_only=True)
class Alike:
    """Classes of as many seats, and ways that are no dearer than any of theirs."""

    classes: list[Coach]
    groups: Bools
    ways: OrderWays

    @property
    def seats(self) -> int:
        """What a coach has at most."""
        return self.classes[0].seats

    def cheaper_by(self, fen: float) -> Alike:
        """The same at so much less a trip."""
        return replace(
            self,
            classes=[one.cheaper_by(fen) for one in self.classes],
            ways=self.ways._replace(base=_less(self.ways.base, fen)),
        )


@dataclass(frozen=True, kw_only=True)
class _Timed:
    """An offer, the limits of its days, and which orders they leave time for."""

    offer: TripKind
    limits: Sequence[Limit]
    fits: Bools

    @property
    def standing_fen(self) -> float:
        """What each of its trips costs beside its metres, at least."""
        return self.offer.standing_fen - SLACK_FEN

    @property
    def standing(self) -> Floats:
        """``(n_orders,)``: the same, ``NOWHERE`` for orders that it has no time for."""
        return np.where(self.fits, self.standing_fen, NOWHERE)


class _Along:
    """Sums of what is between the employers of each order.

    Yards differ by what lies at both ends: what is between is often the same.
    """

    def __init__(self, listed: OrderList) -> None:
        self._listed = listed
        self._known: dict[bytes, Floats] = {}

    def of(self, between: Floats) -> Floats:
        """``(n_orders,)``, fen or seconds."""
        key = between.tobytes()
        if key not in self._known:
            self._known[key] = self._listed.along(between)
        return self._known[key]


def _fits(limits: Iterable[Limit], listed: OrderList, along: _Along) -> Bools:
    """``(n_orders,)``: whether there is time for a worker at each of its employers."""
    fits = np.ones(len(listed), dtype=np.bool_)
    for limit in limits:
        nearest = (limit.out[:, None] + limit.link).min(axis=0)
        least_s = nearest[listed.first] + along.of(limit.between)
        least_s += limit.back[listed.last] + limit.worker_s * listed.n_calls
        fits &= least_s <= limit.most_s
    return fits


def _less(own_fen: Floats, fen: float) -> Floats:
    """So much less of all that there is time for."""
    return np.where(own_fen < NOWHERE, own_fen - fen, own_fen)


def coaches_of(
    problem: Problem,
    offers: Sequence[TripKind],
    groups: Ints,
    roads: CohortRoads,
    listed: OrderList,
) -> list[Alike]:
    """All that may run trips of these groups (indices), but for those of no use."""
    return alike_of(_made(problem, offers, groups, roads, listed))


def _made(
    problem: Problem,
    offers: Sequence[TripKind],
    groups: Ints,
    roads: CohortRoads,
    listed: OrderList,
) -> Iterator[Coach]:
    timed: list[_Timed] = []
    of_coach: dict[tuple[int, int], list[int]] = {}
    along = _Along(listed)
    limited = LimitsBetween(problem, roads.villages, roads.employers, roads.area)
    fits: dict[int, Bools] = {}
    for offer in offers:
        own = offer.seats[groups]
        if not own.any():
            continue
        for seats in np.unique(own[own > 0]).tolist():
            of_coach.setdefault((id(roads.of(offer)), seats), []).append(len(timed))
        limits = limited.of(offer)
        if id(limits) not in fits:
            fits[id(limits)] = _fits(limits, listed, along)
        timed.append(_Timed(offer=offer, limits=limits, fits=fits[id(limits)]))
    for (_, seats), its in of_coach.items():
        alike = sorted((timed[i] for i in its), key=lambda one: one.standing_fen)
        own_roads = roads.of(alike[0].offer)
        ways = own_roads.ways
        rides = np.any([one.offer.seats[groups] >= seats for one in alike], axis=0)
        onward = along.of(ways.between) + ways.back[listed.last]
        base = onward + np.min([one.standing for one in alike], axis=0)
        nearest = (ways.out[:, None] + ways.link).min(axis=0)
        yield Coach(
            seats=min(seats, int(roads.n[rides].sum())),
            groups=rides,
            roads=own_roads,
            onward=onward,
            base=base,
            least=np.maximum(1.0, base + nearest[listed.first]),
            days=_days(alike, roads),
        )


def _days(offers: Sequence[_Timed], roads: CohortRoads) -> DayLimits:
    """The limits of offers, as the compiled programmes take them."""
    n, n_v, n_e = len(offers), roads.n_v, roads.n_e
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


def alike_of(classes: Iterable[Coach]) -> list[Alike]:
    """Those of use, by their seats, since who may ride hardly depends on the yard."""
    by_seats: dict[int, list[Coach]] = {}
    for one in undominated(
        classes, lambda c: (float(c.base.min()) / c.seats, -c.seats)
    ):
        by_seats.setdefault(one.seats, []).append(one)
    return [
        Alike(
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
