"""Searches set up for a scenario's groups: one a part, all drawing on one fleet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.bound.coach_prices import coach_prices
from solvers.bound.seat_cost import no_bound, seat_cost_bound
from solvers.bound.straight_ways import best_view
from solvers.drafting.compiled_looks import quick_maker
from solvers.drafting.dispatcher import Dispatcher
from solvers.problem.fleet_use import FleetUse
from solvers.problem.least_away import AwayBounds
from solvers.problem.parts import MOST_GROUPS, PART_GROUPS, parts_of, sharing
from solvers.problem.problem import build_problem, nearest_drops_m
from solvers.search.search import Search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.problem.problem import Problem
    from transport.groups import Group
    from transport.roads.distances import DistanceTable
    from transport.scenario import Scenario


def searches_of(
    scenario: Scenario,
    distances: DistanceTable,
    groups: Sequence[Group],
    *,
    seed: int,
    is_rising: bool = True,
    away: AwayBounds | None = None,
    is_valued: bool = True,
    fleet: FleetUse | None = None,
) -> list[Search]:
    """One search a part of the problem; ``is_rising``: whether their bounds rise.

    ``is_valued`` False: for searches that only keep trips, whose bound nobody asks for.
    ``fleet``: what other searches use of the same coaches already.
    """
    policy = scenario.policy
    away = away or AwayBounds(policy.hours, policy)
    # shortest ways may lead over places of other parts, unless distances are a metric
    most = MOST_GROUPS if is_rising else PART_GROUPS
    parts = [list(groups)]
    if distances.is_metric:
        parts = parts_of(scenario, groups, most_groups=most)
    nearest_drop_m = nearest_drops_m(scenario, distances)
    problems = [
        build_problem(
            scenario,
            distances,
            part,
            away=away,
            nearest_drop_m=nearest_drop_m,
            is_alone=len(parts) == 1,
        )
        for part in parts
    ]
    proving = problems
    if is_valued:
        proving = best_view(problems, scenario, distances)
    searches: list[Search] = []
    shares = sharing(scenario, parts)
    for number, problem in enumerate(problems):
        fleet = fleet or _fleet_of(problem)
        searches.append(
            Search(
                problem,
                Dispatcher(problem, quick_maker(scenario, problem)),
                bound=seat_cost_bound(problem) if is_valued else no_bound(problem),
                proving=proving[number],
                fleet=fleet,
                seed=seed + number,
                is_rising=is_rising and not shares[number],
            )
        )
    if is_rising and is_valued and not any(shares):
        _price_coaches(searches)
    return searches


def _fleet_of(problem: Problem) -> FleetUse:
    """All coaches of the scenario, of which none is in use."""
    scenario = problem.scenario
    is_by_day = scenario.policy.max_trips_per_block == 1
    counts = (line.count for line in problem.lines)
    return FleetUse.of(scenario, counts, is_by_day=is_by_day)


def _price_coaches(searches: Sequence[Search]) -> None:
    """Prices on the coaches that several parts share, where trips are round trips."""
    if len(searches) > 1 and all(search.has_marginal for search in searches):
        prices = coach_prices([search.problem for search in searches])
        for search in searches:
            search.coach_prices = prices
