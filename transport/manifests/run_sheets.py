"""The driver's run sheet: a trip in the order of the clock, line by line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transport.clock import MINUTE_S
from transport.manifests.tables import Cell, Table, columns
from transport.presentation.figures import km, lasting, moment
from transport.presentation.trip_views import place_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.presentation.trip_views import TripView
    from transport.presentation.words import Words
    from transport.scenario import Scenario

REPORT_AHEAD_S = 30 * MINUTE_S  # assumption: check and disinfect the coach
_STOP, _DRIVE = 0, 1  # order at the same minute: the stop, then the run from it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One line of a run sheet; ``None`` leaves its cell blank."""

    from_s: int
    until_s: int
    order: int
    activity: str
    place_id: str | None = None
    driver: int | None = None
    board: int | None = None
    alight: int | None = None
    aboard: int | None = None
    at_m: int | None = None


def run_sheet_table(
    scenario: Scenario, views: Sequence[TripView], words: Words
) -> Table:
    """Run sheets of all trips; a trip's lines stand together, wheel times last."""
    return Table(
        key="run_sheets",
        columns=columns(
            "trip",
            "coach_type",
            "no",
            "from",
            "until",
            "duration",
            "activity",
            "place",
            "at_wheel",
            "board",
            "alight",
            "aboard",
            "km",
            "counted",
            narrow=("no", "duration", "at_wheel", "board", "alight", "aboard"),
            wide=("place",),
        ),
        rows=[row for view in views for row in _rows(scenario, view, words)],
        group=(0,),
        note=words["run_note"],
    )


def _rows(scenario: Scenario, view: TripView, words: Words) -> list[tuple[Cell, ...]]:
    lines = sorted(
        [*_stop_lines(view), *_drive_lines(view)],
        key=lambda line: (line.from_s, line.order, line.until_s),
    )
    trip = view.trip
    head = (trip.trip_id, words.vehicle(trip.vehicle_type))
    rows = [
        (*head, number, *_cells(scenario, line, words))
        for number, line in enumerate([_report_line(view), *lines], start=1)
    ]
    wheel: Counter[int] = Counter()
    for block in trip.driving:
        wheel[block.driver] += block.until_s - block.from_s
    for driver, seconds in sorted(wheel.items()):
        total = lasting(seconds)
        label = words["wheel_total"]
        rows.append((*head, "", "", "", total, label, "", driver, *[""] * 5))
    return rows


def _cells(scenario: Scenario, line: _Line, words: Words) -> tuple[Cell, ...]:
    clock = scenario.clock
    counts = (line.board, line.alight, line.aboard)
    return (
        moment(clock, line.from_s),
        moment(clock, line.until_s),
        lasting(line.until_s - line.from_s),
        words[line.activity],
        place_name(scenario, line.place_id),
        "" if line.driver is None else line.driver,
        *("" if count is None else count for count in counts),
        "" if line.at_m is None else km(line.at_m),
        "",
    )


def _report_line(view: TripView) -> _Line:
    start_s = view.trip.depart_s
    return _Line(
        from_s=start_s - REPORT_AHEAD_S,
        until_s=start_s,
        order=_STOP,
        activity="report",
        place_id=view.trip.depot_id,
        at_m=0,
    )


def _stop_lines(view: TripView) -> list[_Line]:
    lines = [
        _Line(
            from_s=stop.arrive_s,
            until_s=stop.depart_s,
            order=_STOP,
            activity=f"stop_{stop.kind}",
            place_id=stop.place_id,
            board=len(stop.board),
            alight=len(stop.alight),
            aboard=aboard,
            at_m=stop.at_m,
        )
        for stop, aboard in zip(view.trip.stops, view.aboard, strict=True)
    ]
    return [
        replace(line, board=None, alight=None)
        if line.board == line.alight == 0
        else line
        for line in lines
    ]


def _drive_lines(view: TripView) -> list[_Line]:
    return [
        _Line(
            from_s=block.from_s,
            until_s=block.until_s,
            order=_DRIVE,
            activity="drive",
            driver=block.driver,
        )
        for block in view.trip.driving
    ]
