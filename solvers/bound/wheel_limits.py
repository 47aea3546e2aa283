"""What a trip's days leave for driving, its calls and the nights taken into account.

A trip of ``D`` days lies within 24 ``D`` hours. Driving is counted by day's speed; an
hour of the night does ``r`` of one by day, and in some hours every coach stands. Let
``w`` be what a trip drives, ``s`` what it stands at its calls, ``d`` its drivers.

- *Hours of the day*: it can do no more than the work of 24 hours, ``D`` times. Where
  calls are made by day alone, each second of standing takes one of driving from that:
  ``w + s`` is at most what ``D`` days hold.
- *Drivers' limit*: each drives ``x`` in any 24 hours, so all of them ``d x D`` by the
  clock. By day at most ``D L - s`` is driven, ``L`` being the daylight of 24 hours. The
  rest is driven by night, where it takes ``1 / r``: ``w + (1 / r - 1) (w - D L + s) <=
  d x D``, that is ``w + (1 - r) s <= r d x D + (1 - r) D L``.

``s`` is at least ``stop_s`` a call and ``stop_per_worker_s`` for everybody, once when
boarding and once when alighting. A call that has begun may go on after a place has
closed: where that is not by day any more, one call a night is left out of ``s``, the
longest there can be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from solvers.core.pair_data import CALL_S, MOST_S, WORKER_S
from transport.clock import DAY_S, HOUR_S
from transport.driving.limits import work_of_a_day
from transport.driving.pace import WORK_PER_S
from transport.places import SIDE_MARK
from transport.trips.routes import dwell_s
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from solvers.bound.trip_kinds import TripKind
    from solvers.problem.problem import Problem
    from transport.hours import HoursRules

    Floats = npt.NDArray[np.float64]


class WheelLimit(NamedTuple):
    """``driving + call_s x calls + worker_s x workers <= most_s``, for one trip.

    Driving in seconds by day at the line's own speed.
    """

    most_s: float
    call_s: float = 0.0
    worker_s: float = 0.0

    def left_s(self, *, n_calls: int, n_workers: int) -> float:
        """What so many calls and workers leave for driving."""
        return self.most_s - self.call_s * n_calls - self.worker_s * n_workers


def wheel_limits(problem: Problem, offer: TripKind) -> tuple[WheelLimit, ...]:
    """The limits of an offer's trips, none of which another one holds.

    None on a line's last offer, which also stands for trips of more days.
    """
    if offer.is_last:
        return ()
    tail_s = _tail_s(problem, offer)
    found = [
        WheelLimit(float(offer.most_driving_s)),
        _hours_of_the_day(problem, offer, tail_s),
        *_with_nights(problem, offer, tail_s),
    ]
    return tuple(
        one
        for i, one in enumerate(found)
        if not any(
            _holds(other, one) and (j < i or not _holds(one, other))
            for j, other in enumerate(found)
            if j != i
        )
    )


def limit_table(
    problem: Problem, offers: Sequence[TripKind], *, slack_s: float
) -> Floats:
    """``(n_offers, n_limits, 3)``: the limits of all offers, for compiled programmes.

    ``slack_s``: seconds by which each is widened.
    """
    limits = [wheel_limits(problem, offer) for offer in offers]
    table = np.zeros((len(offers), max(map(len, limits), default=0), 3))
    table[:, :, MOST_S] = np.inf
    for k, own in enumerate(limits):
        for i, limit in enumerate(own):
            table[k, i, MOST_S] = limit.most_s + slack_s
            table[k, i, CALL_S] = limit.call_s
            table[k, i, WORKER_S] = limit.worker_s
    return table


def standing_share(problem: Problem) -> float:
    """What a second of standing takes of the driving that could be done meanwhile.

    Nothing where places are open in the hours in which every coach stands anyway.
    """
    policy = problem.scenario.policy
    rules = policy.hours
    openings = [
        policy.pickup_opening,
        policy.gate_opening,
        *problem.village_openings,
        *problem.employer_openings,
    ]
    most_seats = max(line.seats for line in problem.lines)
    rate = PERCENT if rules.night is None else rules.night_speed_percent
    if rules.standstill is None:
        return rate / PERCENT
    from_s, until_s = rules.standstill
    for opening in openings:
        is_within_day = opening.is_daily and opening.until_s <= 24 * HOUR_S
        # serving may go on a while after a place has closed
        last_s = from_s + 24 * HOUR_S - dwell_s(policy, most_seats)
        if not is_within_day or opening.from_s < until_s or opening.until_s > last_s:
            return 0.0
    return rate / PERCENT


def _holds(one: WheelLimit, other: WheelLimit) -> bool:
    """Whether every trip within the one limit is within the other."""
    is_shorter = one.most_s <= other.most_s
    return is_shorter and one.call_s >= other.call_s and one.worker_s >= other.worker_s


def _hours_of_the_day(
    problem: Problem, offer: TripKind, tail_s: float | None
) -> WheelLimit:
    """What coaches can do in so many days, calls taken off."""
    rules = problem.scenario.policy.hours
    most_s = offer.days * work_of_a_day(rules) / WORK_PER_S
    if tail_s is None:
        return _standing(problem, most_s, standing_share(problem))
    return _standing(problem, most_s + _lost(rules) * offer.days * tail_s, 1.0)


def _with_nights(
    problem: Problem, offer: TripKind, tail_s: float | None
) -> Iterator[WheelLimit]:
    """What the drivers' limit in any 24 hours leaves, as nights take longer."""
    rules = problem.scenario.policy.hours
    if rules.driving_24h_s is None or rules.night is None:
        return
    lost = _lost(rules)
    night_from_s, night_until_s = rules.night
    daylight_s = DAY_S - (night_until_s - night_from_s) % DAY_S
    drivers_s = offer.drivers * rules.driving_24h_s
    most_s = offer.days * ((1.0 - lost) * drivers_s + lost * daylight_s)
    if tail_s is None:
        yield WheelLimit(most_s)
    else:
        yield _standing(problem, most_s + lost * offer.days * tail_s, lost)


