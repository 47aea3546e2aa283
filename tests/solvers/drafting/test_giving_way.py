"""Limits that give way for a route: the least detours, the hours of one place."""

from __future__ import annotations

from dataclasses import replace

from solvers.drafting.giving_way import detour_needed, givings
from solvers.drafting.relaxing import with_wider_detours
from tests.solvers.drafting.test_kept_apart import neighbours
from tests.solvers.sources.subproblems import problem_of
from transport.clock import DAY_S, HOUR_S
from transport.places import Opening
from transport.trips.routes import Load, Route, broken_limit


def joined(lat: float) -> tuple[object, Route]:
    """One coach by both villages, the second at that latitude."""
    problem = problem_of(neighbours(lat=lat))
    first, second = problem.groups
    route = Route(
        line=problem.lines[0],
        villages=("V1", "V2"),
        employers=("E1",),
        loads=(Load(group=first, n=4), Load(group=second, n=4)),
    )
    return problem, route


def test_the_least_ratio_of_detours_is_the_first_tenth_that_allows_the_route() -> None:
    problem = problem_of(neighbours(lat=39.75))
    _, route = joined(39.75)
    found = detour_needed(problem.scenario, problem, route)
    assert found is not None
    percent, limit = found
    assert limit.code == "TOO_FAR_ROUND"
    enough = with_wider_detours(problem.scenario, percent)
    assert broken_limit(enough, problem, route) is None
    less = with_wider_detours(problem.scenario, percent - 10)
    assert broken_limit(less, problem, route) is not None


def test_a_short_detour_needs_no_other_ratio() -> None:
    problem = problem_of(neighbours(lat=37.96))
    assert detour_needed(problem.scenario, problem, joined(37.96)[1]) is None


def test_of_several_places_each_moves_alone_before_all_do() -> None:
    problem = problem_of(neighbours())
    hours = Opening(from_s=6 * HOUR_S, until_s=8 * HOUR_S)
    villages = tuple(replace(v, opening=hours) for v in problem.scenario.villages)
    scenario = replace(problem.scenario, villages=villages)
    _, route = joined(37.96)
    later = [
        one
        for one in givings(scenario, route)
        if "later" in _moves(one, scenario, route)
    ]
    assert [_moves(one, scenario, route) for one in later] == [
        "V1 later",
        "V2 later",
        "V1 V2 later",
    ]


def _moves(giving: object, scenario: object, route: Route) -> str:
    """Which villages a limit lets board until later."""
    changed, _ = giving.change(scenario, route, HOUR_S)  # type: ignore[attr-defined]
    moved = [
        v.village_id
        for v in changed.villages
        if v.opening.until_s % DAY_S == 9 * HOUR_S
    ]
    return f"{' '.join(moved)} later" if moved else ""
