"""An arc problem as PyVRP sees it, and its solutions as routes over pieces."""

from __future__ import annotations

import numpy as np
import pytest

from solvers.sources.arcs import Visits
from solvers.sources.pyvrp_trips import (
    MONEY_UNIT,
    PyVrpTrips,
    data_of,
    solution_of,
    visits_of,
)
from tests.solvers.cases import county_day
from tests.solvers.sources.arc_problems import arc_problem, two_lines
from tests.solvers.sources.subproblems import (
    carried,
    one_trip_a_group,
    problem_of,
    subproblem_of,
)

BOTH = Visits(line_idx=0, boarding=(0, 1), alighting=(1, 0))
EACH = tuple(Visits(line_idx=0, boarding=(i,), alighting=(i,)) for i in (0, 1))


@pytest.mark.parametrize("routes", [(BOTH,), EACH], ids=["one coach", "two"])
def test_a_solution_is_read_as_the_routes_it_was_made_of(
    routes: tuple[Visits, ...],
) -> None:
    solution = solution_of(data_of(arc_problem()), routes)
    assert solution.is_feasible()
    assert visits_of(solution) == list(routes)


@pytest.mark.parametrize(
    ("routes", "fen"), [((BOTH,), 276_600), (EACH, 548_400)], ids=["one coach", "two"]
)
def test_a_solution_costs_what_its_arcs_do(
    routes: tuple[Visits, ...], fen: int
) -> None:
    solution = solution_of(data_of(arc_problem()), routes)
    assert solution.distance() == fen // MONEY_UNIT


def test_too_few_seats_and_too_long_rides_are_seen() -> None:
    for broken in (arc_problem(capacity=np.array([9])), arc_problem(most_ride_s=6_200)):
        assert not solution_of(data_of(broken), [BOTH]).is_feasible()
        assert solution_of(data_of(broken), EACH).is_feasible()


def test_a_coach_that_does_not_reach_the_village_carries_nobody_from_there() -> None:
    data = data_of(two_lines())
    wide = Visits(line_idx=1, boarding=(0,), alighting=(0,))
    small = Visits(line_idx=0, boarding=(1,), alighting=(1,))
    assert solution_of(data, [wide, small]).is_feasible()
    swapped = [
        Visits(line_idx=0, boarding=(0,), alighting=(0,)),
        Visits(line_idx=1, boarding=(1,), alighting=(1,)),
    ]
    assert not solution_of(data, swapped).is_feasible()


def test_every_route_met_fits_its_coach_and_is_a_draft_once() -> None:
    problem = problem_of(county_day(n_workers=24, n_villages=4, n_employers=2))
    bookings, dispatcher = one_trip_a_group(problem)
    subproblem = subproblem_of(problem, dispatcher, bookings, spare=[])
    drafts = PyVrpTrips().drafts(subproblem)
    assert all(draft.n_workers <= 17 for draft in drafts)  # of nineteen seats
    loads = [(d.line_idx, sorted((p.group_idx, p.n) for p in d.pieces)) for d in drafts]
    assert all(loads.count(load) == 1 for load in loads)
    assert len(loads) > len(bookings)  # others than those it began with
    assert set(carried(drafts)) == set(carried([b.draft for b in bookings]))
