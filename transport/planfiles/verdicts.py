"""The verdict kept beside a plan: whether it speaks of the plan that stands there."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from transport.planfiles.folder import PLAN, VERDICT_JSON
from transport.planfiles.strict_json import strict_json

if TYPE_CHECKING:
    from pathlib import Path

    from transport.plan import Plan

_SHOWN = 12  # letters of a digest


def verdict_remark(out: Path, plan: Plan) -> str | None:
    """What to tell of the verdict in ``out``; None where it is of ``plan``, read there.

    A plan that was changed after it was proved is to be proved again before anything
    is made from it.
    """
    path = out / VERDICT_JSON
    found = hashlib.sha256((out / PLAN).read_bytes()).hexdigest()
    try:
        verdict = strict_json(path.read_text(encoding="utf-8-sig"))
        proved = str(verdict["plan_sha256"])
        scenario = str(verdict["scenario_sha256"])
    except FileNotFoundError:
        return f"{path}: there is no verdict on this plan; it is proved again now"
    except (OSError, ValueError, TypeError, KeyError):
        return f"{path}: the verdict is damaged; the plan is proved again now"
    if proved != found:
        return (
            f"{out / PLAN}: changed since it was proved (sha256 {found[:_SHOWN]}...,"
            f" the verdict's {proved[:_SHOWN]!a}...); it is proved again now"
        )
    if scenario != plan.scenario_sha256:
        return f"{path}: speaks of another scenario; the plan is proved again now"
    return None
