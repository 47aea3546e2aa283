"""A village 11 km from its gate: a coach can go there and back several times a day.

By hand: a trip of the 19-seater runs some 26 km of the 200 km of the day, so that it
costs a day of hire, 900 CNY, and a day of its driver, 350 CNY, and the second trip of
the day costs nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.solvers.cases import built, county_day, search_of
from tests.transport.builders import make_line, make_policy
from transport.clock import HOUR_S
from transport.places import Opening

if TYPE_CHECKING:
    from solvers.drafting.drafts import Booking
    from solvers.search.search import Search
    from transport.scenario import Scenario
    from transport.trips.quotes import Quote

DAY_FEN = 125_000  # hire and driver
MOST_TRIPS = 4  # of a block
BY_DAY = Opening(from_s=8 * HOUR_S, until_s=20 * HOUR_S)


def near(
    *,
    n_workers: int = 30,
    n_days: int = 1,
    north_deg: float = 0.07,
    policy: dict[str, Any] | None = None,
    **line: Any,
) -> Scenario:
    """Workers of one village for one gate, and one 19-seater for 17 of them."""
    rules = {"pickup_opening": BY_DAY, "max_trips_per_block": MOST_TRIPS}
    rules.update(policy or {})
    coach = make_line(
        vehicle_type="coach-19",
        seats=19,
        count=1,
        billing="per_day",
        fixed_fen=90_000,
        per_km_fen=400,
        included_m=200_000,
        driver_day_fen=35_000,
    )
    scenario = county_day(
        n_workers=n_workers,
        n_villages=1,
        n_employers=1,
        north_deg=north_deg,
        fleet=(replace(coach, **line),),
        policy=make_policy("none", **rules),
    )
    return replace(scenario, n_days=n_days)


def searched(scenario: Scenario) -> Search:
    """The search with its first plan."""
    return built(search_of(scenario))


def apart(scenario: Scenario) -> list[Booking]:
    """The first plan's trips, each as if it had a coach of its own, by departure."""
    policy = replace(scenario.policy, max_trips_per_block=1)
    fleet = tuple(replace(line, count=9) for line in scenario.fleet)
    search = searched(replace(scenario, policy=policy, fleet=fleet))
    return sorted(search.state.bookings, key=lambda booking: -booking.quote.depart_s)


def moved(booking: Booking, *, by_s: int) -> Booking:
    """The trip so much later, whatever is open then."""
    return replace(booking, quote=moved_quote(booking.quote, by_s=by_s))


def moved_quote(quote: Quote, *, by_s: int) -> Quote:
    times = quote.timetable
    halts = tuple(
        replace(
            halt,
            arrive_s=halt.arrive_s + by_s,
            service_s=halt.service_s + by_s,
            depart_s=halt.depart_s + by_s,
        )
        for halt in times.halts
    )
    driving = tuple(
        replace(one, from_s=one.from_s + by_s, until_s=one.until_s + by_s)
        for one in times.driving
    )
    return replace(quote, timetable=replace(times, halts=halts, driving=driving))
