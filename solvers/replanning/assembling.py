"""The new version of the plan, put together from what was chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solvers.admitting import admitted
from solvers.costing import plan_cost
from solvers.replanning.aboard_services import by_services
from solvers.replanning.moments import told_now
from solvers.replanning.pricing import with_cost, with_seats_counted
from transport.checker import confirmed_bound_fen, provable_prices
from transport.dual_prices import Certificate
from transport.journeys.individual import travellers_of
from transport.plan import Journey, Leg, Plan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from solvers.replanning.ground import Ground
    from solvers.replanning.printed import Told
    from transport.groups import Party
    from transport.plan import NotTravelling, SolverInfo, Trip


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What was chosen: all trips, who travels alone anew, who stays and why."""

    trips: Sequence[Trip]
    alone: Sequence[Party]
    left: Sequence[NotTravelling]


def assembled(
    ground: Ground, printed: Plan, told: Told, decided: Decided, solver: SolverInfo
) -> Plan:
    """The plan with its journeys, costs and a bound that its certificate proves."""
    scenario = ground.scenario
    counted = [
        with_seats_counted(scenario, trip, ground.group_of) for trip in decided.trips
    ]
    trips = with_cost(scenario, counted)
    uses, rides = by_services(ground.scenario, printed, trips)
    journeys = _journeys(ground, trips, rides, told)
    stays = {entry.worker_id for entry in decided.left}
    penalty_fen = sum(
        party.penalty_fen
        for party in {
            id(p): p for w, p in ground.party_of.items() if w in stays
        }.values()
    )
    still_alone = [
        ground.party_of[entry.worker_id]
        for entry in printed.individual
        if entry.worker_id in ground.eligible
    ]
    parties = {party.worker_ids: party for party in (*still_alone, *decided.alone)}
    alone = travellers_of(scenario, parties.values())
    prices = provable_prices(
        ground.asked, held=[entry.worker_id for entry in ground.gate.held]
    )
    plan = Plan(
        scenario_name=scenario.name,
        scenario_sha256=scenario.sha256,
        variant=scenario.variant,
        solver=solver,
        cost=plan_cost(
            scenario,
            trips=trips,
            uses=uses,
            journeys=journeys,
            screenings=ground.screenings,
            alone=alone,
            penalty_fen=penalty_fen,
            bound_fen=0,
        ),
        n_registered=len(scenario.workers),
        n_eligible=len(ground.gate.eligible),
        held=ground.gate.held,
        unplanned=tuple(sorted(decided.left, key=lambda entry: entry.worker_id)),
        trips=tuple(trips),
        services=uses,
        journeys=journeys,
        screenings=ground.screenings,
        individual=alone,
        certificate=Certificate(prices=tuple(prices), parts=()),
    )
    bound_fen = confirmed_bound_fen(ground.asked, plan) or 0
    bound_fen = max(0, min(bound_fen, plan.cost.objective_fen))
    plan = replace(plan, cost=replace(plan.cost, lower_bound_fen=bound_fen))
    return admitted(ground.asked, plan)


def _journeys(
    ground: Ground,
    trips: Sequence[Trip],
    rides: Mapping[str, Leg],
    told: Told,
) -> tuple[Journey, ...]:
    policy = ground.scenario.policy
    legs: dict[str, list[Leg]] = {}
    for trip in trips:
        alights = {w: stop.depart_s for stop in trip.stops for w in stop.alight}
        boards = told_now(policy, trip, told)
        for worker_id, board_s in boards.items():
            legs.setdefault(worker_id, []).append(
                Leg(
                    trip_id=trip.trip_id,
                    service_id=None,
                    seat=trip.seats[worker_id],
                    board_s=board_s,
                    alight_s=alights[worker_id],
                )
            )
    for worker_id, leg in rides.items():
        legs[worker_id].append(leg)
    return tuple(
        Journey(worker_id=w, legs=tuple(sorted(own, key=lambda leg: leg.board_s)))
        for w, own in sorted(legs.items())
    )
