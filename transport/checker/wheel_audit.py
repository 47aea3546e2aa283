"""Proof that somebody drives whenever the coach moves, with enough drivers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.clock import MINUTE_S
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from transport.checker.minutes import Minutes
    from transport.checker.run import Run
    from transport.hours import HoursRules
    from transport.plan import DrivingBlock, Stop
    from transport.said import Said


def crew(
    run: Run, rules: HoursRules, metres: Callable[[str, str], int]
) -> Iterator[Violation]:
    """Drivers on board: those of hire and run, no more than the policy allows."""
    policy, found = run.scenario.policy, run.trip.drivers
    farthest_m = max(metres(*way) for way in run.ways)
    run_m = max(farthest_m, run.drops[-1].at_m - run.pickups[0].at_m)
    is_long = rules.long_run_needs_two and run_m > policy.two_driver_m
    least = max(run.line.drivers, 2 if is_long else 1)
    most = policy.max_drivers
    if least > most:
        told = said("CREW_NOT_ALLOWED", due=least, run_metres=run_m, most=most)
        yield Violation(
            code="CREW_NOT_ALLOWED", where=run.trip_id, told=told, amount=least - most
        )
    if found < least:
        told = said("TOO_FEW_DRIVERS", n=found, run_metres=run_m, due=least)
        yield Violation(
            code="TOO_FEW_DRIVERS", where=run.trip_id, told=told, amount=least - found
        )
    if found > most:
        told = said("TOO_MANY_DRIVERS", n=found, most=most)
        yield Violation(
            code="TOO_MANY_DRIVERS", where=run.trip_id, told=told, amount=found - most
        )


def blocks(run: Run) -> Iterator[Violation]:
    """Each block is a time of the trip, of a driver on board, at whole minutes."""
    trip, where = run.trip, run.trip_id
    for block in trip.driving:
        if block.until_s <= block.from_s:
            told = said("BLOCK_EMPTY", span=_span(run, block))
            yield Violation(code="BLOCK_EMPTY", where=where, told=told)
        if block.from_s % MINUTE_S or block.until_s % MINUTE_S:
            told = said("TIME_NOT_WHOLE_MINUTE_DRIVING", span=_span(run, block))
            yield Violation(code="TIME_NOT_WHOLE_MINUTE", where=where, told=told)
        if block.from_s < trip.depart_s or block.until_s > trip.return_s:
            told = said("BLOCK_OUTSIDE_TRIP", span=_span(run, block))
            yield Violation(code="BLOCK_OUTSIDE_TRIP", where=where, told=told)
        if not 1 <= block.driver <= trip.drivers:
            told = said("DRIVER_UNKNOWN", driver=block.driver, drivers=trip.drivers)
            yield Violation(code="DRIVER_UNKNOWN", where=where, told=told)


def _span(run: Run, block: DrivingBlock) -> Said:
    start, end = map(run.scenario.clock.iso, (block.from_s, block.until_s))
    return said("AT_THE_WHEEL", driver=block.driver, start=start, end=end)


def halts(run: Run) -> Iterator[Violation]:
    """A break or a rest takes time."""
    for stop in run.trip.stops:
        if stop.place_id is None and stop.depart_s <= stop.arrive_s:
            told = said(
                "HALT_EMPTY",
                kind=stop.kind,
                found_seconds=stop.depart_s - stop.arrive_s,
                at_metres=stop.at_m,
            )
            yield Violation(code="HALT_EMPTY", where=run.trip_id, told=told)


def one_at_the_wheel(run: Run, minutes: Minutes) -> Iterator[Violation]:
    """One driver drives whenever the coach is under way, nobody when it halts."""
    where = run.trip_id
    n = int((minutes.under_way & ~minutes.driven).sum())
    if n:
        told = said("MOVES_WITHOUT_DRIVER", found_min=n)
        yield Violation(code="MOVES_WITHOUT_DRIVER", where=where, told=told, amount=n)
    n = int((~minutes.under_way & minutes.driven).sum())
    if n:
        told = said("DRIVES_WHILE_HALTED", found_min=n)
        yield Violation(code="DRIVES_WHILE_HALTED", where=where, told=told, amount=n)
    overlap_s = 0
    busy_until_s: int | None = None
    for block in sorted(run.trip.driving, key=lambda block: block.from_s):
        if busy_until_s is not None:
            overlap_s += max(0, min(busy_until_s, block.until_s) - block.from_s)
            busy_until_s = max(busy_until_s, block.until_s)
        else:
            busy_until_s = block.until_s
    if overlap_s:
        told = said("TWO_AT_THE_WHEEL", overlap_seconds=overlap_s)
        yield Violation(
            code="TWO_AT_THE_WHEEL", where=where, told=told, amount=overlap_s
        )


def changes(run: Run, rules: HoursRules) -> Iterator[Violation]:
    """Drivers change at a place or while the coach stands long enough."""
    ordered = sorted(run.trip.driving, key=lambda block: block.from_s)
    for before, after in pairwise(ordered):
        stood_s = after.from_s - before.until_s
        if before.driver == after.driver or stood_s >= rules.change_s:
            continue
        if not any(_lies_between(stop, before, after) for stop in run.called):
            told = said(
                "CHANGE_TOO_SHORT",
                before=before.driver,
                after=after.driver,
                found_seconds=stood_s,
                due_seconds=rules.change_s,
            )
            yield Violation(
                code="CHANGE_TOO_SHORT",
                where=run.trip_id,
                told=told,
                amount=rules.change_s - stood_s,
            )


def _lies_between(stop: Stop, before: DrivingBlock, after: DrivingBlock) -> bool:
    return before.until_s <= stop.arrive_s <= stop.depart_s <= after.from_s
