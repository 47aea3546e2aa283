"""Ways to break the good plan, each with the violation that must be found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.solvers.moving import moved as moved_in_time
from tests.transport.builders import make_depot
from tests.transport.checker.handmade import PENALTY_FEN, at
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.closures import Closure
from transport.places import Hub, Opening
from transport.plan import (
    DrivingBlock,
    IndividualTraveller,
    NotTravelling,
    Plan,
    ServiceUse,
    Stop,
    Trip,
)
from transport.said import said
from transport.scenario import Scenario
from transport.services import Service
from transport.tickets import TicketTerms

if TYPE_CHECKING:
    from collections.abc import Callable

Case = tuple[Scenario, Plan]


@dataclass(frozen=True, slots=True)
class Breakage:
    """``amount`` is checked where it is given."""

    code: str
    where: str
    apply: Callable[[Scenario, Plan], Case]
    amount: int | None = None
    note: str = ""

    @property
    def name(self) -> str:
        return f"{self.code}-{self.note}" if self.note else self.code


# -- changing parts of the plan --------------------------------------------------------


def on_plan(**changes: Any) -> Callable[[Scenario, Plan], Case]:
    return lambda scenario, plan: (scenario, replace(plan, **changes))


def on_cost(**changes: Any) -> Callable[[Scenario, Plan], Case]:
    return lambda s, p: (s, replace(p, cost=replace(p.cost, **changes)))


def on_trip(trip_id: str, change: Callable[[Trip], Trip]) -> Callable[..., Case]:
    def apply(scenario: Scenario, plan: Plan) -> Case:
        trips = tuple(change(t) if t.trip_id == trip_id else t for t in plan.trips)
        return scenario, replace(plan, trips=trips)

    return apply


def trip_with(of: str, /, **changes: Any) -> Callable[..., Case]:
    return on_trip(of, lambda trip: replace(trip, **changes))


def stop_with(trip_id: str, number: int, **changes: Any) -> Callable[..., Case]:
    """Changes to the stop of this number, counted from 0."""

    def change(trip: Trip) -> Trip:
        stops = list(trip.stops)
        stops[number] = replace(stops[number], **changes)
        return replace(trip, stops=tuple(stops))

    return on_trip(trip_id, change)


def stops_to(
    trip_id: str, change: Callable[[tuple[Stop, ...]], tuple[Stop, ...]]
) -> Callable[..., Case]:
    return on_trip(trip_id, lambda trip: replace(trip, stops=change(trip.stops)))


def blocks_to(
    trip_id: str, change: Callable[[list[DrivingBlock]], list[DrivingBlock]]
) -> Callable[..., Case]:
    return on_trip(
        trip_id, lambda t: replace(t, driving=tuple(change(list(t.driving))))
    )


def journey_with(worker_id: str, /, **changes: Any) -> Callable[..., Case]:
    """Changes to the only leg of the worker's journey."""

    def apply(scenario: Scenario, plan: Plan) -> Case:
        journeys = tuple(
            replace(j, legs=(replace(j.legs[0], **changes),))
            if j.worker_id == worker_id
            else j
            for j in plan.journeys
        )
        return scenario, replace(plan, journeys=journeys)

    return apply


def hold_of(n_bags: int) -> Callable[..., Case]:
    """Every coach holds so many pieces of luggage."""

    def apply(scenario: Scenario, plan: Plan) -> Case:
        fleet = tuple(replace(line, hold_bags=n_bags) for line in scenario.fleet)
        return replace(scenario, fleet=fleet), plan

    return apply


def depot_of_city(city: str) -> Callable[..., Case]:
    """All coaches bear plates of that city."""

    def apply(scenario: Scenario, plan: Plan) -> Case:
        depots = tuple(replace(depot, city=city) for depot in scenario.depots)
        return replace(scenario, depots=depots), plan

    return apply


def alone(*, allowed: bool = True, worker: str = "u1", **changes: Any) -> Any:
    """The worker has a ticket of 300 CNY, all of it refunded, with these changes."""
    terms = TicketTerms(price_fen=30_000, subsidy_riders="all")

    def apply(scenario: Scenario, plan: Plan) -> Case:
        entry = IndividualTraveller(
            worker_id=worker, ticket_fen=30_000, subsidy_fen=30_000, consent="to_sign"
        )
        entry = replace(entry, **changes)
        unplanned = tuple(e for e in plan.unplanned if e.worker_id != worker)
        return (
            replace(scenario, individual=terms if allowed else None),
            replace(plan, individual=(entry,), unplanned=unplanned),
        )

    return apply


