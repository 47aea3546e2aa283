"""Changes of calls: what each may leave, by rules that plain Python checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from solvers.core import problem_data as t
from solvers.core import trips as s
from solvers.core.call_annealing import seat_as_loaded
from solvers.core.call_changes import (
    CLOSE,
    COACH,
    CUT,
    EXCHANGE,
    GIVE,
    OPEN,
    REPLACE,
    SERVE,
    SWAP,
    changed,
    drawn_rows,
)
from solvers.core.free_loads import no_loads
from tests.solvers.core.drawn import Case, by_lot, cases
from tests.solvers.core.sowing import sow

if TYPE_CHECKING:
    from solvers.core.problem_data import ProblemData
    from solvers.core.trips import Trips

Calls = dict[int, tuple[list[int], list[int]]]
N_DRAWN = 5


def calls_of(trips: Trips) -> Calls:
    """Villages and employers of each row that calls anywhere."""
    found: Calls = {}
    for r, head in enumerate(trips.head):
        if head[s.N_VILLAGES]:
            up = trips.stops[r, s.PICKUPS, : head[s.N_VILLAGES]].tolist()
            down = trips.stops[r, s.DROPS, : head[s.N_EMPLOYERS]].tolist()
            found[r] = up, down
    return found


def is_allowed(data: ProblemData, before: Calls, after: Calls) -> bool:
    """Places once a row, both sides, and no more than before or allowed."""
    for r, (up, down) in after.items():
        if not down or len(set(up)) < len(up) or len(set(down)) < len(down):
            return False
        had = before.get(r, ([], []))
        limits = data.numbers[[t.MOST_VILLAGES, t.MOST_EMPLOYERS]]
        if any(
            len(own) > max(limit, len(old))
            for own, limit, old in zip((up, down), limits, had, strict=True)
        ):
            return False
    return True


def n_calls(calls: Calls) -> int:
    return sum(len(up) + len(down) for up, down in calls.values())


def after(case: Case, kind: float, seed: int) -> tuple[Calls, Calls] | None:
    """Calls before and after a change of this sort; None where it changed nothing."""
    data, trips = case.data, case.arrays()
    free = no_loads(data, trips)
    sow(seed)
    seat_as_loaded(data, trips, free)
    before = calls_of(trips)
    r, other = drawn_rows(trips, free, kind)
    if r < 0 or not changed(data, trips, free, r, other, kind):
        return None
    return before, calls_of(trips)


SORTS = {
    "open": (OPEN, {2}),
    "close": (CLOSE, {-2, -3, -4, -5, -6}),
    "coach": (COACH, {0}),
    "swap": (SWAP, {0}),
    "cut": (CUT, {-1}),
    "serve": (SERVE, {1, 2}),
    "replace": (REPLACE, {0, 1}),
    "give": (GIVE, {0}),
    "exchange": (EXCHANGE, {0}),
    "reorder": (1.0, {0}),
}


@pytest.mark.parametrize("sort", SORTS)
def test_each_sort_of_change_happens_and_keeps_the_limits(sort: str) -> None:
    upto, by = SORTS[sort]
    seen = set()

    @by_lot
    @given(case=cases())
    def each(case: Case) -> None:
        for seed in range(N_DRAWN):
            if (found := after(case, upto - 1e-9, seed)) is not None:
                assert is_allowed(case.data, *found)
                seen.add(n_calls(found[1]) - n_calls(found[0]))

    each()
    assert seen <= by
    assert seen


@by_lot
@given(case=cases())
def test_coaches_swapped_are_the_same_coaches_on_the_same_days(case: Case) -> None:
    data, trips = case.data, case.arrays()
    free = no_loads(data, trips)
    sow(1)
    seat_as_loaded(data, trips, free)
    before = sorted(trips.head[:, [s.LINE, s.DAY]].tolist())
    r, other = drawn_rows(trips, free, SWAP - 1e-9)
    if r >= 0 and changed(data, trips, free, r, other, SWAP - 1e-9):
        assert sorted(trips.head[:, [s.LINE, s.DAY]].tolist()) == before
