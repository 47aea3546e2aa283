"""A plan's own files written into its folder, in one form or the other."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from transport.catalogue.sentences import sentence
from transport.files.writing import write_text
from transport.language import say
from transport.planfiles.folder import (
    PLAN,
    SETTINGS,
    SOURCE,
    SOURCE_FORMAT,
    VERDICT_JSON,
    VERDICT_TEXT,
    form_due,
    note_digest,
    plan_digest,
)
from transport.planfiles.lines import write_lines
from transport.planfiles.parts_writing import write_parts
from transport.planfiles.plan_json import plan_fields
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from transport.language import Lang
    from transport.plan import Plan
    from transport.planfiles.folder import Form, Source
    from transport.scenario import Scenario


def write_plan_files(
    folder: Path,
    *,
    scenario: Scenario,
    plan: Plan,
    source: Source | None,
    form: Form | None = None,
) -> None:
    """Write into ``folder`` the plan, its settings, its source and its verdict.

    To be called for a plan in which the checker found nothing wrong: that is what the
    verdict says. ``source``: None where no files say the scenario. ``form``: of the
    plan's files; None: by county from `LARGE` workers on.

    Raises
    ------
    OutputError
        If the disk refuses.
    """
    digest = _write_plan(folder / PLAN, scenario, plan, form or form_due(plan))
    verdict = _verdict(plan, plan_sha256=digest)
    write_text(folder / SETTINGS, scenario.resolved_settings)
    if source is not None:
        write_text(folder / SOURCE, _json(_source_told(source)))
    write_text(folder / VERDICT_JSON, _json(verdict))
    lang: Lang = "en" if source is None else source.lang
    write_text(folder / VERDICT_TEXT, _verdict_text(verdict, lang))


def _write_plan(path: Path, scenario: Scenario, plan: Plan, form: Form) -> str:
    """Write the plan's file or files; the plan's digest, the same in either form."""
    clock = scenario.clock
    if form == "by-county":
        digest = plan_digest(plan, clock)
        write_parts(path, scenario, plan, digest)
        return digest
    digest = write_lines(path, plan_fields(plan, clock))
    note_digest(plan, clock, digest)
    return digest


def _source_told(source: Source) -> dict[str, Any]:
    """The record without an operation that there is none of."""
    told = {"format": SOURCE_FORMAT, **asdict(source)}
    if source.operation is None:
        del told["operation"], told["operation_relative"]
    return told


def _verdict_text(verdict: Mapping[str, Any], lang: Lang) -> str:
    """The verdict as lines to read."""
    lines = []
    for name, value in verdict.items():
        label = say((name.replace("_", " "), _VERDICT_ZH[name]), lang)
        shown = say(("none", "无"), lang) if value is None else value
        if name == "verdict":
            shown = sentence(said("NO_VIOLATION"), lang)
        lines.append(f"{label}: {shown}")
    return "\n".join([*lines, ""])


_VERDICT_ZH = {
    "verdict": "结论",
    "violations": "违规数",
    "scenario": "方案",
    "variant": "变体",
    "scenario_sha256": "方案 sha256",
    "plan_sha256": "计划 sha256",
    "trips_checked": "核查车次",
    "workers_checked": "核查人数",
}


def _verdict(plan: Plan, *, plan_sha256: str) -> dict[str, Any]:
    return {
        "verdict": "no violation",
        "violations": 0,
        "scenario": plan.scenario_name,
        "variant": plan.variant,
        "scenario_sha256": plan.scenario_sha256,
        "plan_sha256": plan_sha256,
        "trips_checked": len(plan.trips),
        "workers_checked": plan.n_registered,
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
