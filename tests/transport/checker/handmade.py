"""A small scenario and a legal plan for it, both made by hand.

Three trips, each number worked out on paper beside it:

T1  a day trip of 450 km to two employers, one driver, hired per trip
T2  1,200 km with two drivers, a night stop and a way back, hired per day
T3  a van within the city, its distances computed from coordinates

Besides, a worker with fever and the companion are held, and nobody can fetch a worker
from a village that no coach reaches.
"""

from __future__ import annotations

import itertools
import math
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from geopy.distance import geodesic

from tests.transport.builders import (
    make_depot,
    make_employer,
    make_line,
    make_policy,
    make_village,
    make_worker,
)
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.places import Opening
from transport.plan import (
    DrivingBlock,
    Journey,
    Leg,
    NotTravelling,
    Plan,
    PlanCost,
    SolverInfo,
    Stop,
    Trip,
)
from transport.said import said
from transport.scenario import Origin, Scenario, SearchSettings, SuppliedDistance
from transport.tariff import Tariff

if TYPE_CHECKING:
    from transport.roster import Worker

PENALTY_FEN = 20_000_000
FROM_V1 = ("a01", "a02", "a03", "a04", "a05", "a06")
FROM_V2 = ("a07", "a08", "a09", "a10")
TO_E1 = ("a01", "a02", "a03", "a04", "a07", "a08", "a09")
TO_E2 = ("a05", "a06", "a10")
TO_E3 = ("b1", "b2", "b3")
TO_E4 = ("c1", "c2")
YARD, V3_AT, E4_AT = (37.96, 111.00), (38.10, 111.10), (38.02, 111.30)


def at(day: int, clock: str) -> int:
    """Scenario seconds of a time of day such as ``"07:30"``."""
    hours, minutes = clock.split(":")
    return day * DAY_S + int(hours) * HOUR_S + int(minutes) * MINUTE_S


def a_worker(worker_id: str, village_id: str, employer_id: str, **more: Any) -> Worker:
    papers = {
        "certificate_until_s": 5 * DAY_S,
        "health_code": "green",
        "temperature_c": Decimal("36.5"),
    }
    return make_worker(
        worker_id, village_id=village_id, employer_id=employer_id, **papers | more
    )


def _workers() -> tuple[Worker, ...]:
    ready = {"a01": at(0, "07:00")}
    party = {"a01": "P1", "a02": "P1", "c1": "P2", "c2": "P2"}
    report = dict.fromkeys(TO_E3, at(2, "00:00"))
    homes = {**dict.fromkeys(FROM_V1, "V1"), **dict.fromkeys(FROM_V2, "V2")}
    homes |= {**dict.fromkeys(TO_E3, "V1"), **dict.fromkeys(TO_E4, "V3")}
    goals = {**dict.fromkeys(TO_E1, "E1"), **dict.fromkeys(TO_E2, "E2")}
    goals |= {**dict.fromkeys(TO_E3, "E3"), **dict.fromkeys(TO_E4, "E4")}
    travelling = tuple(
        a_worker(
            name,
            home,
            goals[name],
            party_id=party.get(name),
            ready_from_s=ready.get(name),
            report_by_s=report.get(name),
        )
        for name, home in homes.items()
    )
    return (
        *travelling,
        a_worker("h1", "V1", "E1", party_id="P3", temperature_c=Decimal("37.4")),
        a_worker("h2", "V1", "E1", party_id="P3"),
        a_worker("u1", "V4", "E1", is_poverty_listed=True),
    )


def _way(from_id: str, to_id: str, km: int, minutes: int) -> SuppliedDistance:
    return SuppliedDistance(
        from_id=from_id,
        to_id=to_id,
        distance_m=km * 1_000,
        driving_s=minutes * MINUTE_S,
    )


