"""The list of connections: what time each link between coach and service leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import MINUTE_S
from transport.journeys.connections import connections
from transport.manifests.tables import Table
from transport.presentation.figures import moment
from transport.presentation.forms import columns
from transport.presentation.trip_views import place_name

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.presentation.words import Words
    from transport.scenario import Scenario


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
