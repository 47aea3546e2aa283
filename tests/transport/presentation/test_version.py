from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from maps import render_map
from tests.transport.manifests.sample import make_plan, make_scenario
from transport.changes import Changes
from transport.manifests import write_manifests
from transport.planfiles.folder import plan_digest
from transport.presentation.version import stamp_told, version_of, version_told
from transport.report.compare_page import compare_page
from transport.report.plan_page import plan_page
from transport.versions import Version

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang

SCENARIO = make_scenario()
PLAN = make_plan(SCENARIO)
SECOND = Version(
    number=2, parent_sha256="0" * 64, note="", changes=Changes(moment_s=9 * 3600 + 300)
)


def test_the_version_is_the_start_of_the_plans_digest() -> None:
    version = version_of(SCENARIO, PLAN)
    assert len(version) == 8
    assert plan_digest(PLAN, SCENARIO.clock).startswith(version)
    seats = {**PLAN.trips[0].seats}
    first, second, *_ = seats
    seats[first], seats[second] = seats[second], seats[first]
    other = replace(PLAN, trips=(replace(PLAN.trips[0], seats=seats), *PLAN.trips[1:]))
    assert version_of(SCENARIO, other) != version


def test_a_variant_is_told_with_the_version() -> None:
    told = version_told(SCENARIO, replace(PLAN, variant="half-load"), "zh")
    assert told.startswith("第1版 · 方案 half-load ")
    told = version_told(SCENARIO, PLAN, "en", number=2)
    assert told == f"version 2 · base plan {version_of(SCENARIO, PLAN)}"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_sheet_of_the_manifests_tells_the_version(
    tmp_path: Path, lang: Lang
) -> None:
    import openpyxl

    write_manifests(SCENARIO, PLAN, tmp_path, lang=lang, version=SECOND)
    first, moment = stamp_told(SCENARIO, PLAN, lang, SECOND).rsplit(" · ", 1)
    for path in tmp_path.glob("*.xlsx"):
        for sheet in openpyxl.load_workbook(path):
            foot = sheet.oddFooter
            assert foot is not None
            lines = str(foot.right.text).split("\n")
            assert lines == [first, moment], (path, sheet.title)


def test_a_version_holds_from_its_moment_and_a_first_plan_from_its_first_day() -> None:
    day = f"{SCENARIO.first_day}"
    assert stamp_told(SCENARIO, PLAN, "zh", SECOND).endswith(f" · 自{day} 09:05起")
    assert stamp_told(SCENARIO, PLAN, "en", SECOND).startswith("version 2 · ")
    assert stamp_told(SCENARIO, PLAN, "en").endswith(f" · from {day} 00:00")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_map_report_and_comparison_tell_version_moment_and_digest(lang: Lang) -> None:
    told = stamp_told(SCENARIO, PLAN, lang, SECOND)
    assert version_of(SCENARIO, PLAN) in told
    lines = "<br>".join(told.rsplit(" · ", 1))
    assert lines in render_map(SCENARIO, PLAN, lang=lang, version=SECOND)
    page = plan_page(SCENARIO, PLAN, lang=lang, violations=(), version=SECOND)
    assert told in page
    other = replace(PLAN, variant="half-load")
    page = compare_page([(SCENARIO, PLAN), (SCENARIO, other)], lang=lang)
    for plan in (PLAN, other):
        assert stamp_told(SCENARIO, plan, lang) in page
