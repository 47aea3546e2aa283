"""A selection of routes is the cheapest that seats, coaches and time allow."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.blocks.turns import Turn
from solvers.drafting.pool import Pool, PooledRoute
from solvers.search.selection import MOST_RUNS, Selected, select
from tests.solvers.cases import county_day
from tests.solvers.sources.subproblems import one_trip_a_group, problem_of

PROBLEM = problem_of(county_day(n_workers=12, n_villages=2, n_employers=1))
BOOKING = one_trip_a_group(PROBLEM)[0][0]
(DAY,) = BOOKING.quote.days_in_use
KEY = (BOOKING.draft.line_idx, DAY)


def route(cost_fen: int, seats: int, *groups: int) -> PooledRoute:
    """A route of one line and day that these groups may fill."""
    quote = replace(BOOKING.quote, cost_fen=cost_fen)
    booking = replace(BOOKING, quote=quote)
    return replace(Pool(PROBLEM).route_of(booking), seats=seats, groups=groups)


def selected(routes: list[PooledRoute], **changes: Any) -> list[Selected]:
    asked: dict[str, Any] = {
        "n_workers": {0: 4, 1: 4},
        "most": {},
        "penalty_fen": {0: 1_000, 1: 1_000},
        "free": {KEY: 9},
        "hint": {},
        "effort": 1.0,
        "seed": 1,
    }
    found = select(routes, **(asked | changes))
    assert found is not None
    return found


def loads(found: list[Selected]) -> dict[int, dict[int, int]]:
    return {chosen.route: dict(chosen.loads) for chosen in found}


def test_one_dear_coach_for_all_beats_two_that_are_dearer_together() -> None:
    routes = [route(500, 4, 0), route(500, 4, 1), route(900, 8, 0, 1)]
    assert loads(selected(routes)) == {2: {0: 4, 1: 4}}


def test_a_group_is_split_where_that_fills_the_seats() -> None:
    found = selected([route(500, 6, 0, 1), route(100, 2, 1)])
    assert loads(found) == {0: {0: 4, 1: 2}, 1: {1: 2}}


def test_whoever_costs_more_than_the_penalty_waits() -> None:
    assert selected([route(5_000, 4, 0)]) == []


def test_no_more_coaches_run_than_are_free() -> None:
    routes = [route(500, 4, 0, 1)]
    (both,) = selected(routes)
    assert both.runs == 2
    (one,) = selected(routes, free={KEY: 1})
    assert one.runs == 1
    assert sum(one.loads.values()) == 4


def test_a_load_that_would_be_late_is_cut() -> None:
    (found,) = selected([route(500, 8, 0, 1)], most={(0, 0): 3})
    assert found.loads[0] == 3 * found.runs or sum(found.loads.values()) == 8
    (single,) = selected([route(500, 8, 0, 1)], most={(0, 0): 3}, free={KEY: 1})
    assert single.loads == {0: 3, 1: 4}


def cheapest(routes: list[PooledRoute], n: dict[int, int], free: int) -> int:
    """Fen of the best selection, by trying all numbers of runs and all loads."""
    best = 10**9
    for runs in product(range(MOST_RUNS + 1), repeat=len(routes)):
        if sum(runs) > free:
            continue
        spaces = [r.seats * x for r, x in zip(routes, runs, strict=True)]
        pairs = [(g, i) for i, r in enumerate(routes) for g in r.groups]
        for dealt in product(*(range(min(n[g], spaces[i]) + 1) for g, i in pairs)):
            used = [0] * len(routes)
            aboard = dict.fromkeys(n, 0)
            for (g, i), load in zip(pairs, dealt, strict=True):
                used[i] += load
                aboard[g] += load
            if any(u > s for u, s in zip(used, spaces, strict=True)):
                continue
            if any(aboard[g] > n[g] for g in n):
                continue
            trips = sum(r.cost_fen * x for r, x in zip(routes, runs, strict=True))
            best = min(best, trips + sum(100 * (n[g] - aboard[g]) for g in n))
    return best


@settings(max_examples=15, deadline=None)
@given(
    costs=st.tuples(st.integers(1, 300), st.integers(1, 300)),
    seats=st.tuples(st.integers(1, 3), st.integers(1, 3)),
    n=st.tuples(st.integers(1, 3), st.integers(1, 2)),
    free=st.integers(0, 3),
)
def test_nothing_is_cheaper_than_what_is_selected(
    costs: tuple[int, int], seats: tuple[int, int], n: tuple[int, int], free: int
) -> None:
    routes = [route(costs[0], seats[0], 0), route(costs[1], seats[1], 0, 1)]
    found = selected(
        routes,
        n_workers={0: n[0], 1: n[1]},
        penalty_fen={0: 100, 1: 100},
        free={KEY: free},
    )
    aboard = sum(sum(chosen.loads.values()) for chosen in found)
    fen = sum(routes[chosen.route].cost_fen * chosen.runs for chosen in found)
    total = fen + 100 * (sum(n) - aboard)
    assert total == cheapest(routes, {0: n[0], 1: n[1]}, free)


def turn(saved_fen: int, *, n_a_day: int = 2, n_relief: int = 0) -> Turn:
    return Turn(n_a_day=n_a_day, saved_fen=saved_fen, n_relief=n_relief)


def test_a_coach_that_can_go_twice_is_cheaper_than_one_for_all() -> None:
    routes = [route(500, 4, 0), route(500, 4, 1), route(900, 8, 0, 1)]
    turns = {0: turn(300), 1: turn(300)}
    assert loads(selected(routes, turns=turns)) == {0: {0: 4}, 1: {1: 4}}
    few = {0: turn(90), 1: turn(90)}
    assert loads(selected(routes, turns=few)) == {2: {0: 4, 1: 4}}


def test_one_coach_runs_as_often_as_a_day_holds() -> None:
    routes = [route(500, 4, 0, 1)]
    for n_a_day, runs in ((2, 2), (3, 2), (4, 2)):
        turns = {0: turn(300, n_a_day=n_a_day)}
        (found,) = selected(routes, free={KEY: 1}, turns=turns)
        assert found.runs == runs
    turns = {0: turn(300, n_a_day=2)}
    workers = {0: 8, 1: 4}
    (found,) = selected(routes, n_workers=workers, free={KEY: 1}, turns=turns)
    assert found.runs == 2  # and four wait
    turns = {0: turn(300, n_a_day=3)}
    (found,) = selected(routes, n_workers=workers, free={KEY: 1}, turns=turns)
    assert found.runs == 3


def test_a_later_run_loses_the_seats_of_its_relief_drivers() -> None:
    routes = [route(500, 4, 0, 1)]
    turns = {0: turn(300, n_relief=1)}
    (found,) = selected(routes, free={KEY: 1}, turns=turns)
    assert sum(found.loads.values()) == 7
