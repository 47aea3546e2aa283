"""What a new version tells of coaches and drivers, as lines and as facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from p2p.replanning import NextVersion
    from transport.clock import Clock
    from transport.operation.lateness import LateTrip
    from transport.said import Said
    from transport.scenario import Scenario


def told_of_coaches(version: NextVersion) -> list[tuple[str, list[Said]]]:
    """By label: trips that are late on their way, crews lent."""
    late = [one for trip in version.late for one in _late(version.found.scenario, trip)]
    lent = [
        said("CREW_LENT", coach=event.lender, trip=event.trip_id or "")
        for event in version.events
        if event.lender is not None
    ]
    return [("LABEL_LATE", late), ("LABEL_CREW", lent)]


def _late(scenario: Scenario, late: LateTrip) -> Iterator[Said]:
    trip, clock = late.trip_id, scenario.clock
    yield said("LATE_TRIP", trip=trip, late_s=late.late_s)
    for one in late.ahead:
        code = "LATE_HANDOVER" if one.n_alight else "LATE_AHEAD"
        more = {"n": one.n_alight} if one.n_alight else {}
        yield said(
            code,
            trip=trip,
            place=scenario.place_name.get(one.place_id, one.place_id),
            now=_told(clock, one.expected_s),
            planned=_told(clock, one.planned_s),
            **more,
        )
    for link in late.broken:
        yield said(
            "LATE_MISSED" if link.is_missed else "LATE_CONNECTION",
            trip=trip,
            n=link.n_workers,
            service=link.service_id,
            late_s=link.late_s,
        )


def _told(clock: Clock, at_s: int) -> str:
    return clock.moment(at_s).strftime("%m-%d %H:%M")


def coach_facts(version: NextVersion) -> dict[str, Any]:
    """The same for programs."""
    iso = version.found.scenario.clock.iso
    return {
        "late": [
            {
                "trip_id": late.trip_id,
                "late_s": late.late_s,
                "ahead": [
                    {
                        "place_id": one.place_id,
                        "planned": iso(one.planned_s),
                        "expected": iso(one.expected_s),
                        "alight": one.n_alight,
                    }
                    for one in late.ahead
                ],
                "connections": [
                    {
                        "service_id": link.service_id,
                        "workers": link.n_workers,
                        "late_s": link.late_s,
                        "missed": link.is_missed,
                    }
                    for link in late.broken
                ],
            }
            for late in version.late
        ],
        "crews": [
            {"trip_id": event.trip_id, "coach": event.lender}
            for event in version.events
            if event.lender is not None
        ],
    }
