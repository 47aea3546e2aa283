"""The corrected subsidy claim: what was claimed for each vehicle, and what is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.catalogue.sentences import sentence
from transport.documents import common as c
from transport.documents.parts import Grid, Paper
from transport.presentation.figures import yuan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.closing.claims import ClaimNow
    from transport.closing.closing import Closing
    from transport.language import Text
    from transport.presentation.forms import Row

_UNCHANGED: Text = ("as claimed", "不变")


def corrected_claims(found: Closing) -> Iterator[Paper]:
    """One a rule that was claimed by, or is now."""
    for rule in found.was.scenario.payer_rules:
        own = [row for row in found.claims.rows if row.rule_id == rule.rule_id]
        if not own:
            continue
        before = sum(row.before_fen for row in own)
        now = sum(row.now_fen for row in own)
        yield Paper(
            key="claim",
            title=("Corrected subsidy claim", "补贴申领更正表"),
            subject=rule.rule_id,
            form="wide",
            fields=(
                (("Payer", "承担方"), c.payer(rule.payer)),
                (("Share", "比例"), f"{rule.percent} %"),
                (("Minimum load", "最低人数"), rule.min_load or "-"),
                (("Before, CNY", "原申领（元）"), yuan(before)),
                (("Now, CNY", "更正后（元）"), yuan(now)),
                (("To pay back, CNY", "应退（元）"), yuan(max(0, before - now))),
            ),
            grids=(_grid(own),),
            signatures=(
                ("Claimant, seal", "申领单位（章）"),
                *(c.MADE_BY, c.REVIEWED, c.DATED),
            ),
        )


def _grid(rows: Sequence[ClaimNow]) -> Grid:
    return Grid(
        headings=(
            *(c.NO, ("Vehicle", "车次/班次")),
            *(("Workers before", "原人数"), ("Workers now", "实乘人数")),
            *(("Before, CNY", "原申领（元）"), ("Now, CNY", "更正后（元）")),
            ("Why", "原因"),
        ),
        widths=(5, 12, 9, 9, 13, 13, 40),
        amounts=(2, 3, 4, 5),
        rows=tuple(_row(number, row) for number, row in enumerate(rows, start=1)),
    )


def _row(number: int, row: ClaimNow) -> Row:
    why = (
        _UNCHANGED
        if row.why is None
        else (sentence(row.why, "en"), sentence(row.why, "zh"))
    )
    return (
        number,
        row.vehicle_id,
        row.n_before,
        row.n_now,
        yuan(row.before_fen),
        yuan(row.now_fen),
        why,
    )
