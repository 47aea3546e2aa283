"""``p2p report``: the page about a kept plan, or about a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from p2p.commands.options import (
    all_option,
    lang_option,
    locks_out,
    moved_option,
    plan_argument,
)
from p2p.commands.terminal import stage, tell, warn
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang


@click.command()
@plan_argument
@moved_option
@all_option
@lang_option
@locks_out
def report(out: Path, scenario: Path | None, lang: Lang | None) -> None:
    """Write a page about the plan in OUT: totals, map, rotations, who stays, proof.

    Of a comparison in OUT the page, the table and the workbook are written again.
    """
    from p2p.comparing import renew_comparison
    from p2p.kept import renew_report, reopened
    from transport.report.compare_index import INDEX

    if (out / INDEX).is_file():
        page = renew_comparison(out, moved=scenario, lang=lang, warn=warn, stage=stage)
        tell(said("COMPARISON_WRITTEN", dest=str(page)))
        return
    kept = reopened(out, moved=scenario, warn=warn, stage=stage)
    page = renew_report(kept, lang=lang or kept.lang, stage=stage)
    tell(said("REPORT_WRITTEN", dest=str(page)))
