"""Of every small scenario shipped: lines = total = payers, wherever they are told."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from solvers.planner import solve
from transport.checker import violations
from transport.comparison import Compared
from transport.outcome import Limits
from transport.payers import PAYER_PRESETS, split_by_rules, vehicles_of
from transport.planfiles import plan_text
from transport.planjson import plan_from_dict
from transport.reading import read_scenario
from transport.report.compare_files import write_comparison
from transport.report.plan_page import plan_page
from transport.summary import yuan

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SMALL = ("linxian-shenmu-2020", "hunyuan-datong-2020", "lanxian-qingdao-2020")


@pytest.mark.parametrize("name", SMALL)
def test_cost_lines_are_the_total_and_the_payers_everywhere(
    name: str, tmp_path: Path
) -> None:
    scenario = read_scenario(SCENARIOS / name)
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
        force=False,
    )
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
        assert claimed == plan.cost.payers[payer]
