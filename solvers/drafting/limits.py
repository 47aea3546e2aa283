"""Limits that may keep a party at home: how each is relaxed, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solvers.drafting.relaxing import (
    most_earlier_s,
    most_later_s,
    most_until_midnight_s,
    with_longer_rides,
    with_longer_waits,
    with_more_days,
    with_more_drivers,
    with_openings,
)
from transport.clock import DAY_S, HOUR_S, MINUTE_S, hour_text
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from transport.groups import Group
    from transport.said import Said
    from transport.scenario import Scenario
    from transport.trips.quotes import Quote

STEP_S = MINUTE_S  # by which moments and rides give way
LONGEST_RIDE_S = 96 * HOUR_S
LONGEST_WAIT_S = 12 * HOUR_S
MOST_DAYS = 3
MOST_DRIVERS = 4
DRIVER_WEIGHT_S = 2 * HOUR_S  # of relaxed time that a further driver counts for


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxed:
    """A scenario with limits relaxed, and the group as it reads there."""

    scenario: Scenario
    group: Group


@dataclass(frozen=True, kw_only=True)
class Yielding:
    """What is told of a limit that gives way by some amount.

    ``code``: its reason. ``most`` and ``step``: amounts tried, in steps. ``weight``:
    seconds that an amount of 1 counts for. ``tell``: what is told of an amount that
    would do and a trip that it allows.
    """

    code: str
    tell: Callable[[int, Quote], Said]
    most: int
    step: int
    weight: float = 1.0

    @property
    def whole(self) -> int:
        """The largest amount."""
        return self.most * self.step


@dataclass(frozen=True, kw_only=True)
class Limit(Yielding):
    """One limit of a group's rides.

    ``relax`` gives a scenario with the limit relaxed by an amount.
    """

    start: Relaxed
    relax: Callable[[Relaxed, int], Relaxed]
    is_ride: bool = False


def limits_of(scenario: Scenario, group: Group) -> list[Limit]:
    """The limits that may keep the group at home."""
    start = Relaxed(scenario=scenario, group=group)
    return [
        _ride(start),
        *_gate(start),
        *_pickup(start),
        _wait(start),
        _deadline(start),
        _drivers(start),
    ]


def _ride(start: Relaxed) -> Limit:
    allowed_s = start.scenario.policy.max_ride_s
    group = start.group

    def tell(more_s: int, quote: Quote) -> Said:
        return said(
            "SHORTEST_RIDE_TOO_LONG",
            village=group.village_id,
            employer=group.employer_id,
            ride_s=allowed_s + more_s,
            drivers=quote.drivers,
            allowed_s=allowed_s,
        )

    return Limit(
        code="RIDE_TOO_LONG",
        start=start,
        relax=lambda one, more_s: _of(one, with_longer_rides(one.scenario, more_s)),
        tell=tell,
        most=max(0, -(-(LONGEST_RIDE_S - allowed_s) // STEP_S)),
        step=STEP_S,
        is_ride=True,
    )


def _gate(start: Relaxed) -> list[Limit]:
    """The gate open longer, and open earlier."""
    employer_id = start.group.employer_id
    gate = start.scenario.opening(employer_id)

    def later(more_s: int, _: Quote) -> Said:
        return said(
            "GATE_CLOSES_TOO_SOON",
            employer=employer_id,
            more_min=more_s // MINUTE_S,
            until=hour_text(gate.until_s + more_s),
        )

    def earlier(more_s: int, _: Quote) -> Said:
        return said(
            "GATE_OPENS_TOO_LATE",
            employer=employer_id,
            more_min=more_s // MINUTE_S,
            start=hour_text(gate.from_s - more_s),
        )

    return [
        _opening(
            start,
            relax=lambda one, s: _of(
                one, with_openings(one.scenario, {employer_id}, later_s=s)
            ),
            tell=later,
            most_s=most_later_s(gate),
        ),
        _opening(
            start,
            relax=lambda one, s: _of(
                one, with_openings(one.scenario, {employer_id}, earlier_s=s)
            ),
            tell=earlier,
            most_s=most_earlier_s(gate),
        ),
    ]


def _pickup(start: Relaxed) -> list[Limit]:
    """Boarding allowed sooner, and allowed later."""
    village_id = start.group.village_id
    hours = start.scenario.opening(village_id)

    def earlier(more_s: int, _: Quote) -> Said:
        start = hour_text(hours.from_s - more_s)
        return said("PICKUP_BEGINS_TOO_LATE", village=village_id, start=start)

    def later(more_s: int, _: Quote) -> Said:
        until = hour_text(hours.until_s + more_s)
        return said("PICKUP_ENDS_TOO_SOON", village=village_id, until=until)

    return [
        _opening(
            start,
            relax=lambda one, s: _of(
                one, with_openings(one.scenario, {village_id}, earlier_s=s)
            ),
            tell=earlier,
            most_s=most_earlier_s(hours),
        ),
        _opening(
            start,
            relax=lambda one, s: _of(
                one, with_openings(one.scenario, {village_id}, later_s=s)
            ),
            tell=later,
            most_s=most_until_midnight_s(hours),
        ),
    ]


def _opening(
    start: Relaxed,
    *,
    relax: Callable[[Relaxed, int], Relaxed],
    tell: Callable[[int, Quote], Said],
    most_s: int,
) -> Limit:
    return Limit(
        code="NO_LEGAL_TIMETABLE",
        start=start,
        relax=relax,
        tell=tell,
        most=most_s // STEP_S,
        step=STEP_S,
    )


def _wait(start: Relaxed) -> Limit:
    allowed_s = start.scenario.policy.max_wait_aboard_s
    employer_id = start.group.employer_id

    def tell(more_s: int, _: Quote) -> Said:
        return said(
            "LEAST_WAIT_TOO_LONG",
            wait_min=(allowed_s + more_s) // MINUTE_S,
            employer=employer_id,
            allowed_min=allowed_s // MINUTE_S,
        )

    return Limit(
        code="NO_LEGAL_TIMETABLE",
        start=start,
        relax=lambda one, more_s: _of(one, with_longer_waits(one.scenario, more_s)),
        tell=tell,
        most=max(0, LONGEST_WAIT_S - allowed_s) // STEP_S,
        step=STEP_S,
    )


def _deadline(start: Relaxed) -> Limit:
    scenario, group = start.scenario, start.group

    def relax(one: Relaxed, more_s: int) -> Relaxed:
        later = replace(one.group, deadline_s=one.group.deadline_s + more_s)
        return Relaxed(scenario=with_more_days(one.scenario, MOST_DAYS), group=later)

    def tell(_: int, quote: Quote) -> Said:
        _, alight_s = quote.times(group.village_id, group.employer_id)
        figures = {
            "employer": group.employer_id,
            "arrival": scenario.clock.told(alight_s),
            "due": scenario.clock.told(group.deadline_s),
        }
        if group.deadline_s == scenario.end_s:
            return said("EARLIEST_AFTER_LAST_DAY", **figures)
        return said("EARLIEST_AFTER_DUE", **figures)

    return Limit(
        code="NO_LEGAL_TIMETABLE",
        start=start,
        relax=relax,
        tell=tell,
        most=MOST_DAYS * DAY_S // STEP_S,
        step=STEP_S,
    )


def _drivers(start: Relaxed) -> Limit:
    allowed, group = start.scenario.policy.max_drivers, start.group

    def tell(more: int, _: Quote) -> Said:
        return said(
            "MORE_DRIVERS_NEEDED",
            needed=allowed + more,
            village=group.village_id,
            employer=group.employer_id,
            most=allowed,
        )

    return Limit(
        code="CREW_NOT_ALLOWED",
        start=start,
        relax=lambda one, more: _of(one, with_more_drivers(one.scenario, more)),
        tell=tell,
        most=max(0, MOST_DRIVERS - allowed),
        step=1,
        weight=DRIVER_WEIGHT_S,
    )


def _of(one: Relaxed, scenario: Scenario) -> Relaxed:
    return Relaxed(scenario=scenario, group=one.group)
