"""Plans from beside: taken in place of ours where they are cheaper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from solvers.annealing.annealer import run_burst
from solvers.running import beside
from solvers.running.beside import Beside
from solvers.running.team import Team
from tests.solvers.cases import built, county_day, search_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.drafting.drafts import Draft
    from solvers.sources.subproblem import Subproblem


class FakeChain:
    """Answers once, with the drafts that it was told to."""

    drafts: tuple[Draft, ...] = ()
    failure: Exception | None = None

    def __init__(self, subproblems: Sequence[Subproblem], **_: object) -> None:
        self.n_asked = len(subproblems)
        self._left = [list(self.drafts)]

    def taken(self) -> tuple[int, list[Draft]] | None:
        return (0, self._left.pop()) if self._left else None

    def close(self) -> None:
        self._left = []


@pytest.fixture(autouse=True)
def _no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "Chain", FakeChain)


DAY = county_day(n_workers=100, n_villages=20, n_employers=5)


def test_a_cheaper_plan_is_taken_and_a_dearer_one_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    search = search_of(DAY)
    helped = Beside([search], seconds=1.0, seed=1)
    good = tuple(booking.draft for booking in built(search).state.bookings)
    cost_fen = search.state.cost_fen()
    assert not helped.take()  # no trips at all
    assert search.state.cost_fen() == cost_fen
    dear = search.state.bookings[0]
    search.state.remove(dear)  # its workers stay, which weighs more
    monkeypatch.setattr(FakeChain, "drafts", good)
    again = Beside([search_of(DAY)], seconds=1.0, seed=1)
    again._of = [(search, 0)]
    assert again.take()
    assert search.state.cost_fen() == cost_fen
    assert not again.take()  # it was taken


def test_a_failure_is_told_with_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    search = search_of(DAY)
    monkeypatch.setattr(FakeChain, "failure", RuntimeError("out of memory"))
    Beside([search], seconds=1.0, seed=1).close()
    (told,) = search.warnings
    assert told.code == "SOURCE_FAILED"


def test_a_day_that_is_routed_at_once_has_no_help() -> None:
    helped = Beside([search_of(county_day(n_workers=12))], seconds=1.0, seed=1)
    assert not helped.take()
    helped.close()


def test_cycles_at_work_begin_anew_from_a_plan_that_was_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    search = built(search_of(DAY))
    team = Team([search], seed=1)
    cycle = team.next_cycle(1, ())
    result = run_burst(cycle.burst(10))
    good = tuple(booking.draft for booking in search.state.bookings)
    monkeypatch.setattr(FakeChain, "drafts", good)
    for is_cheaper in (False, True):
        if is_cheaper:
            search.state.remove(search.state.bookings[0])
        helped = Beside([search_of(DAY)], seconds=1.0, seed=1)
        helped._of = [(search, 0)]
        team._beside = helped
        assert team.take_beside() == is_cheaper
        assert cycle.go_on(result) != is_cheaper
    team.leave_beside()
    assert not team.take_beside()
