"""Charts of one plan: rotations of the coaches, load factors, arrivals."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from transport.clock import HOUR_S
from transport.language import say
from transport.pictures.shapes import COLOURS
from transport.plan import blocks_of
from transport.presentation.trip_views import coach_name
from transport.report import svg
from transport.report.time_axis import time_ticks
from transport.report.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.language import Lang
    from transport.plan import Block, Plan, Trip
    from transport.scenario import Scenario

Key = tuple[str, str, int]  # depot, type and number of a coach
ROWS_A_CHART = 40  # what a printed page holds
_JOIN = "#555"
_SEGMENTS = {"direct": COLOURS[0], "feeder": COLOURS[1], "receiving": "#117733"}


def rotations(scenario: Scenario, plan: Plan, lang: Lang) -> str:
    """A Gantt chart, in parts that a printed page holds; nothing without trips."""
    if not plan.trips:
        return ""
    trips = {
        key: [t for t in plan.trips if (t.depot_id, t.vehicle_type, t.coach) == key]
        for key in sorted({(t.depot_id, t.vehicle_type, t.coach) for t in plan.trips})
    }
    ends = (
        min(trip.depart_s for trip in plan.trips),
        max(trip.return_s for trip in plan.trips),
    )
    ticks = time_ticks(scenario.clock, *ends)
    charts = "".join(
        svg.gantt(
            [say(coach_name(scenario, trips[key][0]), lang) for key in keys],
            [
                _span(scenario, trip, row)
                for row, key in enumerate(keys)
                for trip in trips[key]
            ],
            ticks=ticks,
            joins=[
                _join(block, row)
                for row, key in enumerate(keys)
                for block in blocks_of(trips[key])
                if len(block.trips) > 1
            ],
        )
        for keys in _parts(list(trips))
    )
    key = "".join(
        f'<i style="background:{colour}"></i>{escape(word(lang, segment))}'
        for segment, colour in _SEGMENTS.items()
        if any(trip.segment == segment for trip in plan.trips)
    )
    note = escape(word(lang, "gantt_note"))
    return f'<p class="note key">{note}{key}</p><div class="tall">{charts}</div>'


def _parts(keys: list[Key]) -> Iterator[list[Key]]:
    for at in range(0, len(keys), ROWS_A_CHART):
        yield keys[at : at + ROWS_A_CHART]


def _join(block: Block, row: int) -> svg.Span:
    """The line that runs through the bars of a block."""
    names = ", ".join(trip.trip_id for trip in block.trips)
    return svg.Span(
        row=row,
        start=block.depart_s,
        end=block.return_s,
        colour=_JOIN,
        tip=f"{block.block_id}: {names}",
    )


def _span(scenario: Scenario, trip: Trip, row: int) -> svg.Span:
    clock = scenario.clock
    return svg.Span(
        row=row,
        start=trip.depart_s,
        end=trip.return_s,
        colour=_SEGMENTS[trip.segment],
        tip=f"{trip.trip_id} · {len(trip.worker_ids)} · "
        f"{clock.moment(trip.depart_s):%m-%d %H:%M} – "
        f"{clock.moment(trip.return_s):%m-%d %H:%M}",
    )


def loads(plan: Plan, lang: Lang) -> str:
    """Trips by tenths of their usable seats that are taken."""
    if not plan.trips:
        return ""
    tenths = Counter(
        min(9, 10 * len(trip.worker_ids) // max(1, trip.usable_seats))
        for trip in plan.trips
    )
    bars = [
        svg.Bar(
            label=f"{10 * tenth}–{10 * tenth + 10}",
            value=tenths[tenth],
            tip=f"{tenths[tenth]}",
        )
        for tenth in range(10)
    ]
    note = f'<p class="note">{escape(word(lang, "loads_note"))}</p>'
    return f'{note}<div class="wide">{svg.columns(bars)}</div>'


def arrival_line(plan: Plan) -> list[tuple[float, float]]:
    """Workers arrived over scenario seconds, as steps."""
    ends = sorted(journey.legs[-1].alight_s for journey in plan.journeys)
    by_moment = Counter(ends)
    line, n = [], 0
    for at_s in sorted(by_moment):
        n += by_moment[at_s]
        line.append((float(at_s), float(n)))
    if line:
        line.insert(0, (line[0][0] - HOUR_S, 0.0))
    return line


def arrivals(scenario: Scenario, plans: dict[str, Plan]) -> str:
    """The arrival curve of each plan by its name, over one time axis."""
    lines = [(name, arrival_line(plan)) for name, plan in plans.items()]
    moments = [at_s for _, line in lines for at_s, _ in line]
    if not moments:
        return ""
    ticks = time_ticks(scenario.clock, min(moments), max(moments))
    chart = svg.steps([(name, line) for name, line in lines if line], ticks=ticks)
    return f'<div class="wide">{chart}</div>'
