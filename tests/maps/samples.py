"""Plans made by hand: synthetic workers between real towns.

Times are worked out at one pace (70 km/h, a break of 20 min after every 4 h), which is
enough for a map; no rule is claimed to hold.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, pairwise
from typing import TYPE_CHECKING

from transport.fleet import FleetLine
from transport.places import Depot, Employer, Village
from transport.plan import (
    Journey,
    Leg,
    NotTravelling,
    Plan,
    PlanCost,
    SolverInfo,
    Stop,
    Trip,
)
from transport.policy import Policy
from transport.presets import PRESETS
from transport.roster import Worker
from transport.said import said
from transport.scenario import Origin, Scenario, SearchSettings
from transport.tariff import Tariff
from transport.trips.rotations import with_coaches

if TYPE_CHECKING:
    from collections.abc import Sequence

_EARTH_M = 6_371_000
_CIRCUITY = 1.25
_PACE_M_S = 70_000 / 3_600
_BREAK_AFTER_S, _BREAK_S = 4 * 3_600, 20 * 60
_DWELL_S = 15 * 60

VILLAGES = (  # towns of Lan County, Shanxi
    ("东村镇", 38.282, 111.672),
    ("岚城镇", 38.392, 111.601),
    ("普明镇", 38.228, 111.566),
    ("界河口镇", 38.437, 111.404),
    ("土峪乡", 38.349, 111.745),
    ("上明乡", 38.253, 111.503),
    ("王狮乡", 38.193, 111.622),
    ("梁家庄乡", 38.172, 111.728),
)
EMPLOYERS = (
    ("海尔路产业园", "青岛市", "山东省", 36.128, 120.418),
    ("西海岸船厂", "青岛市", "山东省", 35.962, 120.197),
    ("高新区电子厂", "济南市", "山东省", 36.681, 117.132),
    ("开发区纺织厂", "潍坊市", "山东省", 36.722, 119.196),
)
_TYPES = (("49座大巴", 49, 24), ("33座中巴", 33, 16))


@dataclass(frozen=True, kw_only=True)
class Run:
    """A trip to lay out: pickups and drops as (place id, workers), coach type."""

    pickups: tuple[tuple[str, int], ...]
    drops: tuple[tuple[str, int], ...]
    start_s: int
    line: FleetLine
    usable_seats: int


def long_haul() -> tuple[Scenario, Plan]:
    """Lan County to four employers in Shandong: eight trips, breaks on the way."""
    scenario = _scenario(
        villages=VILLAGES, employers=EMPLOYERS, title="岚县—青岛 2020 年春返岗"
    )
    rides = (  # villages, employers, minutes after 06:00
        ((0, 4), (0,), 0),
        ((0,), (1,), 20),
        ((1, 3), (0, 1), 10),
        ((2, 5), (3,), 30),
        ((6, 7), (2,), 45),
        ((0, 6, 7), (2, 3), 60),
        ((1,), (2,), 90),
        ((5, 2), (0,), 15),
    )
    runs = []
    for n, (villages, employers, wait_min) in enumerate(rides):
        line = scenario.fleet[n % 2]
        seats = _TYPES[n % 2][2]
        runs.append(
            Run(
                pickups=_spread(seats - n % 3, [f"V{v + 1}" for v in villages]),
                drops=_spread(seats - n % 3, [f"E{e + 1}" for e in employers]),
                start_s=86_400 + (6 * 60 + wait_min) * 60,
                line=line,
                usable_seats=seats,
            )
        )
    return lay_out(scenario, runs)


def many_trips(n_trips: int = 526, n_workers: int = 12_000) -> tuple[Scenario, Plan]:
    """A county-day as large as the largest on record: 40 villages, 30 gates."""
    villages = tuple(
        (f"第{i + 1}村", 38.0 + 0.5 * ((i * 7) % 40) / 40, 111.3 + 0.6 * (i % 8) / 8)
        for i in range(40)
    )
    cities = ("青岛市", "济南市", "潍坊市", "太原市", "天津市", "石家庄市")
    employers = tuple(
        (f"第{i + 1}工厂", cities[i % 6], "山东省", 35.8 + i * 0.1, 116.0 + i * 0.15)
        for i in range(30)
    )
    scenario = _scenario(villages=villages, employers=employers, title="大型方案")
    loads = [len(range(n, n_workers, n_trips)) for n in range(n_trips)]
    runs = [
        Run(
            pickups=_spread(load, [f"V{(n * 3 + i) % 40 + 1}" for i in range(4)]),
            drops=_spread(load, [f"E{(n + i) % 30 + 1}" for i in range(2)]),
            start_s=86_400 * (1 + n % 3) + 6 * 3_600,
            line=scenario.fleet[0],
            usable_seats=24,
        )
        for n, load in enumerate(loads)
    ]
    return lay_out(scenario, runs)


def nothing_planned() -> tuple[Scenario, Plan]:
    """A plan in which nobody travels."""
    scenario = _scenario(villages=VILLAGES[:2], employers=EMPLOYERS[:1], title="空")
    return lay_out(scenario, ())


def lay_out(scenario: Scenario, runs: Sequence[Run]) -> tuple[Scenario, Plan]:
    """The scenario with the runs' workers on its roster, and the plan of the runs."""
    numbers = count(1)
    trips, workers, journeys = [], [], []
    for n, run in enumerate(runs, start=1):
        trip = _trip(scenario, f"T{n:03d}", run, numbers)
        drop_of = {w: s for s in trip.stops for w in s.alight}
        for stop in trip.stops:
            for worker_id in stop.board:
                drop = drop_of[worker_id]
                workers.append(_worker(worker_id, stop.place_id, drop.place_id))
                leg = Leg(
                    trip_id=trip.trip_id,
                    service_id=None,
                    seat="1A",
                    board_s=stop.depart_s,
                    alight_s=drop.depart_s,
                )
                journeys.append(Journey(worker_id=worker_id, legs=(leg,)))
        trips.append(trip)
    held = [_worker(f"HELD-{i}", "V1", "E1") for i in range(3)]
    left = [_worker(f"LEFT-{i}", "V2", "E1") for i in range(2)]
    roster = (*workers, *held, *left)
    return replace(scenario, workers=roster), _plan(
        scenario,
        with_coaches(trips, scenario.policy),
        journeys,
        [w.worker_id for w in held],
        [w.worker_id for w in left],
    )


