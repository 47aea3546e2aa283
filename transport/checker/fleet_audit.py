"""Proof that on each day there are as many coaches as the plan uses."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.clock import DAY_S

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.checker.run import Run
    from transport.scenario import Scenario


def fleet_in_use(scenario: Scenario, runs: Sequence[Run]) -> Iterator[Violation]:
    """A coach is in use from its day of departure through its day of return."""
    away: defaultdict[tuple[str, str, int], list[str]] = defaultdict(list)
    for run in runs:
        trip = run.trip
        for day in range(trip.depart_s // DAY_S, trip.return_s // DAY_S + 1):
            away[trip.depot_id, trip.vehicle_type, day].append(trip.trip_id)
    for (depot_id, vehicle_type, day), trips in sorted(away.items()):
        count = scenario.fleet_line[depot_id, vehicle_type].count
        if len(trips) > count:
            date = scenario.clock.date_of(day * DAY_S).isoformat()
            what = (
                f"{len(trips)} coaches in use on {date}, {count} there: "
                f"{', '.join(trips)}"
            )
            yield Violation(
                code="FLEET_EXCEEDED",
                where=f"{depot_id}/{vehicle_type}",
                what=what,
                amount=len(trips) - count,
            )
