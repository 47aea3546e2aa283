"""A kept plan opened again: what it states and nobody proved is shown as stated."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import p2p
from p2p.hand_changes import by_hand, opened_by_hand
from p2p.kept import reopened, report_page
from solvers.replanning.by_hand import Depart
from tests.p2p.console.conftest import tiny_operation
from transport.checker import confirmed_bound_fen
from transport.planfiles.folder import plan_digest
from transport.presentation.bounds import (
    bound_told,
    gap_told,
    is_bound_stated,
    proved_gap,
)
from transport.report.words import word

if TYPE_CHECKING:
    from transport.outcome import Limits
    from transport.said import Said

STATED = "stated, not checked"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    scenario = p2p.read_scenario(tiny_operation(tmp_path))
    p2p.plan(scenario, steps=1).save(tmp_path / "out", manifests=False, with_map=False)
    return tmp_path / "out"


def forged(out: Path, *, with_verdict: bool = False) -> None:
    """The bound raised to the cost, called enumerated; the prices below it halved.

    ``with_verdict``: the digest in the verdict is that of the forged file.
    """
    path = out / "plan.json"
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    cost = data["cost"]
    cost["lower_bound"], cost["gap"] = cost["objective"], 0.0
    data["certificate"]["enumerated"] = True
    for price in data["certificate"]["prices"]:
        price["per_worker"] /= 2
    path.write_text(json.dumps(data), "utf-8")
    if with_verdict:
        verdict = json.loads((out / "verification.json").read_text("utf-8"))
        verdict["plan_sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
        (out / "verification.json").write_text(json.dumps(verdict), "utf-8")


@pytest.mark.parametrize("verdict", ["of the honest plan", "none", "forged"])
def test_a_forged_bound_is_shown_as_stated(out: Path, verdict: str) -> None:
    forged(out, with_verdict=verdict == "forged")
    if verdict == "none":
        (out / "verification.json").unlink()
    told: list[Said] = []
    kept = reopened(out, warn=told.append)
    plan, proved_fen = kept.plan, kept.plan.proved_fen
    assert len(told) == (verdict != "forged")
    assert proved_fen == confirmed_bound_fen(kept.scenario, plan)
    assert proved_fen is not None
    assert 0 < proved_fen < 0.6 * plan.cost.objective_fen
    assert plan.cost.is_optimal
    assert STATED in bound_told(plan, "en", figure="all", proved="half")
    gap = gap_told(plan, "en", found="optimal")
    assert STATED in gap
    assert "optimal" not in gap
    assert proved_gap(plan) > 0.4


def test_the_report_calls_a_forged_bound_neither_optimal_nor_proved(out: Path) -> None:
    forged(out, with_verdict=True)
    kept = reopened(out)
    page = report_page(kept.scenario, kept.plan, lang="en")
    assert page.count(STATED) >= 2
    for claim in ("optimal", "enumerated"):
        assert word("en", claim) not in page


def test_the_plan_as_the_file_has_it_is_what_papers_are_stamped_with(out: Path) -> None:
    kept = reopened(out)
    digest = plan_digest(kept.plan, kept.scenario.clock)
    assert digest == hashlib.sha256((out / "plan.json").read_bytes()).hexdigest()


def test_a_plan_searched_for_here_is_told_as_the_searchs_own(out: Path) -> None:
    made = p2p.plan(reopened(out).scenario, steps=1)
    assert made.record.proved_fen is None
    assert made.proved_bound_cny == made.lower_bound_cny
    assert STATED not in repr(made)
    assert STATED not in report_page(made.scenario, made.record, lang="en")


def test_a_change_by_hand_makes_no_proof_of_a_forged_bound(out: Path) -> None:
    forged(out)
    kept = opened_by_hand(out)
    trip = kept.plan.trips[0]
    plan = by_hand(kept, [Depart(trip_id=trip.trip_id, at_s=trip.depart_s + 60)]).plan
    assert plan is not None
    assert plan.proved_fen
    assert is_bound_stated(plan)


_MAY = {  # who tells of a bound, a gap or the margin: all as `bounds` has it, or afresh
    *("transport/presentation/bounds.py", "maps/legend.py", "transport/plan.py"),
    *("transport/report/plan_page.py", "transport/report/compare_table.py"),
    *("transport/answers/explain.py", "transport/answers/repairs.py"),
    *("transport/answers/summary.py", "transport/answers/plan_lines.py"),  # p2p plan
    *("transport/answers/verdict_lines.py", "transport/answers/progress_lines.py"),
    *("transport/planfiles/cost_json.py", "transport/planfiles/plan_json.py"),
    "transport/planfiles/parts_reading.py",
}


def test_no_other_paper_tells_what_a_plan_states_and_nobody_proved() -> None:
    told = ("lower_bound_fen", "cost.gap", "plan.marginal", "cost.rejected")
    found = {
        str(path)
        for home in ("transport", "maps")
        for path in map(Path, sorted(map(str, Path(home).rglob("*.py"))))
        if "checker" not in path.parts
        and any(name in path.read_text("utf-8") for name in told)
    }
    assert found - {"transport/outcome.py"} == _MAY


@pytest.mark.parametrize("steps", [1, None])
def test_what_would_help_is_looked_for_as_long_as_after_the_search(
    out: Path, steps: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan made by steps is told of without a clock, the same on every machine."""
    asked: list[float | None] = []

    def after_s(limits: Limits) -> float | None:
        asked.append(limits.time_limit_s)
        return limits.time_limit_s

    for room in ("planning", "kept"):
        monkeypatch.setattr(f"p2p.{room}.after_s", after_s)
    plan = reopened(out).plan
    timed = replace(plan, solver=replace(plan.solver, steps=steps, seconds=77.0))
    report_page(reopened(out).scenario, timed, lang="en")
    assert asked == [None if steps else 77.0] * 3
