"""The plan as ``plan.json`` (format ``p2p-plan/1``) and back."""

from __future__ import annotations

from datetime import date
from typing import Any

from transport.clock import Clock
from transport.plan import (
    CoachMarginal,
    DrivingBlock,
    GroupMarginal,
    IndividualTraveller,
    Journey,
    Leg,
    Marginal,
    Plan,
    PlanCost,
    Rejected,
    Screening,
    ServiceUse,
    SolverInfo,
    Stop,
    Trip,
)
from transport.planfiles.certificates import certificate_from_dict, certificate_to_dict
from transport.planfiles.told import not_travelling_from_dict, not_travelling_to_dict
from transport.units import fen_of_yuan, yuan_of_fen

FORMAT = "p2p-plan/1"


def plan_to_dict(plan: Plan, clock: Clock) -> dict[str, Any]:
    """The plan as JSON values: CNY with two decimals, kilometres, ISO 8601 times."""
    cost = plan.cost
    return {
        "format": FORMAT,
        "scenario": {
            "name": plan.scenario_name,
            "sha256": plan.scenario_sha256,
            "variant": plan.variant,
            "first_day": clock.first_day.isoformat(),
            "utc_offset_min": clock.utc_offset_min,
        },
        "solver": {
            "version": plan.solver.version,
            "seed": plan.solver.seed,
            "seconds": plan.solver.seconds,
            "threads": plan.solver.threads,
            "steps": plan.solver.steps,
        },
        "cost": {
            "total": yuan_of_fen(cost.total_fen),
            "penalty": yuan_of_fen(cost.penalty_fen),
            "objective": yuan_of_fen(cost.objective_fen),
            "lower_bound": yuan_of_fen(cost.lower_bound_fen),
            "gap": round(cost.gap, 6),
            "currency": "CNY",
            "lines": _yuan_each(cost.lines),
            "payers": _yuan_each(cost.payers),
            "rejected": _rejected_to_dict(cost.rejected),
        },
        "workers": {
            "registered": plan.n_registered,
            "eligible": plan.n_eligible,
            "planned": plan.n_planned,
            "individual": len(plan.individual),
            "held": [not_travelling_to_dict(entry) for entry in plan.held],
            "unplanned": [not_travelling_to_dict(entry) for entry in plan.unplanned],
        },
        "trips": [_trip_to_dict(trip, clock) for trip in plan.trips],
        "services": [
            {
                "service_id": use.service_id,
                "units": use.units,
                "workers": list(use.workers),
                "cost": yuan_of_fen(use.cost_fen),
            }
            for use in plan.services
        ],
        "journeys": [
            {
                "worker_id": journey.worker_id,
                "legs": [_leg_to_dict(leg, clock) for leg in journey.legs],
            }
            for journey in plan.journeys
        ],
        "screenings": [
            {
                "worker_id": check.worker_id,
                "desk_id": check.desk_id,
                "from": clock.iso(check.at_s),
                "cost": yuan_of_fen(check.cost_fen),
            }
            for check in plan.screenings
        ],
        "individual": [
            {
                "worker_id": entry.worker_id,
                "ticket": yuan_of_fen(entry.ticket_fen),
                "subsidy": yuan_of_fen(entry.subsidy_fen),
                "consent": entry.consent,
            }
            for entry in plan.individual
        ],
        "marginal": _marginal_to_dict(plan.marginal),
        "certificate": certificate_to_dict(plan.certificate),
    }


def plan_from_dict(data: dict[str, Any]) -> tuple[Plan, Clock]:
    """The plan that :func:`plan_to_dict` wrote, and the clock it was written with.

    Raises
    ------
    ValueError
        If the format is another, or a field is missing or of the wrong kind.
    """
    found = data.get("format") if isinstance(data, dict) else None
    if found != FORMAT:
        msg = f"plan.json: format is {found!r}, expected {FORMAT!r}"
        raise ValueError(msg)
    try:
        return _plan_from_dict(data)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        msg = f"plan.json: a field is missing or of the wrong kind ({error!r})"
        raise ValueError(msg) from error


