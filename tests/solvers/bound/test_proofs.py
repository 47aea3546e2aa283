"""A bound with what it was proved from, as a plan keeps it."""

from __future__ import annotations

import numpy as np

from solvers.bound.fleet_mix import Cut
from solvers.bound.proofs import Proof
from tests.solvers.sources.subproblems import problem_of
from tests.transport.builders import make_scenario
from transport.dual_prices import PriceCut


def cut(ceiling_fen: int, *dual_fen: int) -> Cut:
    return Cut(
        alpha_fen=0.0,
        least_fen=np.zeros((1, 2)),
        left_fen=0.0,
        dual_fen=dual_fen,
        ceiling_fen=ceiling_fen,
    )


def test_a_proof_keeps_the_prices_of_every_cut_and_the_ceiling_rounded_up() -> None:
    proof = Proof.of(5_000, [cut(9, 100), cut(7, 200)], ceiling=8.1)
    assert (proof.bound_fen, proof.ceiling_fen) == (5_000, 9)
    assert proof.cuts == (
        PriceCut(ceiling_fen=9, per_worker_fen=(100,)),
        PriceCut(ceiling_fen=7, per_worker_fen=(200,)),
    )


def test_a_plan_is_told_which_group_each_price_is_of() -> None:
    problem = problem_of(make_scenario())
    listed = Proof.of(5_000, [cut(9, 100)], ceiling=9.0).for_plan(problem)
    assert listed.group_ids == (problem.groups[0].group_id,)
    assert listed.ceiling_fen == 9
    assert [priced.per_worker_fen for priced in listed.cuts] == [(100,)]
