"""What a search knows of the bound, proved by its own work or by others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.bound.pair_list import SOME_WORK, work_within
from solvers.bound.rising import Bounding
from solvers.search import bounded
from solvers.search.bounded import Bounded
from tests.solvers.parts.cases import built, two_counties

if TYPE_CHECKING:
    from solvers.search.search import Search


@pytest.fixture
def search() -> Search:
    return built(two_counties(24))[0]


def test_more_that_others_prove_is_believed_and_less_is_not(search: Search) -> None:
    assert isinstance(search, Bounded)
    own = search.proof
    assert own.bound_fen == search.seat_cost.total_fen
    search.hear(replace(own, bound_fen=own.bound_fen + 7))
    assert search.bound_fen == own.bound_fen + 7
    search.hear(own)
    assert search.bound_fen == own.bound_fen + 7


def test_its_own_work_goes_on_from_there(search: Search) -> None:
    search.hear(replace(search.proof, bound_fen=search.bound_fen + 1))
    heard_fen = search.bound_fen
    for _ in range(8):
        search.raise_bound(plan_fen=float(search.state.cost_fen()))
    assert search.bounding is not None
    assert search.bounding.bound_fen > heard_fen
    assert search.bound_fen == search.bounding.bound_fen
    search.leave_bound()
    assert search.bound_fen > heard_fen


def test_prices_at_the_margin_are_those_of_whoever_has_proved(search: Search) -> None:
    assert search.marginal() is None
    prices = np.ones(search.problem.n_groups), {0: 1.0}
    search.hear(search.proof, prices)
    assert search.marginal() is prices
    search.hear(search.proof)
    assert search.marginal() is prices
    search.raise_bound(plan_fen=float(search.state.cost_fen()))
    assert search.marginal() is not prices


@pytest.mark.parametrize(
    ("seconds", "n_parts", "work"),
    [(None, 1, SOME_WORK), (60.0, 1, work_within(60.0)), (60.0, 2, work_within(30.0))],
)
def test_parts_list_pairs_for_their_share_of_what_is_left(
    search: Search,
    monkeypatch: pytest.MonkeyPatch,
    seconds: float | None,
    n_parts: int,
    work: int,
) -> None:
    asked: list[int] = []

    def made(*args: object, most_work: int, **options: object) -> Bounding:
        asked.append(most_work)
        return Bounding(*args, most_work=most_work, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(bounded, "Bounding", made)
    if seconds is not None:
        assert search.may_rise_within(seconds, n_parts=n_parts)
    search.raise_bound(plan_fen=float(search.state.cost_fen()))
    assert asked == [work]
