"""The subsidy claim: what each rule pays for which vehicle, with its roster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.documents import common as c
from transport.documents.parts import Grid, Paper
from transport.money.payers import split_by_rules, vehicles_of
from transport.presentation.figures import yuan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.plan import Plan
    from transport.scenario import Scenario


def claims(scenario: Scenario, plan: Plan) -> Iterator[Paper]:
    """One a rule; nothing where no rule pays."""
    vehicles = vehicles_of(scenario, plan.trips, plan.services, plan.individual)
    split = split_by_rules(scenario, vehicles, total_fen=plan.cost.total_fen)
    for rule in scenario.payer_rules:
        own = [claim for claim in split.claims if claim.rule_id == rule.rule_id]
        if not own:
            continue
        total = sum(claim.paid_fen for claim in own)
        yield Paper(
            key="claim",
            title=("Subsidy claim", "补贴申领表"),
            subject=rule.rule_id,
            fields=(
                (("Payer", "承担方"), c.payer(rule.payer)),
                (("Share", "比例"), f"{rule.percent} %"),
                (("Minimum load", "最低人数"), rule.min_load or "-"),
                (("Claimed, CNY", "申领金额（元）"), yuan(total)),
                (("Vehicles", "车辆（架、列）数"), len(own)),
                (c.WORKERS, sum(claim.n_workers for claim in own)),
            ),
            grids=(
                Grid(
                    headings=(
                        c.NO,
                        ("Vehicle", "车次/班次"),
                        c.WORKERS,
                        ("Cost, CNY", "费用（元）"),
                        ("Claimed, CNY", "申领（元）"),
                        ("Invoice no.", "发票号"),
                    ),
                    widths=(5, 12, 8, 14, 14, 22),
                    amounts=(2, 3, 4),
                    rows=tuple(
                        (
                            *(number, claim.vehicle_id, claim.n_workers),
                            *(yuan(claim.cost_fen), yuan(claim.paid_fen), ""),
                        )
                        for number, claim in enumerate(own, start=1)
                    ),
                ),
            ),
            signatures=(
                ("Claimant, seal", "申领单位（章）"),
                *(c.MADE_BY, c.REVIEWED, c.DATED),
            ),
        )
