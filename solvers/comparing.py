"""Variants planned side by side: one process each, on a shared budget of time."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from transport.outcome import Limits
    from transport.plan import Plan
    from transport.scenario import Scenario


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A variant (None: the scenario as it is) with its proved plan.

    ``plan`` is None where nobody eligible can ride; ``n_violations`` says what the
    independent checker found.
    """

    variant: str | None
    scenario: Scenario
    plan: Plan | None
    n_violations: int
    n_eligible: int


def compare(
    path: Path,
    variants: Sequence[str | None],
    *,
    limits: Limits,
    told: Callable[[Compared], None],
) -> list[Compared]:
    """All variants planned, in their order; ``told`` hears of each as it is done.

    ``limits.threads`` processes work side by side, each on one variant with one
    thread. ``limits.time_limit_s`` is for all of them together: each variant gets the
    time of a process over the variants that it has to do. With steps counted every
    variant has all the steps.

    Raises
    ------
    ScenarioError
        If a variant cannot be read.
    """
    n_lanes = max(1, min(limits.threads, len(variants)))
    each = replace(limits, threads=1)
    if limits.time_limit_s is not None:
        rounds = -(-len(variants) // n_lanes)
        each = replace(each, time_limit_s=limits.time_limit_s / rounds)
    found: dict[str | None, Compared] = {}
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=n_lanes, mp_context=context) as executor:
        futures = [
            executor.submit(plan_variant, path, variant, each) for variant in variants
        ]
        for future in as_completed(futures):
            done = future.result()
            told(done)
            found[done.variant] = done
    return [found[variant] for variant in variants]


def plan_variant(path: Path, variant: str | None, limits: Limits) -> Compared:
    """One variant read, planned and proved."""
    from solvers.planner import solve
    from transport.checker import violations
    from transport.reading import read_scenario

    scenario = read_scenario(path, variant=variant)
    outcome = solve(scenario, limits=limits)
    found = violations(scenario, outcome.plan)
    return Compared(
        variant=variant,
        scenario=scenario,
        plan=None if outcome.status == "infeasible" else outcome.plan,
        n_violations=len(found),
        n_eligible=outcome.plan.n_eligible,
    )
