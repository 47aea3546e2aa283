"""A coach that runs short trips one after the other, priced as a block.

A trip from D1 by V1 to E1 and back, its legs 30, 60 and 60 minutes, 20 minutes at each
place: 3 h 10 away, 2 h 30 at the wheel. Hired by the day: 1,000 CNY with 100 km, 4 CNY
a further km, 300 CNY a driver and day.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.transport.builders import make_line, make_policy, make_scenario, make_worker
from transport.clock import HOUR_S, MINUTE_S
from transport.money.block_costs import Run, block_cost_lines
from transport.money.costs import payer_split, summed_lines
from transport.plan import (
    DrivingBlock,
    Journey,
    Leg,
    Plan,
    PlanCost,
    SolverInfo,
    Stop,
    Trip,
    blocks_of,
)
from transport.scenario import Scenario, SuppliedDistance
from transport.tariff import Tariff

if TYPE_CHECKING:
    from collections.abc import Sequence

LEGS = (("D1", "V1", 20, 30), ("V1", "E1", 60, 60), ("E1", "D1", 60, 60))
DWELL_S = 20 * MINUTE_S
LINE = make_line(
    count=2,
    billing="per_day",
    fixed_fen=100_000,
    included_m=100_000,
    per_km_fen=400,
    driver_day_fen=30_000,
)


def a_scenario(n_trips: int, *, legs: Sequence[Any] = LEGS, **policy: Any) -> Scenario:
    """Two workers a trip."""
    return make_scenario(
        workers=tuple(make_worker(f"W{n}") for n in range(2 * n_trips)),
        fleet=(LINE,),
        tariff=Tariff(escort_day_fen=20_000, disinfection_fen=5_000, kit_fen=1_000),
        policy=make_policy(
            stop_s=DWELL_S,
            stop_per_worker_s=0,
            one_end_home=False,
            max_trips_per_block=policy.pop("max_trips_per_block", 4),
            **policy,
        ),
        distances=tuple(
            SuppliedDistance(
                from_id=from_id,
                to_id=to_id,
                distance_m=km * 1_000,
                driving_s=minutes * MINUTE_S,
            )
            for from_id, to_id, km, minutes in legs
        ),
    )


def a_trip(n: int, hour: float, *, legs: Sequence[Any] = LEGS, **changes: Any) -> Trip:
    """Trip number ``n`` from 1 leaves at this hour; its money is still to be told."""
    names = (f"W{2 * n - 2}", f"W{2 * n - 1}")
    at_s, at_m = round(hour * HOUR_S), 0
    stops = [Stop(kind="depot", place_id="D1", at_m=0, arrive_s=at_s, depart_s=at_s)]
    driving = []
    for (_, to_id, km, minutes), kind in zip(
        legs, ("pickup", "drop", "depot"), strict=True
    ):
        driving.append(
            DrivingBlock(driver=1, from_s=at_s, until_s=at_s + minutes * MINUTE_S)
        )
        at_s, at_m = at_s + minutes * MINUTE_S, at_m + km * 1_000
        stops.append(
            Stop(
                kind=kind,  # type: ignore[arg-type]
                place_id=to_id,
                at_m=at_m,
                arrive_s=at_s,
                depart_s=at_s if kind == "depot" else at_s + DWELL_S,
                board=names if kind == "pickup" else (),
                alight=names if kind == "drop" else (),
            )
        )
        at_s = stops[-1].depart_s
    trip = Trip(
        trip_id=f"T{n:03d}",
        segment="direct",
        service_id=None,
        vehicle_type="coach-49",
        depot_id="D1",
        usable_seats=47,
        drivers=1,
        distance_m=at_m,
        deadhead_m=(legs[0][2] + legs[2][2]) * 1_000,
        driving_s=sum(minutes for *_, minutes in legs) * MINUTE_S,
        cost_fen=0,
        cost_lines={},
        stops=tuple(stops),
        driving=tuple(driving),
        seats={names[0]: "1A", names[1]: "1B"},
        block_id="B001",
    )
    return replace(trip, **changes)


def priced(scenario: Scenario, trips: Sequence[Trip]) -> list[Trip]:
    """The trips with the money of their blocks."""
    found: list[Trip] = []
    for block in blocks_of(trips):
        runs = []
        for before, trip in zip([None, *block.trips], block.trips, strict=False):
            runs.append(
                Run(
                    outbound_m=trip.stops[2].at_m,
                    return_m=trip.distance_m - trip.stops[2].at_m,
                    deadhead_m=trip.deadhead_m,
                    depart_s=trip.depart_s,
                    return_s=trip.return_s,
                    n_kits=2,
                    n_escorts=1,
                    drivers=trip.drivers,
                    is_fresh_crew=before is not None and trip.crew != before.crew,
                )
            )
        shares = block_cost_lines(LINE, scenario.tariff, runs)
        found.extend(
            replace(trip, cost_lines=lines, cost_fen=sum(lines.values()))
            for trip, lines in zip(block.trips, shares, strict=True)
        )
    return sorted(found, key=lambda trip: trip.trip_id)


def a_plan(scenario: Scenario, trips: Sequence[Trip]) -> Plan:
    lines = summed_lines(trip.cost_lines for trip in trips)
    total = sum(lines.values())
    journeys = [
        Journey(
            worker_id=name,
            legs=(
                Leg(
                    trip_id=trip.trip_id,
                    service_id=None,
                    seat=trip.seats[name],
                    board_s=trip.stops[1].arrive_s,
                    alight_s=trip.stops[2].depart_s,
                ),
            ),
        )
        for trip in trips
        for name in trip.worker_ids
    ]
    return Plan(
        scenario_name=scenario.name,
        scenario_sha256=scenario.sha256,
        variant=None,
        solver=SolverInfo(version="0", seed=1, seconds=0, threads=1),
        cost=PlanCost(
            total_fen=total,
            penalty_fen=0,
            lower_bound_fen=0,
            lines=lines,
            payers=payer_split(total, scenario.tariff.payer_shares),
        ),
        n_registered=len(scenario.workers),
        n_eligible=len(scenario.workers),
        held=(),
        unplanned=(),
        trips=tuple(trips),
        services=(),
        journeys=tuple(sorted(journeys, key=lambda one: one.worker_id)),
    )


TWO = (a_trip(1, 6), a_trip(2, 10))


def two_trips() -> tuple[Scenario, Plan]:
    """One coach, two trips of a day."""
    scenario = a_scenario(2)
    return scenario, a_plan(scenario, priced(scenario, TWO))


def out_and_home(*, home_hour: float = 9) -> tuple[Scenario, Plan]:
    """One coach brings W0 and W1 to E1, waits there, and brings W2 and W3 home.

    It leaves its depot at six, is at E1 until ten past eight, and back at ten past
    eleven, if it goes on at nine.
    """
    here = ("E1", "E1", 0, 0)
    out = a_trip(1, 6, legs=(*LEGS[:2], here))
    home = a_trip(2, home_hour, legs=(here, ("E1", "V1", 60, 60), ("V1", "D1", 20, 30)))
    waits = replace(out.stops[-1], kind="layover")
    goes_on = replace(home.stops[0], kind="layover", place_id="E1")
    trips = (
        replace(out, stops=(*out.stops[:-1], waits), driving=out.driving[:-1]),
        replace(home, stops=(goes_on, *home.stops[1:]), driving=home.driving[1:]),
    )
    scenario = a_scenario(2)
    workers = (
        *scenario.workers[:2],
        *(
            replace(worker, village_id="E1", employer_id="V1", direction="home")
            for worker in scenario.workers[2:]
        ),
    )
    scenario = replace(scenario, workers=workers)
    return scenario, a_plan(scenario, priced(scenario, trips))
