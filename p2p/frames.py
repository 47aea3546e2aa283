"""A plan as pandas frames: trips, stops, workers, costs. Columns name their units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transport.clock import HOUR_S
from transport.units import KM_M, YUAN_FEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from transport.plan import Plan, Trip
    from transport.scenario import Scenario

_TRIPS = (
    *("trip_id", "segment", "service_id", "depot_id", "vehicle_type", "coach"),
    *(
        "block_id",
        "crew",
        "drivers",
        "villages",
        "employers",
        "n_pickups",
        "n_drops",
        "n_workers",
    ),
    *("usable_seats", "departs", "returns", "driving_h", "distance_km"),
    *("deadhead_km", "cost_cny", "cost_per_worker_cny"),
)
_STOPS = (
    *("trip_id", "number", "kind", "place_id", "place", "at_km"),
    *("arrives", "departs", "boarding", "alighting"),
)
_WORKERS = (
    *("worker_id", "village_id", "village", "employer_id", "employer", "status"),
    *("code", "trips", "services", "seat", "boards", "arrives", "journey_h"),
    *("ticket_cny", "subsidy_cny"),
)
_COSTS = ("kind", "name", "amount_cny")


def trips_frame(scenario: Scenario, plan: Plan) -> pd.DataFrame:
    """One row a trip, in the plan's order."""
    rows = [_trip_row(scenario, trip) for trip in plan.trips]
    return _timed(rows, _TRIPS, ("departs", "returns"), scenario)


def _trip_row(scenario: Scenario, trip: Trip) -> dict[str, Any]:
    n_workers = len(trip.worker_ids)
    cost_cny = trip.cost_fen / YUAN_FEN
    return {
        **{name: getattr(trip, name) for name in _TRIPS if hasattr(trip, name)},
        "villages": _named(scenario, trip, "pickup"),
        "employers": _named(scenario, trip, "drop"),
        "n_pickups": sum(stop.kind == "pickup" for stop in trip.stops),
        "n_drops": sum(stop.kind == "drop" for stop in trip.stops),
        "n_workers": n_workers,
        "departs": trip.depart_s,
        "returns": trip.return_s,
        "driving_h": trip.driving_s / HOUR_S,
        "distance_km": trip.distance_m / KM_M,
        "deadhead_km": trip.deadhead_m / KM_M,
        "cost_cny": cost_cny,
        "cost_per_worker_cny": cost_cny / n_workers if n_workers else None,
    }


def stops_frame(scenario: Scenario, plan: Plan) -> pd.DataFrame:
    """One row a halt of a trip, in the plan's order; ``number`` counts from 1."""
    rows = [
        {
            "trip_id": trip.trip_id,
            "number": number,
            "kind": stop.kind,
            "place_id": stop.place_id,
            "place": scenario.place_name.get(stop.place_id or ""),
            "at_km": stop.at_m / KM_M,
            "arrives": stop.arrive_s,
            "departs": stop.depart_s,
            "boarding": len(stop.board),
            "alighting": len(stop.alight),
        }
        for trip in plan.trips
        for number, stop in enumerate(trip.stops, start=1)
    ]
    return _timed(rows, _STOPS, ("arrives", "departs"), scenario)


def _named(scenario: Scenario, trip: Trip, kind: str) -> str:
    """Names of the trip's places of a kind, each once, in its order."""
    ids = dict.fromkeys(s.place_id for s in trip.stops if s.kind == kind and s.place_id)
    return ", ".join(scenario.place_name[place_id] for place_id in ids)


def workers_frame(scenario: Scenario, plan: Plan) -> pd.DataFrame:
    """One row a worker, in the roster's order; no name, no number of a person."""
    found = {row["worker_id"]: row for row in _worker_rows(plan)}
    rows = [
        {
            "worker_id": worker.worker_id,
            "village_id": worker.lives_by_id,
            "village": scenario.place_name[worker.lives_by_id],
            "employer_id": worker.works_for_id,
            "employer": scenario.place_name[worker.works_for_id],
            **found.get(worker.worker_id, {}),
        }
        for worker in scenario.workers
    ]
    return _timed(rows, _WORKERS, ("boards", "arrives"), scenario)


def _worker_rows(plan: Plan) -> Iterator[dict[str, Any]]:
    """What the plan says of each worker: a ride, a ticket, or the code of why not."""
    for journey in plan.journeys:
        legs = journey.legs
        yield {
            "worker_id": journey.worker_id,
            "status": "planned",
            "trips": ", ".join(leg.trip_id for leg in legs if leg.trip_id),
            "services": ", ".join(leg.service_id for leg in legs if leg.service_id),
            "seat": ", ".join(leg.seat for leg in legs if leg.seat),
            "boards": legs[0].board_s,
            "arrives": legs[-1].alight_s,
            "journey_h": (legs[-1].alight_s - legs[0].board_s) / HOUR_S,
        }
    for alone in plan.individual:
        yield {
            "worker_id": alone.worker_id,
            "status": "alone",
            "ticket_cny": alone.ticket_fen / YUAN_FEN,
            "subsidy_cny": alone.subsidy_fen / YUAN_FEN,
        }
    for status, entries in (("held", plan.held), ("unplanned", plan.unplanned)):
        for entry in entries:
            yield {
                "worker_id": entry.worker_id,
                "status": status,
                "code": entry.code,
            }


def costs_frame(plan: Plan) -> pd.DataFrame:
    """Cost lines, payers' shares and sums, one row each.

    Lines sum to the total, and so do payers. The penalty of unplanned workers is no
    money: it is part of the objective, which the lower bound is of.
    """
    import pandas as pd

    cost = plan.cost
    sums = {"total": cost.total_fen, "penalty": cost.penalty_fen}
    sums |= {"objective": cost.objective_fen, "lower_bound": cost.lower_bound_fen}
    rows = [
        (kind, name, fen / YUAN_FEN)
        for kind, amounts in (
            ("line", cost.lines),
            ("payer", cost.payers),
            ("sum", sums),
        )
        for name, fen in amounts.items()
    ]
    return pd.DataFrame(rows, columns=list(_COSTS))


def _timed(
    rows: Sequence[dict[str, Any]],
    columns: Sequence[str],
    moments: Sequence[str],
    scenario: Scenario,
) -> pd.DataFrame:
    """The rows, with scenario seconds as the local time of the scenario's clock."""
    import pandas as pd

    frame = pd.DataFrame(rows, columns=list(columns))
    midnight = pd.Timestamp(scenario.first_day)
    for name in moments:
        seconds = pd.to_numeric(frame[name])
        frame[name] = midnight + pd.to_timedelta(seconds, unit="s")
    return frame