def tickets_for_all(scenario: Scenario, plan: Plan) -> Case:
    """Everybody may travel alone; u1, whose health paper holds, still stays."""
    workers = tuple(
        replace(w, certificate_until_s=scenario.end_s) if w.worker_id == "u1" else w
        for w in scenario.workers
    )
    terms = TicketTerms(price_fen=30_000)
    return replace(scenario, individual=terms, workers=workers), plan


def alone_with_deadline(scenario: Scenario, plan: Plan) -> Case:
    """He would have to be there an hour after the first midnight."""
    scenario, plan = alone()(scenario, plan)
    workers = tuple(
        replace(w, report_by_s=3_600) if w.worker_id == "u1" else w
        for w in scenario.workers
    )
    return replace(scenario, workers=workers), plan


def legs_doubled(scenario: Scenario, plan: Plan) -> Case:
    first, *rest = plan.journeys
    return scenario, replace(
        plan, journeys=(replace(first, legs=first.legs * 2), *rest)
    )


def held_as(code: str) -> Callable[..., Case]:
    return lambda s, p: (s, replace(p, held=(replace(p.held[0], code=code), p.held[1])))


def unplanned_as(code: str) -> Callable[..., Case]:
    return lambda s, p: (s, replace(p, unplanned=(replace(p.unplanned[0], code=code),)))


def left_behind(worker_id: str) -> Callable[..., Case]:
    """The worker leaves trip and journeys and is unplanned."""

    def apply(scenario: Scenario, plan: Plan) -> Case:
        trips = tuple(_without(trip, worker_id) for trip in plan.trips)
        entry = NotTravelling(
            worker_id=worker_id, code="NO_SEATS_LEFT", told=said("AS_WRITTEN", text="")
        )
        return scenario, replace(
            plan,
            trips=trips,
            journeys=tuple(j for j in plan.journeys if j.worker_id != worker_id),
            unplanned=(*plan.unplanned, entry),
        )

    return apply


def listed_and_left_behind(worker_id: str) -> Callable[..., Case]:
    """A worker listed as poor stays; others of the village and employer ride."""

    def apply(scenario: Scenario, plan: Plan) -> Case:
        listed = worker_with(worker_id, is_poverty_listed=True)
        return listed(*left_behind(worker_id)(scenario, plan))

    return apply


def _without(trip: Trip, worker_id: str) -> Trip:
    stops = tuple(
        replace(
            stop,
            board=tuple(w for w in stop.board if w != worker_id),
            alight=tuple(w for w in stop.alight if w != worker_id),
        )
        for stop in trip.stops
    )
    seats = {w: seat for w, seat in trip.seats.items() if w != worker_id}
    return replace(trip, stops=stops, seats=seats)


def seats_to(trip_id: str, **seats: str) -> Callable[..., Case]:
    return on_trip(trip_id, lambda t: replace(t, seats={**t.seats, **seats}))


def unseated(scenario: Scenario, plan: Plan) -> Case:
    return trip_with("T3", seats={"c1": "2A"})(scenario, plan)


def two_at_the_wheel(scenario: Scenario, plan: Plan) -> Case:
    extra = DrivingBlock(driver=2, from_s=at(0, "13:00"), until_s=at(0, "13:30"))
    return blocks_to("T2", lambda blocks: [*blocks, extra])(scenario, plan)


def handed_over_on_the_way(blocks: list[DrivingBlock]) -> list[DrivingBlock]:
    """The second block of T2 is shared between both drivers."""
    block = blocks[1]
    half_s = block.from_s + 90 * MINUTE_S
    shared = [
        replace(block, until_s=half_s),
        replace(block, driver=2, from_s=half_s),
    ]
    return [*blocks[:1], *shared, *blocks[2:]]


def given_to(driver: int, number: int) -> Callable[..., list[DrivingBlock]]:
    def change(blocks: list[DrivingBlock]) -> list[DrivingBlock]:
        blocks[number] = replace(blocks[number], driver=driver)
        return blocks

    return change


def halt_cut(trip_id: str, stop: int, block: int, minutes: int) -> Callable[..., Case]:
    """The halt ends and the block after it starts some minutes earlier."""

    def change(trip: Trip) -> Trip:
        stops, blocks = list(trip.stops), list(trip.driving)
        depart_s = stops[stop].depart_s - minutes * MINUTE_S
        stops[stop] = replace(stops[stop], depart_s=depart_s)
        blocks[block] = replace(blocks[block], from_s=depart_s)
        return replace(trip, stops=tuple(stops), driving=tuple(blocks))

    return on_trip(trip_id, change)


