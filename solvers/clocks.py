"""The time that an offer's days leave, as linear limits on its trips.

Two limits hold for every trip of an offer of ``D`` days:

- *wheel*: all its driving together is at most what ``D`` days allow its drivers;
- *clock*: driving from the first to the last call, and a share of the standing at the
  calls, is at most what :meth:`solvers.away.AwayBounds.most_loaded_s` says for the
  nearest village and the nearest employer of the regions it calls at.

In pricing a limit is put into the cost at a price ``p``: a trip that keeps ``time <=
limit`` costs at least ``cost + p (time - limit)`` for any ``p >= 0`` (Lagrange), so the
least value of that over all trips, whether they keep the limit or not, is a lower bound
for those that do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from transport.clock import HOUR_S, MINUTE_S
from transport.costs import PERCENT
from transport.hours import HOURS_PRESETS
from transport.places import Opening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from solvers.offers import Offer
    from solvers.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

NEAR_S = 3 * HOUR_S  # a limit that the direct way leaves more than this is not priced
SERVING_S = 2 * HOUR_S  # longer than any call
SLACK_S = 10 * MINUTE_S  # for distances that keep the triangle inequality but for 1 s


@dataclass(frozen=True, kw_only=True)
class Limit:
    """Times of a trip's parts in seconds, and their limit by set of areas.

    ``out``: ``(n_v,)``; ``way``: ``(n_v, n_v)``; ``link``: ``(n_v, n_e)``; ``between``:
    ``(n_e, n_e)``; ``back``: ``(n_e,)``; ``worker_s``: each worker; ``most_s``:
    ``(n_sets,)``.
    """

    out: Floats
    way: Floats
    link: Floats
    between: Floats
    back: Floats
    worker_s: float
    most_s: Floats

    @classmethod
    def none(cls, link: Floats, *, n_sets: int) -> Limit:
        """No time at all, for places of which there are so many."""
        n_v, n_e = link.shape
        return cls(
            out=np.zeros(n_v),
            way=np.zeros((n_v, n_v)),
            link=np.zeros((n_v, n_e)),
            between=np.zeros((n_e, n_e)),
            back=np.zeros(n_e),
            worker_s=0.0,
            most_s=np.zeros(n_sets),
        )


def limits_of(
    problem: Problem, offer: Offer, villages: Ints, employers: Ints, area: Ints
) -> Iterator[Limit]:
    """The limits that may bind trips between these places (indices) on the offer.

    None on a line's last offer, which also stands for trips of more days.
    """
    if offer.is_last:
        return
    speed = problem.lines[offer.k].speed_percent
    seconds = problem.driving_s * PERCENT / speed
    depot = int(problem.depot[offer.k])
    out, back = seconds[depot, villages], seconds[employers, depot]
    way = seconds[np.ix_(villages, villages)]
    link = seconds[np.ix_(villages, employers)]
    between = seconds[np.ix_(employers, employers)]
    n_sets = 1 << (int(area.max()) + 1)
    direct = float((out[:, None] + link + back[None, :]).min())
    if offer.most_driving_s - direct < NEAR_S:
        yield Limit(
            out=out,
            way=way,
            link=link,
            between=between,
            back=back,
            worker_s=0.0,
            most_s=np.full(n_sets, float(offer.most_driving_s + SLACK_S)),
        )
    most = _most_loaded(problem, offer, float(out.min()), back, area)
    if float(most.min()) - float(link.min()) < NEAR_S:
        share = _standing_share(problem)
        policy = problem.scenario.policy
        call_s = share * policy.stop_s
        worker_s = 2 * share * policy.stop_per_worker_s
        # the first and the last call are in the limit, each with one worker
        yield Limit(
            out=np.zeros_like(out),
            way=way + call_s,
            link=link,
            between=between + call_s,
            back=np.zeros_like(back),
            worker_s=worker_s,
            most_s=most + worker_s + SLACK_S,
        )


def _most_loaded(
    problem: Problem, offer: Offer, out_s: float, back: Floats, area: Ints
) -> Floats:
    """By set of areas: the clock's limit for their nearest employer."""
    bounds, scenario = problem.away_bounds, problem.scenario
    own = any(v.opening for v in scenario.villages)
    village = _ALWAYS if own else scenario.policy.pickup_opening
    own = any(e.opening for e in scenario.employers)
    gate = _ALWAYS if own else scenario.policy.gate_opening
    of_area = [
        float(
            bounds.most_loaded_s(
                drivers=offer.drivers,
                days=offer.days,
                out_s=int(out_s),
                back_s=int(back[area == a].min()),
                village=village,
                gate=gate,
            )
        )
        for a in range(int(area.max()) + 1)
    ]
    most = np.full(1 << len(of_area), max(of_area))
    for places in range(1, len(most)):
        inside = [x for a, x in enumerate(of_area) if places >> a & 1]
        most[places] = max(inside)
    return most


_ALWAYS = Opening(from_s=0, until_s=24 * HOUR_S)


def _standing_share(problem: Problem) -> float:
    """What a second of standing takes of the driving that could be done meanwhile.

    Nothing where places are open in the hours in which every coach stands anyway.
    """
    scenario = problem.scenario
    policy = scenario.policy
    rules = HOURS_PRESETS[policy.driver_hours]
    openings: Sequence[Opening | None] = [
        policy.pickup_opening,
        policy.gate_opening,
        *(v.opening for v in scenario.villages),
        *(e.opening for e in scenario.employers),
    ]
    rate = PERCENT if rules.night is None else rules.night_speed_percent
    if rules.standstill is None:
        return rate / PERCENT
    from_s, until_s = rules.standstill
    for opening in openings:
        if opening is None:
            continue
        is_within_day = opening.is_daily and opening.until_s <= 24 * HOUR_S
        # serving may go on a while after a place has closed
        last_s = from_s + 24 * HOUR_S - SERVING_S
        if not is_within_day or opening.from_s < until_s or opening.until_s > last_s:
            return 0.0
    return rate / PERCENT