def good_scenario() -> Scenario:
    """Five days from 25 February 2020 under the half-load rule."""
    return Scenario(
        name="handmade",
        title="made by hand",
        first_day=date(2020, 2, 25),
        n_days=5,
        utc_offset_min=480,
        origin=Origin(province="Shanxi", city="Luliang"),
        # as long as a driver may drive on end: the halts of T2 serve for both
        policy=make_policy("cn-2020-02-11", passenger_stop_every_s=4 * HOUR_S),
        tariff=Tariff(
            toll_exempt_outbound=True,
            disinfection_fen=10_000,
            escort_day_fen=20_000,
            kit_fen=1_500,
            penalty_poverty_fen=PENALTY_FEN,
            payer_shares={"government": 1, "employer": 2},
        ),
        search=SearchSettings(),
        workers=_workers(),
        villages=(
            make_village("V1"),
            make_village("V2"),
            make_village("V3", lat=V3_AT[0], lon=V3_AT[1], max_seats=19),
            make_village("V4", max_seats=5),
        ),
        employers=(
            make_employer("E1"),
            make_employer(
                "E2", opening=Opening(from_s=8 * HOUR_S, until_s=18 * HOUR_S)
            ),
            make_employer("E3", city="Qingdao", province="Shandong"),
            make_employer(
                "E4", city="Luliang", province="Shanxi", lat=E4_AT[0], lon=E4_AT[1]
            ),
        ),
        depots=(make_depot("D1", lat=YARD[0], lon=YARD[1]),),
        fleet=(
            make_line(vehicle_type="coach-49", seats=49, count=1, toll_per_km_fen=75),
            make_line(
                vehicle_type="coach-33",
                seats=33,
                count=1,
                billing="per_day",
                fixed_fen=120_000,
                per_km_fen=550,
                included_m=100_000,
                drivers=2,
                driver_day_fen=40_000,
                toll_per_km_fen=60,
            ),
            make_line(
                vehicle_type="van-7",
                seats=7,
                count=1,
                fixed_fen=40_000,
                per_km_fen=300,
                speed_percent=80,
            ),
        ),
        distances=(
            _way("D1", "V1", 20, 30),
            _way("V1", "V2", 10, 15),
            _way("V2", "E1", 200, 180),
            _way("E1", "E2", 5, 10),
            _way("E2", "D1", 215, 200),
            _way("V1", "E1", 210, 195),
            _way("V1", "E2", 215, 205),
            _way("V2", "E2", 205, 190),
            _way("V1", "E3", 1_200, 900),
            _way("E3", "D1", 1_200, 900),
        ),
    )


class Log:
    """The stops and driving blocks of a trip, written down as it runs."""

    def __init__(self, *, start_s: int) -> None:
        self.now_s = start_s
        self.at_m = 0
        self.stops: list[Stop] = []
        self.driving: list[DrivingBlock] = []

    def drive(self, driver: int, minutes: int, *, to_m: int) -> None:
        """Drive to the point ``to_m`` metres from the depot."""
        until_s = self.now_s + minutes * MINUTE_S
        block = DrivingBlock(driver=driver, from_s=self.now_s, until_s=until_s)
        self.driving.append(block)
        self.now_s, self.at_m = until_s, to_m

    def halt(
        self, kind: Any, minutes: int, place_id: str | None = None, **who: Any
    ) -> None:
        """Stand for some minutes; ``who`` boards or alights."""
        depart_s = self.now_s + minutes * MINUTE_S
        self.stops.append(
            Stop(
                kind=kind,
                place_id=place_id,
                at_m=self.at_m,
                arrive_s=self.now_s,
                depart_s=depart_s,
                **who,
            )
        )
        self.now_s = depart_s


