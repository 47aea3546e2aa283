"""Ways to break a plan with flights, trains and health checks, each to be found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from solvers.planner import solve
from tests.kept import once_for_all
from tests.solvers.journeys.days import far_day, flight, train
from tests.transport.builders import make_policy
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.outcome import Limits
from transport.places import Opening, ScreeningStation

if TYPE_CHECKING:
    from collections.abc import Callable

    from transport.plan import Journey, Leg, Plan, ServiceUse, Trip
    from transport.scenario import Scenario
    from transport.services import Service

    Case = tuple[Scenario, Plan]
    Apply = Callable[[Scenario, Plan], Case]

EIGHT_TO_FIVE = Opening(from_s=8 * HOUR_S, until_s=17 * HOUR_S)


@dataclass(frozen=True, slots=True)
class JourneyBreakage:
    code: str
    apply: Apply


@cache
def good_case() -> Case:
    """Sixty workers: some fly, some go by train, some by coach; three were checked."""
    services = (
        flight(
            kind="seat_block",
            seats=24,
            block_hour_fen=0,
            ferry_s=0,
            seat_cost_fen=30_000,
            aircraft_id="B-1",
        ),
        train(seats=20, max_units=1),
    )
    scenario = far_day(n_workers=60, services=services, n_days=6)
    station = ScreeningStation(
        station_id="C1",
        name="clinic",
        lat=35.1,
        lon=111.0,
        opening=EIGHT_TO_FIVE,
        checks_per_hour=2,
        cost_per_check_fen=3_000,
    )
    workers = tuple(
        replace(
            worker,
            certificate_until_s=None if at < 3 else 20 * DAY_S,
            health_code="green",
        )
        for at, worker in enumerate(scenario.workers)
    )
    policy = make_policy("cn-2020-02-11")
    edition = replace(policy.editions[0], codes_allowed=("green",))
    employers = tuple(replace(e, daily_intake=40) for e in scenario.employers)
    scenario = replace(
        scenario,
        workers=workers,
        employers=employers,
        stations=(station,),
        policy=replace(policy, editions=(edition,)),
    )
    limits = Limits(time_limit_s=None, steps=1, seed=1)
    return scenario, once_for_all(
        "good-case", lambda: solve(scenario, limits=limits).plan
    )


# -- changing parts ----------------------------------------------------------------


def on_policy(**changes: Any) -> Apply:
    return lambda s, p: (replace(s, policy=replace(s.policy, **changes)), p)


def on_services(change: Callable[[Service], Service]) -> Apply:
    return lambda s, p: (replace(s, services=tuple(map(change, s.services))), p)


def on_uses(change: Callable[[ServiceUse], ServiceUse]) -> Apply:
    return lambda s, p: (s, replace(p, services=tuple(map(change, p.services))))


def on_segment(segment: str, change: Callable[[Trip], Trip]) -> Apply:
    """The first trip of the segment changed."""

    def apply(scenario: Scenario, plan: Plan) -> Case:
        first = next(trip for trip in plan.trips if trip.segment == segment)
        trips = tuple(change(t) if t is first else t for t in plan.trips)
        return scenario, replace(plan, trips=trips)

    return apply


def moved(segment: str, by_s: int) -> Apply:
    """The segment's first trip with its riders' legs, earlier or later."""

    def apply(scenario: Scenario, plan: Plan) -> Case:
        first = next(trip for trip in plan.trips if trip.segment == segment)

        def leg(found: Leg) -> Leg:
            if found.trip_id != first.trip_id:
                return found
            return replace(
                found, board_s=found.board_s + by_s, alight_s=found.alight_s + by_s
            )

        def journey(found: Journey) -> Journey:
            return replace(found, legs=tuple(map(leg, found.legs)))

        trip = replace(
            first,
            stops=tuple(
                replace(x, arrive_s=x.arrive_s + by_s, depart_s=x.depart_s + by_s)
                for x in first.stops
            ),
            driving=tuple(
                replace(x, from_s=x.from_s + by_s, until_s=x.until_s + by_s)
                for x in first.driving
            ),
        )
        return scenario, replace(
            plan,
            trips=tuple(trip if t is first else t for t in plan.trips),
            journeys=tuple(map(journey, plan.journeys)),
        )

    return apply


def on_rider(change: Callable[[Leg], Leg]) -> Apply:
    """The service leg of the first journey that has one changed."""

    def apply(scenario: Scenario, plan: Plan) -> Case:
        first = next(j for j in plan.journeys if len(j.legs) > 1)
        legs = tuple(
            change(leg) if leg.service_id is not None else leg for leg in first.legs
        )
        journeys = tuple(
            replace(j, legs=legs) if j is first else j for j in plan.journeys
        )
        return scenario, replace(plan, journeys=journeys)

    return apply


def swapped_services(scenario: Scenario, plan: Plan) -> Case:
    """A feeder of one service is said to be the other's."""
    other = {"F1": "K1", "K1": "F1"}
    return on_segment(
        "feeder", lambda trip: replace(trip, service_id=other[str(trip.service_id)])
    )(scenario, plan)


