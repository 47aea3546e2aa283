"""VROOM, deeper where there is time, then PyVRP: what is told of each problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.sources import chain_run
from solvers.sources.arcs import subproblem_arcs
from solvers.sources.chain_run import ChainTasks, run
from solvers.sources.vroom_trips import routes_of
from tests.solvers.cases import county_day, search_of

if TYPE_CHECKING:
    import pytest

    from solvers.sources.arcs import ArcProblem, Visits

DAY = county_day(n_workers=100, n_villages=20, n_employers=5)


def arcs_of_day() -> ArcProblem:
    (subproblem,) = search_of(DAY).cohorts_anew()
    return subproblem_arcs(subproblem).arcs


def told_of(arcs: tuple[ArcProblem, ...], seconds: float) -> list[tuple[int, int]]:
    """Each answer: the number of its problem, and pieces on its routes."""
    told: list[tuple[int, int]] = []

    def tell(number: int, routes: list[Visits]) -> None:
        told.append((number, sum(len(visits.boarding) for visits in routes)))

    run(ChainTasks(arcs=arcs, seconds=seconds, seed=1), tell)
    return told


def test_every_problem_is_routed_before_any_is_improved() -> None:
    arcs = arcs_of_day()
    told = told_of((arcs, arcs), seconds=0.0)
    assert told == [(0, arcs.n_pieces), (1, arcs.n_pieces)]


def test_deeper_levels_are_asked_where_there_is_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def noted(arcs: ArcProblem, *, exploration: int, threads: int) -> list[Visits]:
        asked.append(exploration)
        return routes_of(arcs, exploration=1, threads=threads)

    monkeypatch.setattr(chain_run, "routes_of", noted)
    monkeypatch.setattr(chain_run._Task, "improve", lambda *_: None)
    told_of((arcs_of_day(),), seconds=1_000.0)
    assert asked == [1, 3, 5]
