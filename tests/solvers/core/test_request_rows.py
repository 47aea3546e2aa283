from __future__ import annotations

from solvers.core.request_rows import (
    copy_request_rows,
    freshen,
    no_request_rows,
    put_stop,
    request_row_cost,
)
from tests.solvers.core.request_cases import request_data, request_rows

AT, AMOUNTS = [10, 20, 5, 30], [4, -4, 3, -3]
PAIRS = [[1, 2], [3, 4]]


def test_a_row_costs_its_vehicle_and_its_way() -> None:
    data = request_data(AT, AMOUNTS, PAIRS)
    rows = request_rows(data, [[1, 2]])
    assert [int(request_row_cost(data, rows, r)) for r in (0, 1)] == [140, 0]


def test_times_and_loads_of_a_row_follow_its_stops() -> None:
    """Served at 10, 20; at 24 at the latest where that closes, so at 14 before."""
    data = request_data(AT, AMOUNTS, PAIRS, late={2: 24})
    rows = request_rows(data, [[1, 2]])
    freshen(data, rows, 0)
    assert rows.start[0, :2].tolist() == [10, 20]
    assert rows.latest[0, :2].tolist() == [14, 24]
    assert rows.load[0, :3].tolist() == [0, 4, 0]
    put_stop(rows, 0, 3, 1)
    freshen(data, rows, 0)
    assert rows.start[0, :3].tolist() == [10, 15, 30]
    assert rows.load[0, :4].tolist() == [0, 4, 7, 3]


def test_a_row_copied_stays_fresh_only_if_it_was_the_same() -> None:
    data = request_data(AT, AMOUNTS, PAIRS)
    rows, copy = request_rows(data, [[1, 2]]), no_request_rows(data, 3)
    freshen(data, copy, 0)
    copy_request_rows(rows, copy)
    assert copy.fresh[0] == 0
    freshen(data, copy, 0)
    copy_request_rows(rows, copy)
    assert copy.fresh[0] == 1
