"""What it costs to keep printed trips as they are."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.prices import stability_prices
from solvers.replanning.replanner import replan
from tests.solvers.replanning.days import (
    EVENING,
    LIMITS,
    asked,
    new_worker,
    printed,
)
from transport.changes import Changes

SCENARIO, PLAN = printed()


def test_a_coach_of_ones_own_is_the_price_of_everybodys_time() -> None:
    """Somebody more at each first stop would delay the others by a minute or two."""
    trip = PLAN.trips[0]
    stop = next(s for s in trip.stops if s.board)
    gone = trip.worker_ids[-1]
    like = SCENARIO.worker[stop.board[0]]
    changes = Changes(
        moment_s=EVENING,
        out={gone: "NO_SHOW"},
        added=(new_worker("X1", like), new_worker("X2", like)),
    )
    question = asked(changes)
    found = replan(question, LIMITS)
    for price in stability_prices(question, found, LIMITS):
        lifted = replace(question, lifted=frozenset({price.trip_id}))
        other = replan(lifted, LIMITS)
        assert price.fen > 0
        assert (
            other.plan.cost.objective_fen == found.plan.cost.objective_fen - price.fen
        )
        assert price.n_changed == len(other.changed - found.changed) > 0


def test_a_plan_without_newcomers_has_no_price() -> None:
    question = asked(Changes(moment_s=EVENING))
    found = replan(question, LIMITS)
    assert list(stability_prices(question, found, LIMITS)) == []
