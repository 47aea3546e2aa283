"""Trips replaced by a selection of the routes that the search has met."""

from __future__ import annotations

import numpy as np

from solvers.blocks.linking import Linking
from solvers.blocks.turns import Turns
from solvers.problem.fleet_use import FleetUse
from solvers.problem.waiting import Waiting
from solvers.search.reselecting import Reselector
from tests.solvers.cases import county_day
from tests.solvers.sources.subproblems import carried, one_trip_a_group, problem_of

PROBLEM = problem_of(county_day(n_workers=12, n_villages=2, n_employers=2))
OLD, DISPATCHER = one_trip_a_group(PROBLEM)
VALUES = np.full(PROBLEM.n_groups, 1e6)
SCENARIO = PROBLEM.scenario
TURNS = Turns(Linking(tariff=SCENARIO.tariff, policy=SCENARIO.policy), SCENARIO)


def everybody() -> Waiting:
    return Waiting(PROBLEM, range(PROBLEM.n_groups))


def test_drafts_are_no_dearer_than_the_trips_they_replace() -> None:
    fleet = FleetUse(line.count for line in PROBLEM.lines)
    drafts = Reselector(PROBLEM, DISPATCHER, VALUES, TURNS).reselect(
        OLD, everybody(), fleet, seed=1
    )
    booked = [DISPATCHER.book(draft, fleet) for draft in drafts]
    costs = [b.cost_fen for b in booked if hasattr(b, "cost_fen")]
    assert len(costs) == len(drafts) > 0
    assert sum(costs) <= sum(b.cost_fen for b in OLD)


def test_every_party_is_dealt_at_most_once_and_still_waits_until_booked() -> None:
    waiting = everybody()
    fleet = FleetUse(line.count for line in PROBLEM.lines)
    drafts = Reselector(PROBLEM, DISPATCHER, VALUES, TURNS).reselect(
        OLD, waiting, fleet, seed=1
    )
    assert set(carried(drafts).values()) == {1}
    assert waiting.n.tolist() == PROBLEM.n_workers.tolist()


def test_without_a_free_coach_nothing_is_drafted() -> None:
    fleet = FleetUse(0 for _ in PROBLEM.lines)
    found = Reselector(PROBLEM, DISPATCHER, VALUES, TURNS).reselect(
        OLD, everybody(), fleet, seed=1
    )
    assert found == []
