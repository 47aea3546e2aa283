"""Tiny scenarios under all rules: of all their plans none is under the bound.

The cheapest plan is found by `tests.solvers.every_plan` without the search. Some bounds
are so near to it that one half a per cent higher is found out: else the first test
could not fail. ``P2P_EVERY_PLAN`` asks for more scenarios than a few, such as 200,
``P2P_EVERY_PLAN_FIRST`` for others.
"""

from __future__ import annotations

import os
import random
from functools import cache
from typing import NamedTuple

from solvers.bound.reproving import proved_bound
from solvers.planner import solve
from tests.solvers.every_plan import EveryPlan
from tests.solvers.tiny_rules import ruled
from transport.checker import violations
from transport.outcome import Limits

FIRST_SEED = int(os.environ.get("P2P_EVERY_PLAN_FIRST", "0"))
N_SCENARIOS = int(os.environ.get("P2P_EVERY_PLAN", "20"))
ROUNDS = 8  # of work on the rising bound
TOO_HIGH = 1.005


class Judged(NamedTuple):
    """Of one scenario: the seed, what was proved, and the plans of both sides."""

    seed: int
    bound_fen: int
    cheapest_fen: int  # of all plans tried
    search_fen: int
    n_trips: int  # of the cheaper of both plans

    @property
    def least_fen(self) -> int:
        """The cheapest that the checker accepts."""
        return min(self.cheapest_fen, self.search_fen)


@cache
def judged() -> tuple[Judged, ...]:
    """The scenarios in which somebody may travel."""
    seeds = range(FIRST_SEED, FIRST_SEED + N_SCENARIOS)
    return tuple(one for seed in seeds if (one := _judged(seed)) is not None)


def _judged(seed: int) -> Judged | None:
    scenario = ruled(random.Random(seed))
    every = EveryPlan(scenario)
    if not every.n_parties:
        return None
    cheapest = every.cheapest()
    searched = solve(scenario, limits=Limits(time_limit_s=None, steps=1)).plan
    assert cheapest is not None, seed  # everybody may stay
    assert not violations(scenario, searched), seed
    rounds = iter(range(ROUNDS))
    proved_fen = proved_bound(
        scenario,
        enough_fen=cheapest.cost.objective_fen + 1,
        stop=lambda: next(rounds, None) is None,
    )
    return Judged(
        seed=seed,
        bound_fen=max(proved_fen, searched.cost.lower_bound_fen),
        cheapest_fen=cheapest.cost.objective_fen,
        search_fen=searched.cost.objective_fen,
        n_trips=len(min(cheapest, searched, key=lambda p: p.cost.objective_fen).trips),
    )


def refuted(times: float) -> list[Judged]:
    """Scenarios with trips whose bound, so many times as high, some plan is under."""
    return [
        one for one in judged() if one.n_trips and one.bound_fen * times > one.least_fen
    ]


def test_no_plan_is_under_the_bound() -> None:
    assert len(judged()) > N_SCENARIOS // 2
    for one in judged():
        assert one.bound_fen <= one.least_fen, one


def test_a_bound_half_a_per_cent_too_high_is_found_out() -> None:
    assert refuted(1.0) == []
    assert refuted(TOO_HIGH)


def test_trying_all_plans_misses_hardly_any_that_the_search_finds() -> None:
    """Departures are tried by the hour, and of chains of trips the cheapest begun."""
    missed = [one for one in judged() if one.search_fen < one.cheapest_fen]
    assert len(missed) <= len(judged()) // 50, missed
