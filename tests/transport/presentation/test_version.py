from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.transport.manifests.sample import make_plan, make_scenario
from transport.manifests import write_manifests
from transport.planfiles.folder import plan_digest
from transport.presentation.version import version_of, version_told

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang

SCENARIO = make_scenario()
PLAN = make_plan(SCENARIO)


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

    write_manifests(SCENARIO, PLAN, tmp_path, lang=lang)
    told = version_told(SCENARIO, PLAN, lang)
    for path in tmp_path.glob("*.xlsx"):
        for sheet in openpyxl.load_workbook(path):
            foot = sheet.oddFooter
            assert foot is not None
            assert told in str(foot.right.text), (path, sheet.title)
