"""Violations: what a checker may find wrong, each kind with one stable code."""

from __future__ import annotations

from dataclasses import dataclass

from transport.errors import printable

CODES: dict[str, str] = {
    # the plan and the scenario
    "SCENARIO_NAME": "the plan names another scenario",
    "SCENARIO_DIGEST": "the plan was made from other inputs (sha256 differs)",
    "SCENARIO_VARIANT": "the plan was made for another variant",
    "COUNT_WRONG": "registered or eligible workers are miscounted",
    # everybody is accounted for
    "WORKER_UNKNOWN": "a worker of the plan is not on the roster",
    "WORKER_MISSING": "a worker of the roster neither travels nor is held or unplanned",
    "WORKER_TWICE": "a worker is accounted for more than once",
    # trips and journeys belong together
    "TRIP_TWICE": "two trips have the same id",
    "TRIP_UNKNOWN": "a journey names a trip that the plan does not have",
    "SEGMENT_WRONG": "a trip's segment is unknown, or does not go with its service",
    "JOURNEY_NOT_DOOR_TO_DOOR": "a journey's legs do not lead from door to door",
    "LEG_NOT_ABOARD": "a journey names a trip that does not carry the worker",
    "PASSENGER_WITHOUT_JOURNEY": "a worker aboard has no journey on that trip",
    "LEG_TIME_WRONG": "a journey's boarding or alighting time is not its trip's",
    "LEG_SEAT_WRONG": "a journey's seat is not the trip's seat of that worker",
    # stops
    "VEHICLE_UNKNOWN": "no depot has this vehicle type",
    "PLACE_UNKNOWN": "a stop is at a place that the scenario does not have",
    "STOP_ORDER": "stops are not depot, pickups, drops, depot",
    "STOP_KIND": "a stop of this kind has no place in a trip",
    "WRONG_DEPOT": "a trip does not start and end at its own depot",
    "PLACE_TWICE": "a place appears twice on a trip",
    "STOP_EMPTY": "a pickup or drop where nobody boards or alights",
    "STOP_BOARDS": "workers board at a stop that is no pickup, or alight at no drop",
    "BOARDS_TWICE": "a worker boards or alights more than once",
    "NEVER_ALIGHTS": "a worker boards and never alights",
    "NEVER_BOARDS": "a worker alights who never boarded",
    "WRONG_VILLAGE": "a worker boards elsewhere than in the own village",
    "WRONG_EMPLOYER": "a worker alights elsewhere than at the own employer",
    "WRONG_HUB": "a worker boards or alights at another hub than that of the service",
    # seats
    "USABLE_SEATS_WRONG": "usable seats are not what cap, rows and crew leave",
    "OVERLOADED": "more workers on board than usable seats",
    "HOLD_OVERLOADED": "more pieces of luggage aboard than the hold takes",
    "SEAT_MISSING": "a worker on board has no seat",
    "SEAT_WITHOUT_WORKER": "a seat is given to somebody who is not on board",
    "SEAT_UNKNOWN": "the coach has no seat of this label",
    "SEAT_TWICE": "one seat is given to several workers",
    "SEAT_OBSERVATION": "a worker sits in the rows kept for observation",
    # cohorts
    "TOO_MANY_EMPLOYERS": "more employers on a vehicle than allowed",
    "TOO_MANY_VILLAGES": "more villages on a vehicle than allowed",
    "RISK_MIXED": "workers of several risk levels on a vehicle",
    "COUNTIES_MIXED": "workers of several counties on a vehicle",
    "PARTY_SPLIT": "people who must travel together do not",
    "COACH_TOO_LARGE": "a coach larger than a village can take",
    "NO_END_AT_HOME": "a worker boards and alights outside the city of the coach",
    "PICKUP_FORBIDDEN": "a pickup in an area where the rules forbid boarding",
    # times
    "TIME_NOT_WHOLE_MINUTE": "a time is not on a whole minute",
    "TIME_BACKWARDS": "a time lies before the one it must follow",
    "TRIP_TOO_LONG": "a trip is longer than the driver hours can be read for",
    "DEPOT_HALT": "a trip halts at its depot instead of starting or ending there",
    "DWELL_TOO_SHORT": "a halt is too short for the workers served",
    "OUTSIDE_OPENING": "a place is served while it is closed",
    "BOARDS_BEFORE_READY": "a worker is picked up before being ready",
    "ARRIVES_TOO_LATE": "a worker arrives after the time to report",
    "BEFORE_FIRST_DAY": "a coach leaves before the first day",
    "AFTER_LAST_DAY": "a worker arrives after the last day",
    "RIDE_TOO_LONG": "a worker rides longer than allowed",
    "DETOUR_TOO_LONG": "a worker is driven a longer way round than allowed",
    "DETOUR_TOO_SLOW": "driving and halts take a worker longer than the detour allows",
    "WAITS_ABOARD": "workers sit before a closed place for longer than allowed",
    "NO_PASSENGER_STOP": "workers are under way too long without a stop",
    # driver hours
    "BLOCK_EMPTY": "a driving block does not end after it starts",
    "BLOCK_OUTSIDE_TRIP": "a driving block lies outside the trip",
    "DRIVER_UNKNOWN": "a driver's number exceeds the drivers on board",
    "TWO_AT_THE_WHEEL": "two drivers drive in the same minute",
    "MOVES_WITHOUT_DRIVER": "the coach is under way and nobody drives",
    "DRIVES_WHILE_HALTED": "somebody drives while the coach halts",
    "CHANGE_TOO_SHORT": "drivers change on the way in less than the stand it takes",
    "TOO_FEW_DRIVERS": "fewer drivers than the run demands",
    "TOO_MANY_DRIVERS": "more drivers than the policy allows",
    "CREW_NOT_ALLOWED": "hire or run demand more drivers than the policy allows",
    "DRIVES_TOO_LONG": "a driver drives on without the break the rules demand",
    "DRIVES_TOO_MUCH": "a driver drives more than the day, shift or week allows",
    "DUTY_TOO_LONG": "a driver drives after the longest shift or week of duty",
    "NIGHT_BAN": "the coach is under way in hours when it must stand",
    "LEG_TOO_FAST": "a leg is run in less driving time than it takes",
    "LEG_TOO_SLOW": "a leg is run in more driving time than it takes",
    "HALT_MISPLACED": "a halt on the way is not where the driving so far leads",
    "HALT_EMPTY": "a break or rest of no time",
    # fleet
    "FLEET_EXCEEDED": "more coaches of a type are away at a moment than there are",
    # health
    "TRAVELS_THOUGH_HELD": "a worker travels whom the health gate holds",
    "HELD_WITHOUT_CAUSE": "a worker is held whom the health gate lets pass",
    "HELD_CODE_WRONG": "a worker is held with a code that does not apply",
    "UNPLANNED_THOUGH_HELD": "a worker is unplanned whom the health gate holds",
    "UNPLANNED_CODE_WRONG": "a worker is unplanned with a code that does not apply",
    "UNPLANNED_COULD_RIDE": "a worker is left behind whom a cheaper ride could carry",
    "CERTIFICATE_LAPSES": "a health certificate ends before the worker arrives",
    "PRIORITY_PASSED_OVER": "a worker stays at home in whose place workers of lower"
    " priority ride",
    # distances and driving time
    "AT_M_WRONG": "the distance run at a stop is not the legs' sum",
    "DISTANCE_WRONG": "a trip's length is not the legs' sum",
    "DEADHEAD_WRONG": "a trip's empty length is not that of its two empty legs",
    "DRIVING_TIME_WRONG": "a trip's driving time is not the legs' sum",
    "GREAT_CIRCLE_WRONG": "a computed distance is not great circle times circuity",
    # money
    "COST_LINE_WRONG": "a cost line of a trip is not what the tariff gives",
    "TRIP_COST_WRONG": "a trip's cost is not the sum of its lines",
    "PLAN_LINE_WRONG": "a cost line of the plan is not the sum over its trips",
    "TOTAL_WRONG": "the plan's total is not the sum of its trips and services",
    "PAYERS_WRONG": "the payers' shares do not split the total as agreed",
    "PENALTY_WRONG": "the penalty is not that of the unplanned workers",
    "BOUND_NEGATIVE": "the lower bound is below zero",
    "BOUND_ABOVE_OBJECTIVE": "the lower bound exceeds the objective",
    "BOUND_PRICE_UNKNOWN": "a price of the bound is of nobody here, or stands twice",
    "BOUND_PRICE_TOO_HIGH": "a price of the bound is more than can be proved",
    "REJECTED_WRONG": "the plan said to be rejected would not have been",
    "MARGINAL_WRONG": "a price at the margin is of nothing here, or too high",
    # services
    "SERVICE_UNKNOWN": "the scenario has no service of this id",
    "SERVICE_TWICE": "a service is used in two entries",
    "SERVICE_UNITS": "more units of a service than there are, or none",
    "SERVICE_SEATS": "more workers on a service than seats in the units taken",
    "SERVICE_COST_WRONG": "a service's cost is not units and seats at their price",
    "SERVICE_NOT_ALLOWED": "a service runs by a mode that the settings exclude",
    "RIDER_TWICE": "a worker is listed twice on a service, or on two services",
    "RIDER_WITHOUT_JOURNEY": "a service lists a worker whose journey does not use it",
    "RIDER_NOT_LISTED": "a journey uses a service that does not list the worker",
    "RIDER_HELD": "a worker aboard breaks the health rules of trains or flights",
    "SERVICE_SEAT_TWICE": "one seat of a service is given to several workers",
    "SERVICE_SEAT_UNKNOWN": "a seat of a service is in no unit taken",
    "SERVICE_TIME_WRONG": "a journey's times on a service are not its departure and"
    " arrival",
    # health checks
    "SCREENING_PLACE_WRONG": "a worker is checked elsewhere than the rules say",
    "SCREENING_CLOSED": "a check begins while the place is closed, or within an hour",
    "SCREENING_TOO_EARLY": "a worker is checked before being ready",
    "SCREENING_QUEUE": "more checks in an hour than can be made",
    "SCREENING_TWICE": "a worker is checked twice",
    "SCREENING_COST_WRONG": "a check's cost is not its price",
    "SCREENING_MISSED": "a worker is held for want of a check that was to be had",
    "SCREENING_NOT_NEEDED": "a worker is checked who needs none",
    "SCREENING_OUT_OF_TURN": "a check is in another hour than the queue gives",
    # those who travel alone
    "ALONE_NOT_ALLOWED": "a worker travels alone without leave, or has declined to",
    "ALONE_TOO_LATE": "a worker travels alone and cannot arrive in time",
    "STAYS_THOUGH_TICKET": "a worker stays whose ticket weighs no more than staying",
    "CONSENT_WRONG": "the consent to travel alone is not that of the roster",
    "TICKET_WRONG": "the ticket of one who travels alone is not at its price",
    "REFUND_WRONG": "the refund of such a ticket is not what is due",
    # connections
    "CONNECTION_MISSED": "a feeder lets a worker off too late for the service",
    "TRANSFER_TOO_SHORT": "a receiving coach boards a worker too soon after arrival",
    "FEEDER_OF_OTHER_SERVICE": "a worker's feeder or receiving coach serves another"
    " service",
    "JOURNEY_TOO_LONG": "a journey from door to door takes longer than allowed",
    "HUB_TOO_FAR": "a coach runs further to or from a hub than allowed",
    "CROWD_TOO_LARGE": "more workers come to a hub in half an hour than allowed",
    "INTAKE_EXCEEDED": "an employer receives more workers on a day than it takes",
    "COACH_TWICE": "a coach is on two trips at once, disinfection counted",
    "COACH_UNKNOWN": "a trip's coach is none of the coaches of its line",
    "AIRCRAFT_TWICE": "an aircraft flies two services that overlap",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One thing wrong in a plan.

    ``code`` is a key of :data:`CODES`; ``where`` is the id of the trip, worker,
    service or fleet line, or ``plan``; ``what`` says what was found and what is
    allowed; ``amount`` is by how much the two differ (seconds, metres, fen, workers
    or minutes, as ``what`` says), ``None`` where there is no amount.
    """

    code: str
    where: str
    what: str
    amount: int | None = None

    def __post_init__(self) -> None:
        if self.code not in CODES:
            msg = f"violation code {self.code!r} is not listed; add it to CODES"
            raise ValueError(msg)

    def __str__(self) -> str:
        return printable(f"{self.code} {self.where}: {self.what}")
