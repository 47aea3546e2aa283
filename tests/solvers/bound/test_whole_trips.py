from __future__ import annotations

from dataclasses import replace

import pytest

from solvers.bound.trip_kinds import offers_of
from solvers.bound.whole_trips import whole_trips
from tests.solvers.bound.test_pair_pool import pool_of
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day

SCENARIO = county_day(n_workers=20, n_villages=3, n_employers=2)


def test_parties_ride_once_and_whole_within_the_seats() -> None:
    workers = tuple(
        replace(w, party_id=f"P{i // 2}") if w.village_id == "V00" else w
        for i, w in enumerate(SCENARIO.workers)
    )
    problem = problem_of(replace(SCENARIO, workers=workers))
    pool = pool_of(problem)
    (part,) = pool.parts
    widest = max(range(len(part)), key=lambda i: len(part.groups_of(i)))
    trips = whole_trips(problem, offers_of(problem), pool, {widest: 2}, part.cost_fen)
    assert trips is not None
    seats = int(part.entries.seats[widest])
    dealt = [(g, p) for trip in trips for g, own in trip.parties.items() for p in own]
    assert len(dealt) == len(set(dealt))
    for trip in trips:
        sizes = (
            problem.party_sizes[g][p] for g, own in trip.parties.items() for p in own
        )
        assert sum(sizes) <= seats
    aboard = part.groups_of(widest)
    n_aboard = sum(problem.party_sizes[g][p] for g, p in dealt)
    assert n_aboard >= min(2 * seats, sum(aboard.values())) - 1


def test_an_entry_that_the_pool_has_not_is_refused() -> None:
    problem = problem_of(SCENARIO)
    pool = pool_of(problem)
    with pytest.raises(ValueError, match="no entry"):
        whole_trips(
            problem,
            offers_of(problem),
            pool,
            {len(pool): 1},
            pool.parts[0].cost_fen,
        )
