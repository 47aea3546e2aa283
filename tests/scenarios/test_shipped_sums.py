"""Of every scenario shipped: lines = total = payers, wherever they are told."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pypdfium2
import pytest

from solvers.planner import solve
from tests.transport.documents.fonts import needs_font
from transport.answers.comparison import Compared
from transport.checker import violations
from transport.documents.layout import pdf_of
from transport.documents.statement import statements
from transport.documents.workbook import write_workbook
from transport.money.payers import split_by_rules, vehicles_of
from transport.outcome import Limits
from transport.payer_rules import PAYER_PRESETS
from transport.planfiles.folder import plan_text
from transport.planfiles.plan_json import plan_from_dict
from transport.presentation.figures import yuan
from transport.reading import read_scenario
from transport.report.compare_files import write_comparison
from transport.report.plan_page import plan_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.documents.parts import Paper
    from transport.scenario import Scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios"
MOST_WORKERS = 30
FEWER = {  # with as many lines and payers, one more of guizhou-stations
    "guizhou-stations": 16,
    "taiyuan-newyear-2021": 6,
    "yuncheng-2020": 6,
}
SHIPPED = sorted(path.parent.name for path in SCENARIOS.glob("*/scenario.toml"))


def thinned(scenario: Scenario, most: int) -> Scenario:
    """The scenario with at most so many workers, spread over the whole roster.

    Everything else stays: fleets, services, prices and payers of large operations.
    """
    step = -(-len(scenario.workers) // most)
    return replace(scenario, workers=scenario.workers[::step])


def sums_of_pdf(scenario: Scenario, papers: Sequence[Paper]) -> list[str]:
    """The three totals of the statement, as the PDF tells them."""
    data, _ = pdf_of(
        papers,
        scenario=scenario.name,
        version="1",
        lang="en",
        created=scenario.first_day,
    )
    text = "\n".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)
    )
    return re.findall(r"^Total\s+([\d,.]+)\s*$", text, re.MULTILINE)


def sums_of_book(
    scenario: Scenario, papers: Sequence[Paper], folder: Path
) -> list[str]:
    """The same, as the workbook tells them."""
    write_workbook(
        folder / "statement.xlsx",
        papers,
        title=scenario.name,
        lang="en",
        created=scenario.first_day,
    )
    sheet = openpyxl.load_workbook(folder / "statement.xlsx").active
    assert sheet is not None
    rows = [[cell for cell in row if cell] for row in sheet.iter_rows(values_only=True)]
    return [str(row[-1]) for row in rows if row and row[0] == "Total"]


@needs_font
@pytest.mark.parametrize("name", SHIPPED)
def test_cost_lines_are_the_total_and_the_payers_everywhere(
    name: str, tmp_path: Path
) -> None:
    most = FEWER.get(name, MOST_WORKERS)
    scenario = thinned(read_scenario(SCENARIOS / name), most)
    rules = (*PAYER_PRESETS["shanxi-poverty"], *PAYER_PRESETS["jiangyin-2022"])
    scenario = replace(scenario, payer_rules=rules)
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=1)).plan
    assert violations(scenario, plan) == []
    total = plan.cost.total_fen
    assert sum(plan.cost.lines.values()) == total
    assert sum(plan.cost.payers.values()) == total

    told, _ = plan_from_dict(json.loads(plan_text(plan, scenario.clock)))
    assert told.cost == plan.cost

    page = plan_page(scenario, plan, lang="en", violations=())
    for fen in (total, *plan.cost.lines.values(), *plan.cost.payers.values()):
        assert yuan(fen) in re.sub(r"<[^>]+>", " ", page)

    write_comparison(
        tmp_path / "out",
        [Compared(variant=None, scenario=scenario, plan=plan)],
        scenario_path=SCENARIOS / name,
        lang="en",
    )
    papers = tuple(statements(scenario, plan))
    assert sums_of_pdf(scenario, papers) == [yuan(total)] * 3
    assert sums_of_book(scenario, papers, tmp_path) == [yuan(total)] * 3

    sheet = openpyxl.load_workbook(tmp_path / "out" / "compare.xlsx").active
    assert sheet is not None
    rows: dict[str, Any] = {
        str(row[0].value): row[1].value for row in sheet.iter_rows()
    }
    lines = sum(round(100 * v) for k, v in rows.items() if k.startswith("Line: "))
    payers = sum(round(100 * v) for k, v in rows.items() if k.startswith("Payer: "))
    assert lines == payers == round(100 * rows["Cost, CNY"]) == total

    split = split_by_rules(
        scenario,
        vehicles_of(scenario, plan.trips, plan.services),
        total_fen=total,
    )
    for payer in ("poverty_fund", "receiving_city"):
        claimed = sum(c.paid_fen for c in split.claims if c.payer == payer)
        assert claimed == plan.cost.payers.get(payer, 0)
