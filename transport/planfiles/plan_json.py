"""The plan as ``plan.json`` (format ``p2p-plan/2``) and back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from transport.clock import Clock
from transport.plan import IndividualTraveller, Plan, Screening, SolverInfo
from transport.planfiles.block_json import block_to_dict
from transport.planfiles.certificates import certificate_from_dict, certificate_to_dict
from transport.planfiles.cost_json import (
    cost_from_dict,
    cost_to_dict,
    marginal_from_dict,
    marginal_to_dict,
)
from transport.planfiles.older import of_today
from transport.planfiles.told import not_travelling_from_dict, not_travelling_to_dict
from transport.planfiles.trip_json import (
    journey_from_dict,
    journey_to_dict,
    service_from_dict,
    service_to_dict,
    trip_from_dict,
    trip_to_dict,
)
from transport.units import fen_of_yuan, yuan_of_fen

FORMAT = "p2p-plan/2"


def plan_to_dict(plan: Plan, clock: Clock) -> dict[str, Any]:
    """The plan as JSON values: CNY with two decimals, kilometres, ISO 8601 times."""
    return {
        key: list(value) if isinstance(value, Iterator) else value
        for key, value in plan_fields(plan, clock)
    }


def plan_fields(plan: Plan, clock: Clock) -> Iterator[tuple[str, Any]]:
    """The fields of `plan_to_dict` in their order; entries of lists as they are asked.

    A large plan need not be there as JSON values as a whole.
    """
    yield from head_of_plan(plan, clock).items()
    yield (
        "workers",
        {
            "registered": plan.n_registered,
            "eligible": plan.n_eligible,
            "planned": plan.n_planned,
            "individual": len(plan.individual),
            "held": [not_travelling_to_dict(entry) for entry in plan.held],
            "unplanned": [not_travelling_to_dict(entry) for entry in plan.unplanned],
        },
    )
    yield "trips", (trip_to_dict(trip, clock) for trip in plan.trips)
    yield "blocks", (block_to_dict(block) for block in plan.blocks)
    yield "services", (service_to_dict(use) for use in plan.services)
    yield "journeys", (journey_to_dict(one, clock) for one in plan.journeys)
    yield "screenings", (_screening_to_dict(check, clock) for check in plan.screenings)
    yield "individual", (_individual_to_dict(entry) for entry in plan.individual)
    yield "marginal", marginal_to_dict(plan.marginal)
    yield "certificate", certificate_to_dict(plan.certificate)


def head_of_plan(plan: Plan, clock: Clock) -> dict[str, Any]:
    """What a plan's file begins with: of which scenario it is, how made, its cost."""
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
        "cost": cost_to_dict(plan.cost),
    }


def plan_from_dict(data: dict[str, Any]) -> tuple[Plan, Clock]:
    """The plan that :func:`plan_to_dict` wrote, and the clock it was written with.

    Files of an older format are read too: `transport.planfiles.older`.

    Raises
    ------
    ValueError
        If the format is another, or a field is missing or of the wrong kind.
    """
    if isinstance(data, dict):
        data = of_today(data, today=FORMAT)
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
    scenario, workers = data["scenario"], data["workers"]
    clock = Clock(
        first_day=date.fromisoformat(scenario["first_day"]),
        utc_offset_min=scenario["utc_offset_min"],
    )
    plan = Plan(
        scenario_name=scenario["name"],
        scenario_sha256=scenario["sha256"],
        variant=scenario["variant"],
        solver=SolverInfo(**data["solver"]),
        cost=cost_from_dict(data["cost"]),
        n_registered=workers["registered"],
        n_eligible=workers["eligible"],
        held=tuple(map(not_travelling_from_dict, workers["held"])),
        unplanned=tuple(map(not_travelling_from_dict, workers["unplanned"])),
        trips=tuple(trip_from_dict(trip, clock) for trip in data["trips"]),
        services=tuple(map(service_from_dict, data["services"])),
        journeys=tuple(journey_from_dict(one, clock) for one in data["journeys"]),
        marginal=marginal_from_dict(data.get("marginal")),
        certificate=certificate_from_dict(data.get("certificate")),
        screenings=tuple(
            _screening_from_dict(check, clock) for check in data["screenings"]
        ),
        individual=tuple(map(_individual_from_dict, data.get("individual", ()))),
        proved_fen=0,
    )
    return plan, clock


def _screening_to_dict(check: Screening, clock: Clock) -> dict[str, Any]:
    return {
        "worker_id": check.worker_id,
        "desk_id": check.desk_id,
        "from": clock.iso(check.at_s),
        "cost": yuan_of_fen(check.cost_fen),
    }


def _screening_from_dict(check: dict[str, Any], clock: Clock) -> Screening:
    return Screening(
        worker_id=check["worker_id"],
        desk_id=check["desk_id"],
        at_s=clock.seconds(check["from"]),
        cost_fen=fen_of_yuan(check["cost"]),
    )


def _individual_to_dict(entry: IndividualTraveller) -> dict[str, Any]:
    return {
        "worker_id": entry.worker_id,
        "ticket": yuan_of_fen(entry.ticket_fen),
        "subsidy": yuan_of_fen(entry.subsidy_fen),
        "consent": entry.consent,
    }


def _individual_from_dict(entry: dict[str, Any]) -> IndividualTraveller:
    return IndividualTraveller(
        worker_id=entry["worker_id"],
        ticket_fen=fen_of_yuan(entry["ticket"]),
        subsidy_fen=fen_of_yuan(entry["subsidy"]),
        consent=entry["consent"],
    )
