"""The driver's run sheet: a trip in the order of the clock, line by line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.clock import MINUTE_S
from transport.presentation.figures import km, lasting
from transport.presentation.forms import BLANK, columns, fixed, vehicle_cell
from transport.presentation.stop_list import place_of_stop
from transport.presentation.trip_head import driver_of_crew
from transport.presentation.trip_views import place_name
from transport.presentation.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from transport.clock import Clock
    from transport.presentation.forms import Cell, Row
    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario

    Moment = Callable[[Clock, int], str]

REPORT_AHEAD_S = 30 * MINUTE_S  # assumption: check and disinfect the coach
_STOP, _DRIVE = 0, 1  # order at the same minute: the stop, then the run from it
ON_PAPER = fixed(
    ("no", 5),
    ("from", 11),
    ("until", 11),
    ("duration", 7),
    ("activity", 15),
    ("place", 26),
    ("at_wheel", 8),
    ("board", 6),
    ("alight", 6),
    ("aboard", 9),
    ("km", 9),
    ("counted", 10),
    ("signature", 16),
)
AS_TABLE = columns(
    *("trip", "coach_type"),
    *(column.key for column in ON_PAPER),
    narrow=("no", "duration", "at_wheel", "board", "alight", "aboard"),
    wide=("place",),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One line of a run sheet; ``None`` leaves its cell blank."""

    from_s: int
    until_s: int
    order: int
    activity: str
    place: Cell = BLANK
    driver: int | None = None
    crew: int = 1
    board: int | None = None
    alight: int | None = None
    aboard: int | None = None
    at_m: int | None = None


def table_rows(scenario: Scenario, view: TripView, moment: Moment) -> Iterator[Row]:
    """Rows of the trip under ``AS_TABLE``."""
    trip = view.trip
    for row in paper_rows(scenario, view, moment):
        yield trip.trip_id, vehicle_cell(trip.vehicle_type), *row


def paper_rows(scenario: Scenario, view: TripView, moment: Moment) -> Iterator[Row]:
    """Rows of the trip under ``ON_PAPER``, wheel times last; ``moment`` tells times."""
    reports = [] if view.trip.comes_straight else [_report_line(scenario, view)]
    lines = sorted(
        [*_stop_lines(scenario, view), *_drive_lines(view)],
        key=lambda line: (line.from_s, line.order, line.until_s),
    )
    for number, line in enumerate([*reports, *lines], start=1):
        yield number, *_cells(scenario, line, moment)
    wheel: Counter[int] = Counter()
    for block in view.trip.driving:
        wheel[block.driver] += block.until_s - block.from_s
    crew = view.trip.crew
    for driver, seconds in sorted(wheel.items()):
        total, label = lasting(seconds), WORDS["wheel_total"]
        yield (
            *[BLANK] * 3,
            total,
            label,
            BLANK,
            driver_of_crew(driver, crew),
            *[BLANK] * 6,
        )


def _cells(scenario: Scenario, line: _Line, moment: Moment) -> Row:
    clock = scenario.clock
    counts = (line.board, line.alight, line.aboard)
    return (
        moment(clock, line.from_s),
        moment(clock, line.until_s),
        lasting(line.until_s - line.from_s),
        WORDS[line.activity],
        line.place,
        "" if line.driver is None else driver_of_crew(line.driver, line.crew),
        *("" if count is None else count for count in counts),
        "" if line.at_m is None else km(line.at_m),
        BLANK,
        BLANK,
    )


def _report_line(scenario: Scenario, view: TripView) -> _Line:
    start_s = view.trip.depart_s
    return _Line(
        from_s=start_s - REPORT_AHEAD_S,
        until_s=start_s,
        order=_STOP,
        activity="report",
        place=place_name(scenario, view.trip.depot_id),
        at_m=0,
    )


def _stop_lines(scenario: Scenario, view: TripView) -> Iterator[_Line]:
    pairs = zip(view.trip.stops, view.aboard, strict=True)
    for at, (stop, aboard) in enumerate(pairs):
        is_counted = bool(stop.board or stop.alight)
        yield _Line(
            from_s=stop.arrive_s,
            until_s=stop.depart_s,
            order=_STOP,
            activity=f"stop_{stop.kind}",
            place=place_of_stop(scenario, view.trip, at),
            board=len(stop.board) if is_counted else None,
            alight=len(stop.alight) if is_counted else None,
            aboard=aboard,
            at_m=stop.at_m,
        )


def _drive_lines(view: TripView) -> Iterator[_Line]:
    for block in view.trip.driving:
        yield _Line(
            from_s=block.from_s,
            until_s=block.until_s,
            order=_DRIVE,
            activity="drive",
            driver=block.driver,
            crew=view.trip.crew,
        )
