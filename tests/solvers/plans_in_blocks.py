"""Trips of a plan put together to blocks, and priced as such."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.costing import plan_cost
from transport.money.block_costs import Run, block_cost_lines
from transport.trips.seats import n_escorts

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from transport.plan import Plan, Trip
    from transport.scenario import Scenario


def in_blocks(
    plan: Plan, scenario: Scenario, rng: random.Random, *, share: float = 0.8
) -> Plan:
    """The plan with most trips that follow each other on a coach in one block."""
    by_coach: dict[tuple[str, str, int], list[Trip]] = {}
    for trip in sorted(plan.trips, key=lambda trip: trip.depart_s):
        key = (trip.depot_id, trip.vehicle_type, trip.coach)
        by_coach.setdefault(key, []).append(trip)
    trips: list[Trip] = []
    for own in by_coach.values():
        block: list[Trip] = []
        for trip in own:
            is_full = len(block) >= scenario.policy.max_trips_per_block
            if block and (is_full or rng.random() >= share):
                trips += _priced(scenario, block)
                block = []
            crew = block[-1].crew if block else 1
            line = scenario.fleet_line[trip.depot_id, trip.vehicle_type]
            if block and line.crew_change and rng.random() < 0.5:
                crew += 1
            block_id = block[0].block_id if block else f"B{trip.trip_id}"
            block.append(replace(trip, block_id=block_id, crew=crew))
        trips += _priced(scenario, block)
    trips.sort(key=lambda trip: (trip.depart_s, trip.trip_id))
    cost = plan_cost(
        scenario,
        trips=trips,
        uses=plan.services,
        journeys=plan.journeys,
        screenings=plan.screenings,
        alone=plan.individual,
        penalty_fen=plan.cost.penalty_fen,
        bound_fen=0,
    )
    return replace(plan, trips=tuple(trips), cost=cost)


def _priced(scenario: Scenario, block: Sequence[Trip]) -> list[Trip]:
    line = scenario.fleet_line[block[0].depot_id, block[0].vehicle_type]
    kit_fen = scenario.tariff.kit_fen
    runs = []
    for before, trip in zip([None, *block], block, strict=False):
        outbound_m = trip.stops[-2].at_m  # at the last drop
        runs.append(
            Run(
                outbound_m=outbound_m,
                return_m=trip.distance_m - outbound_m,
                deadhead_m=trip.deadhead_m,
                depart_s=trip.depart_s,
                return_s=trip.return_s,
                n_kits=trip.cost_lines.get("kit", 0) // kit_fen if kit_fen else 0,
                n_escorts=n_escorts(line, scenario.policy),
                drivers=trip.drivers,
                is_fresh_crew=before is not None and trip.crew != before.crew,
            )
        )
    shares = block_cost_lines(line, scenario.tariff, runs)
    return [
        replace(trip, cost_lines=lines, cost_fen=sum(lines.values()))
        for trip, lines in zip(block, shares, strict=True)
    ]
