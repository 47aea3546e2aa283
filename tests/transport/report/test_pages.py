"""Pages of one plan and of several: figures that agree, nothing from elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.transport.sample_journeys import journeys
from transport.answers.comparison import Compared
from transport.files.inventory import LIST
from transport.language import line_name, say
from transport.presentation.figures import yuan
from transport.presentation.trip_views import coach_name
from transport.presentation.version import stamp_told, version_of
from transport.report.compare_files import (
    COMPARE_FILES,
    folder_names,
    write_comparison,
)
from transport.report.compare_page import compare_page
from transport.report.compare_table import compare_rows, stamps_of
from transport.report.figures import figures_of
from transport.report.plan_page import plan_page
from transport.report.words import word

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang
    from transport.plan import Plan
    from transport.scenario import Scenario


def two_plans() -> list[tuple[Scenario, Plan]]:
    scenario, plan = journeys()
    dear = replace(
        plan,
        variant="dear",
        cost=replace(
            plan.cost,
            total_fen=plan.cost.total_fen + 1_000_00,
            lines={**plan.cost.lines, "toll": 1_000_00},
        ),
    )
    return [(scenario, plan), (scenario, dear)]


@pytest.mark.parametrize(
    ("lang", "lead", "hours", "coaches"),
    [
        ("en", "Nobody travels by coach", "Longest ride, h", "Coaches"),
        ("zh", "无人乘坐客车", "最长途中时间（小时）", "客车"),
    ],
)
def test_the_report_of_a_plan_in_which_nobody_rides_has_no_empty_brackets(
    lang: Lang, lead: str, hours: str, coaches: str
) -> None:
    scenario, plan = journeys()
    cost = replace(plan.cost, total_fen=0, penalty_fen=0, lower_bound_fen=0)
    bare = replace(plan, trips=(), services=(), journeys=(), cost=cost, marginal=None)
    text = plan_page(scenario, bare, lang=lang, violations=())
    rows = re.findall(r"<tr><td[^>]*>([^<]*)</td><td[^>]*>([^<]*)</td></tr>", text)
    assert (dict(rows)[hours], dict(rows)[coaches]) == ("–", "0")
    assert lead in text
    assert "()" not in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_report_tells_the_totals_and_loads_nothing(lang: Lang) -> None:
    scenario, plan = journeys()
    page = plan_page(scenario, plan, lang=lang, violations=())
    assert yuan(plan.cost.total_fen) in page
    for name, fen in plan.cost.lines.items():
        assert line_name(name, lang) in page
        assert yuan(fen) in page
    assert not re.search(r'(src|href)="https?:', page)
    assert plan.scenario_sha256 in page


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "30 steps, seed 7"), ("zh", "30 步，种子 7")]
)
def test_the_report_tells_the_search_in_its_language(lang: Lang, told: str) -> None:
    scenario, plan = journeys()
    plan = replace(plan, solver=replace(plan.solver, steps=30, seed=7))
    assert told in plan_page(scenario, plan, lang=lang, violations=())


def test_the_report_holds_no_name_number_or_phone() -> None:
    scenario, plan = journeys()
    page = plan_page(scenario, plan, lang="zh", violations=())
    for worker in scenario.workers:
        for secret in (worker.id_number, worker.phone, worker.name):
            assert secret
            assert secret not in page


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "centre of its county"), ("zh", "县城")]
)
def test_places_known_by_a_centre_are_listed_with_their_workers(
    lang: Lang, told: str
) -> None:
    scenario, plan = journeys()
    assert told not in plan_page(scenario, plan, lang=lang, violations=())
    villages = tuple(
        replace(v, precision="county", position_source="gazetteer")
        for v in scenario.villages
    )
    coarse = replace(scenario, villages=villages)
    page = plan_page(coarse, plan, lang=lang, violations=())
    assert told in page
    assert {"en": "gazetteer", "zh": "地名录"}[lang] in page
    assert lang == "en" or "gazetteer" not in page


def test_a_hostile_title_is_text() -> None:
    scenario, plan = journeys()
    title = "李家`${1}</div><script>alert(1)</script>"
    page = plan_page(replace(scenario, title=title), plan, lang="zh", violations=())
    assert "<script>alert" not in page


def test_every_coach_has_a_row_of_the_gantt_chart_and_every_trip_a_bar() -> None:
    scenario, plan = journeys()
    page = plan_page(scenario, plan, lang="en", violations=())
    for trip in plan.trips:
        assert f"{say(coach_name(scenario, trip), 'en')}<" in page
        assert f"<title>{trip.trip_id} · " in page


def test_lines_and_payers_sum_to_the_total() -> None:
    figures = figures_of(*journeys())
    assert sum(figures.lines.values()) == figures.total_fen
    assert sum(figures.payers.values()) == figures.total_fen


def test_overlapping_gaps_are_said_to_prove_nothing() -> None:
    page = compare_page(two_plans(), lang="en")
    assert "is not proven" in page
    apart = two_plans()
    scenario, dear = apart[1]
    high = replace(dear.cost, lower_bound_fen=apart[0][1].cost.total_fen + 1)
    proven = [apart[0], (scenario, replace(dear, cost=high))]
    page = compare_page(proven, lang="en")
    assert "is proven cheaper" in page
    assert "is not proven" not in page


def test_compared_bounds_that_files_state_are_told_as_stated() -> None:
    plans = two_plans()
    (scenario, plan), (_, dear) = plans
    fen = plan.cost.lower_bound_fen
    read = [(scenario, replace(p, proved_fen=fen // 2)) for p in (plan, dear)]
    own = {str(row[0]): row for row in compare_rows(plans, lang="en")}
    told = {str(row[0]): row for row in compare_rows(read, lang="en")}
    assert own["Lower bound, CNY"][1] == fen / 100
    assert "Lower bound, CNY" not in told
    assert told["Lower bound as stated, not checked, CNY"][1] == fen / 100
    assert told["Lower bound proved again, CNY"][1:] == (fen // 2 / 100,) * 2
    assert figures_of(*read[0]).bound_fen == fen // 2


def compared() -> list[Compared]:
    """Two plans, one of them of another variant, and a variant without any."""
    (scenario, plan), (_, dear) = two_plans()
    return [
        Compared(variant=None, scenario=scenario, plan=plan),
        Compared(variant="dear", scenario=scenario, plan=dear),
        Compared(variant="odd", lack="none_rides", n=7),
    ]


def write(out: Path, found: list[Compared]) -> None:
    write_comparison(out, found, scenario_path=out / "none", lang="en")


def test_table_workbook_and_page_say_the_same(tmp_path: Path) -> None:
    plans = two_plans()
    out = tmp_path / "out"
    write(out, compared())
    assert {path.name for path in out.iterdir()} == {*COMPARE_FILES, LIST}
    rows = compare_rows(plans, lang="en")
    sheet = openpyxl.load_workbook(out / "compare.xlsx").active
    assert sheet is not None
    told = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for row, found in zip(rows, told, strict=True):
        for value, cell in zip(row, found, strict=True):
            if isinstance(value, float):
                assert cell == pytest.approx(value)
            else:
                assert cell == (value or None) or cell == value
    assert sheet.oddFooter is not None
    foot = str(sheet.oddFooter.left.text).splitlines()
    assert foot == [stamp_told(*pair, "en") for pair in plans]
    page = (out / "compare.html").read_text("utf-8")
    assert "odd: No plan: none of 7 eligible workers can ride" in page
    assert "dear: the plan of base, which is legal here too" in page
    assert (out / "plans" / "dear" / "plan.json").is_file()


def test_a_foot_tells_the_digests_of_more_plans_than_it_has_lines_for() -> None:
    plans = two_plans() * 2
    first, others = stamps_of(plans, "zh")
    assert first == stamp_told(*plans[0], "zh")
    assert others.split(", ") == [version_of(*pair) for pair in plans[1:]]


def test_the_bridge_hangs_each_line_where_the_last_one_ended() -> None:
    first, second = (figures_of(*pair) for pair in two_plans())
    from transport.report.compare_page import bridge

    chart = bridge(first, second, "a", "b", "en")
    assert chart.count("<rect") == 3
    assert "toll: +1,000.00" in chart


def test_names_of_variants_make_harmless_folders(tmp_path: Path) -> None:
    scenario, plan = journeys()
    found = [
        Compared(variant=name, scenario=scenario, plan=replace(plan, variant=name))
        for name in (None, "base", "../up", "a/b", "A_B")
    ]
    names = folder_names(found)
    assert len({name.casefold() for name in names}) == len(found)
    out = tmp_path / "in" / "out"
    write(out, found)
    assert sorted(path.name for path in (out / "plans").iterdir()) == sorted(names)
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["out"]


def test_plans_that_leave_somebody_are_ranked_with_their_penalties() -> None:
    (scenario, plan), _ = two_plans()
    direct = next(j for j in plan.journeys if len(j.legs) == 1)
    few = replace(
        plan,
        variant="few",
        journeys=tuple(j for j in plan.journeys if j is not direct),
        cost=replace(
            plan.cost,
            total_fen=plan.cost.total_fen - 1,
            penalty_fen=plan.cost.penalty_fen + 1_000_00,
        ),
    )
    page = compare_page([(scenario, plan), (scenario, few)], lang="en")
    assert "The order of base and few is not proven" in page
    assert "do not carry equally many" in page


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "{service}: {units} unit, {n} workers"),
        ("zh", "{service}：{units}班，{n}人"),
    ],
)
def test_services_and_coaches_are_listed_in_the_language_of_the_page(
    lang: Lang, told: str
) -> None:
    scenario, plan = journeys()
    page = plan_page(scenario, plan, lang=lang, violations=())
    use = plan.services[0]
    n = len(use.workers)
    assert told.format(service=use.service_id, units=use.units, n=n) in page
    if lang == "zh":
        assert f"{plan.n_coaches:,}（" in page
        assert f"{plan.n_coaches:,} (" not in page


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_where_somebody_stays_penalties_stand_beside_the_bound(lang: Lang) -> None:
    scenario, plan = journeys()
    label = word(lang, "penalty")
    cost = replace(plan.cost, penalty_fen=0)
    whole = replace(plan, cost=cost)
    assert label not in plan_page(scenario, whole, lang=lang, violations=())
    short = replace(plan, cost=replace(cost, penalty_fen=300_000_00))
    assert f"{label}" in plan_page(scenario, short, lang=lang, violations=())
    assert "300,000.00" in plan_page(scenario, short, lang=lang, violations=())
    rows = compare_rows([(scenario, whole), (scenario, short)], lang=lang)
    assert (label, 0.0, 300_000.0) in rows
