"""The hand-made plan cut by county: T001 of two counties, T002 and T003 of one each."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.transport.checker.handmade import good_scenario
from tests.transport.planfiles.test_reading import numbered
from transport.planfiles.lines import lines_of
from transport.planfiles.writing import write_plan_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from transport.plan import Plan
    from transport.planfiles.folder import Form
    from transport.scenario import Scenario

COUNTIES = {"V1": "Xing", "V2": "Lin", "V3": "Zhongyang", "V4": "Lin"}


def scenario_of_counties() -> Scenario:
    scenario = good_scenario()
    villages = (
        replace(one, county=COUNTIES[one.village_id]) for one in scenario.villages
    )
    return replace(scenario, villages=tuple(villages))


def written(
    folder: Path, form: Form | None = "by-county", plan: Plan | None = None
) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    write_plan_files(
        folder,
        scenario=scenario_of_counties(),
        plan=plan or numbered(),
        source=None,
        form=form,
    )
    return folder


def index_of(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "plan.json").read_text("utf-8"))
    return found


def forge(
    folder: Path, file: str, change: Callable[[Any], None], *, and_list: bool = True
) -> None:
    """Change a part; ``and_list``: and its digest in the index."""
    path = folder / file
    data = json.loads(path.read_text("utf-8"))
    change(data)
    path.write_text("".join(lines_of(data.items())), "utf-8")
    if and_list:
        index = index_of(folder)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        for entry in (*index["counties"], index["shared"], index["proof"]):
            if entry["file"] == file:
                entry["sha256"] = digest
        (folder / "plan.json").write_text(json.dumps(index), "utf-8")
