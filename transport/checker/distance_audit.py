"""Proof that the distances run are those of the scenario."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.checker.naming import place_or_kind
from transport.checker.rulebook import PERCENT
from transport.said import said

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
            told = said(
                "AT_M_WRONG",
                found_metres=stated_m,
                start=str(here.place_id),
                end=str(there.place_id),
                due_metres=expected_m,
            )
            yield Violation(
                code="AT_M_WRONG",
                where=where,
                told=told,
                amount=stated_m - expected_m,
            )
    whole_m = called[-1].at_m
    empty_m = run.pickups[0].at_m + whole_m - run.drops[-1].at_m
    found_m = run.trip.distance_m
    if found_m != whole_m:
        told = said("DISTANCE_WRONG", found_metres=found_m, due_metres=whole_m)
        off_m = found_m - whole_m
        yield Violation(code="DISTANCE_WRONG", where=where, told=told, amount=off_m)
    found_m = run.trip.deadhead_m
    if found_m != empty_m:
        told = said("DEADHEAD_WRONG", found_metres=found_m, due_metres=empty_m)
        off_m = found_m - empty_m
        yield Violation(code="DEADHEAD_WRONG", where=where, told=told, amount=off_m)


def _marks(run: Run) -> Iterator[Violation]:
    last_m = 0
    for stop in run.trip.stops:
        if stop.at_m < last_m:
            told = said(
                "AT_M_WRONG_BACK",
                found_metres=stop.at_m,
                place=place_or_kind(stop),
                last_metres=last_m,
            )
            yield Violation(
                code="AT_M_WRONG",
                where=run.trip_id,
                told=told,
                amount=stop.at_m - last_m,
            )
        last_m = max(last_m, stop.at_m)
    if run.trip.stops[0].at_m != 0:
        told = said("AT_M_WRONG_START", found_metres=run.trip.stops[0].at_m)
        yield Violation(
            code="AT_M_WRONG",
            where=run.trip_id,
            told=told,
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
        told = said(
            "DRIVING_TIME_WRONG",
            found_seconds=run.trip.driving_s,
            due_seconds=round(expected_s),
        )
        yield Violation(
            code="DRIVING_TIME_WRONG",
            where=run.trip_id,
            told=told,
            amount=round(off_s),
        )
