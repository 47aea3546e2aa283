"""The driver's run sheet to sign: blocks at the wheel, halts, heads counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.documents import common as c
from transport.documents.parts import Grid, Paper, grid_of
from transport.presentation.figures import day_and_time, lasting, moment
from transport.presentation.forms import BLANK
from transport.presentation.run_sheet import ON_PAPER, REPORT_AHEAD_S, paper_rows
from transport.presentation.trip_head import crew_fields, driver_of_crew, way
from transport.presentation.trip_views import block_told, coach_name
from transport.presentation.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.hours import HoursRules
    from transport.language import Text
    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario


def run_sheets(scenario: Scenario, views: Sequence[TripView]) -> Iterator[Paper]:
    """One a block: every time at the wheel and every halt, by the clock."""
    notes = (
        WORDS["run_note"],
        *_hours_notes(scenario.policy.hours),
    )
    for chained in _by_block(views):
        first, last = chained[0], chained[-1]
        leaves_s = first.trip.depart_s
        is_lone = len(chained) == 1
        yield Paper(
            key="run-sheet",
            title=("Driver's run sheet", "驾驶员行车单"),
            subject=first.trip.trip_id if is_lone else first.block.block_id,
            form="wide",
            fields=(
                (c.COACH, coach_name(scenario, first.trip)),
                (c.WAY, way(scenario, first))
                if is_lone
                else (WORDS["block"], block_told(first.block)),
                (
                    ("Report by", "到岗时间"),
                    moment(scenario.clock, leaves_s - REPORT_AHEAD_S),
                ),
                (c.LEAVES, moment(scenario.clock, leaves_s)),
                (WORDS["return"], moment(scenario.clock, last.trip.return_s)),
                *crew_fields(chained, is_full=True),
                (c.CALL, BLANK),
            ),
            grids=(
                *(_run(scenario, view, is_lone=is_lone) for view in chained),
                *([] if is_lone else [_duties(chained)]),
            ),
            notes=notes,
            signatures=(("Drivers", "驾驶员签字"), ("Dispatcher", "调度签字"), c.DATED),
        )


def _by_block(views: Sequence[TripView]) -> list[list[TripView]]:
    """Views of each block in order of departure; blocks by their first departures."""
    blocks: dict[str, list[TripView]] = {}
    for view in sorted(views, key=lambda view: (view.trip.depart_s, view.trip.trip_id)):
        blocks.setdefault(view.block.block_id, []).append(view)
    return list(blocks.values())


def _run(scenario: Scenario, view: TripView, *, is_lone: bool) -> Grid:
    rows = paper_rows(scenario, view, day_and_time)
    grid = grid_of(ON_PAPER, rows, amounts=("board", "alight", "aboard", "km"))
    if is_lone:
        return grid
    name = f"{view.trip.trip_id}  {way(scenario, view)}"
    crew = view.trip.crew
    if view.block.crew_changes == 0:
        return replace(grid, title=(name, name))
    return replace(grid, title=(f"{name}  crew {crew}", f"{name}  第{crew}组"))


def _duties(views: Sequence[TripView]) -> Grid:
    """Each driver's time at the wheel on each trip of the block, and in all."""
    wheel: Counter[tuple[int, int, str]] = Counter()
    for view in views:
        for block in view.trip.driving:
            key = (view.trip.crew, block.driver, view.trip.trip_id)
            wheel[key] += block.until_s - block.from_s
    trips = [view.trip.trip_id for view in views]
    drivers = sorted({(crew, driver) for crew, driver, _ in wheel})
    rows = []
    for crew, driver in drivers:
        times = [wheel[crew, driver, trip_id] for trip_id in trips]
        shown = [lasting(seconds) if seconds else "" for seconds in times]
        rows.append((driver_of_crew(driver, crew), *shown, lasting(sum(times))))
    return Grid(
        title=("At the wheel over the block", "车次链内驾驶时间"),
        headings=(
            ("Driver", "驾驶员"),
            *((trip_id, trip_id) for trip_id in trips),
            ("In all", "合计"),
        ),
        widths=(16.0, *[12.0] * len(trips), 12.0),
        rows=tuple(rows),
        amounts=tuple(range(1, len(trips) + 2)),
    )


def _hours_notes(rules: HoursRules) -> tuple[Text, ...]:
    """What the scenario's driver-hours preset asks of whoever is at the wheel."""
    notes: list[Text] = []
    if rules.unbroken_day_s is not None:
        day = f"{rules.unbroken_day_s / HOUR_S:g}"
        pause = rules.break_s // MINUTE_S
        notes.append(
            (
                f"No more than {day} h at the wheel on end, then {pause} min of break.",
                f"连续驾驶不超过{day}小时，其后休息不少于{pause}分钟。",
            )
        )
    if rules.unbroken_night_s is not None:
        night = f"{rules.unbroken_night_s / HOUR_S:g}"
        notes.append(
            (f"By night no more than {night} h.", f"夜间连续驾驶不超过{night}小时。")
        )
    if rules.standstill is not None:
        start, end = (lasting(at_s % DAY_S) for at_s in rules.standstill)
        notes.append(
            (
                f"The coach stands from {start} to {end}.",
                f"{start}至{end}停驶休息。",
            )
        )
    return tuple(notes)
