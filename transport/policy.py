"""The policy: dated rules and limits that a plan must keep."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from transport.clock import HOUR_S, MINUTE_S
from transport.hours import HOURS_PRESETS
from transport.places import Opening, Risk

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from transport.hours import HoursRules

FREEZE_TIME_S = 18 * HOUR_S  # the hour at which lists are printed
MAX_WALK_M = 2_000  # to a muster point
AIRCRAFT_TURNAROUND_S = 60 * MINUTE_S  # between two flights of one aircraft

Scope = Literal["intra_city", "inter_city", "inter_province"]
SCOPES: tuple[Scope, ...] = ("intra_city", "inter_city", "inter_province")
CapBase = Literal["passenger_seats", "approved_seats"]
Mode = Literal["coach", "rail", "air"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadCap:
    """At most ``percent`` of the seats on trips of these scopes and risk levels."""

    scopes: tuple[Scope, ...]
    risks: tuple[Risk, ...]
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The rules in force from a day on, as one document set them.

    ``load_caps``: the first that matches scope and risk holds; none means 100 %.
    ``observation_rows``: rear rows kept empty in vehicles of at least
    ``observation_min_seats`` approved seats.
    """

    name: str
    effective_from: date
    source: str
    load_caps: tuple[LoadCap, ...] = ()
    observation_rows: int = 0
    observation_min_seats: int = 10
    certificate_required: bool = False
    certificate_valid_days: int = 7
    codes_allowed: tuple[str, ...] = ()  # empty: codes are not asked for
    temperature_limit_c: Decimal | None = None
    no_stop_risks: tuple[Risk, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRules:
    """How a printed plan may be changed on the day.

    ``freeze_time_s``: of the day before a trip leaves, when its list is frozen.
    ``coach_weight``: what a worker with another coach or place counts, ``time_weight``
    what one with another time does beside. ``change_fen``: what a changed worker
    weighs; 0: changes come before all cost. ``standby_m``: from how far somebody on
    standby may come to a stop that is not his own.
    """

    freeze_time_s: int = FREEZE_TIME_S
    coach_weight: int = 100
    time_weight: int = 1
    change_fen: int = 0
    standby_m: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """All limits of a scenario; editions are sorted by date, one preset's or several.

    The edition in force is that of the departure day; a pinned preset has a single
    edition that holds on every day.
    """

    preset: str
    editions: tuple[Edition, ...]
    # seats
    cap_base: CapBase = "passenger_seats"
    relief_driver_uses_seat: bool = True
    escorts_per_vehicle: int = 1
    escort_min_seats: int = 8  # smaller vehicles (7 seats and fewer) carry no escort
    # acceptance, geography
    acceptance_required: bool = True
    risk_by_city: Mapping[str, Risk] = field(default_factory=dict)
    # cohorts
    max_employers_per_vehicle: int = 5
    max_villages_per_vehicle: int = 6
    mix_risk_levels: bool = False
    mix_counties: bool = False
    # ride
    max_ride_s: int = 30 * HOUR_S
    max_detour_percent: int = 130
    detour_allowance_m: int = 40_000  # a detour this short is never too long
    detour_allowance_s: int = 120 * MINUTE_S  # the same of driving and halts
    max_wait_aboard_s: int = 60 * MINUTE_S  # before a closed place, workers aboard
    passenger_stop_every_s: int = 0  # under way with workers; 0: no rule
    passenger_stop_s: int = 20 * MINUTE_S
    # driver hours
    driver_hours: str = "cn"
    two_driver_m: int = 600_000  # loaded run beyond which two must drive
    max_drivers: int = 3
    # stops
    stop_s: int = 10 * MINUTE_S
    stop_per_worker_s: int = 30
    pickup_opening: Opening = Opening(from_s=6 * HOUR_S, until_s=20 * HOUR_S)
    gate_opening: Opening = Opening(from_s=6 * HOUR_S, until_s=22 * HOUR_S)
    # services and hubs
    modes: tuple[Mode, ...] = ("air", "rail")  # of the services that may be used
    connect_air_s: int = 120 * MINUTE_S  # from alighting to the departure
    connect_rail_s: int = 60 * MINUTE_S
    check_in_air_s: int = 45 * MINUTE_S  # after that the flight is missed
    check_in_rail_s: int = 15 * MINUTE_S
    transfer_air_s: int = 45 * MINUTE_S  # from the arrival to boarding a coach
    transfer_rail_s: int = 30 * MINUTE_S
    aircraft_turnaround_s: int = AIRCRAFT_TURNAROUND_S
    max_hub_m: int = 300_000  # road between a hub and a village or employer
    crowd_cap: int = 200  # workers who come together at a hub within half an hour
    # health checks before the first vehicle
    township_staff: int = 0  # who check in the villages of a town; 0: nobody does
    checks_per_staff_hour: int = 20
    screening_return_s: int = 60 * MINUTE_S  # from a station back to the village
    # muster points
    max_walk_m: int = MAX_WALK_M
    # coaches
    one_end_home: bool = True  # of every ride, in the city of the coach's plates
    emergency_dispatch: bool = False  # ordered by the state: one_end_home is waived
    turnaround_s: int = 45 * MINUTE_S  # disinfection before a coach leaves again
    max_trips_per_block: int = 1  # that share the days of hire; 1: each buys its own
    # changes of the day
    day: DayRules = DayRules()
    # distances
    circuity_percent: int = 125
    circuity_short_percent: int = 135
    circuity_short_m: int = 300_000
    mountain: bool = False  # circuity_mountain_percent on short runs
    circuity_mountain_percent: int = 150
    # priority
    key_employers: tuple[str, ...] = ()

    @property
    def hours(self) -> HoursRules:
        """The driver-hours rules of its name."""
        return HOURS_PRESETS[self.driver_hours]

    def connect_s(self, mode: Mode) -> int:
        """Seconds before a departure by which feeders have let their workers off."""
        return self.connect_air_s if mode == "air" else self.connect_rail_s

    def check_in_s(self, mode: Mode) -> int:
        """Seconds before a departure after which it is missed."""
        return self.check_in_air_s if mode == "air" else self.check_in_rail_s

    def transfer_s(self, mode: Mode) -> int:
        """Seconds after an arrival from which receiving coaches may board workers."""
        return self.transfer_air_s if mode == "air" else self.transfer_rail_s