def _plan(
    scenario: Scenario,
    trips: list[Trip],
    journeys: list[Journey],
    held: list[str],
    left: list[str],
) -> Plan:
    total = sum(trip.cost_fen for trip in trips)
    return Plan(
        scenario_name=scenario.name,
        scenario_sha256="",
        variant=scenario.variant,
        solver=SolverInfo(version="0", seed=1, seconds=0.0, threads=1, steps=1),
        cost=PlanCost(
            total_fen=total,
            penalty_fen=0,
            lower_bound_fen=total * 9 // 10,
            lines={"hire": total},
            payers={"government": total},
        ),
        n_registered=len(journeys) + len(held) + len(left),
        n_eligible=len(journeys) + len(left),
        held=tuple(
            NotTravelling(
                worker_id=w, code="FEVER", told=said("AS_WRITTEN", text="37.6")
            )
            for w in held
        ),
        unplanned=tuple(
            NotTravelling(
                worker_id=w, code="NO_SEATS_LEFT", told=said("AS_WRITTEN", text="")
            )
            for w in left
        ),
        trips=tuple(trips),
        services=(),
        journeys=tuple(journeys),
    )


def _trip(scenario: Scenario, trip_id: str, run: Run, numbers: count[int]) -> Trip:
    workers = [
        [f"SECRET-{next(numbers):05d}" for _ in range(n)] for _, n in run.pickups
    ]
    everybody = iter([w for group in workers for w in group])
    drops = [[next(everybody) for _ in range(n)] for _, n in run.drops]
    depot = run.line.depot_id
    calls: list[tuple[str, str, list[str], list[str]]] = [("depot", depot, [], [])]
    for (village, _), group in zip(run.pickups, workers, strict=True):
        calls.append(("pickup", village, group, []))
    for (employer, _), group in zip(run.drops, drops, strict=True):
        calls.append(("drop", employer, [], group))
    calls.append(("depot", depot, [], []))
    stops = _stops(scenario, calls, run.start_s)
    at = {stop.at_m for stop in stops if stop.kind in {"pickup", "drop"}}
    empty_m = min(at) + stops[-1].at_m - max(at)
    cost = 150_000 + stops[-1].at_m * 6 // 10
    return Trip(
        trip_id=trip_id,
        segment="direct",
        service_id=None,
        vehicle_type=run.line.vehicle_type,
        depot_id=depot,
        usable_seats=run.usable_seats,
        drivers=2,
        distance_m=stops[-1].at_m,
        deadhead_m=empty_m,
        driving_s=round(stops[-1].at_m / _PACE_M_S),
        cost_fen=cost,
        cost_lines={"hire": cost},
        stops=tuple(stops),
        driving=(),
        seats={},
    )


