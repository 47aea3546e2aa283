"""The driver's run sheet to sign: blocks at the wheel, halts, heads counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.documents import common as c
from transport.documents.parts import Paper, grid_of
from transport.presentation.figures import day_and_time, lasting, moment
from transport.presentation.forms import BLANK
from transport.presentation.run_sheet import ON_PAPER, REPORT_AHEAD_S, paper_rows
from transport.presentation.trip_head import crew_fields, way
from transport.presentation.trip_views import coach_name
from transport.presentation.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.hours import HoursRules
    from transport.language import Text
    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario


def run_sheets(scenario: Scenario, views: Sequence[TripView]) -> Iterator[Paper]:
    """One a trip: every block at the wheel and every halt, by the clock."""
    notes = (
        WORDS["run_note"],
        *_hours_notes(scenario.policy.hours),
    )
    for view in views:
        trip = view.trip
        report_s = trip.depart_s - REPORT_AHEAD_S
        rows = paper_rows(scenario, view, day_and_time)
        yield Paper(
            key="run-sheet",
            title=("Driver's run sheet", "驾驶员行车单"),
            subject=trip.trip_id,
            form="wide",
            fields=(
                (c.COACH, coach_name(scenario, view.trip)),
                (c.WAY, way(scenario, view)),
                (("Report by", "到岗时间"), moment(scenario.clock, report_s)),
                (c.LEAVES, moment(scenario.clock, trip.depart_s)),
                *crew_fields(view),
                (c.CALL, BLANK),
            ),
            grids=(
                grid_of(ON_PAPER, rows, amounts=("board", "alight", "aboard", "km")),
            ),
            notes=notes,
            signatures=(("Drivers", "驾驶员签字"), ("Dispatcher", "调度签字"), c.DATED),
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
