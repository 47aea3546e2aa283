"""VROOM's routes over an arc problem small enough to be solved by hand."""

from __future__ import annotations

import random
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from solvers.sources import vroom_trips
from solvers.sources.vroom_trips import N_CONSTRUCTIONS, routes_alike, routes_of
from tests.solvers.sources.arc_problems import arc_problem, two_lines

if TYPE_CHECKING:
    from solvers.sources.arcs import ArcProblem, Visits


def answer(offered: ArcProblem) -> list[Visits]:
    return routes_of(offered, exploration=1, threads=1)


def loads(offered: ArcProblem) -> list[list[int]]:
    """The pieces of each route, sorted."""
    return sorted(sorted(visits.boarding) for visits in answer(offered))


def test_one_coach_that_calls_twice_is_cheaper_than_two() -> None:
    (visits,) = answer(arc_problem())
    assert visits.boarding == (0, 1)  # V1 is nearer to the yard
    assert sorted(visits.alighting) == [0, 1]


@pytest.mark.parametrize(
    "changes",
    [
        {"capacity": np.array([9])},
        {"most_ride_s": 6_200},  # V1, V2, E1 take 6,300 s
    ],
    ids=["seats", "rides"],
)
def test_what_one_coach_cannot_do_two_do(changes: dict[str, Any]) -> None:
    assert loads(arc_problem(**changes)) == [[0], [1]]


def test_pieces_that_no_coach_has_room_for_are_in_no_route() -> None:
    fits_one = arc_problem(capacity=np.array([5]), n=np.array([6, 5]))
    assert loads(fits_one) == [[1]]


def test_a_narrow_road_takes_the_coaches_that_fit() -> None:
    """The line that reaches V2 is dear, and would do better to call at V1 instead."""
    dear = two_lines().arc_cost * np.array([5, 1])[:, None, None]
    offered = two_lines(arc_cost=dear, capacity=np.array([5, 5]))
    found = {visits.line_idx: visits.boarding for visits in answer(offered)}
    assert found == {0: (1,), 1: (0,)}
    wide = replace(offered, fits=np.ones((2, 2), dtype=bool))
    found = {visits.line_idx: visits.boarding for visits in answer(wide)}
    assert found == {0: (0,), 1: (1,)}


@pytest.mark.parametrize(
    ("costs", "first"),
    [
        ([9, 7, 5, 5, 8, 5, 6, 5], 2),
        ([5] * 8, 0),
        ([9, 8, 7, 6, 5, 4, 3, 2], 7),
        ([4, 9, 3, 9, 9, 9, 3, 9], 2),
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_of_answers_that_cost_the_same_the_first_construction_is_taken(
    monkeypatch: pytest.MonkeyPatch, costs: list[int], first: int, seed: int
) -> None:
    """As with threads that race: of equal answers any may come out."""
    assert len(costs) == N_CONSTRUCTIONS
    draw = random.Random(seed)

    class Racing:
        def _solve(self, *, nb_searches: int, **_: Any) -> SimpleNamespace:
            least = min(costs[:nb_searches])
            ties = [i for i in range(nb_searches) if costs[i] == least]
            worth = SimpleNamespace(unassigned=0, cost=least)
            return SimpleNamespace(summary=worth, made_by=draw.choice(ties))

    monkeypatch.setattr(vroom_trips, "_problem", lambda _: Racing())
    monkeypatch.setattr(vroom_trips, "Solution", lambda found: found)
    monkeypatch.setattr(vroom_trips, "_visits", lambda _, found: found.made_by)
    assert routes_alike(arc_problem()) == first  # type: ignore[comparison-overlap]


@pytest.mark.parametrize("offered", [arc_problem(), two_lines()], ids=["one", "two"])
def test_routes_alike_are_as_good_as_any(offered: ArcProblem) -> None:
    assert routes_alike(offered) == routes_of(offered, exploration=1, threads=1)
