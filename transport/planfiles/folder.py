"""The folder a plan is kept in: what is in it and how its own files are written."""

from __future__ import annotations

import hashlib
import json
import os
from collections import deque
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transport.catalogue.sentences import sentence
from transport.files.writing import write_text
from transport.language import say
from transport.planfiles.plan_json import plan_to_dict
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.clock import Clock
    from transport.language import Lang
    from transport.plan import Plan
    from transport.scenario import Scenario

PLAN = "plan.json"
SETTINGS = "scenario.resolved.toml"
SOURCE = "source.json"
MANIFESTS = "manifests"
MAP = "map.html"
VERDICT_TEXT = "verification.txt"
VERDICT_JSON = "verification.json"
REPORT = "report.html"
EXCHANGE = "exchange"
DOCUMENTS = "documents"
PICTURES = "pictures"
FORMER = "former"  # plans before they were changed by hand
ALL_NAMES = (
    *(PLAN, SETTINGS, SOURCE, MANIFESTS, MAP, REPORT, EXCHANGE, DOCUMENTS, PICTURES),
    *(VERDICT_TEXT, VERDICT_JSON, "version.json", FORMER),
)
SOURCE_FORMAT = "p2p-source/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a plan's scenario was read from, so that its documents can be rewritten.

    ``relative`` goes from the plan's folder to the scenario, with forward slashes; it
    is ``None`` across drives. It is tried first, so that both may move together.
    ``operation`` and ``operation_relative`` are the same of the folder whose operation
    has the plan as a version, where that is another one.
    """

    given: str
    absolute: str
    relative: str | None
    lang: Lang
    operation: str | None = None
    operation_relative: str | None = None


def source_of(
    scenario_path: Path, *, out: Path, lang: Lang, operation: Path | None = None
) -> Source:
    """The record of where ``scenario_path`` lies, as seen from the folder ``out``.

    ``operation``: the folder whose store keeps the plan, too.
    """
    return Source(
        given=str(scenario_path),
        absolute=str(scenario_path.resolve()),
        relative=_relative(scenario_path, out),
        lang=lang,
        operation=None if operation is None else str(operation.resolve()),
        operation_relative=None if operation is None else _relative(operation, out),
    )


def _relative(path: Path, out: Path) -> str | None:
    try:
        return Path(os.path.relpath(path.resolve(), out.resolve())).as_posix()
    except ValueError:  # another drive
        return None


def _source_told(source: Source) -> dict[str, Any]:
    """The record without an operation that there is none of."""
    told = {"format": SOURCE_FORMAT, **asdict(source)}
    if source.operation is None:
        del told["operation"], told["operation_relative"]
    return told


def write_plan_files(
    folder: Path, *, scenario: Scenario, plan: Plan, source: Source | None
) -> None:
    """Write into ``folder`` the plan, its settings, its source and its verdict.

    To be called for a plan in which the checker found nothing wrong: that is what the
    verdict says. ``source``: None where no files say the scenario.

    Raises
    ------
    OutputError
        If the disk refuses.
    """
    text = plan_text(plan, scenario.clock)
    verdict = _verdict(plan, plan_sha256=_sha256(text))
    write_text(folder / PLAN, text)
    write_text(folder / SETTINGS, scenario.resolved_settings)
    if source is not None:
        write_text(folder / SOURCE, _json(_source_told(source)))
    write_text(folder / VERDICT_JSON, _json(verdict))
    lang: Lang = "en" if source is None else source.lang
    write_text(folder / VERDICT_TEXT, _verdict_text(verdict, lang))


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


def plan_text(plan: Plan, clock: Clock) -> str:
    """The text of ``plan.json``: one trip, service and journey a line."""
    items = []
    for key, value in plan_to_dict(plan, clock).items():
        if isinstance(value, list) and value:
            body = ",\n".join(_compact(entry) for entry in value)
            items.append(f"{_compact(key)}: [\n{body}\n]")
        else:
            items.append(f"{_compact(key)}: {_compact(value)}")
    return "{\n" + ",\n".join(items) + "\n}\n"


_known: deque[tuple[Plan, Clock, str]] = deque(maxlen=4)  # every paper asks for it


def plan_digest(plan: Plan, clock: Clock) -> str:
    """SHA-256 of ``plan.json``: the version of the plan that papers tell."""
    for known, its_clock, digest in tuple(_known):
        if known is plan and its_clock == clock:
            return digest
    digest = _sha256(plan_text(plan, clock))
    _known.append((plan, clock, digest))
    return digest


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


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
