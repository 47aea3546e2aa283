"""The new version put together."""

from __future__ import annotations

from solvers.replanning.assembling import Decided, assembled
from solvers.replanning.printed import told_of
from solvers.replanning.rounds import round_of
from tests.solvers.replanning.days import EVENING, asked, printed
from transport.changes import Changes
from transport.checker import violations

SCENARIO, PLAN = printed()


def test_the_printed_trips_make_the_printed_plan_with_a_bound_of_its_own() -> None:
    this = round_of(asked(Changes(moment_s=EVENING)))
    decided = Decided(trips=list(this.kept.values()), alone=(), left=())
    found = assembled(this.ground, PLAN, told_of(PLAN), decided, PLAN.solver)
    assert (found.trips, found.journeys) == (PLAN.trips, PLAN.journeys)
    assert found.cost.total_fen == PLAN.cost.total_fen
    assert 0 < found.cost.lower_bound_fen <= found.cost.total_fen
    assert violations(this.ground.asked, found) == []
