"""PyVRP from routes that somebody else made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyvrp.stop import MaxIterations

from solvers.sources import chain_pyvrp
from solvers.sources.arcs import subproblem_arcs
from solvers.sources.chain_pyvrp import improvements
from solvers.sources.vroom_trips import routes_of
from tests.solvers.cases import county_day, search_of

if TYPE_CHECKING:
    import pytest

    from solvers.sources.arcs import Visits

DAY = county_day(n_workers=100, n_villages=20, n_employers=5)
N_STEPS = 100  # after which it has told of some


def test_what_it_tells_last_carries_every_piece_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chain_pyvrp, "MaxRuntime", lambda _: MaxIterations(N_STEPS))
    (subproblem,) = search_of(DAY).cohorts_anew()
    arcs = subproblem_arcs(subproblem).arcs
    told: list[list[Visits]] = []
    routes = routes_of(arcs, exploration=1, threads=1)
    improvements(arcs, routes, seconds=0.0, seed=1, tell=told.append)
    on_board = [i for visits in told[-1] for i in visits.boarding]
    assert sorted(on_board) == list(range(arcs.n_pieces))
