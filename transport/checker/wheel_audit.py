"""Proof that somebody drives whenever the coach moves, with enough drivers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.clock import MINUTE_S

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from transport.checker.minutes import Minutes
    from transport.checker.run import Run
    from transport.hours import HoursRules
    from transport.plan import DrivingBlock, Stop


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
        what = f"{least} drivers demanded for a run of {run_m} m, {most} allowed"
        yield Violation(
            code="CREW_NOT_ALLOWED", where=run.trip_id, what=what, amount=least - most
        )
    if found < least:
        what = f"{found} drivers for a run of {run_m} m, {least} demanded"
        yield Violation(
            code="TOO_FEW_DRIVERS", where=run.trip_id, what=what, amount=least - found
        )
    if found > most:
        what = f"{found} drivers, {most} allowed"
        yield Violation(
            code="TOO_MANY_DRIVERS", where=run.trip_id, what=what, amount=found - most
        )


def blocks(run: Run) -> Iterator[Violation]:
    """Each block is a time of the trip, of a driver on board, at whole minutes."""
    trip = run.trip
    for block in trip.driving:
        span = f"driver {block.driver} from {block.from_s} s to {block.until_s} s"
        for code, is_wrong in (
            ("BLOCK_EMPTY", block.until_s <= block.from_s),
            (
                "TIME_NOT_WHOLE_MINUTE",
                bool(block.from_s % MINUTE_S or block.until_s % MINUTE_S),
            ),
            (
                "BLOCK_OUTSIDE_TRIP",
                block.from_s < trip.depart_s or block.until_s > trip.return_s,
            ),
        ):
            if is_wrong:
                yield Violation(code=code, where=run.trip_id, what=span)
        if not 1 <= block.driver <= trip.drivers:
            what = f"driver {block.driver} drives, {trip.drivers} on board"
            yield Violation(code="DRIVER_UNKNOWN", where=run.trip_id, what=what)


def halts(run: Run) -> Iterator[Violation]:
    """A break or a rest takes time."""
    for stop in run.trip.stops:
        if stop.place_id is None and stop.depart_s <= stop.arrive_s:
            what = f"{stop.kind} of {stop.depart_s - stop.arrive_s} s at {stop.at_m} m"
            yield Violation(code="HALT_EMPTY", where=run.trip_id, what=what)


def one_at_the_wheel(run: Run, minutes: Minutes) -> Iterator[Violation]:
    """One driver drives whenever the coach is under way, nobody when it halts."""
    for code, wrong, what in (
        (
            "MOVES_WITHOUT_DRIVER",
            minutes.under_way & ~minutes.driven,
            "under way without a driver",
        ),
        (
            "DRIVES_WHILE_HALTED",
            ~minutes.under_way & minutes.driven,
            "driven while the coach halts",
        ),
    ):
        n = int(wrong.sum())
        if n:
            yield Violation(
                code=code, where=run.trip_id, what=f"{n} min {what}, 0 due", amount=n
            )
    overlap_s = 0
    busy_until_s: int | None = None
    for block in sorted(run.trip.driving, key=lambda block: block.from_s):
        if busy_until_s is not None:
            overlap_s += max(0, min(busy_until_s, block.until_s) - block.from_s)
            busy_until_s = max(busy_until_s, block.until_s)
        else:
            busy_until_s = block.until_s
    if overlap_s:
        what = f"driving blocks overlap by {overlap_s} s, 0 s allowed"
        yield Violation(
            code="TWO_AT_THE_WHEEL", where=run.trip_id, what=what, amount=overlap_s
        )


def changes(run: Run, rules: HoursRules) -> Iterator[Violation]:
    """Drivers change at a place or while the coach stands long enough."""
    ordered = sorted(run.trip.driving, key=lambda block: block.from_s)
    for before, after in pairwise(ordered):
        stood_s = after.from_s - before.until_s
        if before.driver == after.driver or stood_s >= rules.change_s:
            continue
        if not any(_lies_between(stop, before, after) for stop in run.called):
            what = (
                f"driver {before.driver} hands over to {after.driver} in {stood_s} s, "
                f"{rules.change_s} s needed"
            )
            yield Violation(
                code="CHANGE_TOO_SHORT",
                where=run.trip_id,
                what=what,
                amount=rules.change_s - stood_s,
            )


def _lies_between(stop: Stop, before: DrivingBlock, after: DrivingBlock) -> bool:
    return before.until_s <= stop.arrive_s <= stop.depart_s <= after.from_s