def moved(trip: Trip, by_s: int) -> Trip:
    stops = tuple(
        replace(s, arrive_s=s.arrive_s + by_s, depart_s=s.depart_s + by_s)
        for s in trip.stops
    )
    driving = tuple(
        replace(b, from_s=b.from_s + by_s, until_s=b.until_s + by_s)
        for b in trip.driving
    )
    return replace(trip, stops=stops, driving=driving)


def cost_line(trip_id: str, **lines: int) -> Callable[..., Case]:
    return on_trip(trip_id, lambda t: replace(t, cost_lines={**t.cost_lines, **lines}))


# -- changing parts of the scenario ----------------------------------------------------


def on_scenario(**changes: Any) -> Callable[[Scenario, Plan], Case]:
    return lambda scenario, plan: (replace(scenario, **changes), plan)


def policy_with(**changes: Any) -> Callable[..., Case]:
    return lambda s, p: (replace(s, policy=replace(s.policy, **changes)), p)


def edition_with(**changes: Any) -> Callable[..., Case]:
    def apply(scenario: Scenario, plan: Plan) -> Case:
        edition = replace(scenario.policy.editions[0], **changes)
        return policy_with(editions=(edition,))(scenario, plan)

    return apply


def tariff_with(**changes: Any) -> Callable[..., Case]:
    return lambda s, p: (replace(s, tariff=replace(s.tariff, **changes)), p)


def worker_with(worker_id: str, **changes: Any) -> Callable[..., Case]:
    def apply(scenario: Scenario, plan: Plan) -> Case:
        workers = tuple(
            replace(w, **changes) if w.worker_id == worker_id else w
            for w in scenario.workers
        )
        return replace(scenario, workers=workers), plan

    return apply


def village_with(village_id: str, **changes: Any) -> Callable[..., Case]:
    def apply(scenario: Scenario, plan: Plan) -> Case:
        villages = tuple(
            replace(v, **changes) if v.village_id == village_id else v
            for v in scenario.villages
        )
        return replace(scenario, villages=villages), plan

    return apply


def employer_with(employer_id: str, **changes: Any) -> Callable[..., Case]:
    def apply(scenario: Scenario, plan: Plan) -> Case:
        employers = tuple(
            replace(e, **changes) if e.employer_id == employer_id else e
            for e in scenario.employers
        )
        return replace(scenario, employers=employers), plan

    return apply


def way_with(from_id: str, to_id: str, **changes: Any) -> Callable[..., Case]:
    def apply(scenario: Scenario, plan: Plan) -> Case:
        rows = tuple(
            replace(r, **changes) if (r.from_id, r.to_id) == (from_id, to_id) else r
            for r in scenario.distances
        )
        return replace(scenario, distances=rows), plan

    return apply


def at_another_depot(scenario: Scenario, plan: Plan) -> Case:
    depots = (*scenario.depots, make_depot("D2"))
    stops = stop_with("T1", -1, place_id="D2")
    return stops(replace(scenario, depots=depots), plan)


def flying(**changes: Any) -> Callable[[Scenario, Plan], Case]:
    """A flight of 100 seats is there and used as ``changes`` say."""
    hubs = tuple(
        Hub(hub_id=hub, kind="airport", name=hub, lat=38.0, lon=111.0)
        for hub in ("H1", "H2")
    )
    flight = Service(
        service_id="F1",
        from_hub="H1",
        to_hub="H2",
        kind="charter_flight",
        departs_s=at(1, "12:00"),
        duration_s=7_200,
        seats=1,
        unit_cost_fen=1_000,
        seat_cost_fen=10,
    )
    use = ServiceUse(service_id="F1", units=1, workers=("u1",), cost_fen=1_010)

    def apply(scenario: Scenario, plan: Plan) -> Case:
        services = (replace(use, **changes),)
        return (
            replace(scenario, hubs=hubs, services=(flight,)),
            replace(plan, services=services),
        )

    return apply


# -- the list --------------------------------------------------------------------------

X9 = NotTravelling(worker_id="x9", code="FEVER", told=said("AS_WRITTEN", text=""))

