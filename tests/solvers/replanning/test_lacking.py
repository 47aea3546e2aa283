"""Why somebody stays."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.lacking import NO_COACHES, those_left
from solvers.replanning.rounds import round_of
from solvers.running.deadline import Deadline
from tests.solvers.replanning.days import EVENING, asked, new_worker, printed
from transport.changes import Changes
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
