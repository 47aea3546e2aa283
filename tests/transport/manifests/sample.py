"""A small synthetic plan: a long trip with breaks, a short one, hostile names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.transport.builders import (
    make_depot,
    make_employer,
    make_line,
    make_village,
    make_worker,
)
from transport.clock import DAY_S, HOUR_S, MINUTE_S
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
from transport.policy import Edition, Policy
from transport.said import said
from transport.scenario import Origin, Scenario, SearchSettings
from transport.seat_layout import assign_seats, seat_map
from transport.tariff import Tariff

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.plan import StopKind
    from transport.roster import Worker

    StopRow = tuple[StopKind, str | None, int, int, int, Sequence[str], Sequence[str]]

HOSTILE_NAMES = (
    "=1+1",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "李家`${1}</div><script>",
    "欧阳\t娜\x0b娜\x00",
    "Alexandrina-Konstantina Featherstonehaugh",
    "买买提·阿卜杜热合曼·吐尔逊",
)
LONG_TRIP_ID = "T/long:[Qingdao]*?\\ and a name far beyond thirty-one"
LONG_TRIP_SHEET = "T-long--Qingdao---- and a name"
N_LONG, N_SHORT = 22, 4


def synthetic_id(number: int) -> str:
    """A made-up identity number, born on the first day of 1900."""
    return f"14112419000101{number:03d}X"


def synthetic_phone(number: int) -> str:
    """A made-up mobile number."""
    return f"1990000{number:04d}"


def make_workers() -> tuple[Worker, ...]:
    """Long trip's workers, then the short trip's, then one held, one unplanned."""
    workers = []
    for number in range(1, N_LONG + N_SHORT + 3):
        is_long = number <= N_LONG
        name = f"张测试{number}" if number % 2 else f"Test Worker {number}"
        if number <= len(HOSTILE_NAMES):
            name = HOSTILE_NAMES[number - 1]
        workers.append(
            make_worker(
                # some rosters use the identity number as the worker's id
                worker_id=synthetic_id(10) if number == 10 else f"W{number:03d}",
                name=name,
                village_id="V3" if not is_long else "V1" if number <= 12 else "V2",
                employer_id="E2" if not is_long else "E1" if number % 3 else "E3",
                id_number=synthetic_id(number) if number != 5 else None,
                phone=synthetic_phone(number),
                party_id="P1" if number in (11, 12) else None,
                certificate_issued_s=-2 * DAY_S if number % 4 else None,
                certificate_until_s=5 * DAY_S if number % 4 else None,
                remark=f"brother {synthetic_phone(77)}" if number == 9 else "",
            )
        )
    return tuple(workers)


def make_scenario() -> Scenario:
    """Three villages, three employers, 49-seaters and 7-seaters."""
    edition = Edition(
        name="test-edition",
        effective_from=date(2020, 2, 11),
        source="交运明电〔2020〕56号",
        observation_rows=2,
    )
    textile = "=cmd Textile Works with a very long registered name"
    return Scenario(
        name="manifest-test",
        title="岚县—青岛 返岗专车 R&D",
        first_day=date(2020, 2, 25),
        n_days=3,
        utc_offset_min=480,
        origin=Origin(province="山西", city="吕梁"),
        policy=Policy(preset="test", editions=(edition,)),
        tariff=Tariff(),
        search=SearchSettings(),
        workers=make_workers(),
        villages=(
            make_village("V1", name="王家村", town="东村镇", county="岚县"),
            make_village("V2", name="=村", town="普明镇", county="岚县"),
            make_village("V3", name="Hill & Dale", town="界河口镇", county="岚县"),
        ),
        employers=(
            make_employer("E1", name="海尔路电子厂", city="青岛", contact="@gate"),
            make_employer("E2", name="太原食品公司", city="太原"),
            make_employer("E3", name=textile, city="青岛"),
        ),
        depots=(make_depot("D1", name="岚县客运站"),),
        fleet=(
            make_line(vehicle_type="大客49", seats=49),
            make_line(vehicle_type="van-7", seats=7),
        ),
    )


def long_trip(workers: tuple[Worker, ...]) -> Trip:
    riders = [worker.worker_id for worker in workers[:N_LONG]]
    at = {worker.worker_id: worker for worker in workers}
    to = {
        place: tuple(w for w in riders if at[w].employer_id == place)
        for place in ("E1", "E3")
    }
    hour = [h * HOUR_S for h in range(48)]
    stops: Sequence[StopRow] = (
        ("depot", "D1", 0, hour[6], hour[6], (), ()),
        ("pickup", "V1", 20, hour[7], hour[7] + 16 * MINUTE_S, riders[:12], ()),
        ("pickup", "V2", 35, hour[8], hour[8] + 15 * MINUTE_S, riders[12:], ()),
        ("break", None, 300, hour[12], hour[12] + 20 * MINUTE_S, (), ()),
        ("break", None, 560, hour[16], hour[16] + 20 * MINUTE_S, (), ()),
        ("rest", None, 800, hour[26], hour[29], (), ()),
        ("drop", "E1", 860, hour[30], hour[30] + 17 * MINUTE_S, (), to["E1"]),
        ("drop", "E3", 870, hour[31], hour[31] + 14 * MINUTE_S, (), to["E3"]),
        ("depot", "D1", 1730, hour[46], hour[46], (), ()),
    )
    labels = assign_seats(
        seat_map(passenger_seats=48, observation_rows=2), n_workers=N_LONG, n_crew=2
    ).workers
    return _trip(
        LONG_TRIP_ID, "大客49", stops, dict(zip(riders, labels, strict=True)), drivers=2
    )


def short_trip(workers: tuple[Worker, ...]) -> Trip:
    riders = tuple(w.worker_id for w in workers[N_LONG : N_LONG + N_SHORT])
    start = 9 * HOUR_S
    stops: Sequence[StopRow] = (
        ("depot", "D1", 0, start, start, (), ()),
        ("pickup", "V3", 15, start + 1800, start + 2520, riders, ()),
        ("drop", "E2", 180, start + 12_000, start + 12_720, (), riders),
        ("depot", "D1", 345, start + 24_000, start + 24_000, (), ()),
    )
    return _trip(
        "T2",
        "van-7",
        stops,
        dict(zip(riders, ("1A", "2A", "2B", "3A"), strict=True)),
        drivers=1,
    )


def _trip(
    trip_id: str,
    vehicle_type: str,
    rows: Sequence[StopRow],
    seats: dict[str, str],
    *,
    drivers: int,
) -> Trip:
    stops = tuple(
        Stop(
            kind=kind,
            place_id=place_id,
            at_m=km * 1000,
            arrive_s=arrive_s,
            depart_s=depart_s,
            board=tuple(board),
            alight=tuple(alight),
        )
        for kind, place_id, km, arrive_s, depart_s, board, alight in rows
    )
    driving = tuple(
        DrivingBlock(driver=1 + number % drivers, from_s=a.depart_s, until_s=b.arrive_s)
        for number, (a, b) in enumerate(pairwise(stops))
    )
    return Trip(
        trip_id=trip_id,
        segment="direct",
        service_id=None,
        vehicle_type=vehicle_type,
        depot_id="D1",
        usable_seats=22 if drivers > 1 else 6,
        drivers=drivers,
        distance_m=stops[-1].at_m,
        deadhead_m=stops[1].at_m + stops[-1].at_m - stops[-2].at_m,
        driving_s=sum(block.until_s - block.from_s for block in driving),
        cost_fen=0,
        cost_lines={},
        stops=stops,
        driving=driving,
        seats=seats,
    )


def plan_of(trips: tuple[Trip, ...], scenario: Scenario) -> Plan:
    """A plan of these trips; the scenario's last two workers stay."""
    journeys = tuple(
        Journey(
            worker_id=worker_id,
            legs=(
                Leg(
                    trip_id=trip.trip_id,
                    service_id=None,
                    seat=trip.seats[worker_id],
                    board_s=stop.arrive_s + MINUTE_S,
                    alight_s=trip.stops[-2].depart_s,
                ),
            ),
        )
        for trip in trips
        for stop in trip.stops
        for worker_id in stop.board
    )
    held, unplanned = scenario.workers[-2:]
    return Plan(
        scenario_name=scenario.name,
        scenario_sha256="",
        variant=None,
        solver=SolverInfo(version="test", seed=1, seconds=0.0, threads=1),
        cost=PlanCost(
            total_fen=0, penalty_fen=0, lower_bound_fen=0, lines={}, payers={}
        ),
        n_registered=len(scenario.workers),
        n_eligible=len(scenario.workers) - 1,
        held=(
            NotTravelling(
                worker_id=held.worker_id,
                code="CERT_MISSING",
                told=said("AS_WRITTEN", text=f"=no paper; call {held.phone}"),
            ),
        ),
        unplanned=(
            NotTravelling(
                worker_id=unplanned.worker_id,
                code="NO_COACH_FREE",
                told=said("AS_WRITTEN", text="none left"),
            ),
        ),
        trips=trips,
        services=(),
        journeys=journeys,
    )


def make_plan(scenario: Scenario) -> Plan:
    """The long and the short trip."""
    trips = (long_trip(scenario.workers), short_trip(scenario.workers))
    return plan_of(trips, scenario)


def with_many_trips(scenario: Scenario, n_trips: int) -> tuple[Scenario, Plan]:
    """Copies of the short trip, each with four workers of its own."""
    model = short_trip(scenario.workers)
    stayers = scenario.workers[-2:]
    workers: list[Worker] = []
    trips: list[Trip] = []
    for number in range(n_trips):
        mine = {old: f"{number}-{old}" for stop in model.stops for old in stop.board}
        workers += [
            replace(scenario.worker[old], worker_id=new) for old, new in mine.items()
        ]
        stops = tuple(
            replace(
                stop,
                board=tuple(mine[old] for old in stop.board),
                alight=tuple(mine[old] for old in stop.alight),
            )
            for stop in model.stops
        )
        seats = {mine[old]: seat for old, seat in model.seats.items()}
        trips.append(
            replace(
                model, trip_id=f"T{number:04d}", block_id="", stops=stops, seats=seats
            )
        )
    many = replace(scenario, workers=(*workers, *stayers))
    return many, plan_of(tuple(trips), many)