OF_THE_PLAN = (
    Breakage("SCENARIO_NAME", "plan", on_plan(scenario_name="other")),
    Breakage("SCENARIO_DIGEST", "plan", on_plan(scenario_sha256="ffff")),
    Breakage("SCENARIO_VARIANT", "plan", on_plan(variant="full-load")),
    Breakage("COUNT_WRONG", "plan", on_plan(n_registered=17), -1, "registered"),
    Breakage("COUNT_WRONG", "plan", on_plan(n_eligible=18), 2, "eligible"),
    Breakage("WORKER_UNKNOWN", "x9", on_plan(unplanned=(X9,)), note="unplanned"),
    Breakage("WORKER_UNKNOWN", "x9", stop_with("T1", 1, board=("x9",)), note="aboard"),
    Breakage("WORKER_MISSING", "u1", on_plan(unplanned=())),
    Breakage(
        "WORKER_TWICE", "h1", on_plan(unplanned=(replace(X9, worker_id="h1"),)), 1
    ),
    Breakage("TRIP_TWICE", "T1", trip_with("T2", trip_id="T1"), 1),
    Breakage("TRIP_UNKNOWN", "a03", journey_with("a03", trip_id="T9")),
    Breakage("SEGMENT_WRONG", "T3", trip_with("T3", segment="feeder")),
    Breakage("JOURNEY_NOT_DOOR_TO_DOOR", "a01", legs_doubled),
    Breakage("LEG_NOT_ABOARD", "c1", journey_with("c1", trip_id="T1")),
    Breakage("PASSENGER_WITHOUT_JOURNEY", "c1", journey_with("c1", trip_id="T1")),
    Breakage(
        "PASSENGER_WITHOUT_JOURNEY",
        "a01",
        stop_with("T3", 1, board=("c1", "c2", "a01")),
        note="aboard two trips",
    ),
    Breakage(
        "LEG_TIME_WRONG", "a01", journey_with("a01", board_s=at(0, "07:31")), 60, "on"
    ),
    Breakage(
        "LEG_TIME_WRONG",
        "a01",
        journey_with("a01", alight_s=at(0, "11:43")),
        -60,
        "off",
    ),
    Breakage("LEG_SEAT_WRONG", "a01", journey_with("a01", seat="9D")),
)

STOPS = (
    Breakage("VEHICLE_UNKNOWN", "T1", trip_with("T1", vehicle_type="coach-99")),
    Breakage("PLACE_UNKNOWN", "T1", stop_with("T1", 1, place_id="V9")),
    Breakage("PLACE_UNKNOWN", "T1", stop_with("T1", 1, place_id="E1"), note="kind"),
    Breakage("STOP_KIND", "T1", stop_with("T1", 3, kind="screening")),
    Breakage(
        "STOP_ORDER", "T1", stops_to("T1", lambda s: (*s[:2], s[4], s[2], *s[5:]))
    ),
    Breakage("STOP_ORDER", "T1", stops_to("T1", lambda s: s[:-1]), note="no yard"),
    Breakage("STOP_ORDER", "T1", stops_to("T1", lambda s: ()), note="no stops"),
    Breakage("WRONG_DEPOT", "T1", at_another_depot),
    Breakage("PLACE_TWICE", "T1", stop_with("T1", 2, place_id="V1"), 1),
    Breakage("STOP_EMPTY", "T1", stop_with("T1", 2, board=())),
    Breakage("STOP_EMPTY", "T3", stop_with("T3", 1, board=()), note="nobody"),
    Breakage("STOP_BOARDS", "T1", stop_with("T1", 3, board=("u1",)), 1),
    Breakage("BOARDS_TWICE", "a01", stop_with("T1", 2, board=("a01", "a07"))),
    Breakage("NEVER_ALIGHTS", "a10", stop_with("T1", 5, alight=("a05", "a06"))),
    Breakage("NEVER_BOARDS", "a10", stop_with("T1", 2, board=("a07", "a08", "a09"))),
    Breakage("WRONG_VILLAGE", "a01", worker_with("a01", village_id="V2")),
    Breakage("WRONG_EMPLOYER", "a01", worker_with("a01", employer_id="E2")),
)

SEATS = (
    Breakage("USABLE_SEATS_WRONG", "T1", trip_with("T1", usable_seats=24), 1),
    Breakage(
        "USABLE_SEATS_WRONG",
        "T1",
        edition_with(load_caps=()),
        -15,  # 23 stated; 48 - 9 - 1 escort = 38
        "no cap",
    ),
    Breakage("OVERLOADED", "T1", policy_with(escorts_per_vehicle=15), 1),
    Breakage("SEAT_MISSING", "T3", unseated),
    Breakage("SEAT_WITHOUT_WORKER", "T3", seats_to("T3", u1="3A")),
    Breakage("SEAT_UNKNOWN", "T1", seats_to("T1", a01="2E")),
    Breakage("SEAT_TWICE", "T1", seats_to("T1", a01="2B"), 1),
    Breakage("SEAT_OBSERVATION", "T1", seats_to("T1", a01="11A")),
)

