"""Why somebody stays."""

from __future__ import annotations

from dataclasses import replace

from solvers.planner import solve
from solvers.replanning.asking import Asked
from solvers.replanning.lacking import NO_COACHES, those_left
from solvers.replanning.replanner import replan
from solvers.replanning.rounds import round_of
from solvers.running.deadline import Deadline
from tests.solvers.replanning.days import EVENING, LIMITS, asked, new_worker, printed
from transport.changes import Changes
from transport.fixed import Fixed
from transport.plan import NotTravelling
from transport.said import said

SCENARIO, PLAN = printed()


def test_the_printed_reason_is_told_again_and_without_coaches_there_is_one() -> None:
    added = (new_worker("X1", SCENARIO.workers[0]),)
    this = round_of(asked(Changes(moment_s=EVENING, added=added)))
    parties = this.groups[0].parties
    told = {"parties": parties, "trips": (), "deadline": Deadline(None)}
    (found,) = those_left(PLAN, this, None, **told)  # type: ignore[arg-type]
    assert (found.worker_id, found.code) == ("X1", NO_COACHES.code)
    old = NotTravelling(
        worker_id="X1",
        code="CROWDED",
        told=said("STOP_TAKES_NO_MORE", place="V00", room=0),
    )
    printed_so = replace(PLAN, unplanned=(old,))
    assert those_left(printed_so, this, None, **told) == [old]  # type: ignore[arg-type]


def test_who_stayed_before_is_told_why_now_and_not_why_then() -> None:
    """One coach leaves some behind, and what was printed of them is not true."""
    line = SCENARIO.fleet[0]
    few = replace(SCENARIO, n_days=1, fleet=(replace(line, count=1),))
    plan = solve(few, limits=LIMITS).plan
    assert plan.unplanned
    code = plan.unplanned[0].code
    assert code != "CROWDED"
    told = said("STOP_TAKES_NO_MORE", place="V00", room=0)
    untrue = tuple(replace(one, code="CROWDED", told=told) for one in plan.unplanned)
    question = Asked(
        scenario=few,
        plan=replace(plan, unplanned=untrue),
        changes=Changes(moment_s=EVENING),
        fixed=Fixed(moment_s=EVENING, frozen=frozenset(plan.trip)),
    )
    found = replan(question, LIMITS)
    assert found.plan.unplanned
    assert {one.code for one in found.plan.unplanned} <= {
        one.code for one in plan.unplanned
    } | {"NO_COACH_FREE"}
