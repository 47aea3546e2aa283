"""Violations: what a checker may find wrong, each kind with one stable code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.errors import printable

if TYPE_CHECKING:
    from transport.said import Said

CODES: tuple[str, ...] = (
    # the plan and the scenario
    "SCENARIO_NAME",
    "SCENARIO_DIGEST",
    "SCENARIO_VARIANT",
    "COUNT_WRONG",
    # everybody is accounted for
    "WORKER_UNKNOWN",
    "WORKER_MISSING",
    "WORKER_TWICE",
    # trips and journeys belong together
    "TRIP_TWICE",
    "TRIP_UNKNOWN",
    "SEGMENT_WRONG",
    "JOURNEY_NOT_DOOR_TO_DOOR",
    "LEG_NOT_ABOARD",
    "PASSENGER_WITHOUT_JOURNEY",
    "LEG_TIME_WRONG",
    "LEG_SEAT_WRONG",
    # stops
    "VEHICLE_UNKNOWN",
    "PLACE_UNKNOWN",
    "STOP_ORDER",
    "STOP_KIND",
    "WRONG_DEPOT",
    "PLACE_TWICE",
    "STOP_EMPTY",
    "STOP_BOARDS",
    "BOARDS_TWICE",
    "NEVER_ALIGHTS",
    "NEVER_BOARDS",
    "WRONG_VILLAGE",
    "WRONG_EMPLOYER",
    "WRONG_HUB",
    # seats
    "USABLE_SEATS_WRONG",
    "OVERLOADED",
    "HOLD_OVERLOADED",
    "SEAT_MISSING",
    "SEAT_WITHOUT_WORKER",
    "SEAT_UNKNOWN",
    "SEAT_TWICE",
    "SEAT_OBSERVATION",
    # cohorts
    "TOO_MANY_EMPLOYERS",
    "TOO_MANY_VILLAGES",
    "RISK_MIXED",
    "DIRECTIONS_MIXED",
    "COUNTIES_MIXED",
    "PARTY_SPLIT",
    "COACH_TOO_LARGE",
    "NO_END_AT_HOME",
    "PICKUP_FORBIDDEN",
    # times
    "TIME_NOT_WHOLE_MINUTE",
    "TIME_BACKWARDS",
    "TRIP_TOO_LONG",
    "DEPOT_HALT",
    "DWELL_TOO_SHORT",
    "OUTSIDE_OPENING",
    "BOARDS_BEFORE_READY",
    "ARRIVES_TOO_LATE",
    "BEFORE_FIRST_DAY",
    "AFTER_LAST_DAY",
    "STOP_CLOSED",
    "WALK_TOO_FAR",
    "ROAD_CLOSED",
    "RIDE_TOO_LONG",
    "DETOUR_TOO_LONG",
    "DETOUR_TOO_SLOW",
    "WAITS_ABOARD",
    "NO_PASSENGER_STOP",
    # driver hours
    "BLOCK_EMPTY",
    "BLOCK_OUTSIDE_TRIP",
    "DRIVER_UNKNOWN",
    "TWO_AT_THE_WHEEL",
    "MOVES_WITHOUT_DRIVER",
    "DRIVES_WHILE_HALTED",
    "CHANGE_TOO_SHORT",
    "TOO_FEW_DRIVERS",
    "TOO_MANY_DRIVERS",
    "CREW_NOT_ALLOWED",
    "DRIVES_TOO_LONG",
    "DRIVES_TOO_MUCH",
    "DUTY_TOO_LONG",
    "NIGHT_BAN",
    "LEG_TOO_FAST",
    "LEG_TOO_SLOW",
    "HALT_MISPLACED",
    "HALT_EMPTY",
    # fleet
    "FLEET_EXCEEDED",
    # health
    "TRAVELS_THOUGH_HELD",
    "HELD_WITHOUT_CAUSE",
    "HELD_CODE_WRONG",
    "UNPLANNED_THOUGH_HELD",
    "UNPLANNED_CODE_WRONG",
    "UNPLANNED_COULD_RIDE",
    "CERTIFICATE_LAPSES",
    "PRIORITY_PASSED_OVER",
    # distances and driving time
    "AT_M_WRONG",
    "DISTANCE_WRONG",
    "DEADHEAD_WRONG",
    "DRIVING_TIME_WRONG",
    "GREAT_CIRCLE_WRONG",
    # money
    "COST_LINE_WRONG",
    "TRIP_COST_WRONG",
    "PLAN_LINE_WRONG",
    "TOTAL_WRONG",
    "PAYERS_WRONG",
    "PENALTY_WRONG",
    "BOUND_NEGATIVE",
    "BOUND_ABOVE_OBJECTIVE",
    "BOUND_PRICE_UNKNOWN",
    "BOUND_PRICE_TOO_HIGH",
    "KEPT_BOUND_WRONG",
    "REJECTED_WRONG",
    "MARGINAL_WRONG",
    # services
    "SERVICE_UNKNOWN",
    "SERVICE_TWICE",
    "SERVICE_UNITS",
    "SERVICE_SEATS",
    "SERVICE_COST_WRONG",
    "SERVICE_NOT_ALLOWED",
    "RIDER_TWICE",
    "RIDER_WITHOUT_JOURNEY",
    "RIDER_NOT_LISTED",
    "RIDER_HELD",
    "SERVICE_SEAT_TWICE",
    "SERVICE_SEAT_UNKNOWN",
    "SERVICE_TIME_WRONG",
    # health checks
    "SCREENING_PLACE_WRONG",
    "SCREENING_CLOSED",
    "SCREENING_TOO_EARLY",
    "SCREENING_QUEUE",
    "SCREENING_TWICE",
    "SCREENING_COST_WRONG",
    "SCREENING_MISSED",
    "SCREENING_NOT_NEEDED",
    "SCREENING_OUT_OF_TURN",
    # those who travel alone
    "ALONE_NOT_ALLOWED",
    "ALONE_TOO_LATE",
    "STAYS_THOUGH_TICKET",
    "CONSENT_WRONG",
    "TICKET_WRONG",
    "REFUND_WRONG",
    # connections
    "CONNECTION_MISSED",
    "TRANSFER_TOO_SHORT",
    "FEEDER_OF_OTHER_SERVICE",
    "JOURNEY_TOO_LONG",
    "HUB_TOO_FAR",
    "CROWD_TOO_LARGE",
    "INTAKE_EXCEEDED",
    "COACH_TWICE",
    "COACH_DAY_TWICE",
    "BLOCK_OF_SEVERAL_COACHES",
    "BLOCK_TOO_MANY_TRIPS",
    "BLOCK_INTERRUPTED",
    "LAYOVER_UNMATCHED",
    "LAYOVER_NO_RETURN",
    "LAYOVER_CREW",
    "CREW_OUT_OF_TURN",
    "CREW_CHANGE_NOT_ALLOWED",
    "COACH_UNKNOWN",
    "COACH_LOST",
    "COACH_AWAY",
    # a version against the one before
    "DEPARTED_CHANGED",
    "BROKEN_RUNS_ON",
    "STRANDED_FORGOTTEN",
    "ABOARD_CHANGED",
    "FROZEN_CHANGED",
    "LOCKED_CHANGED",
    "SEAT_NOT_HELD",
    "HALTS_MAY_CHANGE",
    "LEAVES_IN_THE_PAST",
    "AIRCRAFT_TWICE",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One thing wrong in a plan.

    ``code`` is one of :data:`CODES`; ``where`` is the id of the trip, worker,
    service or fleet line, or ``plan``; ``told`` says what was found and what is
    allowed: the code of a sentence, which begins with ``code``, and its figures;
    ``amount`` is by how much the two differ (seconds, metres, fen, workers or
    minutes, as the figures are), ``None`` where there is no amount.
    """

    code: str
    where: str
    told: Said
    amount: int | None = None

    def __post_init__(self) -> None:
        if self.code not in CODES:
            msg = f"violation code {self.code!r} is not listed; add it to CODES"
            raise ValueError(msg)
        if not f"{self.told.code}_".startswith(f"{self.code}_"):
            msg = f"violation {self.code!r} is told as {self.told.code!r}"
            raise ValueError(msg)

    def __str__(self) -> str:
        return printable(f"{self.code} {self.where}: {self.told}")
