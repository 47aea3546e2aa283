"""PyVRP asked for tours: its data of the problem, and what it hands back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyvrp

from solvers.tours.problem import Tour, TourProblem, VehicleKind, Visit
from solvers.tours.pyvrp_source import (
    LOOK_EVERY,
    TourBurst,
    TourResult,
    Watch,
    problem_data,
    run_cut,
    run_tours,
    solution_cost,
    vehicle_cost,
)
from solvers.tours.seen import SeenTours

DISTANCE = np.array([[0, 10, 20], [10, 0, 10], [20, 10, 0]], dtype=np.int64)


def deliveries(**changes: object) -> TourProblem:
    """Two customers on a line, 10 and 20 out, three for each; vehicles of four."""
    problem = TourProblem(
        distance=DISTANCE,
        duration=DISTANCE,
        demand=np.array([0, 3, 3], dtype=np.int64),
        kinds=(VehicleKind(capacity=4, count=3, fixed=5, unit=2),),
    )
    return replace(problem, **changes)  # type: ignore[arg-type]


def ride(**changes: object) -> TourProblem:
    """Three carried from the first place to the second."""
    demand = np.array([0, 3, -3], dtype=np.int64)
    return deliveries(demand=demand, pairs=((1, 2),), **changes)


def run(
    problem: TourProblem, visits: list[Visit], start: tuple[Tour, ...] = ()
) -> TourResult:
    burst = TourBurst(
        problem=problem, visits=tuple(visits), start=start, seed=1, iterations=30
    )
    return run_tours(burst)


def nodes(found: tuple[Tour, ...]) -> list[tuple[int, ...]]:
    return sorted(tour.nodes for tour in found)


def test_the_data_are_those_of_the_problem() -> None:
    windows = np.array([[0, 90], [5, 50], [7, 60]], dtype=np.int64)
    service = np.array([0, 3, 4], dtype=np.int64)
    problem = deliveries(windows=windows, service=service)
    data = problem_data(problem, problem.whole_visits())
    told = [
        (c.location, c.delivery, c.service_duration, c.tw_early, c.tw_late)
        for c in data.clients()
    ]
    assert told == [(1, [3], 3, 5, 50), (2, [3], 4, 7, 60)]
    (kind,) = data.vehicle_types()
    assert (kind.num_available, kind.capacity) == (3, [4])
    assert (kind.fixed_cost, kind.unit_distance_cost) == (5, 2)
    assert (kind.tw_early, kind.tw_late) == (0, 90)
    assert data.distance_matrix(0).tolist() == DISTANCE.tolist()


def test_without_windows_every_time_will_do() -> None:
    problem = deliveries()
    data = problem_data(problem, problem.whole_visits())
    late = {client.tw_late for client in data.clients()}
    assert late == {pyvrp.constants.MAX_VALUE}


def test_a_piece_of_a_demand_is_a_client_of_its_own() -> None:
    pieces = [Visit(node=1, quantity=2), Visit(node=1, quantity=1)]
    data = problem_data(deliveries(), pieces)
    assert [(c.location, c.delivery) for c in data.clients()] == [(1, [2]), (1, [1])]


def test_a_vehicle_costs_at_most_the_way_to_the_farthest_place_and_back() -> None:
    problem = deliveries()
    assert vehicle_cost(problem_data(problem, problem.whole_visits())) == 5 + 2 * 2 * 20


def test_each_load_that_fills_a_vehicle_has_a_tour() -> None:
    problem = deliveries()
    result = run(problem, problem.whole_visits())
    assert nodes(result.best) == [(1,), (2,)]
    assert set(result.best) <= set(result.seen)


def test_pieces_of_one_place_on_one_tour_are_one_visit() -> None:
    """Six in pieces of two, vehicles of four: two of the middle, or one, a tour."""
    problem = deliveries(may_split=True)
    pieces = problem.pieces([2])
    best = run(problem, pieces).best
    for tour in best:
        assert len(set(tour.nodes)) == len(tour.nodes)
        assert sum(visit.quantity for visit in tour.visits) <= 4
    assert sum(visit.quantity for tour in best for visit in tour.visits) == 6
    assert len(best) == 2


def test_whoever_is_picked_up_is_delivered_by_the_same_vehicle() -> None:
    assert nodes(run(ride(), []).best) == [(1, 2)]


def test_a_ride_may_start_from_a_known_tour() -> None:
    visits = (Visit(node=1, quantity=3), Visit(node=2, quantity=-3))
    start = (Tour(kind=0, visits=visits),)
    assert run(ride(), [], start).best == start


def test_a_problem_without_a_solution_yields_no_best_tours() -> None:
    problem = deliveries(kinds=(VehicleKind(capacity=2, count=9, fixed=0, unit=1),))
    assert run(problem, problem.whole_visits()).best == ()


def seen_of(*, candidate: int, best: int) -> tuple[Tour, ...]:
    """What is remembered of one tour of two places, the vehicles of these kinds.

    The first kind costs a thousand, the second nothing; both drive the same way.
    """
    kind = VehicleKind(capacity=6, count=1, fixed=1_000, unit=1)
    problem = deliveries(kinds=(kind, replace(kind, fixed=0)))
    visits = tuple(problem.whole_visits())
    data = problem_data(problem, visits)
    burst = TourBurst(problem=problem, visits=visits, start=(), seed=1, iterations=1)
    watch = Watch(burst, SeenTours(problem))
    was, stands = (
        pyvrp.Solution(data, [pyvrp.Route(data, clients([0, 1]), k)])
        for k in (candidate, best)
    )
    for _ in range(LOOK_EVERY):
        watch.on_iteration(was, was, stands, None)
    return watch.seen.all()


def clients(indices: list[int]) -> list[pyvrp.Activity]:
    return [pyvrp.Activity(pyvrp.ActivityType.CLIENT, i) for i in indices]


def test_a_solution_costs_its_vehicles_and_its_way() -> None:
    problem = deliveries()
    visits = problem.whole_visits()
    data = problem_data(problem, visits)
    routes = [pyvrp.Route(data, clients([i]), 0) for i in range(2)]
    tours = [Tour(kind=0, visits=(visit,)) for visit in visits]
    assert solution_cost(pyvrp.Solution(data, routes)) == sum(map(problem.cost, tours))


def test_a_short_way_in_a_dear_vehicle_is_not_worth_remembering() -> None:
    assert seen_of(candidate=0, best=1) == ()
    assert [tour.nodes for tour in seen_of(candidate=1, best=1)] == [(1, 2)]


def test_demands_cut_finely_fill_vehicles_that_whole_ones_do_not() -> None:
    """Three loads of 60 need three vehicles of 90 whole, and two once they are cut."""
    x = np.array([0, 10, 10, 10])
    distance = np.abs(x[:, None] - x[None, :]).astype(np.int64)
    problem = TourProblem(
        distance=distance,
        duration=distance,
        demand=np.array([0, 60, 60, 60], dtype=np.int64),
        kinds=(VehicleKind(capacity=90, count=3, fixed=0, unit=1),),
        may_split=True,
    )
    burst = TourBurst(
        problem=problem,
        visits=tuple(problem.whole_visits()),
        start=(),
        seed=1,
        iterations=300,
    )
    whole, fine = run_tours(burst).best, run_cut(burst).best
    assert (len(whole), len(fine)) == (3, 2)
    served = sum(visit.quantity for tour in fine for visit in tour.visits)
    assert served == 180
    onward = run_cut(replace(burst, start=whole, visits=burst.visits))
    assert len(onward.best) == 3  # it goes on from the start as that is cut
