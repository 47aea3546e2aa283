"""Lists of flights and trains: who rides which, and what time each link leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import MINUTE_S
from transport.journeys.connections import connections
from transport.manifests.tables import Cell, Table, columns
from transport.presentation.figures import moment
from transport.presentation.masking import masked_number, masked_text
from transport.presentation.trip_views import place_name, strangers_refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.plan import Journey, Plan
    from transport.presentation.words import Words
    from transport.scenario import Scenario


def riders_table(scenario: Scenario, plan: Plan, words: Words) -> Table:
    """Who rides which service on which seat, with the coaches before and after."""
    return Table(
        key="services",
        columns=columns(
            "service",
            "from_hub",
            "leaves",
            "to_hub",
            "arrives",
            "seat",
            "name",
            "worker_id",
            "id_number",
            "phone",
            "employer",
            "bags",
            "feeder",
            "receiving",
            narrow=("seat", "bags"),
        ),
        rows=list(_rows(scenario, plan)),
        group=(0,),
    )


def _rows(scenario: Scenario, plan: Plan) -> Iterator[tuple[Cell, ...]]:
    journeys = {journey.worker_id: journey for journey in plan.journeys}
    clock = scenario.clock
    for use in plan.services:
        with strangers_refused(f"service {use.service_id!r}"):
            service = scenario.service[use.service_id]
            for worker_id in use.workers:
                worker, journey = scenario.worker[worker_id], journeys[worker_id]
                seat = next(
                    leg.seat for leg in journey.legs if leg.service_id is not None
                )
                yield (
                    use.service_id,
                    place_name(scenario, service.from_hub),
                    moment(clock, service.departs_s),
                    place_name(scenario, service.to_hub),
                    moment(clock, service.arrives_s),
                    seat,
                    worker.name,
                    masked_text(worker_id),
                    masked_number(worker.id_number or ""),
                    masked_number(worker.phone or ""),
                    place_name(scenario, worker.employer_id),
                    worker.n_bags,
                    *_coaches(journey),
                )


def _coaches(journey: Journey) -> tuple[str, str]:
    first, last = journey.legs[0], journey.legs[-1]
    return first.trip_id or "", last.trip_id or ""


def connections_table(scenario: Scenario, plan: Plan, words: Words) -> Table:
    """Every link between a coach and a service; the smallest slack first."""
    clock = scenario.clock
    return Table(
        key="connections",
        columns=columns(
            "trip",
            "service",
            "hub",
            "workers",
            "at_hub",
            "limit",
            "slack",
            "missed_after",
            narrow=("workers", "slack", "missed_after"),
        ),
        rows=[
            (
                link.trip_id,
                link.service_id,
                place_name(scenario, link.hub_id),
                link.n_workers,
                moment(clock, link.at_s),
                moment(clock, link.limit_s),
                link.slack_s // MINUTE_S,
                "" if link.missed_s is None else link.missed_s // MINUTE_S,
            )
            for link in connections(scenario, plan)
        ],
        note=words["connections_note"],
    )