def _plan_from_dict(data: dict[str, Any]) -> tuple[Plan, Clock]:
    scenario, cost, workers = data["scenario"], data["cost"], data["workers"]
    clock = Clock(
        first_day=date.fromisoformat(scenario["first_day"]),
        utc_offset_min=scenario["utc_offset_min"],
    )
    plan = Plan(
        scenario_name=scenario["name"],
        scenario_sha256=scenario["sha256"],
        variant=scenario["variant"],
        solver=SolverInfo(**data["solver"]),
        cost=PlanCost(
            total_fen=fen_of_yuan(cost["total"]),
            penalty_fen=fen_of_yuan(cost["penalty"]),
            lower_bound_fen=fen_of_yuan(cost["lower_bound"]),
            lines=_fen_each(cost["lines"]),
            payers=_fen_each(cost["payers"]),
            rejected=_rejected_from_dict(cost.get("rejected")),
        ),
        n_registered=workers["registered"],
        n_eligible=workers["eligible"],
        held=tuple(map(not_travelling_from_dict, workers["held"])),
        unplanned=tuple(map(not_travelling_from_dict, workers["unplanned"])),
        trips=tuple(_trip_from_dict(trip, clock) for trip in data["trips"]),
        services=tuple(
            ServiceUse(
                service_id=use["service_id"],
                units=use["units"],
                workers=tuple(use["workers"]),
                cost_fen=fen_of_yuan(use["cost"]),
            )
            for use in data["services"]
        ),
        journeys=tuple(
            Journey(
                worker_id=journey["worker_id"],
                legs=tuple(_leg_from_dict(leg, clock) for leg in journey["legs"]),
            )
            for journey in data["journeys"]
        ),
        marginal=_marginal_from_dict(data.get("marginal")),
        certificate=certificate_from_dict(data.get("certificate")),
        screenings=tuple(
            Screening(
                worker_id=check["worker_id"],
                desk_id=check["desk_id"],
                at_s=clock.seconds(check["from"]),
                cost_fen=fen_of_yuan(check["cost"]),
            )
            for check in data["screenings"]
        ),
        individual=tuple(
            IndividualTraveller(
                worker_id=entry["worker_id"],
                ticket_fen=fen_of_yuan(entry["ticket"]),
                subsidy_fen=fen_of_yuan(entry["subsidy"]),
                consent=entry["consent"],
            )
            for entry in data.get("individual", ())
        ),
    )
    return plan, clock


def _rejected_to_dict(rejected: Rejected | None) -> dict[str, Any] | None:
    if rejected is None:
        return None
    return {
        "payer": rejected.payer,
        "total": yuan_of_fen(rejected.total_fen),
        "net": yuan_of_fen(rejected.net_fen),
        "coaches": dict(rejected.coaches),
    }


def _rejected_from_dict(data: dict[str, Any] | None) -> Rejected | None:
    if data is None:
        return None
    return Rejected(
        payer=data["payer"],
        total_fen=fen_of_yuan(data["total"]),
        net_fen=fen_of_yuan(data["net"]),
        coaches=dict(data["coaches"]),
    )


def _marginal_to_dict(marginal: Marginal | None) -> dict[str, Any] | None:
    if marginal is None:
        return None
    return {
        "groups": [
            {
                "group_id": group.group_id,
                "village_id": group.village_id,
                "employer_id": group.employer_id,
                "workers": group.n_workers,
                "per_worker": yuan_of_fen(group.per_worker_fen),
            }
            for group in marginal.groups
        ],
        "coaches": [
            {
                "depot_id": coach.depot_id,
                "vehicle_type": coach.vehicle_type,
                "saves": yuan_of_fen(coach.saves_fen),
            }
            for coach in marginal.coaches
        ],
    }