def _lost(rules: HoursRules) -> float:
    """The share of an hour's driving that is not done by night."""
    return 0.0 if rules.night is None else 1.0 - rules.night_speed_percent / PERCENT


def _standing(problem: Problem, most_s: float, share: float) -> WheelLimit:
    """The limit, of which so large a share of the time at calls is taken off."""
    policy = problem.scenario.policy
    return WheelLimit(
        most_s, share * policy.stop_s, 2.0 * share * policy.stop_per_worker_s
    )


def _tail_s(problem: Problem, offer: TripKind) -> float | None:
    """For how long a call may go on by night; None where one may begin then.

    Hubs are left aside: coaches may call there at any time.
    """
    policy = problem.scenario.policy
    places = {problem.places[p] for p in {*problem.village, *problem.employer}}
    if policy.hours.night is None or any(SIDE_MARK in place for place in places):
        return None
    from_s, until_s = policy.hours.night
    openings = [problem.scenario.opening(place) for place in places]
    is_by_day = all(
        o.is_daily and until_s <= o.from_s <= o.until_s <= from_s for o in openings
    )
    dwelling_s = dwell_s(policy, int(offer.seats.max()))
    tail_s = max(o.until_s for o in openings) + dwelling_s - from_s
    if not is_by_day or tail_s > _slow_s(policy.hours):
        return None
    return float(min(dwelling_s, max(0, tail_s)))


def _slow_s(rules: HoursRules) -> int:
    """Seconds from nightfall until coaches stand, or until day; 0 if they stand by day.

    Those who stand by day may be at a call meanwhile.
    """
    assert rules.night is not None
    from_s, until_s = rules.night
    night_s = (until_s - from_s) % DAY_S
    if rules.standstill is None:
        return night_s
    stands_s, goes_on_s = rules.standstill
    slow_s = (stands_s - from_s) % DAY_S
    is_by_night = slow_s + (goes_on_s - stands_s) % DAY_S <= night_s
    return slow_s if is_by_night else 0
