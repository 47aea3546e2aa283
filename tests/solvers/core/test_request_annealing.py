from __future__ import annotations

from solvers.core.request_annealing import anneal_requests, construct_requests
from solvers.core.request_rows import (
    copy_request_rows,
    no_request_rows,
    no_trial,
    request_row_cost,
)
from tests.solvers.core.request_cases import request_data, request_rows, stops_of

AT = [10, 20, 12, 22, -10, -20]
AMOUNTS = [4, -4, 4, -4, 4, -4]
PAIRS = [[1, 2], [3, 4], [5, 6]]


def test_requests_in_one_direction_ride_together() -> None:
    """All in one vehicle: 100 + 44 + 40; a vehicle each: 300 + 40 + 44 + 40."""
    data = request_data(AT, AMOUNTS, PAIRS)
    rows = request_rows(data, PAIRS)
    saved, best = no_request_rows(data, 3), no_request_rows(data, 3)
    copy_request_rows(rows, best)
    least = anneal_requests(data, rows, saved, best, no_trial(data), 1, 9.0, 0.1, 200)
    assert least == 184
    assert sum(int(request_row_cost(data, best, r)) for r in range(3)) == 184
    (tour,) = stops_of(best)
    assert sorted(tour) == [1, 2, 3, 4, 5, 6]
    assert all(tour.index(up) < tour.index(down) for up, down in PAIRS)
    assert (best.row >= 0).all()


def test_deliveries_alone_in_one_direction_ride_together() -> None:
    """Two vehicles, a direction each: 200 + 2 * 30 + 2 * 30; one each: 600 + 240."""
    at = [10, 20, 30, -10, -20, -30]
    data = request_data(at, [3] * 6, [[n] for n in range(1, 7)], count=6)
    rows = request_rows(data, [[n] for n in range(1, 7)], 6)
    saved, best = no_request_rows(data, 6), no_request_rows(data, 6)
    copy_request_rows(rows, best)
    least = anneal_requests(data, rows, saved, best, no_trial(data), 1, 50.0, 0.1, 500)
    assert least == 200 + 60 + 60
    assert sorted(map(sorted, stops_of(best))) == [[1, 2, 3], [4, 5, 6]]


def test_a_construction_carries_everybody_or_says_that_it_does_not() -> None:
    data = request_data(AT, AMOUNTS, PAIRS)
    rows = no_request_rows(data, 3)
    assert construct_requests(data, rows, no_trial(data), 1)
    assert sorted(stop for tour in stops_of(rows) for stop in tour) == list(range(1, 7))
    shut = request_data(AT, AMOUNTS, PAIRS, late={6: 15})
    assert not construct_requests(shut, no_request_rows(shut, 3), no_trial(shut), 1)


def test_a_fleet_is_never_exceeded() -> None:
    late = {2: 20, 6: 20}  # the two directions need two vehicles
    one = request_data(AT, AMOUNTS, PAIRS, late=late, count=1)
    assert not construct_requests(one, no_request_rows(one, 3), no_trial(one), 1)
    two = request_data(AT, AMOUNTS, PAIRS, late=late, count=2)
    rows = no_request_rows(two, 3)
    assert any(construct_requests(two, rows, no_trial(two), seed) for seed in range(9))
    assert len(stops_of(rows)) == 2
