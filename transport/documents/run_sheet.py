"""The driver's run sheet: blocks at the wheel, halts, heads counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.documents import common as c
from transport.documents.parts import BLANK, Grid, Paper
from transport.hours import HOURS_PRESETS
from transport.manifests.run_sheets import REPORT_AHEAD_S
from transport.presentation.figures import day_and_time, lasting, moment
from transport.presentation.trip_views import coach_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.hours import HoursRules
    from transport.language import Text
    from transport.plan import Stop
    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario


def run_sheets(scenario: Scenario, views: Sequence[TripView]) -> Iterator[Paper]:
    """One a trip: duty blocks of every driver, then the stops."""
    notes = _hours_notes(HOURS_PRESETS[scenario.policy.driver_hours])
    for view in views:
        trip = view.trip
        report_s = trip.depart_s - REPORT_AHEAD_S
        yield Paper(
            key="run-sheet",
            title=("Driver's run sheet", "驾驶员行车单"),
            subject=trip.trip_id,
            fields=(
                (c.COACH, coach_name(scenario, view.trip)),
                (c.WAY, c.way(scenario, view)),
                (("Report by", "到岗时间"), moment(scenario.clock, report_s)),
                (c.LEAVES, moment(scenario.clock, trip.depart_s)),
                *c.crew_fields(view),
                (c.CALL, BLANK),
            ),
            grids=(_blocks(scenario, view), _stops(scenario, view)),
            notes=notes,
            signatures=(("Drivers", "驾驶员签字"), ("Dispatcher", "调度签字"), c.DATED),
        )


def _blocks(scenario: Scenario, view: TripView) -> Grid:
    """Who drives from when until when, to be signed."""
    return Grid(
        title=("At the wheel", "驾驶时段"),
        headings=(
            *(c.DRIVER, ("From", "起"), ("Until", "止")),
            *(("Hours", "时长"), c.SIGNED),
        ),
        widths=(8, 16, 16, 10, 24),
        rows=tuple(
            (
                c.driver_letter(block.driver),
                day_and_time(scenario.clock, block.from_s),
                day_and_time(scenario.clock, block.until_s),
                lasting(block.until_s - block.from_s),
                BLANK,
            )
            for block in view.trip.driving
        ),
    )


def _stops(scenario: Scenario, view: TripView) -> Grid:
    """Every halt with heads on, off and aboard, to be counted."""
    return Grid(
        title=("Stops", "停靠站"),
        headings=(
            *(c.ARRIVES, c.LEAVES, c.PLACE, ("On/off", "上下")),
            *(("Aboard", "车上"), ("Counted", "清点")),
        ),
        widths=(13, 13, 30, 10, 8, 12),
        rows=tuple(
            (
                day_and_time(scenario.clock, stop.arrive_s),
                day_and_time(scenario.clock, stop.depart_s),
                c.halt_name(scenario, stop),
                _on_off(stop),
                aboard,
                BLANK,
            )
            for stop, aboard in zip(view.trip.stops, view.aboard, strict=True)
        ),
    )


def _on_off(stop: Stop) -> str:
    counts = (("+", stop.board), ("-", stop.alight))
    return " ".join(f"{sign}{len(found)}" for sign, found in counts if found)


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
