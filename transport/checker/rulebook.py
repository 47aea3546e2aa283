"""The rules a trip must keep, in the checker's own words.

No formula here is the planning side's, so that a misreading there cannot hide here as
well; the seat map is the one piece of geometry both use.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from transport.clock import DAY_S, MINUTE_S
from transport.places import RISKS
from transport.policy import Edition
from transport.seat_layout import seat_map

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transport.fleet import FleetLine
    from transport.places import Employer, Opening, Risk, Village
    from transport.policy import Policy, Scope
    from transport.roster import Worker
    from transport.scenario import Scenario
    from transport.seat_layout import SeatMap
    from transport.services import Service

PERCENT = 100
NO_RULE = Edition(name="no rule", effective_from=date.min, source="")


def edition_in_force(policy: Policy, day: date) -> Edition:
    """The latest edition in effect on ``day``; before the first no rule holds."""
    in_effect = [e for e in policy.editions if e.effective_from <= day]
    return max(in_effect, key=lambda e: e.effective_from, default=NO_RULE)


def highest(risks: Iterable[Risk]) -> Risk:
    """The highest of some risk levels; low when there are none."""
    return max(risks, key=RISKS.index, default="low")


def pair_risk(scenario: Scenario, village_id: str, employer_id: str) -> Risk:
    """The higher risk of the two ends: the village and the employer's city.

    Whoever goes home boards at the employer and alights in the village.
    """
    village, employer = home_and_work(scenario, village_id, employer_id)
    city_risk = scenario.policy.risk_by_city.get(employer.city, "low")
    return highest((village.risk, city_risk))


def home_and_work(
    scenario: Scenario, boards_id: str, alights_id: str
) -> tuple[Village, Employer]:
    """The rows of the two ends of a journey: the village's first, then the employer's.

    A place has one row in all tables, so the first end tells which way it goes.
    """
    if boards_id in scenario.own_village:
        return scenario.own_village[boards_id], scenario.own_employer[alights_id]
    return scenario.own_village[alights_id], scenario.own_employer[boards_id]


def employer_of(worker: Worker) -> str:
    """Whom the worker works for: the gate he reports at, or leaves to go home.

    Whoever was put out on the road on his way home has left his gate before.
    """
    if worker.direction == "home" and worker.employed_by_id:
        return worker.employed_by_id
    return worker.village_id if worker.direction == "home" else worker.employer_id


def home_end(scenario: Scenario, *place_ids: str | None) -> Village | None:
    """The first of the places that is a village; None where there is none."""
    rows = (scenario.own_village.get(str(place_id)) for place_id in place_ids)
    return next((row for row in rows if row is not None), None)


def way_scope(scenario: Scenario, from_id: str, to_id: str) -> Scope:
    """Which border the way from a village or hub to a hub or employer crosses."""
    start, end = region_of(scenario, from_id), region_of(scenario, to_id)
    if start[0] != end[0]:
        return "inter_province"
    return "intra_city" if start[1] == end[1] else "inter_city"


def region_of(scenario: Scenario, place_id: str) -> tuple[str, str]:
    """Province and city of a place."""
    origin = scenario.origin
    if place_id in scenario.own_village:
        county = scenario.own_village[place_id].county
        return origin.province, origin.city_of_county.get(county, origin.city)
    if place_id in scenario.own_employer:
        employer = scenario.own_employer[place_id]
        return employer.province, employer.city
    region = scenario.region_of_hub[place_id]
    return region.province, region.city


def mode_of(service: Service) -> Literal["air", "rail"]:
    """By what the service runs: charters and seats of aircraft, else trains."""
    return "air" if service.kind in ("charter_flight", "seat_block") else "rail"


def connect_needed_s(policy: Policy, service: Service) -> int:
    """Seconds between the end of alighting at a hub and the departure."""
    is_air = mode_of(service) == "air"
    return policy.connect_air_s if is_air else policy.connect_rail_s


def transfer_needed_s(policy: Policy, service: Service) -> int:
    """Seconds between the arrival at a hub and the first boarding of a coach."""
    is_air = mode_of(service) == "air"
    return policy.transfer_air_s if is_air else policy.transfer_rail_s


def cap_percent(edition: Edition, *, scope: Scope, risk: Risk) -> int:
    """Load cap in per cent of the seats; 100 where no cap is set."""
    for cap in edition.load_caps:
        if scope in cap.scopes and risk in cap.risks:
            return cap.percent
    return PERCENT


def coach_seats(line: FleetLine, edition: Edition) -> SeatMap:
    """The vehicle's seats, those in the observation rows marked."""
    rows = 0
    if line.seats >= edition.observation_min_seats:
        rows = edition.observation_rows
    return seat_map(passenger_seats=line.seats - 1, observation_rows=rows)


def crew_seats(line: FleetLine, policy: Policy, *, drivers: int) -> int:
    """Passenger seats taken by relief drivers and escorts."""
    relief = drivers - 1 if policy.relief_driver_uses_seat else 0
    return relief + escorts(line, policy)


def escorts(line: FleetLine, policy: Policy) -> int:
    """Escorts on a vehicle; small vehicles carry none."""
    return policy.escorts_per_vehicle if line.seats >= policy.escort_min_seats else 0


def seats_left(
    line: FleetLine, policy: Policy, edition: Edition, *, percent: int, drivers: int
) -> int:
    """Seats that cap, observation rows and crew leave to workers."""
    base = line.seats if policy.cap_base == "approved_seats" else line.seats - 1
    seats = coach_seats(line, edition).seats
    beside_rows = sum(not seat.is_observation for seat in seats)
    under_cap = percent * base // PERCENT
    crew = crew_seats(line, policy, drivers=drivers)
    return max(0, min(under_cap, beside_rows) - crew)


def dwell_needed_s(policy: Policy, *, n_served: int) -> int:
    """Seconds a halt takes for so many workers, up to the next whole minute."""
    exact = policy.stop_s + policy.stop_per_worker_s * n_served
    return -(-exact // MINUTE_S) * MINUTE_S


def is_open(opening: Opening, at_s: int) -> bool:
    """Whether a moment lies in an opening, bounds included."""
    if not opening.is_daily:
        return opening.from_s <= at_s <= opening.until_s
    of_day = at_s % DAY_S
    return any(
        opening.from_s <= moment <= opening.until_s
        for moment in (of_day, of_day + DAY_S)
    )
