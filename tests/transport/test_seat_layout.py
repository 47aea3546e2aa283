from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transport.seat_layout import assign_seats, observation_seats, seat_map


@pytest.mark.parametrize(
    ("passenger_seats", "n_observation"),
    [(18, 7), (32, 9), (36, 9), (44, 9), (48, 9), (52, 9)],
)
def test_two_rear_rows_hold_nine_seats_in_a_coach_and_seven_in_a_minibus(
    passenger_seats: int, n_observation: int
) -> None:
    drawn = seat_map(passenger_seats=passenger_seats, observation_rows=2)
    assert observation_seats(passenger_seats=passenger_seats, rows=2) == n_observation
    assert len(drawn.observation_labels) == n_observation
    assert len(drawn.seats) == passenger_seats


@pytest.mark.parametrize(
    ("passenger_seats", "row_sizes"),
    [
        (6, [1, 2, 3]),
        (18, [2, 3, 3, 3, 3, 4]),
        (20, [1, 3, 3, 3, 3, 3, 4]),
        (21, [4, 4, 4, 4, 5]),
        (32, [3, *[4] * 6, 5]),
        (36, [3, *[4] * 7, 5]),
        (44, [3, *[4] * 9, 5]),
        (48, [3, *[4] * 10, 5]),
        (52, [3, *[4] * 11, 5]),
    ],
)
def test_rows_fill_up_from_the_back_and_the_rest_sits_in_front(
    passenger_seats: int, row_sizes: list[int]
) -> None:
    drawn = seat_map(passenger_seats=passenger_seats, observation_rows=0)
    sizes = [sum(seat is not None for seat in row) for row in drawn.rows]
    assert sizes == row_sizes


def test_a_49_seater_has_twelve_rows_and_misses_a_seat_at_the_door() -> None:
    drawn = seat_map(passenger_seats=48, observation_rows=2)
    labels = [[seat.label if seat else None for seat in row] for row in drawn.rows]
    assert labels[0] == ["1A", "1B", None, "1C", None]
    assert labels[1] == ["2A", "2B", None, "2C", "2D"]
    assert labels[11] == ["12A", "12B", "12C", "12D", "12E"]
    assert drawn.aisle_column == 2
    assert drawn.driver_row == 0
    assert drawn.observation_labels[0] == "11A"


def test_in_a_van_the_first_seat_is_beside_the_driver() -> None:
    drawn = seat_map(passenger_seats=6, observation_rows=0)
    labels = [[seat.label if seat else None for seat in row] for row in drawn.rows]
    assert labels == [[None, None, "1A"], ["2A", None, "2B"], ["3A", "3B", "3C"]]
    assert drawn.driver_row == 1
    assert drawn.aisle_column is None


def test_observation_rows_beyond_the_vehicle_take_every_seat() -> None:
    assert observation_seats(passenger_seats=6, rows=9) == 6
    drawn = seat_map(passenger_seats=6, observation_rows=9)
    assert len(drawn.observation_labels) == 6


def test_at_half_load_more_workers_sit_alone_than_beside_somebody() -> None:
    drawn = seat_map(passenger_seats=48, observation_rows=2)
    seats = [drawn.seat[x] for x in assign_seats(drawn, n_workers=22, n_crew=2).workers]
    places = {(seat.row, seat.column) for seat in seats}
    beside = sum((row, column + 1) in places for row, column in places)
    assert sum(seat.is_window for seat in seats) == 18  # every window free of crew
    assert beside == 3  # 22 workers, 18 windows, and 1C is alone


def test_few_workers_change_sides_from_row_to_row() -> None:
    drawn = seat_map(passenger_seats=48, observation_rows=2)
    assert assign_seats(drawn, n_workers=4, n_crew=1).workers == (
        "2D",
        "3A",
        "4D",
        "5A",
    )


def test_a_full_coach_leaves_only_the_observation_rows() -> None:
    drawn = seat_map(passenger_seats=48, observation_rows=2)
    assigned = assign_seats(drawn, n_workers=37, n_crew=2)
    assert assigned.crew == ("1A", "1B")
    taken = {*assigned.workers, *assigned.crew}
    assert taken == {x for x in drawn.seat if x not in drawn.observation_labels}


def test_one_worker_too_many_is_refused_with_the_numbers() -> None:
    drawn = seat_map(passenger_seats=18, observation_rows=2)
    message = (
        r"10 workers and 2 crew do not fit: 18 passenger seats less 7 "
        r"observation seats leave 11"
    )
    with pytest.raises(ValueError, match=message):
        assign_seats(drawn, n_workers=10, n_crew=2)


def test_negative_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="passenger_seats is -1"):
        observation_seats(passenger_seats=-1, rows=0)
    with pytest.raises(ValueError, match="rows is -2"):
        seat_map(passenger_seats=6, observation_rows=-2)
    with pytest.raises(ValueError, match="n_crew is -1"):
        assign_seats(
            seat_map(passenger_seats=6, observation_rows=0), n_workers=1, n_crew=-1
        )


@given(
    passenger_seats=st.integers(1, 70),
    rows=st.integers(0, 3),
    data=st.data(),
)
def test_nobody_shares_a_seat_or_sits_in_the_observation_rows(
    passenger_seats: int, rows: int, data: st.DataObject
) -> None:
    drawn = seat_map(passenger_seats=passenger_seats, observation_rows=rows)
    n_observed = observation_seats(passenger_seats=passenger_seats, rows=rows)
    n_free = passenger_seats - n_observed
    n_workers = data.draw(st.integers(0, n_free))
    n_crew = data.draw(st.integers(0, n_free - n_workers))
    assigned = assign_seats(drawn, n_workers=n_workers, n_crew=n_crew)
    taken = [*assigned.workers, *assigned.crew]
    assert len(taken) == len(set(taken)) == n_workers + n_crew
    assert not set(taken) & set(drawn.observation_labels)
    places = [(drawn.seat[x].row, drawn.seat[x].column) for x in assigned.workers]
    assert all(one < other for one, other in pairwise(places))
    assert {int(seat.label[:-1]) == seat.row for seat in drawn.seats} == {True}
