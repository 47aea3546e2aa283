"""Plans from a child process: told as they come, ended at will, failures named."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from solvers.sources import chain
from solvers.sources.chain import Chain
from tests.solvers.cases import county_day, search_of
from tests.solvers.sources.subproblems import carried

if TYPE_CHECKING:
    import pytest

    from solvers.drafting.drafts import Draft
    from solvers.sources.subproblem import Subproblem

DAY = county_day(n_workers=100, n_villages=20, n_employers=5)
PATIENCE_S = 60.0


def whole_day() -> Subproblem:
    (subproblem,) = search_of(DAY).cohorts_anew()
    return subproblem


def first_of(asked: Chain) -> tuple[int, list[Draft]]:
    until_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < until_s:
        found = asked.taken()
        if found is not None:
            return found
        time.sleep(0.01)
    raise TimeoutError


def test_the_child_answers_with_everybody_on_one_trip_and_is_ended() -> None:
    subproblem = whole_day()
    asked = Chain([subproblem], seconds=30.0, seed=1)
    try:
        number, drafts = first_of(asked)
    finally:
        asked.close()
    assert number == 0
    problem = subproblem.problem
    assert carried(drafts) == {
        (g, party): 1
        for g, sizes in enumerate(problem.party_sizes)
        for party in range(len(sizes))
    }
    assert sum(draft.n_workers for draft in drafts) == problem.n_workers.sum()
    assert asked.failure is None


def test_a_child_that_fails_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "MODULE", "solvers.sources.no_such_module")
    asked = Chain([whole_day()], seconds=1.0, seed=1)
    asked._asking._talking.join(PATIENCE_S)
    assert asked.taken() is None
    assert "no_such_module" in str(asked.failure)
    asked.close()
