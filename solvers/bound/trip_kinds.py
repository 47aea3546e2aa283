"""Offers: what a coach of one line, with so many drivers, for so many days may carry.

An offer stands for every trip of its line, drivers, days of hire and band of time at
the wheel; the last one of a line and its drivers for longer trips, too. Its cost is at
least that of its floor prices (``solvers.problem.trip_prices``), with what it bears of
the days of its block (``solvers.bound.block_prices``).

Where trips may share a day, those of one day are told apart by *bands* of the time that
they take at the wheel: the shorter, the more of them fit into a block.

A group can ride on it only if its own direct run leaves time: ``D`` days are enough for
the driving (``solvers.bound.direct_runs.least_days``), and seats are left in such a
coach.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.block_patterns import BlockTrip
from solvers.bound.block_prices import days_borne
from solvers.bound.day_shares import DayShares
from solvers.bound.direct_runs import direct_s, least_away, least_days
from solvers.problem.least_away import NEVER
from solvers.problem.trip_prices import day_floor, floor_of
from transport.clock import DAY_S
from transport.driving.limits import most_driving_per_day_s

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from solvers.problem.problem import Problem
    from solvers.problem.trip_prices import FloorPrices

    Ints = npt.NDArray[np.int64]

FEW_GROUPS = 150  # of a problem whose kinds of trips are told apart in finer bands


@dataclass(frozen=True, kw_only=True)
class TripKind:
    """A kind of trip, and what it costs at least.

    ``most_driving_s``: seconds at the wheel, at the line's own speed, that its days
    allow. ``seats``: ``(n_groups,)``, seats in it for workers of each group, 0 for
    groups that cannot ride on it. ``away_s``, ``wheel_s``: seconds for which each of
    its trips is away, and at the wheel, at least. ``alone_fen``: what its days cost
    more where a trip buys them alone. ``flat_fen``: what each of its trips costs at
    least, however short. ``is_last``: trips of more days are of it, too.
    """

    line_idx: int
    drivers: int
    days: int
    prices: FloorPrices
    seats: Ints
    most_driving_s: int
    away_s: int = 0
    wheel_s: int = 0
    alone_fen: float = 0.0
    flat_fen: float = 0.0
    is_last: bool = False

    @property
    def standing_fen(self) -> float:
        """What each of its trips costs beside its metres, at least."""
        return self.prices.standing_fen

    @property
    def key(self) -> tuple[int, int, int]:
        """Line, drivers and days."""
        return self.line_idx, self.drivers, self.days


class Belonging:
    """Which offer a trip belongs to."""

    def __init__(self, offers: Sequence[TripKind]) -> None:
        self._offers = offers
        self._by_key: dict[tuple[int, int, int], list[int]] = {}
        for i, offer in enumerate(offers):
            self._by_key.setdefault(offer.key, []).append(i)

    def offer_of(
        self, *, line_idx: int, drivers: int, days: int, wheel_s: int
    ) -> int | None:
        """The trip's own offer, or a last one of no more drivers and days."""
        for fewer in range(drivers, 0, -1):
            for earlier in range(days, 0, -1):
                is_own = (fewer, earlier) == (drivers, days)
                for found in self._by_key.get((line_idx, fewer, earlier), []):
                    offer = self._offers[found]
                    if offer.is_last or (is_own and wheel_s <= offer.most_driving_s):
                        return found
        return None


def offers_of(problem: Problem) -> tuple[TripKind, ...]:
    """Every kind of trip that some plan could need."""
    return tuple(
        offer for k in range(len(problem.lines)) for offer in offers_of_line(problem, k)
    )


