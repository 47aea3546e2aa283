"""The files of a comparison: page, table, workbook, and the plan of each variant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.planfiles import PLAN, plan_text
from transport.report.compare_page import compare_page
from transport.report.compare_table import (
    compare_rows,
    write_compare_book,
    write_compare_csv,
)
from transport.writing import new_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from transport.plan import Plan
    from transport.report.words import Lang
    from transport.scenario import Scenario

PAGE, TABLE, BOOK, PLANS = "compare.html", "compare.csv", "compare.xlsx", "plans"
COMPARE_FILES = (PAGE, TABLE, BOOK, PLANS)
BASE = "base"


def write_comparison(
    out: Path,
    plans: Sequence[tuple[Scenario, Plan]],
    *,
    failed: Sequence[tuple[str | None, str]],
    lang: Lang,
    force: bool,
) -> None:
    """Write the folder whole or not at all.

    Each plan stands in ``plans/VARIANT/plan.json`` (``base`` without a variant), where
    `p2p verify` finds it.

    Raises
    ------
    OutputError
        If ``out`` is taken, or the disk refuses.
    """
    rows = compare_rows(plans, lang=lang)
    with new_folder(out, replace=force) as folder:
        page = compare_page(plans, lang=lang, failed=failed)
        (folder / PAGE).write_text(page, encoding="utf-8", newline="\n")
        write_compare_csv(folder / TABLE, rows)
        write_compare_book(folder / BOOK, rows)
        for scenario, plan in plans:
            home = folder / PLANS / (plan.variant or BASE)
            home.mkdir(parents=True)
            text = plan_text(plan, scenario.clock)
            (home / PLAN).write_text(text, encoding="utf-8", newline="\n")