def _day_trip() -> Trip:
    log = Log(start_s=at(0, "07:00"))
    log.halt("depot", 0, "D1")
    log.drive(1, 30, to_m=20_000)
    log.halt("pickup", 13, "V1", board=FROM_V1)  # 10 min + 6 x 0.5 min
    log.drive(1, 15, to_m=30_000)
    log.halt("pickup", 12, "V2", board=FROM_V2)
    log.drive(1, 100, to_m=141_111)  # 100 of 180 min: 111 of 200 km
    log.halt("break", 20)
    log.drive(1, 80, to_m=230_000)
    log.halt("drop", 14, "E1", alight=TO_E1)  # 13.5 min, rounded up
    log.drive(1, 10, to_m=235_000)
    log.halt("drop", 12, "E2", alight=TO_E2)
    log.drive(1, 100, to_m=342_500)
    log.halt("break", 20)
    log.drive(1, 100, to_m=450_000)
    log.halt("depot", 0, "D1")
    lines = {
        "hire": 420_000,  # 1,500 + 450 km x 6 CNY
        "toll": 16_125,  # 215 km home x 0.75
        "disinfection": 10_000,
        "escorts": 20_000,  # one day
        "kit": 15_000,
    }
    rows = [f"{row}{seat}" for row in range(2, 11) for seat in "ABCD"]
    return Trip(
        trip_id="T1",
        segment="direct",
        service_id=None,
        vehicle_type="coach-49",
        depot_id="D1",
        usable_seats=23,  # half of 48, less an escort
        drivers=1,
        distance_m=450_000,
        deadhead_m=235_000,
        driving_s=435 * MINUTE_S,
        cost_fen=sum(lines.values()),
        cost_lines=lines,
        stops=tuple(log.stops),
        driving=tuple(log.driving),
        seats=dict(zip((*FROM_V1, *FROM_V2), rows, strict=False)),
    )


def _long_trip() -> Trip:
    log = Log(start_s=at(0, "11:30"))
    log.halt("depot", 0, "D1")
    log.drive(1, 30, to_m=20_000)
    log.halt("pickup", 12, "V1", board=TO_E3)  # 12:00 to 12:12
    log.drive(1, 180, to_m=260_000)
    log.halt("break", 20)
    log.drive(2, 240, to_m=580_000)
    log.halt("break", 20)
    log.drive(1, 128, to_m=750_666)  # until 22:00, when only 2 h on end are allowed
    log.halt("break", 20)
    log.drive(2, 120, to_m=878_666)  # at night a minute counts 0.8
    log.halt("break", 20)
    log.drive(1, 80, to_m=964_000)
    log.halt("rest", 180)  # 02:00 to 05:00
    log.drive(1, 60, to_m=1_028_000)
    log.halt("break", 20)
    log.drive(2, 120, to_m=1_188_000)  # driver 2 now has 480 min
    log.halt("rest", 220)  # until 12:00: driver 1 had 478 min since 11:30
    log.drive(1, 24, to_m=1_220_000)
    log.halt("drop", 12, "E3", alight=TO_E3)
    log.halt("rest", 17 * 60 + 24)  # 12:36 to 06:00
    log.drive(1, 240, to_m=1_540_000)
    log.halt("break", 20)
    log.drive(2, 240, to_m=1_860_000)
    log.halt("break", 20)
    log.drive(1, 240, to_m=2_180_000)
    log.halt("break", 20)
    log.drive(2, 180, to_m=2_420_000)
    log.halt("depot", 0, "D1")  # 22:00 on the third day: 58.5 h away, three days
    lines = {
        # 3 x 1,200 + 5.50 x (1,200 loaded + half of 1,220 empty - 300 included)
        "hire": 1_190_500,
        "drivers": 240_000,
        "toll": 72_000,
        "disinfection": 10_000,
        "escorts": 60_000,
        "kit": 4_500,
    }
    return Trip(
        trip_id="T2",
        segment="direct",
        service_id=None,
        vehicle_type="coach-33",
        depot_id="D1",
        usable_seats=14,  # half of 32, less a relief driver and an escort
        drivers=2,
        distance_m=2_420_000,
        deadhead_m=1_220_000,
        driving_s=1_830 * MINUTE_S,
        cost_fen=sum(lines.values()),
        cost_lines=lines,
        stops=tuple(log.stops),
        driving=tuple(log.driving),
        seats={"b1": "3A", "b2": "3B", "b3": "3C"},
    )


