"""Bounds by mixes are proved again from the prices that a plan lists, and no more."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from solvers.bound import reproving
from solvers.bound.pair_list import LONG_WORK, SOME_WORK
from solvers.bound.recutting import NODES, Recutting
from solvers.bound.reproving import is_reached, proved_bound
from solvers.bound.rising import Bounding
from solvers.bound.seat_cost import seat_cost_bound
from solvers.planner import solve
from solvers.problem.problem import build_problem
from tests.solvers.cases import county_day
from transport.dual_prices import Certificate, PriceCut
from transport.groups import groups_of
from transport.outcome import Limits
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    import pytest

    from solvers.bound.proofs import Proof
    from solvers.problem.problem import Problem
    from transport.plan import Plan
    from transport.scenario import Scenario

ROUNDS = 120  # of work on the bound


def scenario_of(seed: int) -> Scenario:
    return county_day(n_workers=21 + seed, n_villages=3, n_employers=2, seed=seed)


@cache
def risen(seed: int) -> tuple[Problem, int, Proof]:
    """A problem, its bound by seat costs, and what the risen one was proved from."""
    scenario = scenario_of(seed)
    groups = groups_of(scenario, scenario.workers)
    problem = build_problem(scenario, distances_of(scenario), groups)
    seat_cost = seat_cost_bound(problem)
    bounding = Bounding(problem, seat_cost)
    for _ in range(ROUNDS):
        bounding.advance()
    return problem, seat_cost.total_fen, bounding.proof


def again(problem: Problem, proof: Proof) -> int:
    part = Recutting(problem, proof.for_plan(problem), stop=None)
    return part.bound_fen(n_nodes=NODES[0])


def test_what_has_risen_is_proved_again_from_its_cuts() -> None:
    for seed in range(3):
        problem, seat_cost_fen, proof = risen(seed)
        assert proof.bound_fen > seat_cost_fen
        assert is_reached(again(problem, proof), proof.bound_fen)


def test_raised_prices_prove_no_more_than_the_best_plan_costs() -> None:
    problem, _, proof = risen(0)
    cost_fen = certified().cost.objective_fen
    for percent in (101, 120, 300):
        cuts = tuple(
            PriceCut(
                ceiling_fen=cut.ceiling_fen,
                per_worker_fen=tuple(
                    fen * percent // 100 for fen in cut.per_worker_fen
                ),
            )
            for cut in proof.cuts
        )
        assert again(problem, replace(proof, cuts=cuts)) <= cost_fen


def test_prices_of_other_groups_and_a_stop_prove_nothing() -> None:
    problem, _, proof = risen(0)
    cuts = (PriceCut(ceiling_fen=1_000, per_worker_fen=(1, 2)),)
    assert again(problem, replace(proof, cuts=cuts)) == 0
    stopped = Recutting(problem, proof.for_plan(problem), stop=lambda: True)
    assert stopped.bound_fen(n_nodes=NODES[0]) == 0


@cache
def certified() -> Plan:
    """The plan of a search that worked on its bound, too."""
    limits = Limits(time_limit_s=None, steps=ROUNDS // 2)
    return solve(scenario_of(0), limits=limits).plan


def test_an_honest_plan_is_proved_again_and_a_forged_one_is_not() -> None:
    plan, scenario = certified(), scenario_of(0)
    assert plan.certificate is not None
    assert plan.certificate.parts
    stated_fen = plan.cost.lower_bound_fen
    proved_fen = proved_bound(
        scenario, enough_fen=stated_fen, certificate=plan.certificate
    )
    assert is_reached(proved_fen, stated_fen)
    forged_fen = plan.cost.objective_fen
    assert forged_fen > stated_fen
    found = proved_bound(
        scenario, enough_fen=forged_fen, certificate=plan.certificate, stop=lambda: True
    )
    assert not is_reached(found, forged_fen)


def test_a_forged_certificate_is_no_better_than_none() -> None:
    plan, scenario = certified(), scenario_of(0)
    assert plan.certificate is not None
    part = plan.certificate.parts[0]
    other = replace(part, group_ids=part.group_ids[::-1])
    for certificate in (None, Certificate(), Certificate(parts=(other,))):
        found = proved_bound(
            scenario,
            enough_fen=plan.cost.objective_fen,
            certificate=certificate,
            stop=lambda: True,
        )
        assert 0 < found < plan.cost.lower_bound_fen


def test_pairs_given_up_at_first_are_listed_with_more_patience(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem, _, proof = risen(0)
    certificate = Certificate(parts=(proof.for_plan(problem),))
    tried: list[tuple[int, bool]] = []

    class Noted(Recutting):
        def bound_fen(self, *, n_nodes: int) -> int:
            tried.append((self._most_work, self.is_exact))
            return super().bound_fen(n_nodes=n_nodes)

    monkeypatch.setattr(reproving, "Recutting", Noted)
    monkeypatch.setattr(reproving, "_risen", lambda _, known, **__: sum(known))
    for some, looks in (
        (0, [(0, False), (LONG_WORK, True)]),
        (SOME_WORK, [(SOME_WORK, True)]),
    ):
        tried.clear()
        monkeypatch.setattr(reproving, "SOME_WORK", some)
        found = proved_bound(
            scenario_of(0), enough_fen=2 * proof.bound_fen, certificate=certificate
        )
        assert is_reached(found, proof.bound_fen)
        assert list(dict.fromkeys(tried)) == looks
