"""The verdict kept beside a plan: whether it speaks of the plan that stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.files.regular import text_in
from transport.planfiles.folder import PLAN, VERDICT_JSON
from transport.planfiles.identity import kept_digest
from transport.planfiles.strict_json import strict_json
from transport.said import Said, said

if TYPE_CHECKING:
    from pathlib import Path

    from transport.plan import Plan

_SHOWN = 12  # letters of a digest


def verdict_remark(out: Path, plan: Plan) -> Said | None:
    """What to tell of the verdict in ``out``; None where it is of ``plan``, read there.

    A plan that was changed after it was proved is to be proved again before anything
    is made from it.
    """
    path = out / VERDICT_JSON
    found = kept_digest(out)
    try:
        verdict = strict_json(text_in(path))
        proved = str(verdict["plan_sha256"])
        scenario = str(verdict["scenario_sha256"])
    except FileNotFoundError:
        return said("VERDICT_MISSING", path=str(path))
    except (OSError, ValueError, TypeError, KeyError):
        return said("VERDICT_DAMAGED", path=str(path))
    if proved != found:
        return said(
            "VERDICT_OF_OTHER_PLAN",
            path=str(out / PLAN),
            found=found[:_SHOWN],
            proved=ascii(proved[:_SHOWN]),
        )
    if scenario != plan.scenario_sha256:
        return said("VERDICT_OF_OTHER_SCENARIO", path=str(path))
    return None