def _stops(
    scenario: Scenario,
    calls: list[tuple[str, str, list[str], list[str]]],
    start_s: int,
) -> list[Stop]:
    first = calls[0]
    stops = [_stop(first, at_m=0, arrive_s=start_s, depart_s=start_s)]
    now_s, at_m, since_break_s = start_s, 0, 0
    for (_, here, *_), call in pairwise(calls):
        left_m = _distance_m(scenario.position[here], scenario.position[call[1]])
        while since_break_s + left_m / _PACE_M_S > _BREAK_AFTER_S:
            run_s = _BREAK_AFTER_S - since_break_s
            run_m = round(run_s * _PACE_M_S)
            at_m, left_m, now_s = at_m + run_m, left_m - run_m, now_s + run_s
            is_rest = sum(stop.kind == "break" for stop in stops) % 3 == 2
            pause_s = 3 * 3_600 if is_rest else _BREAK_S
            stops.append(
                Stop(
                    kind="rest" if is_rest else "break",
                    place_id=None,
                    at_m=at_m,
                    arrive_s=now_s,
                    depart_s=now_s + pause_s,
                )
            )
            now_s, since_break_s = now_s + pause_s, 0
        run_s = math.ceil(left_m / _PACE_M_S / 60) * 60
        now_s, at_m, since_break_s = now_s + run_s, at_m + left_m, since_break_s + run_s
        dwell_s = 0 if call[0] == "depot" else _DWELL_S
        stops.append(_stop(call, at_m=at_m, arrive_s=now_s, depart_s=now_s + dwell_s))
        now_s += dwell_s
    return stops


def _stop(
    call: tuple[str, str, list[str], list[str]],
    *,
    at_m: int,
    arrive_s: int,
    depart_s: int,
) -> Stop:
    kind, place_id, board, alight = call
    return Stop(
        kind=kind,  # type: ignore[arg-type]  # one of three literals
        place_id=place_id,
        at_m=at_m,
        arrive_s=arrive_s,
        depart_s=depart_s,
        board=tuple(board),
        alight=tuple(alight),
    )


def _distance_m(a: tuple[float, float], b: tuple[float, float]) -> int:
    (lat1, lon1), (lat2, lon2) = (map(math.radians, a), map(math.radians, b))
    chord = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return round(_CIRCUITY * 2 * _EARTH_M * math.asin(math.sqrt(chord)))


def _spread(load: int, places: list[str]) -> tuple[tuple[str, int], ...]:
    n = Counter(places[i % len(places)] for i in range(load))
    return tuple(n.items())


def _worker(worker_id: str, village_id: str | None, employer_id: str | None) -> Worker:
    return Worker(
        worker_id=worker_id,
        name=f"PRIVATE-{worker_id}",
        village_id=village_id or "",
        employer_id=employer_id or "",
        id_number="141127199001010011",
        phone="13900000000",
        remark="CONFIDENTIAL",
    )


def _scenario(
    *,
    villages: Sequence[tuple[str, float, float]],
    employers: Sequence[tuple[str, str, str, float, float]],
    title: str,
) -> Scenario:
    return Scenario(
        name="sample",
        title=title,
        first_day=date(2020, 2, 24),
        n_days=5,
        utc_offset_min=480,
        origin=Origin(province="山西省", city="吕梁市"),
        policy=Policy(preset="cn-2020-02-11", editions=PRESETS["cn-2020-02-11"]),
        tariff=Tariff(),
        search=SearchSettings(),
        workers=(),
        villages=tuple(
            Village(
                village_id=f"V{i}",
                name=name,
                town=name,
                county="岚县",
                lat=lat,
                lon=lon,
            )
            for i, (name, lat, lon) in enumerate(villages, start=1)
        ),
        employers=tuple(
            Employer(
                employer_id=f"E{i}",
                name=name,
                city=city,
                province=province,
                lat=lat,
                lon=lon,
                contact="PRIVATE-CONTACT 13900000000",
            )
            for i, (name, city, province, lat, lon) in enumerate(employers, start=1)
        ),
        depots=(
            Depot(
                depot_id="D1", name="岚县车场", county="岚县", lat=38.279, lon=111.66
            ),
            Depot(
                depot_id="D2", name="吕梁车场", county="离石区", lat=37.52, lon=111.14
            ),
        ),
        fleet=tuple(
            FleetLine(
                depot_id=f"D{i}",
                vehicle_type=name,
                seats=seats,
                count=600,
                billing="per_trip",
                fixed_fen=150_000,
                per_km_fen=600,
            )
            for i, (name, seats, _) in enumerate(_TYPES, start=1)
        ),
    )
