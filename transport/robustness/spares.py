"""Spare coaches: how many a depot and day should have standing by, and their price."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from transport.clock import DAY_S
from transport.trips.seats import load_cap_percent, usable_seats

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from transport.fleet import FleetLine
    from transport.plan import Block, Plan
    from transport.robustness.chances import Shares
    from transport.scenario import Scenario

_SURE = 0.95  # of the draws in which the spares suffice
Broken = np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpareAdvice:
    """Spare coaches for the coaches that leave a depot on a day.

    ``n_spares``: the fewest that suffice in 19 of 20 draws. ``price_fen``: a day's hire
    of all of them with their drivers, by the fleet's own rates, without kilometres.
    ``n_idle``: coaches of that type that the plan leaves at the depot that day.
    """

    depot_id: str
    day: int  # of the scenario, from 0
    n_coaches: int
    n_spares: int
    vehicle_type: str
    seats: int
    n_idle: int
    price_fen: int
    missing_without: float
    missing_with: float


def advised_spares(
    scenario: Scenario,
    plan: Plan,
    broken: Mapping[str, Broken],
    lost: Mapping[str, Shares],
) -> Iterator[SpareAdvice]:
    """Advice for each depot and day on which coaches leave it.

    ``broken``: whether each coach fails, ``lost``: workers who lack a seat then; by
    block, one a draw.
    """
    groups: defaultdict[tuple[str, int], list[Block]] = defaultdict(list)
    for block in plan.block.values():
        groups[block.depot_id, block.depart_s // DAY_S].append(block)
    for (depot_id, day), blocks in sorted(groups.items()):
        n_broken = np.sum([broken[block.block_id] for block in blocks], axis=0)
        n_spares = int(np.quantile(n_broken, _SURE, method="higher"))
        line, seats = _spare_line(scenario, depot_id, blocks)
        losses = np.array([lost[block.block_id] for block in blocks])
        covered = _covered(losses, n_spares, seats)
        without = float(losses.sum(axis=0).mean())
        yield SpareAdvice(
            depot_id=depot_id,
            day=day,
            n_coaches=len(blocks),
            n_spares=n_spares,
            vehicle_type=line.vehicle_type,
            seats=seats,
            n_idle=_n_idle(plan, line, day),
            price_fen=n_spares * day_price_fen(line),
            missing_without=without,
            missing_with=without - covered,
        )


def day_price_fen(line: FleetLine) -> int:
    """A day of a coach that stands by: hire and drivers, without kilometres."""
    drivers_fen = line.drivers * line.driver_day_fen
    return line.fixed_fen + (drivers_fen if line.billing == "per_day" else 0)


def _spare_line(
    scenario: Scenario, depot_id: str, blocks: Sequence[Block]
) -> tuple[FleetLine, int]:
    """The cheapest type of the depot that seats any of the loads, else the largest.

    With it, the workers whom it seats under the strictest load cap among the riders.
    """
    most = max(len(trip.worker_ids) for block in blocks for trip in block.trips)
    percent = _strictest_cap(scenario, blocks)
    edition = scenario.edition_at(blocks[0].depart_s)
    seats = {
        line: usable_seats(
            line,
            policy=scenario.policy,
            edition=edition,
            cap_percent=percent,
            drivers=line.drivers,
        )
        for line in scenario.fleet
        if line.depot_id == depot_id
    }
    enough = [line for line, found in seats.items() if found >= most]
    if enough:
        line = min(enough, key=lambda line: (day_price_fen(line), line.vehicle_type))
    else:
        line = max(seats, key=lambda line: (seats[line], -day_price_fen(line)))
    return line, seats[line]


def _strictest_cap(scenario: Scenario, blocks: Sequence[Block]) -> int:
    riders = (
        scenario.worker[worker_id]
        for block in blocks
        for trip in block.trips
        for worker_id in trip.worker_ids
    )
    edition = scenario.edition_at(blocks[0].depart_s)
    return min(
        load_cap_percent(
            edition,
            scope=scenario.scope(rider.village_id, rider.employer_id),
            risk=scenario.risk(rider.village_id, rider.employer_id),
        )
        for rider in riders
    )


def _n_idle(plan: Plan, line: FleetLine, day: int) -> int:
    """Coaches of the line that are on no trip that day."""
    away = {
        block.coach
        for block in plan.block.values()
        if (block.depot_id, block.vehicle_type) == line.key
        and block.depart_s // DAY_S <= day <= block.return_s // DAY_S
    }
    return line.count - len(away)


def _covered(losses: Shares, n_spares: int, seats: int) -> float:
    """Workers for whom spares have a seat, on the coaches with most of them first."""
    if not n_spares:
        return 0.0
    largest = -np.sort(-losses, axis=0)[:n_spares]
    return float(np.minimum(largest, seats).sum(axis=0).mean())
