"""A coach filled group by group while that gains more than the detour costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.drafting.growing import along, draft_of, grow
from solvers.problem.waiting import Waiting
from tests.solvers.cases import county_day
from tests.solvers.sources.subproblems import problem_of
from tests.transport.builders import make_policy

if TYPE_CHECKING:
    from solvers.drafting.drafts import Draft
    from solvers.problem.problem import Problem

SCENARIO = county_day(n_workers=16, n_villages=4, n_employers=2)


def grown(problem: Problem, *, value_fen: float, k: int = 2) -> Draft:
    """A coach of line ``k`` that begins with group 0, all others willing."""
    found = grow(
        problem,
        Waiting(problem, range(problem.n_groups)),
        k=k,
        seed=0,
        candidates=np.arange(problem.n_groups),
        value_fen=np.full(problem.n_groups, value_fen),
        thrift=0.0,
    )
    assert found is not None
    return found


def test_workers_worth_nothing_are_no_reason_for_a_detour() -> None:
    problem = problem_of(SCENARIO)
    draft = grown(problem, value_fen=0.0)
    assert {piece.group_idx for piece in draft.pieces} == {0}


def test_dear_workers_are_fetched_as_far_as_there_are_seats() -> None:
    problem = problem_of(SCENARIO)
    assert grown(problem, value_fen=1e9).n_workers == 16  # all fit into a 49-seater
    small = grown(problem, value_fen=1e9, k=0)
    assert small.n_workers <= int(problem.seats[0].max())


def test_a_coach_calls_at_no_more_places_than_the_policy_allows() -> None:
    most = {"max_villages_per_vehicle": 2, "max_employers_per_vehicle": 1}
    policy = make_policy("none", **most)
    problem = problem_of(county_day(n_workers=16, n_villages=4, policy=policy))
    draft = grown(problem, value_fen=1e9)
    assert len(draft.villages) == 2
    assert len(draft.employers) == 1


def test_nobody_who_waits_makes_no_trip() -> None:
    problem = problem_of(SCENARIO)
    values = np.ones(problem.n_groups)
    everybody = np.arange(problem.n_groups)
    nobody = Waiting(problem)
    assert (
        grow(
            problem,
            nobody,
            k=0,
            seed=0,
            candidates=everybody,
            value_fen=values,
            thrift=0.0,
        )
        is None
    )


def test_stops_of_a_draft_are_in_no_longer_order_than_any_other() -> None:
    problem = problem_of(SCENARIO)
    pieces = Waiting(problem, range(problem.n_groups)).pieces()
    draft = draft_of(problem, 2, pieces)
    assert set(draft.villages) == {int(v) for v in problem.village}
    depot = int(problem.depot[2])
    path = [depot, *draft.villages, draft.employers[0]]
    turned = [depot, *reversed(draft.villages), draft.employers[0]]
    assert along(problem.distance_m, path) <= along(problem.distance_m, turned)


def test_the_length_along_a_path_is_the_sum_of_its_legs() -> None:
    table = np.array([[0, 3, 9], [4, 0, 5], [1, 1, 0]])
    assert along(table, [0, 1, 2]) == 8
    assert along(table, [2]) == 0
