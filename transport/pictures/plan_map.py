"""The map of a plan as a drawing: what a printed report and a picture show of it."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from transport.language import say
from transport.pictures.ground import Ground
from transport.pictures.shapes import (
    COLOURS,
    COLUMN,
    GRID,
    INK,
    SOFT,
    Area,
    Drawing,
    Label,
    Line,
    Ring,
)
from transport.pictures.steps import nice_step
from transport.pictures.words import word
from transport.presentation.background import seats
from transport.presentation.text import width
from transport.presentation.trip_views import place_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from transport.language import Lang
    from transport.pictures.ground import LatLon
    from transport.pictures.shapes import Point, Shape
    from transport.plan import Plan, Trip
    from transport.scenario import Scenario

_WIDE, _MARGIN = 1_000.0, 70.0
_LEAST_TALL, _MOST_TALL = 420.0, 1_180.0  # the latter with the width fills a page
_METRES_A_DEGREE = 111_320.0
_MOST_NAMES = 160
_SIGNS = {"village": "circle", "employer": "square", "depot": "diamond", "hub": "delta"}
_MOST_TOWNS, _AROUND = 30, 10  # the latter: room around the name of a town
_RED, _WHITE = "#b8321c", "#ffffff"


def plan_map(
    scenario: Scenario,
    plan: Plan,
    lang: Lang,
    *,
    trips: Sequence[Trip] | None = None,
    wide: float = _WIDE,
) -> Drawing | None:
    """The drawing without its key; None for a plan without trips.

    ``trips``: those to be shown; all of the plan, with its services, without it.
    ``wide``: of the drawing, in units of which letters are 11 high.
    """
    shown = plan.trips if trips is None else tuple(trips)
    if not shown:
        return None
    uses = plan.services if trips is None else ()
    hubs = [scenario.service[use.service_id] for use in uses]
    ends = [(hub.from_hub, hub.to_hub) for hub in hubs]
    runs = [tuple(scenario.position[hub_id] for hub_id in pair) for pair in ends]
    places = [place for trip in shown for place in _stops(scenario, trip)]
    ground = Ground.around(
        places + [place for run in runs for place in run],
        wide=wide,
        least_tall=_LEAST_TALL * wide / _WIDE,
        most_tall=_MOST_TALL * wide / _WIDE,
        margin=_MARGIN,
    )
    group = _grouping(scenario, shown)
    colour = group_colours(scenario, shown)
    used = _used(scenario, shown)
    shapes: list[Shape] = [
        *ground.lines_under(),
        *_runs(scenario, shown, ground, {k: colour[v] for k, v in group.items()}),
        *(
            Line(
                points=[ground.at(place) for place in run],
                colour=INK,
                width=3,
                dash=(10, 7),
            )
            for run in runs
        ),
        *_signs(scenario, used, ground),
        *_names(scenario, used, ground),
        *scale_bar(places, ground, lang),
        *town_names(ground, lang),
    ]
    return Drawing(wide=wide, tall=ground.tall, shapes=tuple(shapes))


def _stops(scenario: Scenario, trip: Trip) -> list[LatLon]:
    ids = [stop.place_id for stop in trip.stops if stop.place_id is not None]
    return [scenario.position[place_id] for place_id in ids]


def _destination(scenario: Scenario, trip: Trip) -> str:
    last = [stop.place_id for stop in trip.stops if stop.alight][-1]
    employer = scenario.employer.get(str(last))
    return employer.city if employer else place_name(scenario, last)


def _grouping(scenario: Scenario, trips: Sequence[Trip]) -> dict[str, str]:
    """By trip id what its colour stands for: its city, or the trip itself."""
    cities = {trip.trip_id: _destination(scenario, trip) for trip in trips}
    if len(set(cities.values())) > 1:
        return cities
    return {
        trip_id: trip_id if len(cities) <= len(COLOURS) + 1 else city
        for trip_id, city in cities.items()
    }


def group_colours(scenario: Scenario, trips: Sequence[Trip]) -> dict[str, str]:
    """A colour a group, those of most trips first; the last ones share one."""
    grouping = _grouping(scenario, trips)
    ranked = [name for name, _ in Counter(grouping.values()).most_common()]
    return {
        name: COLOURS[at] if at < len(COLOURS) else INK
        for at, name in enumerate(ranked)
    }


def _runs(
    scenario: Scenario,
    trips: Sequence[Trip],
    ground: Ground,
    colours: Mapping[str, str],
) -> Iterator[Line]:
    """Empty runs under loaded ones."""
    loaded = []
    for trip in trips:
        calls = [stop for stop in trip.stops if stop.place_id is not None]
        points = [ground.at(scenario.position[str(stop.place_id)]) for stop in calls]
        first = next(at for at, stop in enumerate(calls) if stop.board)
        last = max(at for at, stop in enumerate(calls) if stop.alight)
        for part in (points[: first + 1], points[last:]):
            if len(part) > 1:
                yield Line(points=part, colour=GRID, width=1.5)
        colour = colours[trip.trip_id]
        run = points[first : last + 1]
        loaded.append(Line(points=run, colour=colour, width=2, opacity=0.75))
    yield from loaded


def _used(scenario: Scenario, trips: Sequence[Trip]) -> dict[str, str]:
    """Kind of sign by the id of every place where the trips call."""
    kinds = {
        **dict.fromkeys(scenario.village, "village"),
        **dict.fromkeys(scenario.own_employer, "employer"),
        **dict.fromkeys(scenario.depot, "depot"),
    }
    called = dict.fromkeys(stop.place_id for trip in trips for stop in trip.stops)
    return {
        place_id: kinds.get(place_id, "hub")
        for place_id in called
        if place_id is not None
    }


def _signs(
    scenario: Scenario, used: Mapping[str, str], ground: Ground
) -> Iterator[Shape]:
    for place_id, kind in used.items():
        x, y = ground.at(scenario.position[place_id])
        ground.taken.append((x - 4, y - 4, x + 4, y + 4))
        yield _sign(_SIGNS[kind], x, y)


def _sign(shape: str, x: float, y: float) -> Shape:
    if shape == "circle":
        return Ring(at=(x, y), radius=3.5, fill=_WHITE, edge=INK, width=1.5)
    if shape == "square":
        box = ((x - 4, y - 4), (x + 4, y - 4), (x + 4, y + 4), (x - 4, y + 4))
        return Area(points=box, fill=_RED)
    high = 4.5 if shape == "diamond" else 5.0
    corners: tuple[Point, ...]
    corners = ((x, y - high), (x + high, y), (x, y + high), (x - high, y))
    if shape == "delta":
        corners = ((x, y - high), (x + high, y + high), (x - high, y + high))
    return Area(points=corners, fill=INK)


def _names(
    scenario: Scenario, used: Mapping[str, str], ground: Ground
) -> Iterator[Label]:
    """Names of places, right of the sign or left of it, where there is room."""
    order = {"depot": 0, "hub": 1, "employer": 2, "village": 3}
    ranked = sorted(used, key=lambda place_id: order[used[place_id]])
    for place_id in ranked[:_MOST_NAMES]:
        name = place_name(scenario, place_id)
        x, y = ground.at(scenario.position[place_id])
        wide = width(name) * COLUMN
        if ground.is_free((x + 7, y - 7, x + 7 + wide, y + 6)):
            yield Label(at=(x + 7, y + 4), text=name)
        elif ground.is_free((x - 7 - wide, y - 7, x - 7, y + 6)):
            yield Label(at=(x - 7, y + 4), text=name, anchor="end")


def town_names(ground: Ground, lang: Lang) -> Iterator[Label]:
    """Names of cities, then of counties, where there is room left."""
    shown = 0
    for seat in seats():
        x, y = ground.at(seat.at)
        if not (0 < x < ground.wide and 0 < y < ground.tall):
            continue
        name = say(seat.name, lang)
        wide = width(name) * COLUMN / 2
        box = (x - wide - _AROUND, y - 2 * _AROUND, x + wide + _AROUND, y + 2 * _AROUND)
        if shown < _MOST_TOWNS and ground.is_free(box):
            shown += 1
            yield Label(at=(x, y + 4), text=name, anchor="middle", colour=SOFT)


def scale_bar(places: Sequence[LatLon], ground: Ground, lang: Lang) -> Iterator[Shape]:
    """A bar of a round length, true at the middle of the places shown."""
    lats = [lat for lat, _ in places]
    shrink = math.cos(math.radians((min(lats) + max(lats)) / 2))
    unit_m = _METRES_A_DEGREE * shrink / (ground.scale * math.radians(1))
    km = nice_step(ground.wide * unit_m / 1_000, 6)
    long = km * 1_000 / unit_m
    y = ground.tall - 16
    bar = ((12.0, y - 6), (12.0, y), (12 + long, y), (12 + long, y - 6))
    yield Line(points=bar, colour=SOFT, width=1.5)
    yield Label(at=(16, y - 6), text=word(lang, "km_scale", n=f"{km:g}"))