def _computed_leg(
    start: tuple[float, float], end: tuple[float, float]
) -> tuple[int, int]:
    """Metres and seconds: 1.35 x great circle; 40 km/h for 20 km, then 55 km/h."""
    metres = math.ceil(1.35 * geodesic(start, end).m)
    seconds = min(metres, 20_000) / 40 * 3.6 + max(0, metres - 20_000) / 55 * 3.6
    return metres, math.ceil(seconds)


def _van_trip() -> Trip:
    places = (YARD, V3_AT, E4_AT, YARD)
    legs = [_computed_leg(*ends) for ends in itertools.pairwise(places)]
    slow_s = [seconds / 0.8 for _, seconds in legs]
    minutes = [math.ceil(seconds / 60) for seconds in slow_s]
    metres = [metres for metres, _ in legs]
    log = Log(start_s=at(1, "08:00"))
    log.halt("depot", 0, "D1")
    log.drive(1, minutes[0], to_m=metres[0])
    log.halt("pickup", 11, "V3", board=TO_E4)
    log.drive(1, minutes[1], to_m=metres[0] + metres[1])
    log.halt("drop", 11, "E4", alight=TO_E4)
    log.drive(1, minutes[2], to_m=sum(metres))
    log.halt("depot", 0, "D1")
    lines = {
        "hire": 40_000 + math.floor(300 * sum(metres) / 1_000 + 0.5),
        "disinfection": 10_000,
        "kit": 3_000,
    }
    return Trip(
        trip_id="T3",
        segment="direct",
        service_id=None,
        vehicle_type="van-7",
        depot_id="D1",
        usable_seats=6,  # no cap within the city, no escort in a van
        drivers=1,
        distance_m=sum(metres),
        deadhead_m=metres[0] + metres[2],
        driving_s=math.ceil(sum(slow_s)),
        cost_fen=sum(lines.values()),
        cost_lines=lines,
        stops=tuple(log.stops),
        driving=tuple(log.driving),
        seats={"c1": "2A", "c2": "2B"},
    )


def journeys_of(trips: tuple[Trip, ...]) -> tuple[Journey, ...]:
    """The journeys that the stops imply; dwell is rounded up to a minute."""
    found = []
    for trip in trips:
        alight_s = {w: stop.depart_s for stop in trip.stops for w in stop.alight}
        for stop in trip.stops:
            dwell_min = math.ceil(10 + len(stop.board) / 2)
            for worker_id in stop.board:
                leg = Leg(
                    trip_id=trip.trip_id,
                    service_id=None,
                    seat=trip.seats[worker_id],
                    board_s=stop.depart_s - dwell_min * MINUTE_S,
                    alight_s=alight_s[worker_id],
                )
                found.append(Journey(worker_id=worker_id, legs=(leg,)))
    return tuple(found)


def good_plan() -> Plan:
    """The three trips, two workers held and one unplanned."""
    trips = (_day_trip(), _long_trip(), _van_trip())
    lines: dict[str, int] = {}
    for trip in trips:
        for name, fen in trip.cost_lines.items():
            lines[name] = lines.get(name, 0) + fen
    total = sum(lines.values())
    government = round(total / 3)  # thirds never tie
    return Plan(
        scenario_name="handmade",
        scenario_sha256="",
        variant=None,
        solver=SolverInfo(version="0", seed=1, seconds=0.0, threads=1),
        cost=PlanCost(
            total_fen=total,
            penalty_fen=PENALTY_FEN,
            lower_bound_fen=1_000_000,
            lines=lines,
            payers={"government": government, "employer": total - government},
        ),
        n_registered=18,
        n_eligible=16,
        held=(
            NotTravelling(
                worker_id="h1", code="FEVER", told=said("AS_WRITTEN", text="37.4")
            ),
            NotTravelling(
                worker_id="h2",
                code="PARTY_MEMBER_HELD",
                told=said("AS_WRITTEN", text="h1"),
            ),
        ),
        unplanned=(
            NotTravelling(
                worker_id="u1",
                code="NO_COACH_FITS_VILLAGE",
                told=said("AS_WRITTEN", text="5 seats"),
            ),
        ),
        trips=trips,
        services=(),
        journeys=journeys_of(trips),
    )
