from __future__ import annotations

from solvers.core.tour_rows import (
    FREE,
    SIZE,
    clear_row,
    copy_row,
    copy_rows,
    free_row,
    keep,
    no_notes,
    no_rows,
    put_on,
    row_cost,
    take_off,
    total_cost,
)
from tests.solvers.core.tour_cases import data_of, rows_of, tours_of

DATA = data_of([10, 20, 30], [4, 4, 4])


def test_a_row_costs_its_vehicle_and_its_way_there_and_back() -> None:
    rows = rows_of(DATA, [[(1, 4), (3, 2)], [(2, 4)]])
    assert [row_cost(DATA, rows, r) for r in range(3)] == [160, 140, 0]
    assert total_cost(DATA, rows) == 300


def test_a_stop_comes_before_the_position_and_its_load_leaves_what_is_left() -> None:
    rows = rows_of(DATA, [[(3, 2)]])
    put_on(rows, 0, 1, 3, 0)
    assert tours_of(rows) == [[(1, 3), (3, 2)]]
    assert rows.left.tolist() == [0, 1, 4, 2]
    assert rows.head[0, FREE] == 1
    assert rows.used.tolist() == [1]


def test_a_row_that_stops_there_already_only_gets_the_load() -> None:
    rows = rows_of(DATA, [[(1, 1), (3, 2)]])
    put_on(rows, 0, 3, 2, 0)
    assert tours_of(rows) == [[(1, 1), (3, 4)]]
    assert rows.aboard[3, 0] == 4


def test_stops_taken_off_give_back_loads_and_an_empty_row_its_vehicle() -> None:
    rows = rows_of(DATA, [[(1, 1), (2, 2), (3, 3)]])
    take_off(rows, 0, 1, 2)
    assert tours_of(rows) == [[(1, 1), (3, 3)]]
    assert (rows.head[0, FREE], rows.left[2], rows.aboard[2, 0]) == (2, 4, 0)
    take_off(rows, 0, 0, 2)
    assert tours_of(rows) == []
    assert (rows.head[0, FREE], rows.used[0]) == (6, 0)


def test_a_copied_row_replaces_what_was_there() -> None:
    source = rows_of(DATA, [[(1, 4), (2, 1)]])
    to = rows_of(DATA, [[(3, 4)]])
    copy_row(source, 0, to, 0)
    assert tours_of(to) == [[(1, 4), (2, 1)]]
    assert to.aboard[:, 0].tolist() == [0, 4, 1, 0]
    assert to.used.tolist() == [1]


def test_a_whole_copy_clears_rows_that_the_source_has_not() -> None:
    source = rows_of(DATA, [[(1, 4)]])
    to = rows_of(DATA, [[(2, 4)], [(3, 4)]])
    copy_rows(source, to)
    assert tours_of(to) == [[(1, 4)]]
    assert to.left.tolist() == source.left.tolist()
    assert to.used.tolist() == [1]


def test_a_row_is_kept_as_it_was_at_its_first_change() -> None:
    rows, saved = rows_of(DATA, [[(1, 4)]]), no_rows(DATA, 6)
    notes = no_notes(4, 6)
    keep(rows, saved, notes, 0)
    put_on(rows, 0, 2, 1, 1)
    keep(rows, saved, notes, 0)
    assert tours_of(saved) == [[(1, 4)]]
    assert notes.n_kept[0] == 1


def test_the_first_row_without_stops_is_free() -> None:
    rows = rows_of(DATA, [[(1, 4)], [(2, 4)]], n_rows=2)
    assert free_row(rows) == -1
    clear_row(rows, 0)
    assert free_row(rows) == 0
    assert rows.head[0, SIZE] == 0