COHORTS = (
    Breakage("TOO_MANY_EMPLOYERS", "T1", policy_with(max_employers_per_vehicle=1), 1),
    Breakage("TOO_MANY_VILLAGES", "T1", policy_with(max_villages_per_vehicle=1), 1),
    Breakage("RISK_MIXED", "T1", village_with("V2", risk="medium"), 1),
    Breakage(
        "DIRECTIONS_MIXED",
        "T1",
        worker_with("a03", direction="home", village_id="E1", employer_id="V1"),
        1,
    ),
    Breakage("COUNTIES_MIXED", "T1", village_with("V2", county="Lanxian"), 1),
    Breakage("PARTY_SPLIT", "P1", left_behind("a02"), 1, "left behind"),
    Breakage("PARTY_SPLIT", "P2", worker_with("a07", party_id="P2"), 1, "two trips"),
    Breakage("COACH_TOO_LARGE", "T1", village_with("V2", max_seats=45), 4),
    Breakage("PICKUP_FORBIDDEN", "T1", edition_with(no_stop_risks=("low",))),
)

TIMES = (
    Breakage(
        "TIME_NOT_WHOLE_MINUTE", "T1", stop_with("T1", 1, arrive_s=at(0, "07:30") - 30)
    ),
    Breakage("TIME_BACKWARDS", "T1", stop_with("T1", 2, arrive_s=at(0, "07:40")), 180),
    Breakage("TRIP_TOO_LONG", "T3", stop_with("T3", -1, arrive_s=90 * DAY_S)),
    Breakage("DEPOT_HALT", "T1", stop_with("T1", 0, arrive_s=at(0, "06:50")), 600),
    Breakage("DWELL_TOO_SHORT", "T1", stop_with("T1", 1, arrive_s=at(0, "07:31")), 60),
    Breakage(
        "OUTSIDE_OPENING",
        "T1",
        policy_with(
            pickup_opening=Opening(from_s=at(0, "07:31"), until_s=at(0, "20:00"))
        ),
        note="village",
    ),
    Breakage(
        "OUTSIDE_OPENING",
        "T1",
        employer_with(
            "E2",
            opening=Opening(
                from_s=at(1, "08:00"), until_s=at(1, "18:00"), is_daily=False
            ),
        ),
        note="gate on another day",
    ),
    Breakage(
        "BOARDS_BEFORE_READY",
        "a02",
        worker_with("a02", ready_from_s=at(0, "07:45")),
        900,
    ),
    Breakage(
        "ARRIVES_TOO_LATE", "b1", worker_with("b1", report_by_s=at(1, "12:30")), 360
    ),
    Breakage(
        "BEFORE_FIRST_DAY", "T1", on_trip("T1", lambda t: moved(t, -DAY_S)), 61_200
    ),
    Breakage("AFTER_LAST_DAY", "T2", on_scenario(n_days=1), 45_360),
    Breakage("RIDE_TOO_LONG", "b1", policy_with(max_ride_s=24 * 3_600), 2_160),
    Breakage("WAITS_ABOARD", "T1", stop_with("T1", 4, depart_s=at(0, "12:46")), 120),
    # from V1 to E2 as long a drive as straight there, and halts of 12 and 14 min
    Breakage(
        "DETOUR_TOO_SLOW",
        "T1",
        policy_with(max_detour_percent=100, detour_allowance_s=0),
        26 * 60,
    ),
    Breakage(
        "NO_PASSENGER_STOP", "T2", policy_with(passenger_stop_every_s=239 * 60), 1
    ),
    Breakage(
        "NO_PASSENGER_STOP",
        "T1",
        policy_with(passenger_stop_every_s=2 * 3_600, passenger_stop_s=21 * 60),
        85,
        "stops of 20 min",
    ),
    Breakage(
        "DETOUR_TOO_LONG",
        "a05",
        policy_with(max_detour_percent=99, detour_allowance_m=-1),
        1,
    ),
)