def offers_of_line(problem: Problem, k: int) -> list[TripKind]:
    """Offers of a line, each bearing what it must of its block's days.

    Where a trip buys its days alone it pays for all metres that they include.
    """
    offers = list(_alone(problem, k))
    trips = [
        BlockTrip(
            drivers=offer.drivers,
            away_s=offer.away_s,
            wheel_s=offer.wheel_s,
            is_open=offer.is_last,
        )
        for offer in offers
    ]
    floor = day_floor(problem.prices[k])
    is_shared = DayShares(problem, k).is_shared
    found = []
    for offer, fen in zip(offers, days_borne(problem, k, trips), strict=True):
        own = floor.with_days(fen)
        more_fen = offer.standing_fen - own.standing_fen
        included_fen = 0.0 if is_shared else floor.included_fen * offer.days
        found.append(
            replace(
                offer,
                prices=own,
                alone_fen=max(0.0, more_fen),
                flat_fen=own.standing_fen + included_fen,
            )
        )
    return found


def _alone(problem: Problem, k: int) -> Iterator[TripKind]:
    """Offers of a line, for every number of days up to one more than any group needs.

    A trip of that many days or more costs at least as much as the last offer, whose
    days set no limit; it comes first. All others hold trips of just their days and
    drivers, so that what these leave in time may limit them.
    """
    last_of: list[tuple[int, Ints]] = []  # days and seats of last offers so far
    for drivers, seats in problem.seats_by_drivers(k):
        away_s = least_away(problem, k, drivers=drivers)
        fewest = least_days(problem, k, drivers=drivers, away_s=away_s)
        is_able = (seats > 0) & (fewest < NEVER)
        if not is_able.any():
            continue
        last = int(fewest[is_able].max()) + 1
        rides = np.where(is_able, seats, 0)
        # fewer drivers are cheaper, and so are fewer days
        if not any(d <= last and (had >= rides).all() for d, had in last_of):
            last_of.append((last, rides))
            made = _offer(problem, k, drivers=drivers, days=last, seats=rides)
            # trips with more drivers belong to it too: its days alone count
            yield replace(made, away_s=_more_than_s(last - 1), is_last=True)
        for days in range(int(fewest[is_able].min()), last):
            rides = np.where(fewest <= days, seats, 0)
            made = _offer(problem, k, drivers=drivers, days=days, seats=rides)
            yield from _in_bands(problem, replace(made, away_s=_away_s(made, away_s)))


def _in_bands(problem: Problem, offer: TripKind) -> Iterator[TripKind]:
    """The offer's trips by their time at the wheel; whole where no band matters."""
    wheel_s: Ints = np.sum(direct_s(problem, offer.line_idx), axis=0)
    edges_s = [offer.most_driving_s // n for n in _parts(problem, offer)]
    from_s = 0
    for until_s in sorted({*edges_s, offer.most_driving_s}):
        seats = np.where(wheel_s <= until_s, offer.seats, 0)
        if seats.any():
            least_s = max(from_s, int(wheel_s[seats > 0].min()))
            yield replace(
                offer,
                seats=seats,
                most_driving_s=until_s,
                wheel_s=least_s,
                away_s=max(offer.away_s, least_s),
            )
            from_s = until_s


def _parts(problem: Problem, offer: TripKind) -> range:
    """Into how many trips a day's driving is split where bands begin."""
    if offer.days > 1 or not DayShares(problem, offer.line_idx).is_shared:
        return range(0)
    is_few = problem.n_groups <= FEW_GROUPS
    is_plain = offer.drivers <= max(1, problem.lines[offer.line_idx].drivers)
    return range(2, 5 if is_few and is_plain else 3)


def _away_s(offer: TripKind, least_s: Ints) -> int:
    """Seconds away at least: of the groups it may carry, and of its days of hire."""
    shortest = int(least_s[offer.seats > 0].min())
    return max(shortest, _more_than_s(offer.days - 1))


def _more_than_s(days: int) -> int:
    """A trip of one begun day more is away for longer than so many whole days."""
    return days * DAY_S + 1


def _offer(
    problem: Problem, k: int, *, drivers: int, days: int, seats: Ints
) -> TripKind:
    per_day_s = most_driving_per_day_s(problem.scenario.policy.hours, drivers=drivers)
    floor = floor_of(problem.prices[k], days=days, drivers=drivers)
    return TripKind(
        line_idx=k,
        drivers=drivers,
        days=days,
        prices=floor,
        seats=seats,
        most_driving_s=days * per_day_s,
    )