def one_seat_for_two(scenario: Scenario, plan: Plan) -> Case:
    rider = next(j for j in plan.journeys if len(j.legs) > 1)
    service_id = next(leg.service_id for leg in rider.legs if leg.service_id)

    def leg(found: Leg) -> Leg:
        return replace(found, seat="1-1") if found.service_id == service_id else found

    journeys = tuple(replace(j, legs=tuple(map(leg, j.legs))) for j in plan.journeys)
    return scenario, replace(plan, journeys=journeys)


def one_coach(scenario: Scenario, plan: Plan) -> Case:
    """All trips of the line that has most of them run by one coach."""
    lines = [(trip.depot_id, trip.vehicle_type) for trip in plan.trips]
    most = max(lines, key=lines.count)
    trips = tuple(
        replace(trip, coach=1) if (trip.depot_id, trip.vehicle_type) == most else trip
        for trip in plan.trips
    )
    return scenario, replace(plan, trips=trips)


def same_aircraft(scenario: Scenario, plan: Plan) -> Case:
    services = tuple(replace(s, aircraft_id="B-1") for s in scenario.services)
    return replace(scenario, services=services), plan


def fevered_rider(scenario: Scenario, plan: Plan) -> Case:
    rider = plan.services[0].workers[0]
    workers = tuple(
        replace(w, health_code="red") if w.worker_id == rider else w
        for w in scenario.workers
    )
    return replace(scenario, workers=workers), plan


def on_checks(**changes: Any) -> Apply:
    """The first check changed."""
    return lambda s, p: (
        s,
        replace(p, screenings=(replace(p.screenings[0], **changes), *p.screenings[1:])),
    )


def all_checks_at_once(scenario: Scenario, plan: Plan) -> Case:
    checks = tuple(replace(c, at_s=plan.screenings[0].at_s) for c in plan.screenings)
    return scenario, replace(plan, screenings=checks)


def checked_twice(scenario: Scenario, plan: Plan) -> Case:
    return scenario, replace(plan, screenings=(plan.screenings[0], *plan.screenings))


def without_a_check(scenario: Scenario, plan: Plan) -> Case:
    return scenario, replace(plan, screenings=plan.screenings[1:])


def checked_for_nothing(scenario: Scenario, plan: Plan) -> Case:
    checked = plan.screenings[0].worker_id
    workers = tuple(
        replace(w, certificate_until_s=scenario.end_s) if w.worker_id == checked else w
        for w in scenario.workers
    )
    return replace(scenario, workers=workers), plan


def hours_exchanged(scenario: Scenario, plan: Plan) -> Case:
    first, *between, last = plan.screenings
    checks = (
        replace(first, at_s=last.at_s),
        *between,
        replace(last, at_s=first.at_s),
    )
    return scenario, replace(plan, screenings=checks)


def ready_later(scenario: Scenario, plan: Plan) -> Case:
    checked = plan.screenings[0].worker_id
    workers = tuple(
        replace(w, ready_from_s=plan.screenings[0].at_s + MINUTE_S)
        if w.worker_id == checked
        else w
        for w in scenario.workers
    )
    return replace(scenario, workers=workers), plan


def small_intake(scenario: Scenario, plan: Plan) -> Case:
    employers = tuple(replace(e, daily_intake=1) for e in scenario.employers)
    return replace(scenario, employers=employers), plan


def hub_of_another(scenario: Scenario, plan: Plan) -> Case:
    """A feeder that lets its workers off at another hub than their service's."""

    def change(trip: Trip) -> Trip:
        stops = tuple(
            replace(stop, place_id="YCS" if stop.place_id == "YCU" else "YCU")
            if stop.kind == "hub"
            else stop
            for stop in trip.stops
        )
        return replace(trip, stops=stops)

    return on_segment("feeder", change)(scenario, plan)


