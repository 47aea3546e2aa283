"""The notice to those who travel alone: their tickets, refunds and consent, to sign."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from transport.documents import common as c
from transport.documents.parts import Grid, Paper
from transport.presentation.figures import yuan
from transport.presentation.trip_views import place_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.language import Text
    from transport.plan import IndividualTraveller, Plan
    from transport.presentation.forms import Cell
    from transport.scenario import Scenario

CONSENT: dict[str, Text] = {
    "given": ("given", "已同意"),
    "to_sign": ("to be signed", "待签字"),
}


def individual_lists(scenario: Scenario, plan: Plan) -> Iterator[Paper]:
    """One a village; nothing where nobody travels alone."""
    by_village: defaultdict[str, list[IndividualTraveller]] = defaultdict(list)
    for entry in plan.individual:
        by_village[scenario.worker[entry.worker_id].lives_by_id].append(entry)
    for village_id, entries in sorted(by_village.items()):
        yield Paper(
            key="individual-travel",
            title=("Individual travel", "自行返岗告知书"),
            subject=place_name(scenario, village_id),
            ref=village_id,
            fields=(
                (c.WORKERS, len(entries)),
                (
                    ("Tickets, CNY", "票价合计（元）"),
                    yuan(sum(entry.ticket_fen for entry in entries)),
                ),
                (
                    ("Refunded, CNY", "报销合计（元）"),
                    yuan(sum(entry.subsidy_fen for entry in entries)),
                ),
            ),
            grids=(_grid(scenario, entries),),
            notes=(
                (
                    "Whoever signs travels alone, has no seat on the coaches, flights"
                    " and trains of this plan, and is refunded once, against the"
                    " ticket. Who does not agree tells the labour bureau before the"
                    " list is closed.",
                    "签字人同意自行返岗，不再占用本次组织运输的座位，凭票报销一次。"
                    "不同意者请在名单截止前告知人社部门。",
                ),
            ),
            signatures=(("Labour bureau", "人社部门"),),
        )


def _grid(scenario: Scenario, entries: list[IndividualTraveller]) -> Grid:
    rows: list[tuple[Cell, ...]] = []
    for number, entry in enumerate(entries, start=1):
        worker = scenario.worker[entry.worker_id]
        rows.append(
            (
                *(number, worker.name, place_name(scenario, worker.works_for_id)),
                *(yuan(entry.ticket_fen), yuan(entry.subsidy_fen)),
                *(CONSENT[entry.consent], ""),
            )
        )
    return Grid(
        headings=(
            *(c.NO, c.NAME, c.EMPLOYER),
            ("Ticket, CNY", "票价（元）"),
            ("Refunded at most, CNY", "报销上限（元）"),
            ("Consent", "本人同意"),
            c.SIGNED,
        ),
        widths=(5, 14, 28, 12, 14, 12, 16),
        rows=tuple(rows),
    )
