"""VROOM's routes over an arc problem small enough to be solved by hand."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from solvers.sources import vroom_trips
from solvers.sources.vroom_trips import routes_alike, routes_of
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


def test_single_constructions_are_asked_for_where_answers_must_be_alike(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of several at once, which began first decides. The best of them is told."""
    worths = iter([(1, 2), (0, 9), (0, 7), (0, 7), *[(0, 8)] * 4])
    asked = []

    class Noting:
        def _solve(self, **given: Any) -> SimpleNamespace:
            asked.append(given["nb_searches"])
            unassigned, cost = next(worths)
            summary = SimpleNamespace(unassigned=unassigned, cost=cost)
            return SimpleNamespace(summary=summary, number=len(asked))

    monkeypatch.setattr(vroom_trips, "_problem", lambda *_: Noting())
    monkeypatch.setattr(vroom_trips, "Solution", lambda found: found)
    monkeypatch.setattr(vroom_trips, "_visits", lambda _, found: found.number)
    assert routes_alike(arc_problem()) == 3  # type: ignore[comparison-overlap]
    assert asked == [1] * 8


@pytest.mark.parametrize("offered", [arc_problem(), two_lines()], ids=["one", "two"])
def test_routes_alike_are_as_good_as_any(offered: ArcProblem) -> None:
    assert routes_alike(offered) == routes_of(offered, exploration=1, threads=1)
