from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.annealing.annealer import Annealer, run_burst
from solvers.annealing.cycle import AnnealingCycle
from solvers.annealing.fleet_cycle import FleetCycle
from solvers.annealing.fleets import Fleets
from solvers.bound.seat_cost import seat_cost_bound
from solvers.core.trips import (
    COST,
    DRIVERS,
    ITEMS,
    LINE,
    LOAD,
    LOADS,
    N_ITEMS,
    Trips,
)
from solvers.drafting.dispatcher import Dispatcher
from solvers.problem.fleet_use import FleetUse
from solvers.problem.items import items_of
from solvers.search.search import Search
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day
from transport.trips.quoting import TripMaker

if TYPE_CHECKING:
    from transport.scenario import Scenario

N_STEPS = 300


def built(
    scenario: Scenario, *, seed: int = 1, is_of_fleets: bool = False
) -> tuple[Search, AnnealingCycle]:
    """A search with its first plan, and a cycle that anneals it."""
    problem = problem_of(scenario)
    search = Search(
        problem,
        Dispatcher(problem, TripMaker(scenario, problem)),
        bound=seat_cost_bound(problem),
        fleet=FleetUse(line.count for line in problem.lines),
        seed=seed,
    )
    for _ in search.build():
        pass
    annealer = Annealer(problem, search.dispatcher)
    if is_of_fleets:
        fleets = Fleets(annealer.data, seed=seed)
        return search, FleetCycle(search, annealer, fleets, seed=seed)
    return search, AnnealingCycle(search, annealer, seed=seed)


def households(scenario: Scenario) -> Scenario:
    """Every third worker travels with the one before, where village and gate agree."""
    workers = list(scenario.workers)
    for i in range(2, len(workers), 3):
        before, own = workers[i - 1], workers[i]
        same = replace(
            own,
            village_id=before.village_id,
            employer_id=before.employer_id,
            party_id=f"P{i}",
        )
        workers[i - 1 : i + 1] = [replace(before, party_id=f"P{i}"), same]
    return replace(scenario, workers=tuple(workers))


def carried(trips: Trips) -> dict[int, int]:
    """Workers on board by item."""
    found: dict[int, int] = {}
    for r in range(len(trips.head)):
        n = trips.head[r, N_ITEMS]
        items = trips.stops[r, ITEMS, :n].tolist()
        for i, load in zip(items, trips.stops[r, LOADS, :n].tolist(), strict=True):
            found[i] = found.get(i, 0) + load
    return found


@pytest.mark.parametrize("is_of_fleets", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_a_burst_carries_everybody_once_within_the_seats(
    seed: int, is_of_fleets: bool
) -> None:
    scenario = households(county_day(n_workers=70, seed=seed))
    search, cycle = built(scenario, is_of_fleets=is_of_fleets)
    data = cycle.annealer.data
    best = run_burst(cycle.burst(N_STEPS)).best
    on_board = carried(best)
    for i, item in enumerate(items_of(search.problem)):
        assert on_board.get(i, 0) + best.left[i] == item.n
    for r in range(len(best.head)):
        head = best.head[r]
        n = head[N_ITEMS]
        if n:
            loads = best.stops[r, LOADS, :n]
            items = best.stops[r, ITEMS, :n]
            seats = data.seats[head[LINE], items, head[DRIVERS]].min()
            assert loads.sum() == head[LOAD] <= seats


@pytest.mark.parametrize("is_of_fleets", [False, True])
def test_a_burst_comes_out_the_same_again(is_of_fleets: bool) -> None:
    scenario = county_day(n_workers=80, n_villages=12)
    search, cycle = built(scenario, is_of_fleets=is_of_fleets)
    burst = cycle.burst(N_STEPS)
    first, second = run_burst(burst), run_burst(burst)
    assert first.cost_fen == second.cost_fen
    assert first.best.stops.tolist() == second.best.stops.tolist()
    # with other coaches a burst begins with nobody aboard
    assert is_of_fleets or first.cost_fen < search.state.cost_fen()


@pytest.mark.parametrize("is_of_fleets", [False, True])
def test_what_a_burst_costs_is_what_exact_quotes_say(is_of_fleets: bool) -> None:
    """On short runs the table of times decides nothing: only rounding is between."""
    scenario = county_day(n_workers=60, north_deg=0.6)
    search, cycle = built(scenario, is_of_fleets=is_of_fleets)
    result = run_burst(cycle.burst(N_STEPS))
    is_used = result.best.head[:, N_ITEMS] > 0
    assert cycle.take(result)
    booked = sum(booking.cost_fen for booking in search.state.bookings)
    modelled = float(result.best.size[is_used, COST].sum())
    assert booked == pytest.approx(modelled, abs=4.0 * len(search.state.bookings))


def test_a_group_is_split_where_that_saves_a_coach() -> None:
    """Three villages of 30 for one gate, seats for 47: two coaches carry 90 split."""
    scenario = county_day(n_workers=90, n_villages=3, n_employers=1)
    villages = [v.village_id for v in scenario.villages]
    workers = tuple(
        replace(w, village_id=villages[i % 3]) for i, w in enumerate(scenario.workers)
    )
    line = max(scenario.fleet, key=lambda line: line.seats)
    search, cycle = built(replace(scenario, workers=workers, fleet=(line,)))
    for _ in range(5):
        cycle.take(run_burst(cycle.burst(N_STEPS)))
    bookings = search.state.bookings
    assert len(bookings) == 2
    groups = [{piece.group_idx for piece in b.draft.pieces} for b in bookings]
    assert groups[0] & groups[1]


def test_a_plan_is_never_made_dearer() -> None:
    search, cycle = built(county_day(n_workers=50, seed=2))
    costs = [search.state.cost_fen()]
    for _ in range(4):
        cycle.take(run_burst(cycle.burst(N_STEPS)))
        costs.append(search.state.cost_fen())
    assert costs == sorted(costs, reverse=True)
