"""Codes of workers left behind, and what each of them claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LEFT_BY_SEARCH = "LEFT_BY_SEARCH"

UNPLANNED_CODES: Mapping[str, str] = {
    "NO_COACH_FITS_VILLAGE": "no vehicle of the fleet may go to the village and has a"
    " seat for a worker",
    "NO_COACH_AT_HOME": "no vehicle that may go there has an end of the way at home",
    "NO_COACH_FREE": "each vehicle that could carry the party is away then",
    "KEPT_APART": "a vehicle has seats; rules on who may share it keep them off",
    "TOO_FAR_ROUND": "a vehicle has seats; to take the party in is too long a detour",
    "CROWDED": "others board there in each half-hour in which the party could",
    "INTAKE_FULL": "the employer takes no more on the days on which they could arrive",
    "NO_SEATS_LEFT": "no vehicle that may carry the party has seats for all of it",
    "HOLD_FULL": "no vehicle that may carry the party has a hold for all its luggage,"
    " or one with seats has no room left in its hold",
    "CREW_NOT_ALLOWED": "hire or length of the run demand more drivers than allowed",
    "DEARER_THAN_PENALTY": "each ride costs more than leaving the party behind weighs",
    "RIDE_TOO_LONG": "each ride takes longer than allowed, or would on a vehicle that"
    " has seats",
    "SERVICE_FULL": "a flight or train would do and has no seats left; each ride by"
    " coach breaks a rule",
    "NO_CONNECTING_COACH": "a flight or train has seats, and no coach is free to it or"
    " from it; each ride by coach breaks a rule",
    "MODE_NOT_ADMITTED": "a flight or train would do of a kind that the settings leave"
    " out; each ride by coach breaks a rule",
    "SERVICE_TIMES": "a flight or train leaves too early or arrives too late for them,"
    " by less than what a coach alone would need",
    "NO_LEGAL_TIMETABLE": "no departure keeps driver hours, openings and report times,"
    " or none of a vehicle that has seats",
    "CERT_EXPIRES_ON_ROAD": "a health certificate ends before any ride arrives",
    "TIME_RAN_OUT": "the time was up before a vehicle could be tried for the party, or"
    " before it was found what keeps it",
    LEFT_BY_SEARCH: "a ride was still to be had; the search ended without it",
}
