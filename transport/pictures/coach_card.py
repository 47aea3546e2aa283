"""A coach's card: when and where it halts, and its way, on one picture for a phone.

It names places, times and numbers of people, and nobody: it is made to be sent on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.language import say
from transport.pictures.plan_map import plan_map
from transport.pictures.shapes import (
    COLUMN,
    GRID,
    INK,
    LETTER,
    SOFT,
    Area,
    Drawing,
    Label,
    Line,
    moved,
)
from transport.pictures.words import word
from transport.presentation.background import CREDIT
from transport.presentation.figures import day_and_time, moment
from transport.presentation.text import shortened
from transport.presentation.trip_head import way
from transport.presentation.trip_views import coach_name, place_name
from transport.presentation.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.language import Lang
    from transport.pictures.shapes import Shape
    from transport.plan import Plan
    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario

_WIDE, _EDGE = 540.0, 20.0
_TITLE, _TEXT, _SMALL = 26.0, 15.0, 10.0
_ROW = 25.0
_NAME = 24  # letters of a trip's id
_BAND = "#e8edf3"
_COLUMNS = (_EDGE, 130.0, _WIDE - 105.0, _WIDE - _EDGE)  # time, place, on, off


def coach_card(
    scenario: Scenario, plan: Plan, view: TripView, lang: Lang, *, stamp: str
) -> Drawing:
    """The card of one trip; ``stamp``: which version of the plan it is of."""
    shapes: list[Shape] = []
    y = _EDGE + _TITLE
    name = shortened(view.trip.trip_id, _NAME)
    shapes.append(_label(y, f"{name}  {way(scenario, view)}", _TITLE))
    for told in _head(scenario, view, lang):
        y += _ROW
        shapes.append(_label(y, told, _TEXT))
    y += _ROW
    rows = list(_rows(scenario, view, lang))
    shapes += _table(rows, y)
    y += len(rows) * _ROW + _EDGE
    drawn = plan_map(scenario, plan, lang, trips=[view.trip], wide=_WIDE)
    if drawn is not None:
        shapes += [moved(shape, (0.0, y)) for shape in drawn.shapes]
        edge = ((0.0, y), (_WIDE, y))
        shapes.append(Line(points=edge, colour=GRID, width=1))
        y += drawn.tall
    for told in (f"{stamp} · {scenario.title}", word(lang, "drawn_from"), CREDIT):
        y += _SMALL + 5
        shapes.append(_label(y, told, _SMALL, SOFT))
    title = f"{word(lang, 'card')} {view.trip.trip_id}"
    return Drawing(wide=_WIDE, tall=y + _EDGE, shapes=tuple(shapes), title=title)


def _label(y: float, text: str, size: float, colour: str = INK) -> Label:
    room = int((_WIDE - 2 * _EDGE) / (COLUMN * size / LETTER))
    return Label(at=(_EDGE, y), text=shortened(text, room), size=size, colour=colour)


def _head(scenario: Scenario, view: TripView, lang: Lang) -> Iterator[str]:
    words, clock, trip = Words(lang), scenario.clock, view.trip
    plate = f"  {words['plate']} {view.plate}" if view.plate else ""
    yield f"{words['coach']} {say(coach_name(scenario, trip), lang)}{plate}"
    arrive_s = max((stop.arrive_s for stop in view.drops), default=trip.return_s)
    yield f"{words['depart']} {moment(clock, trip.depart_s)}"
    yield f"{words['last_drop']} {moment(clock, arrive_s)}"
    yield f"{words['workers']} {view.n_workers} / {trip.usable_seats}"


def _rows(
    scenario: Scenario, view: TripView, lang: Lang
) -> Iterator[tuple[str, str, str, str]]:
    """Time, place, heads on, heads off: headings first."""
    words, clock = Words(lang), scenario.clock
    yield words["leave"], words["place"], words["board"], words["alight"]
    for stop in view.trip.stops:
        at_s = stop.arrive_s if stop.alight else stop.depart_s
        kind = words[f"stop_{stop.kind}"]
        place = place_name(scenario, stop.place_id)
        yield (
            day_and_time(clock, at_s),
            f"{kind} {place}" if place else kind,
            str(len(stop.board) or ""),
            str(len(stop.alight) or ""),
        )


def _table(rows: list[tuple[str, str, str, str]], top: float) -> Iterator[Shape]:
    left, middle, right, end = _COLUMNS
    room = int((right - 30 - middle) / (COLUMN * _TEXT / LETTER))
    for at, (time, place, board, alight) in enumerate(rows):
        y = top + at * _ROW
        if at % 2 == 0:
            box = ((left, y), (end, y), (end, y + _ROW), (left, y + _ROW))
            yield Area(points=box, fill=_BAND)
        base = y + _ROW - 8
        yield Label(at=(left + 6, base), text=time, size=_TEXT)
        yield Label(at=(middle, base), text=shortened(place, room), size=_TEXT)
        yield Label(at=(right, base), text=board, size=_TEXT, anchor="end")
        yield Label(at=(end - 6, base), text=alight, size=_TEXT, anchor="end")
