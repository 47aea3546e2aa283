"""What a plan is given to be proved from: prices, and the cuts of its parts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from solvers.bound.certifying import certified
from solvers.bound.proofs import Proof
from solvers.planner import solve
from tests.solvers.cases import county_day
from tests.solvers.sources.subproblems import problem_of
from transport.dual_prices import Certificate, PriceCut, WorkerPrice
from transport.outcome import Limits

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

PRICE = WorkerPrice(village_id="V1", employer_id="E1", day=0, per_worker_parts=7)
CUT = PriceCut(ceiling_fen=9, per_worker_fen=(100,))


@cache
def planned() -> tuple[Scenario, Plan]:
    scenario = county_day(n_workers=2, n_villages=1, n_employers=1)
    return scenario, solve(scenario, limits=Limits(time_limit_s=None, steps=0)).plan


def search_of(scenario: Scenario, *cuts: PriceCut, is_enumerated: bool = False) -> Any:
    """A search as far as the certificate asks it."""
    proof = Proof(bound_fen=5, ceiling_fen=9, cuts=cuts, is_enumerated=is_enumerated)
    return SimpleNamespace(problem=problem_of(scenario), proof=proof)


def test_parts_whose_bound_rests_on_cuts_are_listed_with_them() -> None:
    scenario, plan = planned()
    searches = [search_of(scenario), search_of(scenario, CUT)]
    found = certified(plan, [PRICE], searches).certificate
    assert found is not None
    assert found.prices == (PRICE,)
    assert [part.cuts for part in found.parts] == [(CUT,)]


@pytest.mark.parametrize("is_enumerated", [False, True])
def test_a_bound_of_which_a_part_was_enumerated_is_told_so(
    *, is_enumerated: bool
) -> None:
    scenario, plan = planned()
    parts = [search_of(scenario, CUT), search_of(scenario, is_enumerated=is_enumerated)]
    assert certified(plan, [PRICE], parts).is_enumerated is is_enumerated


def test_all_else_of_the_plan_stays() -> None:
    scenario, plan = planned()
    found = certified(plan, [PRICE], [search_of(scenario)])
    certificate = Certificate(prices=(PRICE,), parts=())
    assert found == replace(plan, certificate=certificate)