HOURS = (
    Breakage(
        "BLOCK_EMPTY",
        "T1",
        blocks_to("T1", lambda b: [*b, replace(b[0], until_s=b[0].from_s)]),
    ),
    Breakage(
        "BLOCK_OUTSIDE_TRIP",
        "T1",
        blocks_to(
            "T1",
            lambda b: [
                *b,
                replace(b[0], from_s=at(0, "06:00"), until_s=at(0, "06:30")),
            ],
        ),
    ),
    Breakage(
        "TIME_NOT_WHOLE_MINUTE",
        "T1",
        blocks_to("T1", lambda b: [replace(b[0], from_s=b[0].from_s + 1), *b[1:]]),
        note="block",
    ),
    Breakage("DRIVER_UNKNOWN", "T1", blocks_to("T1", given_to(2, 0))),
    Breakage("TWO_AT_THE_WHEEL", "T2", two_at_the_wheel, 1_800),
    Breakage("MOVES_WITHOUT_DRIVER", "T1", blocks_to("T1", lambda b: b[1:]), 30),
    Breakage(
        "DRIVES_WHILE_HALTED",
        "T1",
        blocks_to("T1", lambda b: [replace(b[0], until_s=at(0, "07:35")), *b[1:]]),
        5,
    ),
    Breakage("CHANGE_TOO_SHORT", "T2", blocks_to("T2", handed_over_on_the_way), 1_200),
    Breakage("TOO_FEW_DRIVERS", "T2", trip_with("T2", drivers=1), 1),
    Breakage("TOO_FEW_DRIVERS", "T1", policy_with(two_driver_m=200_000), 1, "long run"),
    Breakage("TOO_MANY_DRIVERS", "T1", trip_with("T1", drivers=4), 1),
    Breakage("CREW_NOT_ALLOWED", "T2", policy_with(max_drivers=1), 1),
    # 30 + 15 + 100, then 81 + 10 + 100 after a halt of 19 minutes: 336, 240 allowed
    Breakage("DRIVES_TOO_LONG", "T1", halt_cut("T1", 3, 3, 1), 96),
    Breakage("DRIVES_TOO_LONG", "T2", halt_cut("T2", 4, 4, 1), 1, "at night"),
    Breakage("DRIVES_TOO_MUCH", "T2", blocks_to("T2", given_to(2, 8)), 24),
    Breakage("DUTY_TOO_LONG", "T2", policy_with(driver_hours="us")),
    Breakage("NIGHT_BAN", "T2", halt_cut("T2", 6, 6, 60), 60),
    Breakage("LEG_TOO_FAST", "T1", way_with("V1", "V2", driving_s=16 * 60), -60),
    Breakage("LEG_TOO_SLOW", "T1", way_with("V2", "E1", driving_s=170 * 60), 600),
    Breakage("HALT_MISPLACED", "T1", stop_with("T1", 3, at_m=151_111), 10_000),
)


def coach_lost(scenario: Scenario, plan: Plan) -> Case:
    fleet = tuple(
        replace(line, lost=((plan.trips[0].coach, at(0, "12:00")),))
        if line.key == (plan.trips[0].depot_id, plan.trips[0].vehicle_type)
        else line
        for line in scenario.fleet
    )
    return replace(scenario, fleet=fleet).read_from(scenario.inputs), plan


def coach_away(scenario: Scenario, plan: Plan) -> Case:
    trip = plan.trips[0]
    fleet = tuple(
        replace(line, away=((trip.coach, trip.return_s - 300, trip.return_s + 300),))
        if line.key == (trip.depot_id, trip.vehicle_type)
        else line
        for line in scenario.fleet
    )
    return replace(scenario, fleet=fleet).read_from(scenario.inputs), plan


def closed(closure: Closure) -> Callable[[Scenario, Plan], Case]:
    def change(scenario: Scenario, plan: Plan) -> Case:
        return replace(scenario, closures=(closure,)).read_from(scenario.inputs), plan

    return change


def walks_far(scenario: Scenario, plan: Plan) -> Case:
    closure = Closure(place_id="V3", from_s=at(-1, "12:00"), until_s=0)
    workers = tuple(
        replace(w, home_id="V3") if w.worker_id == "a01" else w
        for w in scenario.workers
    )
    scenario = replace(scenario, closures=(closure,), workers=workers)
    return scenario.read_from(scenario.inputs), plan


