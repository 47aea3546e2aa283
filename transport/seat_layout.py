"""The seat map of a vehicle: rows, aisle, observation area, who sits where.

The layouts are assumptions about common vehicles; a real coach may differ by a row.
All counts are of passenger seats: the driver's is not among them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

COACH_MIN_SEATS = 21  # passenger seats from which coaches sit 2 + 2 abreast
MINIBUS_MIN_SEATS = 8  # passenger seats from which minibuses sit 2 + 1 abreast

# seats by column index; the remainder of a layout sits on the driver's side
_COACH_ROW = (0, 1, 3, 4)
_MINIBUS_ROW = (0, 1, 3)
_AISLE = 2
_VAN_WIDTH = 3
_VAN_ROW = {1: (2,), 2: (0, 2), 3: (0, 1, 2)}  # one seat: beside the driver
_VAN_SIZES = {
    0: (),
    1: (1,),
    2: (1, 1),
    3: (1, 2),
    4: (1, 3),
    5: (1, 2, 2),
    6: (1, 2, 3),
    7: (1, 3, 3),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One passenger seat; ``row`` counts from 1 at the front, ``column`` from 0 left.

    Left is the driver's side. ``is_observation``: kept empty for a passenger who
    falls ill on the way.
    """

    label: str
    row: int
    column: int
    is_window: bool
    is_observation: bool


@dataclass(frozen=True, kw_only=True)
class SeatMap:
    """A vehicle's seats as seen from above, front first.

    Every row of ``rows`` has the same number of cells; ``None`` is the aisle or a
    missing seat. ``driver_row`` is 0 where the driver sits ahead of row 1, and 1 in
    vans, where row 1 is the seat beside the driver.
    """

    rows: tuple[tuple[Seat | None, ...], ...]
    aisle_column: int | None
    driver_row: int

    @property
    def width(self) -> int:
        """Cells a row, the aisle included."""
        return max((len(row) for row in self.rows), default=1)

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """All seats, front to back and left to right."""
        return tuple(seat for row in self.rows for seat in row if seat is not None)

    @cached_property
    def seat(self) -> dict[str, Seat]:
        """Seats by label."""
        return {seat.label: seat for seat in self.seats}

    @property
    def observation_labels(self) -> tuple[str, ...]:
        """Labels of the seats that stay empty."""
        return tuple(seat.label for seat in self.seats if seat.is_observation)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatAssignment:
    """Seat labels taken, each group front to back and left to right.

    Neighbouring positions of ``workers`` are neighbouring seats, so workers listed one
    after the other (a household, a village) sit near each other.
    """

    workers: tuple[str, ...]
    crew: tuple[str, ...]


def observation_seats(*, passenger_seats: int, rows: int) -> int:
    """Seats in the last ``rows`` rows; all seats when the vehicle has fewer rows.

    Raises
    ------
    ValueError
        If either number is negative.
    """
    _refuse_negative(passenger_seats=passenger_seats, rows=rows)
    if rows == 0:
        return 0
    return sum(len(row) for row in _layout(passenger_seats)[-rows:])


@lru_cache(maxsize=1024)
def seat_map(*, passenger_seats: int, observation_rows: int) -> SeatMap:
    """The seat map of a vehicle with that many passenger seats.

    From 21 seats 2 + 2 abreast and 5 in the last row; from 8 seats 2 + 1 abreast and
    4 in the last row; below that a van with one seat beside the driver. Seats that
    fill no whole row form row 1, where they are missing on the door's (right) side.

    Raises
    ------
    ValueError
        If either number is negative.
    """
    _refuse_negative(passenger_seats=passenger_seats, rows=observation_rows)
    layout = _layout(passenger_seats)
    is_van = passenger_seats < MINIBUS_MIN_SEATS
    width = _VAN_WIDTH if is_van else len(layout[-1])
    first_observed = len(layout) - observation_rows + 1
    rows = tuple(
        _row(number, columns, width=width, is_observation=number >= first_observed)
        for number, columns in enumerate(layout, start=1)
    )
    return SeatMap(
        rows=rows,
        aisle_column=None if is_van else _AISLE,
        driver_row=1 if is_van else 0,
    )


@lru_cache(maxsize=4096)
def _assigned(passenger_map: SeatMap, n_workers: int, n_crew: int) -> SeatAssignment:
    free = [seat for seat in passenger_map.seats if not seat.is_observation]
    crew, open_seats = free[:n_crew], free[n_crew:]
    taken = {(seat.row, seat.column) for seat in crew}
    workers: list[Seat] = []
    for _ in range(n_workers):
        best = min(open_seats, key=lambda seat: _crowding(seat, taken))
        open_seats.remove(best)
        taken.add((best.row, best.column))
        workers.append(best)
    workers.sort(key=lambda seat: (seat.row, seat.column))
    return SeatAssignment(
        workers=tuple(seat.label for seat in workers),
        crew=tuple(seat.label for seat in crew),
    )


def assign_seats(seat_map: SeatMap, *, n_workers: int, n_crew: int) -> SeatAssignment:
    """Seats for workers and crew (relief drivers, escorts); the same every time.

    The crew sits in front. Workers take window seats first, so that the seats beside
    them stay free as long as there are enough, then the rest. Observation seats are
    never given away.

    Raises
    ------
    ValueError
        If a number is negative or they do not fit.
    """
    _refuse_negative(n_workers=n_workers, n_crew=n_crew)
    n_observed = len(seat_map.observation_labels)
    n_free = len(seat_map.seats) - n_observed
    if n_workers + n_crew > n_free:
        msg = (
            f"{n_workers} workers and {n_crew} crew do not fit: {len(seat_map.seats)} "
            f"passenger seats less {n_observed} observation seats leave {n_free}; "
            "use a larger vehicle or more vehicles"
        )
        raise ValueError(msg)
    return _assigned(seat_map, n_workers, n_crew)


def _crowding(
    seat: Seat, taken: set[tuple[int, int]]
) -> tuple[int, bool, int, int, int, int]:
    """What makes a seat less wanted, weightiest first; the aisle separates."""
    beside = sum((seat.row, seat.column + side) in taken for side in (-1, 1))
    along = sum((seat.row + way, seat.column) in taken for way in (-1, 1))
    in_row = sum(row == seat.row for row, _ in taken)
    return beside, not seat.is_window, in_row, along, seat.row, seat.column


def _layout(passenger_seats: int) -> tuple[tuple[int, ...], ...]:
    """Columns of the seats, row by row from the front."""
    if passenger_seats < MINIBUS_MIN_SEATS:
        return tuple(_VAN_ROW[size] for size in _VAN_SIZES[passenger_seats])
    full = _COACH_ROW if passenger_seats >= COACH_MIN_SEATS else _MINIBUS_ROW
    last = tuple(range(full[-1] + 1))
    n_full, remainder = divmod(passenger_seats - len(last), len(full))
    first = (full[:remainder],) if remainder else ()
    return (*first, *(full for _ in range(n_full)), last)


def _row(
    number: int, columns: tuple[int, ...], *, width: int, is_observation: bool
) -> tuple[Seat | None, ...]:
    cells: list[Seat | None] = [None] * width
    for letter, column in zip("ABCDE", columns, strict=False):
        cells[column] = Seat(
            label=f"{number}{letter}",
            row=number,
            column=column,
            is_window=column in (0, width - 1),
            is_observation=is_observation,
        )
    return tuple(cells)


def _refuse_negative(**counts: int) -> None:
    for name, count in counts.items():
        if count < 0:
            msg = f"{name} is {count}, expected >= 0"
            raise ValueError(msg)
