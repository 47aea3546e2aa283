"""Offers: what a coach of one line, with so many drivers, for so many days may carry.

An offer stands for every trip of its line, drivers and days of hire; the last one of a
line and its drivers for longer trips, too. Its cost is at least ``standing_fen`` and
the price of the metres, empty ones weighing ``empty``:

- by the day, hire is ``fixed * D + price * max(0, metres - included * D)``, never less
  than ``fixed * D + price * (metres - included * D)``;
- where a day costs less than the kilometres it includes, no kilometre is counted, so
  that more days never cost less;
- every cost line is rounded half up, so at most half a fen is lost a line.

A group can ride on it only if its own direct run leaves time: ``D`` days are enough for
the driving (``solvers.bound.seat_cost.least_days``), and seats are left in such a
coach.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.seat_cost import least_away, least_days
from solvers.problem.least_away import NEVER
from transport.clock import DAY_S
from transport.driving.limits import most_driving_per_day_s
from transport.money.costs import standing_lines
from transport.trips.seats import n_escorts
from transport.units import KM_M, PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]

ROUNDING_FEN = 4.0  # more than half a fen for each cost line of a trip


@dataclass(frozen=True, kw_only=True)
class TripKind:
    """A kind of trip; prices are fen, and fen a metre.

    ``most_driving_s``: seconds at the wheel, at the line's own speed, that its days
    allow. ``seats``: ``(n_groups,)``, seats in it for workers of each group, 0 for
    groups that cannot ride on it. ``away_s``: seconds for which each of its trips is
    away at least. ``is_last``: trips of more days belong to it, too.
    """

    k: int
    drivers: int
    days: int
    standing_fen: float
    out_price: float
    run_price: float
    back_price: float
    seats: Ints
    most_driving_s: int
    away_s: int = 0
    is_last: bool = False

    @property
    def key(self) -> tuple[int, int, int]:
        """Line, drivers and days."""
        return self.k, self.drivers, self.days


def offers_of(problem: Problem) -> tuple[TripKind, ...]:
    """Every kind of trip that some plan could need."""
    return tuple(
        offer for k in range(len(problem.lines)) for offer in _of_line(problem, k)
    )


def _of_line(problem: Problem, k: int) -> Iterator[TripKind]:
    """Offers of a line, for every number of days up to one more than any group needs.

    A trip of that many days or more costs at least as much as the last offer, whose
    days set no limit; it comes first. All others hold trips of just their days and
    drivers, so that what these leave in time may limit them.
    """
    last_of: list[tuple[int, Ints]] = []  # days and seats of last offers so far
    for drivers, seats in problem.seats_by_drivers(k):
        fewest = least_days(problem, k, drivers=drivers)
        is_able = (seats > 0) & (fewest < NEVER)
        if not is_able.any():
            continue
        last = int(fewest[is_able].max()) + 1
        rides = np.where(is_able, seats, 0)
        away_s = least_away(problem, k, drivers=drivers)
        # fewer drivers are cheaper, and so are fewer days
        if not any(d <= last and (had >= rides).all() for d, had in last_of):
            last_of.append((last, rides))
            made = _offer(problem, k, drivers=drivers, days=last, seats=rides)
            # trips with more drivers belong to it too: its days alone count
            yield replace(made, away_s=_more_than_s(last - 1), is_last=True)
        for days in range(int(fewest[is_able].min()), last):
            rides = np.where(fewest <= days, seats, 0)
            made = _offer(problem, k, drivers=drivers, days=days, seats=rides)
            yield replace(made, away_s=_away_s(made, away_s))


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
    line, tariff = problem.lines[k], problem.scenario.tariff
    price = line.per_km_fen / KM_M
    is_per_day = line.billing == "per_day"
    if is_per_day and line.included_m * price > line.fixed_fen:
        price = 0.0  # more days would make kilometres free: they are not counted
    # dear empty metres could be turned into loaded ones by a pickup on the way
    empty = min(tariff.deadhead_percent, PERCENT) / PERCENT if is_per_day else 1.0
    toll = line.toll_per_km_fen / KM_M
    toll_out = 0.0 if tariff.toll_exempt_outbound else toll
    toll_back = 0.0 if tariff.toll_exempt_return else toll
    fixed = line.fixed_fen * (days if is_per_day else 1)
    included = line.included_m * days * price if is_per_day else 0.0
    rules = problem.scenario.policy.hours
    standing = standing_lines(
        line,
        tariff,
        days=days,
        n_escorts=n_escorts(line, problem.scenario.policy),
        drivers=drivers,
    )
    return TripKind(
        k=k,
        drivers=drivers,
        days=days,
        standing_fen=fixed + sum(standing.values()) - included - ROUNDING_FEN,
        out_price=price * empty + toll_out,
        run_price=price + toll_out,
        back_price=price * empty + toll_back,
        seats=seats,
        most_driving_s=days * most_driving_per_day_s(rules, drivers=drivers),
    )
