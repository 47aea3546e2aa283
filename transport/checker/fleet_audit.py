"""Proof that no coach is in two places: occupancy of the fleet, minute by minute."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.clock import DAY_S, MINUTE_S
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.checker.run import Run
    from transport.fleet import FleetLine
    from transport.scenario import Scenario

Line = tuple[str, str]  # depot, vehicle type
Span = tuple[int, int | None]  # from when, until when; None: for ever


def fleet_in_use(scenario: Scenario, runs: Sequence[Run]) -> Iterator[Violation]:
    """At every minute as many coaches of a line as are away or being disinfected."""
    clean_s = scenario.policy.turnaround_s
    by_line: defaultdict[Line, list[Run]] = defaultdict(list)
    for run in runs:
        by_line[run.trip.depot_id, run.trip.vehicle_type].append(run)
    for (depot_id, vehicle_type), own in sorted(by_line.items()):
        line = scenario.fleet_line[depot_id, vehicle_type]
        count = line.count
        worst, at_s = _worst_minute(own, clean_s, _not_there(line))
        if worst > count:
            away = [
                run.trip_id
                for run in own
                if run.trip.depart_s <= at_s < run.trip.return_s + clean_s
            ]
            told = said(
                "FLEET_EXCEEDED",
                n=worst,
                at=scenario.clock.told(at_s),
                count=count,
                trips=tuple(away),
            )
            yield Violation(
                code="FLEET_EXCEEDED",
                where=f"{depot_id}/{vehicle_type}",
                told=told,
                amount=worst - count,
            )


def _not_there(line: FleetLine) -> list[Span]:
    """When coaches of the line are not to be had, whatever the plan."""
    gone: list[Span] = [(from_s, None) for _, from_s in line.lost]
    return gone + [(from_s, until_s) for _, from_s, until_s in line.away]


def _worst_minute(
    runs: Sequence[Run], clean_s: int, not_there: Sequence[Span]
) -> tuple[int, int]:
    """Most coaches in use in one minute, and its start; a lost one is never back."""
    change: defaultdict[int, int] = defaultdict(int)
    for run in runs:
        change[run.trip.depart_s // MINUTE_S] += 1
        change[-(-(run.trip.return_s + clean_s) // MINUTE_S)] -= 1
    for from_s, until_s in not_there:
        change[from_s // MINUTE_S] += 1
        if until_s is not None:
            change[until_s // MINUTE_S] -= 1
    worst, at_min, n = 0, 0, 0
    for minute in sorted(change):
        n += change[minute]
        if n > worst:
            worst, at_min = n, minute
    return worst, at_min * MINUTE_S


def _is_lost(scenario: Scenario, run: Run) -> Iterator[Violation]:
    """A coach that is not to be had any more runs nothing from then on."""
    for coach, from_s in run.line.lost:
        over_s = run.trip.return_s - from_s
        if coach == run.trip.coach and over_s > 0:
            at = scenario.clock.told(from_s)
            told = said("COACH_LOST", coach=coach, at=at)
            yield Violation(
                code="COACH_LOST", where=run.trip_id, told=told, amount=over_s
            )


def _is_away(scenario: Scenario, run: Run) -> Iterator[Violation]:
    """A coach that comes late, or that nobody drives, runs nothing meanwhile."""
    for coach, from_s, until_s in run.line.away:
        within_s = min(run.trip.return_s, until_s) - max(run.trip.depart_s, from_s)
        if coach == run.trip.coach and within_s > 0:
            begin, end = scenario.clock.told(from_s), scenario.clock.told(until_s)
            told = said("COACH_AWAY", coach=coach, start=begin, end=end)
            yield Violation(
                code="COACH_AWAY", where=run.trip_id, told=told, amount=within_s
            )


def rotations(scenario: Scenario, runs: Sequence[Run]) -> Iterator[Violation]:
    """Each coach of a line is on one trip at a time, and rests between two."""
    clean_s = scenario.policy.turnaround_s
    by_coach: defaultdict[tuple[str, str, int], list[Run]] = defaultdict(list)
    for run in runs:
        trip = run.trip
        if not 1 <= trip.coach <= run.line.count:
            told = said("COACH_UNKNOWN", coach=trip.coach, count=run.line.count)
            yield Violation(code="COACH_UNKNOWN", where=run.trip_id, told=told)
        yield from _is_lost(scenario, run)
        yield from _is_away(scenario, run)
        by_coach[trip.depot_id, trip.vehicle_type, trip.coach].append(run)
    for (_, kind, coach), own in sorted(by_coach.items()):
        own.sort(key=lambda run: (run.trip.depart_s, run.trip_id))
        for before, after in itertools.pairwise(own):
            short_s = before.trip.return_s + clean_s - after.trip.depart_s
            if short_s > 0:
                told = said(
                    "COACH_TWICE",
                    coach=coach,
                    vehicle_type=kind,
                    trip=before.trip_id,
                    until=scenario.clock.told(before.trip.return_s),
                )
                yield Violation(
                    code="COACH_TWICE", where=after.trip_id, told=told, amount=short_s
                )
            elif before.trip.block_id != after.trip.block_id:
                yield from _day_sold_twice(scenario, before, after)


def _day_sold_twice(scenario: Scenario, before: Run, after: Run) -> Iterator[Violation]:
    """Where no trips share days, a coach has each calendar day to sell but once.

    A trip takes the day on which it leaves, and one further day for each 24 hours that
    it is away in full and goes on. Home after midnight, but within 24 hours, the coach
    has the day ahead of it for another.
    """
    if scenario.policy.max_trips_per_block != 1:
        return
    over_s = max(0, before.trip.return_s - before.trip.depart_s - 1)
    last_day = before.trip.depart_s // DAY_S + over_s // DAY_S
    n_twice = last_day + 1 - after.trip.depart_s // DAY_S
    if n_twice > 0:
        told = said(
            "COACH_DAY_TWICE",
            coach=before.trip.coach,
            vehicle_type=before.trip.vehicle_type,
            trip=before.trip_id,
            until=scenario.clock.date_of(last_day * DAY_S).isoformat(),
        )
        yield Violation(
            code="COACH_DAY_TWICE", where=after.trip_id, told=told, amount=n_twice
        )
