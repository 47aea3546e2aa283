"""What ruining may leave of a plan: every outcome is listed in plain Python."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given

from solvers.core import problem_data as t
from solvers.core import trips as s
from solvers.core.copies import copy_counts, restore
from solvers.core.ruin import MOST_RUINED, give_up, resize, ruin
from tests.solvers.core import reference_trips as plain
from tests.solvers.core.drawn import N_DAYS, N_ROWS, Case, by_lot, case, cases
from tests.solvers.core.sowing import sow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solvers.core.problem_data import ProblemData
    from tests.solvers.core.reference_trips import PlainPlan, PlainTrip


def touched_rows() -> t.Ints:
    return np.zeros(N_ROWS, dtype=np.int64)


def are_all_somewhere(case: Case, trips: s.Trips) -> bool:
    """Whether nobody got lost: whoever is off a trip waits."""
    plan = plain.plan_of(trips)
    count = np.array(plan.left)
    for trip in plan.trips.values():
        for i, n in trip.loads.items():
            count[i] += n
    return np.array_equal(count, case.data.item[:, t.AMOUNT])


# -- ruin ----------------------------------------------------------------------------


def rows_hit(data: ProblemData, plan: PlainPlan, seed: int) -> list[tuple[int, int]]:
    """(row, item by which it is hit): trips with the items nearest to the seed."""
    hit: dict[int, int] = {}
    for i in data.near[seed].tolist():
        for r, trip in sorted(plan.trips.items()):
            if i in trip.loads:
                hit.setdefault(r, i)
    return list(hit.items())


def is_stripped(
    data: ProblemData, before: PlainTrip, after: PlainTrip | None, i: int
) -> bool:
    """Whether one or more items left, those nearest to item ``i`` first."""
    order = [j for j in data.near[i].tolist() if j in before.loads]
    left = [
        plain.without(data, before, set(order[:n])) for n in range(1, len(order) + 1)
    ]
    return after in left


@by_lot
@given(case=cases())
def test_a_ruin_takes_the_nearest_items_off_the_nearest_trips(case: Case) -> None:
    data, trips = case.data, case.arrays()
    saved, touched = case.arrays(), touched_rows()
    sow(case.rng.randrange(1_000))
    n = ruin(data, trips, saved, touched)
    rows, after = touched[:n].tolist(), plain.plan_of(trips)
    seeds = [
        dict(hits)
        for hits in (rows_hit(data, case.plan, i) for i in range(len(data.item)))
        if [r for r, _ in hits][:n] == rows
    ]
    assert min(1, len(case.plan.trips)) <= n <= MOST_RUINED
    assert any(
        all(
            is_stripped(data, case.plan.trips[r], after.trips.get(r), hit[r])
            for r in rows
        )
        for hit in seeds
    )
    others = set(case.plan.trips) - set(rows)
    assert all(after.trips[r] == case.plan.trips[r] for r in others)
    assert are_all_somewhere(case, trips)
    assert plain.is_consistent(data, trips)


@by_lot
@given(case=cases())
def test_a_ruin_is_undone_by_what_it_saved(case: Case) -> None:
    trips, saved, touched = case.arrays(), case.arrays(), touched_rows()
    copy_counts(trips, saved)
    sow(case.rng.randrange(1_000))
    n = ruin(case.data, trips, saved, touched)
    restore(trips, saved, touched, n)
    assert plain.plan_of(trips) == case.plan


def test_some_ruins_take_one_item_and_some_all_of_several_trips() -> None:
    found = set()
    one = next(c for c in map(case, range(1_000)) if len(c.plan.trips) == 3)
    n_before = sum(len(trip.loads) for trip in one.plan.trips.values())
    for seed in range(60):
        trips = one.arrays()
        sow(seed)
        n = ruin(one.data, trips, one.arrays(), touched_rows())
        after = plain.plan_of(trips)
        gone = n_before - sum(len(trip.loads) for trip in after.trips.values())
        found.add((n, gone == n_before))
    assert {(1, False), (3, True)} <= found


# -- resize --------------------------------------------------------------------------


def resized(
    data: ProblemData, plan: PlainPlan, r: int, k: int
) -> list[PlainTrip | None]:
    """Every outcome of giving the row a coach of line ``k``: who has no seat leaves."""
    trip = plan.trips[r]
    crew = plain.price(data, trip, k)
    if k == trip.line or crew is None:
        return [trip]
    if any(data.seats[k, i, 0] == 0 for i in trip.loads):
        return [trip]
    _, days, drivers = crew
    for day in plain.starts(data, trip, N_DAYS):
        if plain.is_free(data, plan, k, range(day, day + days), N_DAYS):
            return list(_fitting(data, replace(trip, line=k, day=day), drivers))
    return [trip]


def _fitting(
    data: ProblemData, trip: PlainTrip, drivers: int
) -> Iterator[PlainTrip | None]:
    if plain.seats(data, trip, trip.line, drivers) >= trip.load:
        yield trip
        return
    for i in trip.loads:
        fewer = plain.without(data, trip, {i})
        if fewer is None:
            yield None
        else:
            yield from _fitting(data, fewer, drivers)


@by_lot
@given(case=cases())
def test_a_coach_of_another_line_keeps_those_whom_it_seats(case: Case) -> None:
    data = case.data
    for r in case.plan.trips:
        trips, touched = case.arrays(), touched_rows()
        touched[0] = r
        sow(case.rng.randrange(1_000))
        resize(data, trips, touched, 1)
        after = plain.plan_of(trips)
        expected = [
            trip
            for k in range(len(data.line))
            for trip in resized(data, case.plan, r, k)
        ]
        assert after.trips.get(r) in expected
        assert all(
            after.trips[q] == case.plan.trips[q] for q in case.plan.trips if q != r
        )
        assert are_all_somewhere(case, trips)
        assert plain.is_consistent(data, trips)


def test_every_row_and_every_line_has_its_turn_in_resizing() -> None:
    found = set()
    one = next(
        c for c in map(case, range(5_000)) if len(c.plan.trips) == 3 == len(c.data.line)
    )
    expected = {
        (r, k)
        for r, trip in one.plan.trips.items()
        for k in range(3)
        if trip not in resized(one.data, one.plan, r, k)
    }
    for seed in range(100):
        trips, touched = one.arrays(), touched_rows()
        touched[:3] = list(one.plan.trips)
        sow(seed)
        resize(one.data, trips, touched, 3)
        heads = [(r, int(trips.head[r, s.LINE])) for r in one.plan.trips]
        found |= {(r, k) for r, k in heads if k != one.plan.trips[r].line}
    assert found == expected
    assert found


# -- giving up -----------------------------------------------------------------------


@by_lot
@given(case=cases())
def test_a_trip_that_costs_more_than_it_saves_is_given_up(case: Case) -> None:
    data = case.data
    for r, trip in case.plan.trips.items():
        trips = case.arrays()
        give_up(data, trips, r)
        crew = plain.price(data, trip, trip.line)
        assert crew is not None
        saved = sum(n * data.size[i, t.PENALTY] for i, n in trip.loads.items())
        left = {q: own for q, own in case.plan.trips.items() if q != r}
        assert plain.plan_of(trips).trips == (
            left if crew[0] > saved else case.plan.trips
        )
        assert are_all_somewhere(case, trips)
        assert plain.is_consistent(data, trips)
