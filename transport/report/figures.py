"""Figures of one plan, as every page and table shows them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from transport.clock import HOUR_S
from transport.journeys.connections import connections
from transport.plan import is_optimal
from transport.presentation.bounds import proved_bound_fen, proved_gap
from transport.roads.geodesy import line_km
from transport.units import KM_M

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.journeys.connections import Connection
    from transport.plan import Plan
    from transport.scenario import Scenario

# Assumptions: a diesel coach burns some 34 l per 100 km; a full A320 and a train by
# passenger-kilometre.
COACH_KG_KM, AIR_KG_KM, RAIL_KG_KM = 0.90, 0.115, 0.030


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Totals of a plan; money in fen, rides in hours from door to door.

    ``objective_fen`` is the total with the penalties of those left behind.
    """

    n_planned: int
    n_alone: int
    n_poor: int
    n_held: int
    n_unplanned: int
    coaches: Mapping[str, int]
    n_trips: int
    segments: Mapping[str, int]
    units: Mapping[str, int]
    riders: Mapping[str, int]
    total_fen: int
    objective_fen: int
    each_fen: int
    bound_fen: int
    gap: float
    is_optimal: bool
    lines: Mapping[str, int]
    payers: Mapping[str, int]
    km: float
    km_empty: float
    worst_ride_h: float
    median_ride_h: float
    links: tuple[Connection, ...]
    co2_kg: float

    @property
    def slack_s(self) -> int | None:
        """The smallest slack of a feeder; None without feeders."""
        slacks = [link.slack_s for link in self.links if link.missed_s is not None]
        return min(slacks, default=None)


def figures_of(scenario: Scenario, plan: Plan) -> Figures:
    """All figures of the plan."""
    rides = [
        (journey.legs[-1].alight_s - journey.legs[0].board_s) / HOUR_S
        for journey in plan.journeys
    ]
    total_m = sum(trip.distance_m for trip in plan.trips)
    bound_fen = proved_bound_fen(plan)
    return Figures(
        n_planned=plan.n_planned,
        n_alone=len(plan.individual),
        n_poor=sum(
            scenario.worker[journey.worker_id].is_poverty_listed
            for journey in plan.journeys
        ),
        n_held=len(plan.held),
        n_unplanned=len(plan.unplanned),
        coaches=plan.coaches,
        n_trips=len(plan.trips),
        segments=dict(sorted(Counter(t.segment for t in plan.trips).items())),
        units={use.service_id: use.units for use in plan.services},
        riders={use.service_id: len(use.workers) for use in plan.services},
        total_fen=plan.cost.total_fen,
        objective_fen=plan.cost.objective_fen,
        each_fen=round(plan.cost.total_fen / max(1, plan.n_travelling)),
        bound_fen=bound_fen,
        gap=proved_gap(plan),
        is_optimal=is_optimal(plan.cost.objective_fen, bound_fen),
        lines=plan.cost.lines,
        payers=plan.cost.payers,
        km=total_m / KM_M,
        km_empty=sum(trip.deadhead_m for trip in plan.trips) / KM_M,
        worst_ride_h=max(rides, default=0.0),
        median_ride_h=median(rides) if rides else 0.0,
        links=connections(scenario, plan),
        co2_kg=total_m / KM_M * COACH_KG_KM + _services_kg(scenario, plan),
    )


def _services_kg(scenario: Scenario, plan: Plan) -> float:
    """By passenger-kilometre of great circle between the hubs."""
    kg = 0.0
    for use in plan.services:
        service = scenario.service[use.service_id]
        start, end = (
            scenario.position[hub] for hub in (service.from_hub, service.to_hub)
        )
        factor = AIR_KG_KM if service.is_flight else RAIL_KG_KM
        kg += factor * len(use.workers) * line_km(start, end)
    return kg
