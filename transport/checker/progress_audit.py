"""Proof that the driving brings the coach as far as its stops say."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from transport.checker.findings import Violation
from transport.checker.rulebook import PERCENT
from transport.clock import MINUTE_S
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from transport.checker.minutes import Minutes
    from transport.checker.run import Run
    from transport.hours import HoursRules
    from transport.plan import Stop

SLACK_MIN = 2  # a leg may take so much longer, and a minute a block for rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leg:
    """The run between two places, with the halts on the way.

    ``needed_s``: driving seconds by day. ``driven_s``: seconds driven, reckoned at
    day speed, on arrival at each halt and at the end.
    """

    stops: tuple[Stop, ...]
    needed_s: float
    driven_s: tuple[float, ...]

    @property
    def ends(self) -> tuple[str, str]:
        return str(self.stops[0].place_id), str(self.stops[-1].place_id)


def progress(
    run: Run,
    minutes: Minutes,
    rules: HoursRules,
    driving_s: Callable[[str, str], int],
) -> Iterator[Violation]:
    """Minutes at the wheel cover each leg; at night they count at night speed.

    ``driving_s`` gives the seconds of a leg by day at speed 100 %.
    """
    done_s = _done_s(minutes, rules)
    for stops in _stops_by_leg(run):
        here, there = stops[0], stops[-1]
        leg_s = driving_s(str(here.place_id), str(there.place_id))
        began_s = done_s[minutes.index(here.depart_s)]
        leg = _Leg(
            stops=stops,
            needed_s=leg_s * PERCENT / run.line.speed_percent,
            driven_s=tuple(
                float(done_s[minutes.index(stop.arrive_s)] - began_s)
                for stop in stops[1:]
            ),
        )
        yield from _covered(run, leg)
        yield from _halts(run, leg)


def _done_s(minutes: Minutes, rules: HoursRules) -> NDArray[np.float64]:
    """Seconds of day-speed driving done before each minute of the trip."""
    percent = np.where(minutes.within(rules.night), rules.night_speed_percent, PERCENT)
    worked = np.where(minutes.under_way & minutes.driven, percent * MINUTE_S, 0)
    return np.asarray(np.concatenate(([0], np.cumsum(worked))) / PERCENT)


def _stops_by_leg(run: Run) -> Iterator[tuple[Stop, ...]]:
    stops = run.trip.stops
    places = [i for i, stop in enumerate(stops) if stop.place_id is not None]
    for first, last in itertools.pairwise(places):
        yield stops[first : last + 1]


def _covered(run: Run, leg: _Leg) -> Iterator[Violation]:
    driven_s = leg.driven_s[-1]
    first_s, last_s = leg.stops[0].depart_s, leg.stops[-1].arrive_s
    n_blocks = sum(
        block.from_s < last_s and block.until_s > first_s for block in run.trip.driving
    )
    slack_s = (SLACK_MIN + n_blocks) * MINUTE_S
    start, end = leg.ends
    found, due, off = (
        round(s) for s in (driven_s, leg.needed_s, driven_s - leg.needed_s)
    )
    if driven_s < leg.needed_s:
        told = said(
            "LEG_TOO_FAST", found_seconds=found, start=start, end=end, due_seconds=due
        )
        yield Violation(code="LEG_TOO_FAST", where=run.trip_id, told=told, amount=off)
    elif driven_s > leg.needed_s + slack_s:
        told = said(
            "LEG_TOO_SLOW", found_seconds=found, start=start, end=end, due_seconds=due
        )
        yield Violation(code="LEG_TOO_SLOW", where=run.trip_id, told=told, amount=off)


def _halts(run: Run, leg: _Leg) -> Iterator[Violation]:
    here, there = leg.stops[0], leg.stops[-1]
    metres_a_s = (there.at_m - here.at_m) / max(1.0, leg.needed_s)
    for stop, driven_s in zip(leg.stops[1:-1], leg.driven_s, strict=False):
        due_m = here.at_m + metres_a_s * min(driven_s, leg.needed_s)
        off_m = round(stop.at_m - due_m)
        if abs(off_m) > metres_a_s * SLACK_MIN * MINUTE_S + 1:
            told = said(
                "HALT_MISPLACED",
                kind=stop.kind,
                at_metres=stop.at_m,
                start=leg.ends[0],
                end=leg.ends[1],
                due_metres=round(due_m),
            )
            yield Violation(
                code="HALT_MISPLACED", where=run.trip_id, told=told, amount=off_m
            )
