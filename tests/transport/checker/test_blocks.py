"""Blocks proved: one coach's trips in a chain, priced and driven as one.

A trip from D1 by V1 to E1 and back, its legs 30, 60 and 60 minutes, 20 minutes at each
place: 3 h 10 away, 2 h 30 at the wheel. Hired by the day: 1,000 CNY with 100 km, 4 CNY
a further km, 300 CNY a driver and day.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.builders import make_line, make_policy, make_scenario, make_worker
from transport.checker import violations
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
    from collections.abc import Callable, Sequence

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
            stop_s=DWELL_S, stop_per_worker_s=0, one_end_home=False, **policy
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


def found_in(scenario: Scenario, trips: Sequence[Trip]) -> list[tuple[str, str, Any]]:
    """(code, where, amount) of all that is wrong with the plan of these trips."""
    plan = a_plan(scenario, priced(scenario, trips))
    return [(v.code, v.where, v.amount) for v in violations(scenario, plan)]


TWO = (a_trip(1, 6), a_trip(2, 10))


def test_two_trips_of_a_coach_buy_its_day_once() -> None:
    scenario = a_scenario(2)
    assert found_in(scenario, TWO) == []
    first, second = priced(scenario, TWO)
    # 60 km loaded and half of 80 empty: 100 km, which the day includes
    assert first.cost_lines["hire"] == 100_000
    assert second.cost_lines == {"hire": 40_000, "kit": 2_000, "disinfection": 5_000}


def test_two_trips_of_a_coach_that_are_no_block_buy_a_day_each() -> None:
    apart = (TWO[0], replace(TWO[1], block_id="B002"))
    assert found_in(a_scenario(2), apart) == []
    assert [t.cost_lines["hire"] for t in priced(a_scenario(2), apart)] == [100_000] * 2


def test_a_block_over_two_days_buys_both() -> None:
    trips = (a_trip(1, 6), a_trip(2, 30))
    assert found_in(a_scenario(2), trips) == []
    assert [t.cost_lines["hire"] for t in priced(a_scenario(2), trips)] == [
        *(100_000, 100_000)
    ]


def day_bought_again(scenario: Scenario) -> Plan:
    first, second = priced(scenario, TWO)
    lines = {**second.cost_lines, "hire": 100_000}
    dearer = replace(second, cost_lines=lines, cost_fen=sum(lines.values()))
    return a_plan(scenario, (first, dearer))


def day_never_bought(scenario: Scenario) -> Plan:
    apart = (TWO[0], replace(TWO[1], block_id="B002"))
    shares = [trip.cost_lines for trip in priced(scenario, TWO)]
    trips = [
        replace(trip, cost_lines=lines, cost_fen=sum(lines.values()))
        for trip, lines in zip(apart, shares, strict=True)
    ]
    return a_plan(scenario, trips)


@pytest.mark.parametrize(
    ("forged", "amounts"),
    [
        (day_bought_again, {60_000}),
        (day_never_bought, {-60_000, -20_000, -30_000}),  # hire, escort, driver
    ],
)
def test_a_day_of_hire_too_many_or_too_few_is_found_to_the_fen(
    forged: Callable[[Scenario], Plan], amounts: set[int]
) -> None:
    scenario = a_scenario(2)
    found = violations(scenario, forged(scenario))
    assert {(v.code, v.where) for v in found} == {("COST_LINE_WRONG", "T002")}
    assert {v.amount for v in found} == amounts


def test_a_block_is_of_one_coach() -> None:
    trips = (TWO[0], replace(TWO[1], coach=2))
    assert found_in(a_scenario(2), trips) == [("BLOCK_OF_SEVERAL_COACHES", "B001", 1)]


def test_a_coach_is_disinfected_between_two_trips_of_its_block() -> None:
    soon = (TWO[0], a_trip(2, 9 + 54 / 60))  # back at 09:10, ready at 09:55
    assert found_in(a_scenario(2), soon) == [("COACH_TWICE", "T002", 60)]


def test_two_legal_trips_may_break_the_eight_hours_of_their_driver_together() -> None:
    legs = (("D1", "V1", 20, 30), ("V1", "E1", 120, 120), ("E1", "D1", 120, 120))
    scenario = a_scenario(2, legs=legs)
    trips = (a_trip(1, 6, legs=legs), a_trip(2, 13, legs=legs))
    assert found_in(scenario, trips) == [("DRIVES_TOO_MUCH", "B001", 60)]
    apart = (trips[0], replace(trips[1], block_id="B002"))
    assert found_in(scenario, apart) == []
    relieved = (trips[0], replace(trips[1], crew=2))
    assert found_in(scenario, relieved) == [("CREW_CHANGE_NOT_ALLOWED", "T002", None)]
    changing = replace(scenario, fleet=(replace(LINE, crew_change=True),))
    assert found_in(changing, relieved) == []
    bought = [t.cost_lines["drivers"] for t in priced(changing, relieved)]
    assert bought == [30_000, 30_000]


def test_no_more_trips_share_a_day_than_allowed() -> None:
    legs = (("D1", "V1", 8, 10), ("V1", "E1", 20, 20), ("E1", "D1", 20, 20))
    trips = [a_trip(n + 1, 6 + 2.5 * n, legs=legs) for n in range(5)]
    assert found_in(a_scenario(5, legs=legs), trips) == [
        ("BLOCK_TOO_MANY_TRIPS", "B001", 1)
    ]
    assert found_in(a_scenario(5, legs=legs, max_trips_per_block=5), trips) == []


def test_a_trip_of_another_block_may_not_lie_within_one() -> None:
    trips = (a_trip(1, 6), a_trip(2, 10, block_id="B002"), a_trip(3, 14))
    assert found_in(a_scenario(3), trips) == [("BLOCK_INTERRUPTED", "T003", None)]


@pytest.mark.parametrize(("crews", "where"), [((2, 2), "T001"), ((1, 3), "T002")])
def test_crews_are_numbered_as_they_take_over(
    crews: tuple[int, int], where: str
) -> None:
    changing = replace(a_scenario(2), fleet=(replace(LINE, crew_change=True),))
    trips = [replace(trip, crew=crew) for trip, crew in zip(TWO, crews, strict=True)]
    assert found_in(changing, trips) == [("CREW_OUT_OF_TURN", where, None)]
