from __future__ import annotations

import numpy as np

from solvers.bound.leaving import Leaving
from solvers.bound.mix_limits import fleet_limits
from solvers.bound.pricer import Pricer
from solvers.bound.programme import Programme
from solvers.bound.trip_kinds import offers_of
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day


def test_trips_that_are_quickly_found_lower_the_programme() -> None:
    problem = problem_of(county_day(n_workers=12, n_villages=5))
    offers = offers_of(problem)
    pricer = Pricer(problem, offers, most_pairs=0)
    most = Leaving(problem).most_duals
    limits = fleet_limits(problem, offers)
    programme = Programme(Leaving(problem), pricer, limits)
    n_known = -1
    while programme.n_new > n_known:
        n_known = programme.n_new
        found = programme.solved(most)
    assert found is not None
    value, dual = found
    assert value < float(most @ problem.n_workers)
    assert programme.n_new == len(programme.known) > 0
    assert programme.n_running > 0
    assert (dual <= most).all()
    # of the trips that it knows none would improve it
    for (offer_idx, regions), cost_fen, loads in programme.known:
        reduced = cost_fen - sum(dual[g] * n for g, n in loads)
        assert reduced >= programme.below[offer_idx, regions] - 1.0


def test_a_trip_is_entered_once() -> None:
    problem = problem_of(county_day(n_workers=5))
    offers = offers_of(problem)
    pricer = Pricer(problem, offers)
    programme = Programme(Leaving(problem), pricer, fleet_limits(problem, offers))
    assert programme.enter((0, 1), 500_000.0, {0: 1})
    assert not programme.found((0, 1), 500_000.2, {0: 1})
    assert programme.n_new == 0
    assert np.array(programme.below).shape == (pricer.n_offers, pricer.n_sets)
