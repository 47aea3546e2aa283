"""The folder a plan is kept in: what is in it, its text, its digest."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from transport.planfiles.lines import lines_of
from transport.planfiles.plan_json import plan_fields

if TYPE_CHECKING:
    from transport.clock import Clock
    from transport.language import Lang
    from transport.plan import Plan

PLAN = "plan.json"
SETTINGS = "scenario.resolved.toml"
SOURCE = "source.json"
MANIFESTS = "manifests"
MAP = "map.html"
VERDICT_TEXT = "verification.txt"
VERDICT_JSON = "verification.json"
REPORT = "report.html"
EXCHANGE = "exchange"
ANALYSIS = "analysis"
DOCUMENTS = "documents"
PICTURES = "pictures"
PARTS = "plan"  # of a plan that is cut by county
FORMER = "former"  # plans before they were changed by hand
ALL_NAMES = (
    *(
        PLAN,
        PARTS,
        SETTINGS,
        SOURCE,
        MANIFESTS,
        MAP,
        REPORT,
        EXCHANGE,
        ANALYSIS,
        DOCUMENTS,
        PICTURES,
    ),
    *(VERDICT_TEXT, VERDICT_JSON, "version.json", FORMER),
)
SOURCE_FORMAT = "p2p-source/1"
LARGE = 20_000  # workers from whom on a plan is cut by county
Form = Literal["one-file", "by-county"]
FORMS: tuple[Form, ...] = get_args(Form)


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


def form_due(plan: Plan) -> Form:
    """The form of the plan's files where none is asked for."""
    return "by-county" if plan.n_registered >= LARGE else "one-file"


def plan_text(plan: Plan, clock: Clock) -> str:
    """The text of ``plan.json``: one trip, service and journey a line."""
    return "".join(lines_of(plan_fields(plan, clock)))


_known: deque[tuple[Plan, Clock, str]] = deque(maxlen=4)  # every paper asks for it


def plan_digest(plan: Plan, clock: Clock) -> str:
    """SHA-256 of the plan in one file: the version of the plan that papers tell.

    It is the same whether the plan is kept in one file or cut by county.
    """
    if plan.whole_sha256:
        return plan.whole_sha256
    for known, its_clock, digest in tuple(_known):
        if known is plan and its_clock == clock:
            return digest
    found = hashlib.sha256()
    for line in lines_of(plan_fields(plan, clock)):
        found.update(line.encode("utf-8"))
    note_digest(plan, clock, found.hexdigest())
    return found.hexdigest()


def note_digest(plan: Plan, clock: Clock, digest: str) -> None:
    """Remember the digest of a plan that was just written or made."""
    _known.append((plan, clock, digest))