REST = (
    Breakage("STOP_CLOSED", "T1", closed(Closure(place_id="V1", from_s=0))),
    Breakage(
        "ROAD_CLOSED",
        "T1",
        closed(Closure(place_id="V2", to_place_id="V1", from_s=0)),
    ),
    Breakage("WALK_TOO_FAR", "a01", walks_far),
    Breakage("COACH_LOST", "T1", coach_lost),
    Breakage("COACH_AWAY", "T1", coach_away, 300),
    Breakage(
        "FLEET_EXCEEDED", "D1/coach-33", trip_with("T3", vehicle_type="coach-33"), 1
    ),
    Breakage("TRAVELS_THOUGH_HELD", "a05", worker_with("a05", health_code="yellow")),
    Breakage(
        "TRAVELS_THOUGH_HELD",
        "a07",
        employer_with("E1", is_accepting=False),
        note="gate",
    ),
    Breakage(
        "HELD_WITHOUT_CAUSE", "h1", worker_with("h1", temperature_c=Decimal("37.3"))
    ),
    Breakage("HELD_CODE_WRONG", "h1", held_as("CERT_MISSING")),
    Breakage(
        "UNPLANNED_THOUGH_HELD", "u1", worker_with("u1", certificate_until_s=None)
    ),
    Breakage("UNPLANNED_CODE_WRONG", "u1", unplanned_as("TOO_TIRED"), note="unknown"),
    Breakage(
        "UNPLANNED_CODE_WRONG", "u1", village_with("V4", max_seats=7), note="fits"
    ),
    Breakage("PRIORITY_PASSED_OVER", "a07", listed_and_left_behind("a07"), amount=1),
    Breakage(
        "CERTIFICATE_LAPSES",
        "b1",
        worker_with("b1", certificate_until_s=at(1, "12:00")),
        2_160,
    ),
    Breakage("AT_M_WRONG", "T1", stop_with("T1", 4, at_m=231_000), 1_000),
    Breakage(
        "AT_M_WRONG", "T1", way_with("V1", "V2", distance_m=11_000), -1_000, "row"
    ),
    Breakage("AT_M_WRONG", "T1", stop_with("T1", 3, at_m=1), -29_999, "back"),
    Breakage("DISTANCE_WRONG", "T1", trip_with("T1", distance_m=451_000), 1_000),
    Breakage("DEADHEAD_WRONG", "T1", trip_with("T1", deadhead_m=234_000), -1_000),
    Breakage("DRIVING_TIME_WRONG", "T1", trip_with("T1", driving_s=430 * 60), -300),
    Breakage("COST_LINE_WRONG", "T1", cost_line("T1", kit=14_999), -1, "kit"),
    Breakage("COST_LINE_WRONG", "T1", cost_line("T1", tips=500), 500, "unheard of"),
    Breakage("COST_LINE_WRONG", "T2", tariff_with(deadhead_percent=100), None, "hire"),
    Breakage("COST_LINE_WRONG", "T1", tariff_with(toll_exempt_return=True), 16_125),
    Breakage("TRIP_COST_WRONG", "T1", trip_with("T1", cost_fen=1), None),
    Breakage("PLAN_LINE_WRONG", "plan", on_cost(lines={}), None),
    Breakage("TOTAL_WRONG", "plan", on_cost(total_fen=1), None),
    Breakage(
        "PAYERS_WRONG", "plan", on_cost(payers={"government": 1, "employer": 2}), None
    ),
    Breakage(
        "PAYERS_WRONG",
        "plan",
        tariff_with(payer_shares={"government": 1}),
        note="another split",
    ),
    Breakage("PENALTY_WRONG", "plan", on_cost(penalty_fen=0), -PENALTY_FEN),
    Breakage("BOUND_NEGATIVE", "plan", on_cost(lower_bound_fen=-1), 1),
    Breakage("BOUND_ABOVE_OBJECTIVE", "plan", on_cost(lower_bound_fen=10**9), None),
    Breakage("HOLD_OVERLOADED", "T1", hold_of(9), 1),
    Breakage("NO_END_AT_HOME", "T1", depot_of_city("Datong")),
    Breakage("ALONE_NOT_ALLOWED", "u1", alone(allowed=False)),
    Breakage("ALONE_TOO_LATE", "u1", alone_with_deadline),
    Breakage("STAYS_THOUGH_TICKET", "u1", tickets_for_all, PENALTY_FEN),
    Breakage("CONSENT_WRONG", "u1", alone(consent="given")),
    Breakage("TICKET_WRONG", "u1", alone(ticket_fen=29_900), -100),
    Breakage("REFUND_WRONG", "u1", alone(subsidy_fen=30_001), 1),
    Breakage("WORKER_TWICE", "a01", alone(worker="a01"), 1, "a trip and a ticket"),
    Breakage("PLAN_LINE_WRONG", "plan", alone(), -30_000, "a ticket in no line"),
    Breakage("TRAVELS_THOUGH_HELD", "h1", alone(worker="h1"), None, "alone"),
    Breakage("SERVICE_UNKNOWN", "F9", flying(service_id="F9")),
    Breakage("SERVICE_UNITS", "F1", flying(units=2), 1),
    Breakage("SERVICE_SEATS", "F1", flying(workers=("u1", "h1")), 1),
    Breakage("SERVICE_COST_WRONG", "F1", flying(cost_fen=1_000), -10),
)


