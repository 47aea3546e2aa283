"""What the options of a round share."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.options import as_kept
from solvers.replanning.printed import told_of
from solvers.replanning.questions import question_of
from solvers.replanning.rounds import round_of
from tests.solvers.replanning.days import EVENING, asked, printed
from transport.changes import Changes

SCENARIO, PLAN = printed()


def test_gates_still_take_what_printed_trips_leave_of_the_intake() -> None:
    employer = SCENARIO.employers[0]
    scenario = replace(
        SCENARIO,
        employers=(replace(employer, daily_intake=100), *SCENARIO.employers[1:]),
    )
    asked_of = replace(asked(Changes(moment_s=EVENING)), scenario=scenario)
    this = round_of(asked_of)
    told = told_of(PLAN)
    options = [as_kept(this.ground, t, told, ()) for t in this.kept.values()]
    question = question_of(asked_of, this, options, seed=1)
    bound_for = [w for w in SCENARIO.workers if w.employer_id == employer.employer_id]
    left = {
        day: n
        for (place, day), n in question.takes.items()
        if place == employer.employer_id
    }
    assert min(left.values()) == 100 - len(bound_for)
    assert set(question.must) == set(PLAN.trip)
    assert question.frozen == {j.worker_id for j in PLAN.journeys}
