"""Plan the transport of workers from a program or a notebook.

What the command ``p2p`` does, as functions: read or build a scenario, plan it with a
proof, ask the plan, write its papers. Names are loaded when they are first used.

Examples
--------
>>> import p2p
>>> scenario = p2p.read_scenario("scenarios/linxian-shenmu-2020")
>>> scenario
<Scenario 'linxian-shenmu-2020': 160 workers, ...>
>>> plan = p2p.plan(scenario, steps=1)  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from p2p.answering import answer_questions
    from p2p.boards import board
    from p2p.checking_in import check_in
    from p2p.closing import close
    from p2p.compared import Comparison, compare
    from p2p.differing import diff
    from p2p.errors import PlanRefused
    from p2p.fever_contacts import contacts
    from p2p.hand_changes import by_hand, keep_by_hand, undo_by_hand
    from p2p.importing import import_roster
    from p2p.papers import write_manifests, write_map, write_report
    from p2p.picturing import draw_pictures
    from p2p.plans import explain, open_plan, plan, verify
    from p2p.printing import print_documents
    from p2p.replanning import replan
    from p2p.result import Plan
    from p2p.robustness import robust
    from p2p.running_totals import totals
    from p2p.scenarios import read_scenario, scenario_from_frames
    from p2p.verifying import Verdict
    from transport.errors import OutputError, ScenarioError
    from transport.intake.import_result import ImportResult
    from transport.outcome import Limits
    from transport.scenario import Scenario

__all__ = [
    "Comparison",
    "ImportResult",
    "Limits",
    "OutputError",
    "Plan",
    "PlanRefused",
    "Scenario",
    "ScenarioError",
    "Verdict",
    "answer_questions",
    "board",
    "by_hand",
    "check_in",
    "close",
    "compare",
    "contacts",
    "diff",
    "draw_pictures",
    "explain",
    "import_roster",
    "keep_by_hand",
    "open_plan",
    "plan",
    "print_documents",
    "read_scenario",
    "replan",
    "robust",
    "scenario_from_frames",
    "totals",
    "undo_by_hand",
    "verify",
    "write_manifests",
    "write_map",
    "write_report",
]

_ROOM = {
    "answer_questions": "p2p.answering",
    "board": "p2p.boards",
    "by_hand": "p2p.hand_changes",
    "keep_by_hand": "p2p.hand_changes",
    "undo_by_hand": "p2p.hand_changes",
    "check_in": "p2p.checking_in",
    "Comparison": "p2p.compared",
    "close": "p2p.closing",
    "compare": "p2p.compared",
    "diff": "p2p.differing",
    "print_documents": "p2p.printing",
    "PlanRefused": "p2p.errors",
    "contacts": "p2p.fever_contacts",
    "import_roster": "p2p.importing",
    "write_manifests": "p2p.papers",
    "write_map": "p2p.papers",
    "write_report": "p2p.papers",
    "draw_pictures": "p2p.picturing",
    "replan": "p2p.replanning",
    "robust": "p2p.robustness",
    "explain": "p2p.plans",
    "open_plan": "p2p.plans",
    "plan": "p2p.plans",
    "verify": "p2p.plans",
    "Plan": "p2p.result",
    "totals": "p2p.running_totals",
    "read_scenario": "p2p.scenarios",
    "scenario_from_frames": "p2p.scenarios",
    "Verdict": "p2p.verifying",
    "ImportResult": "transport.intake.import_result",
    "OutputError": "transport.errors",
    "ScenarioError": "transport.errors",
    "Limits": "transport.outcome",
    "Scenario": "transport.scenario",
}


def __getattr__(name: str) -> Any:
    if name not in _ROOM:
        msg = f"module 'p2p' has no attribute {name!r}"
        raise AttributeError(msg)
    found = getattr(import_module(_ROOM[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
