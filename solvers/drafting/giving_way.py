"""Limits that may have to give way for a party to join a trip: by how much each."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from solvers.drafting.limits import (
    DRIVER_WEIGHT_S,
    LONGEST_RIDE_S,
    LONGEST_WAIT_S,
    MOST_DAYS,
    MOST_DRIVERS,
    STEP_S,
    Yielding,
)
from solvers.drafting.relaxing import (
    most_earlier_s,
    most_later_s,
    most_until_midnight_s,
    with_longer_rides,
    with_longer_waits,
    with_more_days,
    with_more_drivers,
    with_openings,
    with_wider_detours,
)
from transport.clock import DAY_S, MINUTE_S
from transport.said import said
from transport.trips.routes import broken_limit
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from transport.places import Opening
    from transport.said import Said
    from transport.scenario import Scenario
    from transport.trips.routes import Lookup, Route

MOST_DETOUR_PERCENT = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheWay:
    """A limit that keeps a party off a trip: its code as a reason, what is told."""

    code: str
    told: Said


@dataclass(frozen=True, kw_only=True)
class Giving(Yielding):
    """One limit on a route that may give way, by a ``change`` of both."""

    change: Callable[[Scenario, Route, int], tuple[Scenario, Route]]


def detour_needed(
    scenario: Scenario, distances: Lookup, route: Route
) -> tuple[int, InTheWay] | None:
    """The least ratio of detours that allows the route, percent.

    None where they are allowed as it is, or where no ratio would do.
    """

    def is_too_long(percent: int) -> bool:
        refusal = broken_limit(with_wider_detours(scenario, percent), distances, route)
        return refusal is not None and refusal.told.code.startswith("DETOUR_")

    now = scenario.policy.max_detour_percent
    if not is_too_long(now) or is_too_long(MOST_DETOUR_PERCENT):
        return None
    wider = range(now + 1, MOST_DETOUR_PERCENT + 1)
    percent = wider[bisect_left(wider, 1, key=lambda one: not is_too_long(one))]
    told = said(
        "DETOUR_AT_MOST",
        ratio=percent / PERCENT,
        allowed=now / PERCENT,
        allowance_m=scenario.policy.detour_allowance_m,
        allowance_s=scenario.policy.detour_allowance_s,
    )
    return percent, InTheWay(code="TOO_FAR_ROUND", told=told)


def givings(scenario: Scenario, route: Route) -> list[Giving]:
    """The limits on moments that may keep the route from being run."""
    return [
        _ride(scenario),
        *_openings(scenario, route.employers, most_later_s),
        *_openings(scenario, route.villages, most_until_midnight_s),
        _wait(scenario),
        _due(),
        _drivers(scenario),
    ]


def _ride(scenario: Scenario) -> Giving:
    allowed_s = scenario.policy.max_ride_s
    return Giving(
        code="RIDE_TOO_LONG",
        change=lambda one, route, more_s: (with_longer_rides(one, more_s), route),
        tell=lambda more_s, _: said(
            "RIDE_AT_MOST", ride_s=allowed_s + more_s, allowed_s=allowed_s
        ),
        most=max(0, (LONGEST_RIDE_S - allowed_s) // STEP_S),
        step=STEP_S,
    )


def _openings(
    scenario: Scenario, places: Iterable[str], longest_s: Callable[[Opening], int]
) -> Iterator[Giving]:
    """Each place open longer, and open sooner; all of them, where they are several."""
    each = tuple(dict.fromkeys(places))
    alike = [(place_id,) for place_id in each]
    for ids in (*alike, each) if len(each) > 1 else alike:
        yield from _moved(scenario, ids, longest_s)


def _moved(
    scenario: Scenario, ids: tuple[str, ...], longest_s: Callable[[Opening], int]
) -> Iterator[Giving]:
    hours = [scenario.opening(place_id) for place_id in ids]

    def of(side: Literal["earlier_s", "later_s"], code: str, most_s: int) -> Giving:
        return Giving(
            code="NO_LEGAL_TIMETABLE",
            change=lambda one, route, s: (with_openings(one, ids, **{side: s}), route),
            tell=lambda s, _: said(code, places=ids, more_min=s // MINUTE_S),
            most=most_s // STEP_S,
            step=STEP_S,
        )

    yield of("later_s", "PLACES_CLOSE_TOO_SOON", max(map(longest_s, hours)))
    yield of("earlier_s", "PLACES_OPEN_TOO_LATE", max(map(most_earlier_s, hours)))


def _wait(scenario: Scenario) -> Giving:
    allowed_s = scenario.policy.max_wait_aboard_s
    return Giving(
        code="NO_LEGAL_TIMETABLE",
        change=lambda one, route, more_s: (with_longer_waits(one, more_s), route),
        tell=lambda more_s, _: said(
            "WAIT_AT_MOST",
            wait_min=(allowed_s + more_s) // MINUTE_S,
            allowed_min=allowed_s // MINUTE_S,
        ),
        most=max(0, LONGEST_WAIT_S - allowed_s) // STEP_S,
        step=STEP_S,
    )


def _due() -> Giving:
    """Those aboard may arrive later than they must."""

    def change(one: Scenario, route: Route, more_s: int) -> tuple[Scenario, Route]:
        later = tuple(
            replace(
                load,
                group=replace(load.group, deadline_s=load.group.deadline_s + more_s),
            )
            for load in route.loads
        )
        return with_more_days(one, MOST_DAYS), replace(route, loads=later)

    return Giving(
        code="NO_LEGAL_TIMETABLE",
        change=change,
        tell=lambda more_s, _: said("DUE_TOO_SOON", late_s=more_s),
        most=MOST_DAYS * DAY_S // STEP_S,
        step=STEP_S,
    )


def _drivers(scenario: Scenario) -> Giving:
    allowed = scenario.policy.max_drivers
    return Giving(
        code="CREW_NOT_ALLOWED",
        change=lambda one, route, more: (with_more_drivers(one, more), route),
        tell=lambda more, _: said("DRIVERS_AT_MOST", n=allowed + more, most=allowed),
        most=max(0, MOST_DRIVERS - allowed),
        step=1,
        weight=DRIVER_WEIGHT_S,
    )
