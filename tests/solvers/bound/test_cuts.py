"""Cuts from prices: what they claim of plans, in figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.cuts import MOST_CUTS, cut_of, most_binding
from solvers.bound.fleet_mix import Cut, Mix
from solvers.bound.leaving import Leaving
from tests.solvers.sources.subproblems import problem_of
from tests.transport.builders import make_scenario, make_village, make_worker

if TYPE_CHECKING:
    from solvers.problem.problem import Problem


def two_groups() -> Problem:
    """Three workers of one village, two of another; parties that can stay for less."""
    workers = [make_worker(f"W{i}") for i in range(3)]
    workers += [make_worker(f"X{i}", village_id="V2") for i in range(2)]
    villages = (make_village(), make_village("V2", lat=38.0))
    problem = problem_of(make_scenario(workers=tuple(workers), villages=villages))
    return replace(
        problem,
        party_sizes=((2, 1), (1, 1)),
        party_floors=((900, 500), (400, 700)),
    )


def test_a_cut_starts_from_what_the_prices_make_of_all_workers() -> None:
    least = [np.array([0.0, 12.3]), np.array([0.0, -5.0])]
    cut = cut_of(Leaving(two_groups()), np.array([100.0, 250.0]), least, ceiling=12.3)
    assert cut.alpha_fen == 3 * 100 + 2 * 250 - 1
    assert cut.least_fen.tolist() == [[0.0, 12.3], [0.0, -5.0]]
    assert (cut.dual_fen, cut.ceiling_fen) == ((100, 250), 13)


def test_whoever_is_left_costs_the_cut_what_his_price_leaves_of_his_penalty() -> None:
    least = [np.zeros(2)]
    cut = cut_of(Leaving(two_groups()), np.array([100.0, 250.0]), least, ceiling=0.0)
    assert cut.left_fen == min(450 - 100, 400 - 250)


def test_prices_above_what_some_weigh_take_off_what_they_overstate() -> None:
    """At 480 and 650: the two of 900 are priced 60 too high, the one of 400 by 250."""
    cut = cut_of(
        Leaving(two_groups()), np.array([480.0, 650.0]), [np.zeros(2)], ceiling=0.0
    )
    assert cut.alpha_fen == 3 * 480 + 2 * 650 - 60 - 250 - 1
    assert cut.left_fen == 0.0  # the cheapest of both may be left at no more
    assert cut.alpha_fen == 900 + 480 + 400 + 650 - 1


def test_of_too_many_cuts_those_stay_that_bind_most_and_the_newest() -> None:
    mix = Mix(bound_fen=0, counts={(0, 0): 2})
    cuts = [
        Cut(alpha_fen=float(fen), least_fen=np.zeros((1, 1)), left_fen=0.0)
        for fen in range(MOST_CUTS + 1)
    ]
    assert most_binding(cuts[1:], mix) == cuts[1:]
    kept = most_binding([*cuts[1:], cuts[0]], mix)
    assert len(kept) < MOST_CUTS
    assert cuts[0] in kept
    assert cuts[1] not in kept
    assert max(cuts, key=lambda cut: cut.value(mix)) in kept
