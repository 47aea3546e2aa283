from __future__ import annotations

from solvers.core.request_places import note_place, put_request, try_request
from solvers.core.request_rows import (
    LATE,
    NOWHERE,
    SERVICE,
    RequestData,
    RequestRows,
    copy_request_rows,
    no_request_rows,
    no_trial,
)
from tests.solvers.core.request_cases import request_data, request_rows

AT, AMOUNTS = [10, 20, 5, 30], [4, -4, 3, -3]
PAIRS = [[1, 2], [3, 4]]


def tried(
    data: RequestData, rows: RequestRows, q: int, r: int, least: int = NOWHERE
) -> tuple[int, list[int]]:
    """The cheapest of some tries: one place in fifty is overlooked at random."""
    found = []
    for _ in range(30):
        trial, after = no_trial(data), no_request_rows(data, len(rows.size))
        copy_request_rows(rows, after)
        added = int(try_request(data, after, trial, q, r, least))
        if added < NOWHERE:
            note_place(trial)
            put_request(data, after, trial, q, r)
        found.append((added, after.stops[r, : after.size[r]].tolist()))
    return min(found)


def test_a_request_goes_where_it_adds_least() -> None:
    """To 30 instead of 20 and back: 20 more; a row of its own: 100 and 60."""
    data = request_data(AT, AMOUNTS, PAIRS)
    rows = request_rows(data, [[1, 2]])
    added, stops = tried(data, rows, 1, 0)
    assert added == 20
    assert stops in ([3, 1, 2, 4], [3, 1, 4, 2])
    assert tried(data, rows, 1, 1) == (160, [3, 4])


def test_loads_never_exceed_the_vehicle() -> None:
    """With six seats one must alight before the other boards."""
    data = request_data(AT, AMOUNTS, PAIRS, capacity=6)
    added, stops = tried(data, request_rows(data, [[1, 2]]), 1, 0)
    assert stops == [3, 4, 1, 2]
    assert added == (30 + 20 + 10 + 20) - 40
    small = request_data(AT, AMOUNTS, PAIRS, capacity=2)
    assert tried(small, request_rows(small, [[1, 2]]), 1, 1)[0] == NOWHERE


def test_nobody_is_served_late() -> None:
    data = request_data(AT, AMOUNTS, PAIRS, late={2: 24})
    assert tried(data, request_rows(data, [[1, 2]]), 1, 0)[0] == 20
    shut = request_data([10, 20, -5, 30], AMOUNTS, PAIRS, late={2: 24, 3: 10})
    assert tried(shut, request_rows(shut, [[1, 2]]), 1, 0)[0] == NOWHERE


def test_all_pickups_come_before_the_one_delivery() -> None:
    data = request_data([10, 20, 30, 40], [2, 2, 2, -6], [[3, 1, 2, 4]])
    added, stops = tried(data, request_rows(data, []), 0, 0)
    assert added == 100 + 80
    assert stops[-1] == 4
    assert sorted(stops) == [1, 2, 3, 4]


ALONE = [[1], [2], [3]]


def test_a_delivery_alone_goes_where_it_adds_least() -> None:
    """On the way to 30 or back it adds nothing; all loads count from the depot on."""
    data = request_data([10, 30, 20], [4, 3, 3], ALONE)
    rows = request_rows(data, [[1, 2]])
    added, stops = tried(data, rows, 2, 0)
    assert added == 0
    assert stops in ([1, 3, 2], [1, 2, 3])
    assert tried(data, rows, 2, 1) == (140, [3])
    small = request_data([10, 30, 20], [4, 3, 3], ALONE, capacity=9)
    assert tried(small, rows, 2, 0)[0] == NOWHERE


def test_a_delivery_alone_makes_nobody_late() -> None:
    """Five at 20 make it 35 at 30; after that it is 40 at 20, where 39 is the end."""
    data = request_data([10, 30, 20], [4, 3, 3], ALONE, late={3: 39})
    data.node[3, SERVICE] = 5
    rows = request_rows(data, [[1, 2]])
    for closes, added in ((35, 0), (34, NOWHERE)):
        data.node[2, LATE] = closes
        assert tried(data, rows, 2, 0)[0] == added


def test_what_adds_no_less_than_the_least_so_far_has_no_place() -> None:
    data = request_data(AT, AMOUNTS, PAIRS)
    rows = request_rows(data, [[1, 2]])
    assert tried(data, rows, 1, 0, least=21)[0] == 20
    assert tried(data, rows, 1, 0, least=20)[0] == NOWHERE
    assert tried(data, rows, 1, 1, least=160)[0] == NOWHERE