def twin_feeder(scenario: Scenario, plan: Plan) -> Case:
    """A second coach comes to the hub with the first one, and a cap of one worker."""
    feeder = next(trip for trip in plan.trips if trip.segment == "feeder")
    plan = replace(
        plan, trips=(*plan.trips, replace(feeder, trip_id="T99", block_id=""))
    )
    return on_policy(crowd_cap=1)(scenario, plan)


JOURNEY_BREAKAGES = (
    JourneyBreakage("CONNECTION_MISSED", moved("feeder", 5 * HOUR_S)),
    JourneyBreakage("TRANSFER_TOO_SHORT", moved("receiving", -2 * HOUR_S)),
    JourneyBreakage("FEEDER_OF_OTHER_SERVICE", swapped_services),
    JourneyBreakage("JOURNEY_TOO_LONG", moved("feeder", -40 * HOUR_S)),
    JourneyBreakage("HUB_TOO_FAR", on_policy(max_hub_m=1_000)),
    JourneyBreakage("CROWD_TOO_LARGE", twin_feeder),
    JourneyBreakage("INTAKE_EXCEEDED", small_intake),
    JourneyBreakage("COACH_TWICE", one_coach),
    JourneyBreakage(
        "COACH_UNKNOWN", on_segment("feeder", lambda trip: replace(trip, coach=99))
    ),
    JourneyBreakage("AIRCRAFT_TWICE", same_aircraft),
    JourneyBreakage(
        "RIDER_TWICE",
        on_uses(lambda use: replace(use, workers=(use.workers[0], *use.workers))),
    ),
    JourneyBreakage(
        "RIDER_NOT_LISTED", on_uses(lambda use: replace(use, workers=use.workers[1:]))
    ),
    JourneyBreakage(
        "RIDER_WITHOUT_JOURNEY", on_rider(lambda leg: replace(leg, service_id="K9"))
    ),
    JourneyBreakage("RIDER_HELD", fevered_rider),
    JourneyBreakage("SERVICE_SEAT_TWICE", one_seat_for_two),
    JourneyBreakage(
        "SERVICE_SEAT_UNKNOWN", on_rider(lambda leg: replace(leg, seat="9-1"))
    ),
    JourneyBreakage(
        "SERVICE_TIME_WRONG",
        on_rider(lambda leg: replace(leg, board_s=leg.board_s + MINUTE_S)),
    ),
    JourneyBreakage("SERVICE_NOT_ALLOWED", on_policy(modes=())),
    JourneyBreakage("SERVICE_SEATS", on_services(lambda s: replace(s, seats=5))),
    JourneyBreakage("SERVICE_UNITS", on_uses(lambda use: replace(use, units=0))),
    JourneyBreakage(
        "SERVICE_COST_WRONG", on_services(lambda s: replace(s, seat_cost_fen=1))
    ),
    JourneyBreakage(
        "SEGMENT_WRONG", on_segment("feeder", lambda t: replace(t, service_id=None))
    ),
    JourneyBreakage(
        "JOURNEY_NOT_DOOR_TO_DOOR",
        lambda s, p: (
            s,
            replace(
                p,
                journeys=tuple(replace(j, legs=j.legs[:2]) for j in p.journeys),
            ),
        ),
    ),
    JourneyBreakage("WRONG_HUB", hub_of_another),
    JourneyBreakage("SCREENING_PLACE_WRONG", on_checks(desk_id="C9")),
    JourneyBreakage("SCREENING_CLOSED", on_checks(at_s=6 * HOUR_S)),
    JourneyBreakage("SCREENING_TOO_EARLY", ready_later),
    JourneyBreakage("SCREENING_QUEUE", all_checks_at_once),
    JourneyBreakage("SCREENING_TWICE", checked_twice),
    JourneyBreakage("SCREENING_COST_WRONG", on_checks(cost_fen=1)),
    JourneyBreakage("SCREENING_MISSED", without_a_check),
    JourneyBreakage("SCREENING_NOT_NEEDED", checked_for_nothing),
    JourneyBreakage("SCREENING_OUT_OF_TURN", hours_exchanged),
)
