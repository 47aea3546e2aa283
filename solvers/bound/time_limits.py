"""The time that an offer's days leave, as linear limits on its trips.

Two kinds of limits hold for every trip of an offer of ``D`` days:

- *wheel*: all its driving together is at most what ``D`` days allow its drivers, and
  what its calls take of it (:mod:`solvers.bound.wheel_limits`);
- *clock*: driving from the first to the last call, and a share of the standing at the
  calls, is at most what :meth:`solvers.problem.least_away.AwayBounds.most_loaded_s`
  says for the first village and the region of the last employer.

:mod:`solvers.core.pricing` keeps them as a resource of its labels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.wheel_limits import standing_share, wheel_limits
from transport.clock import HOUR_S, MINUTE_S
from transport.places import Opening
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    from solvers.bound.trip_kinds import TripKind
    from solvers.bound.wheel_limits import WheelLimit
    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

OUT_STEP_S = 10 * MINUTE_S  # empty ways to villages are told apart by as much
SLACK_S = 2 * MINUTE_S  # for distances that keep the triangle inequality but for 1 s


@dataclass(frozen=True, kw_only=True)
class Limit:
    """Times of a trip's parts in seconds, and the most that they may sum to.

    ``out``: ``(n_v,)``; ``way``: ``(n_v, n_v)``; ``link``: ``(n_v, n_e)``; ``between``:
    ``(n_e, n_e)``; ``back``: ``(n_e,)``; ``worker_s``: each worker.
    """

    out: Floats
    way: Floats
    link: Floats
    between: Floats
    back: Floats
    worker_s: float
    most_s: float


def limits_of(
    problem: Problem, offer: TripKind, villages: Ints, employers: Ints, area: Ints
) -> Iterator[Limit]:
    """The limits that may bind trips between these places (indices) on the offer.

    None on a line's last offer, which also stands for trips of more days.
    """
    yield from LimitsBetween(problem, villages, employers, area).of(offer)


class LimitsBetween:
    """The limits of offers between the same places, worked out once for those alike."""

    def __init__(
        self, problem: Problem, villages: Ints, employers: Ints, area: Ints
    ) -> None:
        self._problem = problem
        self._places = villages, employers
        self._area = area
        self._wheels: dict[tuple[int, ...], WheelLimit] = {}
        self._known: dict[tuple[object, ...], tuple[Limit, ...]] = {}

    def of(self, offer: TripKind) -> tuple[Limit, ...]:
        """As `limits_of`; the very same ones for offers that are alike."""
        if offer.is_last:
            return ()
        depot = int(self._problem.depot[offer.line_idx])
        speed = self._problem.lines[offer.line_idx].speed_percent
        wheel = self._wheel(offer)
        alike = (depot, speed, offer.drivers, offer.days, wheel)
        if alike not in self._known:
            seconds = self._problem.driving_s * PERCENT / speed
            ways = _ways(seconds, depot, *self._places)
            clock = _clock(self._problem, offer, ways, self._area)
            self._known[alike] = _with_calls(ways, wheel), clock
        return self._known[alike]

    def _wheel(self, offer: TripKind) -> WheelLimit:
        """The tightest: it depends on neither the yard nor the places."""
        seats = int(offer.seats.max())
        alike = (offer.drivers, offer.days, offer.most_driving_s, seats)
        if alike not in self._wheels:
            self._wheels[alike] = _tightest(wheel_limits(self._problem, offer))
        return self._wheels[alike]


def _ways(seconds: Floats, depot: int, villages: Ints, employers: Ints) -> Limit:
    """Driving alone, without a limit."""
    return Limit(
        out=seconds[depot, villages],
        way=seconds[np.ix_(villages, villages)],
        link=seconds[np.ix_(villages, employers)],
        between=seconds[np.ix_(employers, employers)],
        back=seconds[employers, depot],
        worker_s=0.0,
        most_s=np.inf,
    )


def _with_calls(ways: Limit, wheel: WheelLimit) -> Limit:
    """All driving, and what the calls take of it."""
    return Limit(
        out=ways.out + wheel.call_s,
        way=ways.way + wheel.call_s,
        link=ways.link + wheel.call_s,
        between=ways.between + wheel.call_s,
        back=ways.back,
        worker_s=wheel.worker_s,
        most_s=wheel.most_s + SLACK_S,
    )


def _clock(problem: Problem, offer: TripKind, ways: Limit, area: Ints) -> Limit:
    """What lies between the first and the last call.

    Both are in the limit, each with one worker.
    """
    most_s, first, last = _most_loaded(problem, offer, ways.out, ways.back, area)
    share = standing_share(problem)
    policy = problem.scenario.policy
    call_s = share * policy.stop_s
    worker_s = 2 * share * policy.stop_per_worker_s
    return Limit(
        out=first,
        way=ways.way + call_s,
        link=ways.link,
        between=ways.between + call_s,
        back=last,
        worker_s=worker_s,
        most_s=most_s + worker_s + SLACK_S,
    )


def _tightest(limits: Iterable[WheelLimit]) -> WheelLimit:
    """That which leaves the shortest trips the least: each costs a pricing of all."""
    return min(limits, key=lambda one: one.left_s(n_calls=2, n_workers=1))


def _most_loaded(
    problem: Problem, offer: TripKind, out: Floats, back: Floats, area: Ints
) -> tuple[float, Floats, Floats]:
    """The clock's limit, and what it loses by first village and by last employer.

    Limit less both losses is never below what :meth:`most_loaded_s` allows the pair.
    """
    bounds, scenario = problem.away_bounds, problem.scenario
    village = _ALWAYS if problem.village_openings else scenario.policy.pickup_opening
    gate = _ALWAYS if problem.employer_openings else scenario.policy.gate_opening
    outs, of_village = np.unique(out // OUT_STEP_S * OUT_STEP_S, return_inverse=True)
    backs = [float(back[area == a].min()) for a in range(int(area.max()) + 1)]
    most = np.array(
        [
            [
                bounds.most_loaded_s(
                    drivers=offer.drivers,
                    days=offer.days,
                    out_s=int(out_s),
                    back_s=int(back_s),
                    village=village,
                    gate=gate,
                )
                for back_s in backs
            ]
            for out_s in outs
        ],
        dtype=np.float64,
    )
    all_s = float(most.max())
    first = (all_s - most).min(axis=1)
    last = (all_s - first[:, None] - most).min(axis=0)
    return all_s, first[of_village], last[area]


_ALWAYS = Opening(from_s=0, until_s=24 * HOUR_S)