def _marginal_from_dict(data: dict[str, Any] | None) -> Marginal | None:
    """The marginal prices; files of before they were written have none."""
    if data is None:
        return None
    return Marginal(
        groups=tuple(
            GroupMarginal(
                group_id=group["group_id"],
                village_id=group["village_id"],
                employer_id=group["employer_id"],
                n_workers=group["workers"],
                per_worker_fen=fen_of_yuan(group["per_worker"]),
            )
            for group in data["groups"]
        ),
        coaches=tuple(
            CoachMarginal(
                depot_id=coach["depot_id"],
                vehicle_type=coach["vehicle_type"],
                saves_fen=fen_of_yuan(coach["saves"]),
            )
            for coach in data["coaches"]
        ),
    )


def _yuan_each(lines: Any) -> dict[str, float]:
    return {name: yuan_of_fen(fen) for name, fen in lines.items()}


def _fen_each(lines: dict[str, float]) -> dict[str, int]:
    return {name: fen_of_yuan(yuan) for name, yuan in lines.items()}


def _trip_to_dict(trip: Trip, clock: Clock) -> dict[str, Any]:
    return {
        "trip_id": trip.trip_id,
        "segment": trip.segment,
        "service_id": trip.service_id,
        "vehicle_type": trip.vehicle_type,
        "depot_id": trip.depot_id,
        "coach": trip.coach,
        "usable_seats": trip.usable_seats,
        "drivers": trip.drivers,
        "km": trip.distance_m / 1000,
        "km_deadhead": trip.deadhead_m / 1000,
        "driving_minutes": trip.driving_s / 60,
        "cost": yuan_of_fen(trip.cost_fen),
        "lines": _yuan_each(trip.cost_lines),
        "stops": [
            {
                "kind": stop.kind,
                "place_id": stop.place_id,
                "km": stop.at_m / 1000,
                "arrive": clock.iso(stop.arrive_s),
                "depart": clock.iso(stop.depart_s),
                "board": list(stop.board),
                "alight": list(stop.alight),
            }
            for stop in trip.stops
        ],
        "driving": [
            {
                "driver": block.driver,
                "from": clock.iso(block.from_s),
                "until": clock.iso(block.until_s),
            }
            for block in trip.driving
        ],
        "seats": dict(trip.seats),
    }


def _trip_from_dict(trip: dict[str, Any], clock: Clock) -> Trip:
    return Trip(
        trip_id=trip["trip_id"],
        segment=trip["segment"],
        service_id=trip["service_id"],
        vehicle_type=trip["vehicle_type"],
        depot_id=trip["depot_id"],
        coach=trip["coach"],
        usable_seats=trip["usable_seats"],
        drivers=trip["drivers"],
        distance_m=round(trip["km"] * 1000),
        deadhead_m=round(trip["km_deadhead"] * 1000),
        driving_s=round(trip["driving_minutes"] * 60),
        cost_fen=fen_of_yuan(trip["cost"]),
        cost_lines=_fen_each(trip["lines"]),
        stops=tuple(
            Stop(
                kind=stop["kind"],
                place_id=stop["place_id"],
                at_m=round(stop["km"] * 1000),
                arrive_s=clock.seconds(stop["arrive"]),
                depart_s=clock.seconds(stop["depart"]),
                board=tuple(stop["board"]),
                alight=tuple(stop["alight"]),
            )
            for stop in trip["stops"]
        ),
        driving=tuple(
            DrivingBlock(
                driver=block["driver"],
                from_s=clock.seconds(block["from"]),
                until_s=clock.seconds(block["until"]),
            )
            for block in trip["driving"]
        ),
        seats=dict(trip["seats"]),
    )


def _leg_to_dict(leg: Leg, clock: Clock) -> dict[str, Any]:
    ride = (
        {"service_id": leg.service_id} if leg.service_id else {"trip_id": leg.trip_id}
    )
    return {
        **ride,
        "seat": leg.seat,
        "board": clock.iso(leg.board_s),
        "alight": clock.iso(leg.alight_s),
    }


def _leg_from_dict(leg: dict[str, Any], clock: Clock) -> Leg:
    return Leg(
        trip_id=leg.get("trip_id"),
        service_id=leg.get("service_id"),
        seat=leg["seat"],
        board_s=clock.seconds(leg["board"]),
        alight_s=clock.seconds(leg["alight"]),
    )