def doubled_service(scenario: Scenario, plan: Plan) -> Case:
    scenario, plan = flying()(scenario, plan)
    return scenario, replace(plan, services=plan.services * 2)


def interrupted_block(scenario: Scenario, plan: Plan) -> Case:
    """All trips by one coach, the second of them in a block of its own."""
    first = plan.trips[0]
    ordered = sorted(plan.trips, key=lambda trip: trip.depart_s)
    blocks = dict(zip([trip.trip_id for trip in ordered], ("X", "Y", "X"), strict=True))
    trips = [
        replace(
            trip,
            vehicle_type=first.vehicle_type,
            depot_id=first.depot_id,
            coach=1,
            block_id=blocks[trip.trip_id],
        )
        for trip in plan.trips
    ]
    return scenario, replace(plan, trips=tuple(trips))


def sent_again(scenario: Scenario, plan: Plan) -> Case:
    """T1's coach, home since 15:46, runs T3 at 18:00 of the same day."""
    third = moved_in_time(plan.trip["T3"], -14 * HOUR_S, plan.trip["T1"].coach)
    third = replace(third, vehicle_type=plan.trip["T1"].vehicle_type)
    return scenario, replace(plan, trips=(*plan.trips[:2], third))


def _waiting(trip: Trip) -> Trip:
    """The trip whose coach stays at its last drop."""
    drop = [stop for stop in trip.stops if stop.kind == "drop"][-1]
    waits = replace(trip.stops[-1], kind="layover", place_id=drop.place_id)
    return replace(trip, stops=(*trip.stops[:-1], waits))


def waiting_for_none(scenario: Scenario, plan: Plan) -> Case:
    """T1 ends at its last drop, from where no trip goes on."""
    trips = (_waiting(plan.trip["T1"]), *(t for t in plan.trips if t.trip_id != "T1"))
    return scenario, replace(plan, trips=trips)


def without_the_depot(**of_second: Any) -> Callable[..., Case]:
    """T2 goes on from T1's last drop, though both go out; with changes of T2."""

    def broken(scenario: Scenario, plan: Plan) -> Case:
        first, second = _waiting(plan.trip["T1"]), plan.trip["T2"]
        waited = replace(
            second.stops[0], kind="layover", place_id=first.stops[-1].place_id
        )
        second = replace(
            second,
            block_id=first.block_id,
            stops=(waited, *second.stops[1:]),
            **of_second,
        )
        others = (t for t in plan.trips if t.trip_id not in ("T1", "T2"))
        return scenario, replace(plan, trips=(first, second, *others))

    return broken


BLOCKS = (
    Breakage("LAYOVER_UNMATCHED", "T1", waiting_for_none),
    Breakage("LAYOVER_NO_RETURN", "T2", without_the_depot()),
    Breakage("LAYOVER_CREW", "T2", without_the_depot(crew=2)),
    Breakage("BLOCK_OF_SEVERAL_COACHES", "B1", trip_with("T2", block_id="B1"), 1),
    Breakage("BLOCK_TOO_MANY_TRIPS", "B1", policy_with(max_trips_per_block=0), 1),
    Breakage("COACH_DAY_TWICE", "T3", sent_again, 1),
    Breakage("BLOCK_INTERRUPTED", "T3", interrupted_block),
    Breakage("CREW_OUT_OF_TURN", "T1", trip_with("T1", crew=2)),
    Breakage("CREW_CHANGE_NOT_ALLOWED", "T2", trip_with("T2", block_id="B1", crew=2)),
)
BREAKAGES = (
    *BLOCKS,
    *OF_THE_PLAN,
    *STOPS,
    *SEATS,
    *COHORTS,
    *TIMES,
    *HOURS,
    *REST,
    Breakage("SERVICE_TWICE", "F1", doubled_service, 1),
)
