"""Proof that the distances run are those of the scenario."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.rulebook import PERCENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from transport.checker.run import Run


def legs(run: Run, metres: Callable[[str, str], int]) -> Iterator[Violation]:
    """Distance run at each place, in all and empty."""
    where, called = run.trip_id, run.called
    yield from _marks(run)
    for here, there in itertools.pairwise(called):
        expected_m = metres(str(here.place_id), str(there.place_id))
        stated_m = there.at_m - here.at_m
        if stated_m != expected_m:
            what = (
                f"{stated_m} m from {here.place_id} to {there.place_id}, "
                f"{expected_m} m by the distances"
            )
            yield Violation(
                code="AT_M_WRONG",
                where=where,
                what=what,
                amount=stated_m - expected_m,
            )
    whole_m = called[-1].at_m
    empty_m = run.pickups[0].at_m + whole_m - run.drops[-1].at_m
    for code, found, expected in (
        ("DISTANCE_WRONG", run.trip.distance_m, whole_m),
        ("DEADHEAD_WRONG", run.trip.deadhead_m, empty_m),
    ):
        if found != expected:
            what = f"{found} m stated, {expected} m by the stops"
            yield Violation(code=code, where=where, what=what, amount=found - expected)


def _marks(run: Run) -> Iterator[Violation]:
    last_m = 0
    for stop in run.trip.stops:
        if stop.at_m < last_m:
            what = f"{stop.at_m} m at {stop.place_id or stop.kind}, after {last_m} m"
            yield Violation(
                code="AT_M_WRONG",
                where=run.trip_id,
                what=what,
                amount=stop.at_m - last_m,
            )
        last_m = max(last_m, stop.at_m)
    if run.trip.stops[0].at_m != 0:
        what = f"starts at {run.trip.stops[0].at_m} m, 0 m expected"
        yield Violation(
            code="AT_M_WRONG",
            where=run.trip_id,
            what=what,
            amount=run.trip.stops[0].at_m,
        )


def driving_time(run: Run, driving_s: Callable[[str, str], int]) -> Iterator[Violation]:
    """The stated driving time is the legs' sum, to the second a leg."""
    called = run.called
    exact = sum(
        driving_s(str(here.place_id), str(there.place_id))
        for here, there in itertools.pairwise(called)
    )
    expected_s = exact * PERCENT / run.line.speed_percent
    off_s = run.trip.driving_s - expected_s
    if abs(off_s) >= len(called):
        what = f"{run.trip.driving_s} s stated, {expected_s:.0f} s by the legs"
        yield Violation(
            code="DRIVING_TIME_WRONG",
            where=run.trip_id,
            what=what,
            amount=round(off_s),
        )
