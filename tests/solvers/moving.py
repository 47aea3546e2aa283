"""Trips of a plan moved in time and on to other coaches."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.clock import DAY_S, MINUTE_S

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from transport.plan import Plan, Trip
    from transport.scenario import Scenario


def moved(trip: Trip, by_s: int, coach: int) -> Trip:
    """The trip so much later, on another coach."""
    return replace(
        trip,
        coach=coach,
        stops=tuple(
            replace(s, arrive_s=s.arrive_s + by_s, depart_s=s.depart_s + by_s)
            for s in trip.stops
        ),
        driving=tuple(
            replace(b, from_s=b.from_s + by_s, until_s=b.until_s + by_s)
            for b in trip.driving
        ),
    )


def with_trips(plan: Plan, trips: Sequence[Trip]) -> Plan:
    """The plan with its trips moved, and what workers see of it."""
    by_s: dict[str | None, int] = {
        new.trip_id: new.depart_s - plan.trip[new.trip_id].depart_s for new in trips
    }
    journeys = tuple(
        replace(
            journey,
            legs=tuple(
                replace(
                    leg,
                    board_s=leg.board_s + by_s.get(leg.trip_id, 0),
                    alight_s=leg.alight_s + by_s.get(leg.trip_id, 0),
                )
                for leg in journey.legs
            ),
        )
        for journey in plan.journeys
    )
    cost = replace(plan.cost, lower_bound_fen=0)
    return replace(plan, trips=tuple(trips), journeys=journeys, cost=cost)


def chained(
    plan: Plan,
    scenario: Scenario,
    rng: random.Random,
    waits_min: Sequence[int] = (0, 0, 10, 60, 24 * 60),
) -> list[Trip]:
    """The trips one after the other on the coaches there are, with waits between.

    A coach that is not back in time leaves at once when it is, or on another day at the
    same hour. Trips to and from services keep their times.
    """
    clean_s = scenario.policy.turnaround_s
    free_s = {
        (line.key, coach): 0
        for line in scenario.fleet
        for coach in range(1, line.count + 1)
    }
    trips = []
    for trip in sorted(plan.trips, key=lambda t: (t.segment == "direct", rng.random())):
        key = (trip.depot_id, trip.vehicle_type)
        own = [slot for slot in free_s if slot[0] == key]
        slot = min(own, key=lambda s: free_s[s])
        late_s = max(0, free_s[slot] - trip.depart_s)
        by_s = rng.choice((late_s, -(-late_s // DAY_S) * DAY_S))
        by_s += rng.choice(waits_min) * MINUTE_S
        again = moved(trip, by_s if trip.segment == "direct" else 0, slot[1])
        free_s[slot] = again.return_s + clean_s
        if scenario.policy.max_trips_per_block == 1:  # its days are its own
            n_days = -(-(again.return_s - again.depart_s) // DAY_S)
            next_day_s = (again.depart_s // DAY_S + n_days) * DAY_S
            free_s[slot] = max(free_s[slot], next_day_s)
        trips.append(again)
    return sorted(trips, key=lambda trip: (trip.depart_s, trip.trip_id))
