"""The seat map drawn as cells of a sheet, front at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transport.manifests.book import put, put_merged
from transport.presentation.text import shortened, width

if TYPE_CHECKING:
    from transport.manifests.book import Book
    from transport.presentation.trip_views import TripView
    from transport.seat_layout import Seat

SEAT_ROW_PT = 30
_NAME_LINES = 2
_LEGEND = ("worker", "crew", "free", "observation")


def n_drawn_rows(view: TripView) -> int:
    """Sheet rows the drawing takes: front, driver where he sits apart, seats."""
    return 1 + (view.seat_map.driver_row == 0) + len(view.seat_map.rows)


def draw_seats(
    book: Book,
    sheet: Any,
    view: TripView,
    *,
    first_row: int,
    column: int,
    widths: list[int],
) -> None:
    """Draws the map from ``first_row`` on, its left side in ``column``.

    ``widths`` are the widths of the sheet's columns; the legend takes the two columns
    right of the map.
    """
    drawn, words = view.seat_map, book.words
    right = column + drawn.width - 1
    put_merged(sheet, first_row, column, right, words["front"], book.style("mark"))
    seats_from = first_row + 1 + (drawn.driver_row == 0)
    driver_row = first_row + 1
    put(sheet, driver_row, column, words["driver"], book.style("driver_seat"))
    if drawn.driver_row == 0:
        put(sheet, driver_row, right, words["door"], book.style("mark"))
    if drawn.aisle_column is not None:
        aisle = column + drawn.aisle_column
        put(sheet, seats_from, aisle, words["aisle"], book.style("mark"))
    names = {rider.seat: rider.worker.name for rider in view.riders}
    for row_idx, row in enumerate(drawn.rows):
        for seat in row:
            if seat is None:
                continue
            at = column + seat.column
            text, style = _seat_cell(book, view, seat, names, widths[at])
            put(sheet, seats_from + row_idx, at, text, book.style(style))
    _draw_legend(book, sheet, view, first_row=driver_row, column=column + 5)


def _seat_cell(
    book: Book, view: TripView, seat: Seat, names: dict[str, str], room: int
) -> tuple[str, str]:
    """What stands in a seat, and in which style."""
    words, label = book.words, seat.label
    if seat.is_observation and label not in names:
        return f"{label}\n{words['kept_empty']}", "observation_seat"
    if label in names:
        name = names[label]
        if width(name) > room:
            name = shortened(name, _NAME_LINES * (room - 1))
            return f"{label}\n{name}", "long_name_seat"
        return f"{label}\n{name}", "worker_seat"
    if label in view.crew:
        return f"{label}\n{words[view.crew[label]]}", "crew_seat"
    return label, "free_seat"


def _draw_legend(
    book: Book, sheet: Any, view: TripView, *, first_row: int, column: int
) -> None:
    is_shown = {
        "crew": bool(view.crew),
        "observation": bool(view.seat_map.observation_labels),
    }
    keys = (key for key in _LEGEND if is_shown.get(key, True))
    for idx, key in enumerate(keys):
        row = first_row + idx
        put_merged(
            sheet, row, column, column + 1, book.words[key], book.style(f"{key}_seat")
        )
