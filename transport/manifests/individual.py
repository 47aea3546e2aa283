"""The list of those who travel alone: tickets, refunds, and who has still to agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.manifests.tables import Cell, Table
from transport.presentation.figures import yuan
from transport.presentation.forms import columns
from transport.presentation.masking import masked_number, masked_text
from transport.presentation.trip_views import place_name, strangers_refused

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.presentation.words import Words
    from transport.scenario import Scenario


def individual_table(scenario: Scenario, plan: Plan, words: Words) -> Table:
    """Everybody who travels alone, village by village."""
    rows: list[tuple[Cell, ...]] = []
    for entry in plan.individual:
        with strangers_refused("travelling alone"):
            worker = scenario.worker[entry.worker_id]
        village = scenario.own_village[worker.lives_by_id]
        rows.append(
            (
                *(village.town, village.name),
                *(masked_text(entry.worker_id), worker.name),
                masked_number(worker.phone or ""),
                place_name(scenario, worker.works_for_id),
                *(yuan(entry.ticket_fen), yuan(entry.subsidy_fen)),
                words[f"consent_{entry.consent}"],
                "",
            )
        )
    rows.sort(key=lambda row: tuple(map(str, row[:3])))
    return Table(
        key="individual",
        columns=columns(
            *("town", "village", "worker_id", "name", "phone", "employer"),
            *("ticket", "subsidy", "consent", "signature"),
            narrow=("ticket", "subsidy"),
        ),
        rows=rows,
        note=words["individual_note"],
    )
