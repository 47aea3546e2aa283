"""The map of a plan as a drawing: what a printed report shows of it."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from transport.presentation.text import width
from transport.presentation.trip_views import place_name
from transport.report.svg import COLOURS, GRID, INK, SOFT, nice_step
from transport.report.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.language import Lang
    from transport.plan import Plan, Trip
    from transport.scenario import Scenario

LatLon = tuple[float, float]
_WIDE, _MARGIN, _LETTER = 1_000.0, 70.0, 6.4
_LEAST_TALL, _MOST_TALL = 420.0, 1_180.0  # the latter with the width fills a page
_METRES_A_DEGREE = 111_320.0
_MOST_NAMES, _MOST_KEYS = 160, 14
_SIGNS = {"village": "circle", "employer": "square", "depot": "diamond", "hub": "delta"}


@dataclass(slots=True)
class _Ground:
    """Where positions lie on the drawing."""

    west: float
    north: float
    scale: float  # units of the drawing a radian of longitude
    tall: float
    taken: list[tuple[float, float, float, float]] = field(default_factory=list)

    def at(self, place: LatLon) -> tuple[float, float]:
        east, north = _mercator(place)
        return (
            _MARGIN + (east - self.west) * self.scale,
            _MARGIN + (self.north - north) * self.scale,
        )

    def is_free(self, box: tuple[float, float, float, float]) -> bool:
        """Whether nothing stands there and it lies on the drawing; then it is taken."""
        left, top, right, bottom = box
        if left < 0 or right > _WIDE or top < 0 or bottom > self.tall:
            return False
        for a, b, c, d in self.taken:
            if left < c and a < right and top < d and b < bottom:
                return False
        self.taken.append(box)
        return True


def plan_map(scenario: Scenario, plan: Plan, lang: Lang) -> str:
    """The drawing with its key; nothing for a plan without trips."""
    if not plan.trips:
        return ""
    ground = _ground(scenario, plan)
    grouping = _grouping(scenario, plan)
    colours = _colours(grouping)
    shown = {trip_id: colours[name] for trip_id, name in grouping.items()}
    parts = [
        *_runs(scenario, plan, ground, shown),
        *_services(scenario, plan, ground),
        *_signs(scenario, plan, ground),
        *_names(scenario, plan, ground),
        _scale(scenario, plan, ground, lang),
    ]
    drawing = (
        f'<svg viewBox="0 0 {_WIDE:.0f} {ground.tall:.0f}" width="{_WIDE:.0f}"'
        f' height="{ground.tall:.0f}" role="img">{"".join(parts)}</svg>'
    )
    note = f'<p class="note">{escape(word(lang, "map_note"))}</p>'
    return f'{note}<p class="key">{_key(colours)}</p>{drawing}'


def _mercator(place: LatLon) -> tuple[float, float]:
    lat, lon = place
    return math.radians(lon), math.asinh(math.tan(math.radians(lat)))


def _stops(scenario: Scenario, trip: Trip) -> list[LatLon]:
    ids = [stop.place_id for stop in trip.stops if stop.place_id is not None]
    return [scenario.position[place_id] for place_id in ids]


def _ground(scenario: Scenario, plan: Plan) -> _Ground:
    places = [place for trip in plan.trips for place in _stops(scenario, trip)]
    for use in plan.services:
        service = scenario.service[use.service_id]
        places += [scenario.position[h] for h in (service.from_hub, service.to_hub)]
    easts, norths = zip(*(_mercator(place) for place in places), strict=True)
    wide = max(1e-4, max(easts) - min(easts))
    high = max(1e-4, max(norths) - min(norths))
    room = _WIDE - 2 * _MARGIN
    scale = min(room / wide, (_MOST_TALL - 2 * _MARGIN) / high)
    return _Ground(
        west=min(easts) - (room / scale - wide) / 2,
        north=max(norths),
        scale=scale,
        tall=max(_LEAST_TALL, high * scale + 2 * _MARGIN),
    )


def _destination(scenario: Scenario, trip: Trip) -> str:
    last = [stop.place_id for stop in trip.stops if stop.alight][-1]
    employer = scenario.employer.get(str(last))
    return employer.city if employer else place_name(scenario, last)


def _grouping(scenario: Scenario, plan: Plan) -> dict[str, str]:
    """By trip id what its colour stands for: its city, or the trip itself."""
    cities = {trip.trip_id: _destination(scenario, trip) for trip in plan.trips}
    if len(set(cities.values())) > 1:
        return cities
    return {
        trip_id: trip_id if len(cities) <= len(COLOURS) + 1 else city
        for trip_id, city in cities.items()
    }


def _colours(grouping: dict[str, str]) -> dict[str, str]:
    """A colour a group, those of most trips first; the last ones share one."""
    ranked = [name for name, _ in Counter(grouping.values()).most_common()]
    return {
        name: COLOURS[at] if at < len(COLOURS) else INK
        for at, name in enumerate(ranked)
    }


def _key(colours: dict[str, str]) -> str:
    return "".join(
        f'<i style="background:{colour}"></i>{escape(city)}'
        for city, colour in list(colours.items())[:_MOST_KEYS]
    )


def _line(points: Sequence[tuple[float, float]], colour: str, more: str) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" {more}/>'


def _runs(
    scenario: Scenario, plan: Plan, ground: _Ground, colours: dict[str, str]
) -> Iterator[str]:
    """Empty runs under loaded ones."""
    loaded = []
    for trip in plan.trips:
        calls = [stop for stop in trip.stops if stop.place_id is not None]
        points = [ground.at(scenario.position[str(stop.place_id)]) for stop in calls]
        first = next(at for at, stop in enumerate(calls) if stop.board)
        last = max(at for at, stop in enumerate(calls) if stop.alight)
        for part in (points[: first + 1], points[last:]):
            if len(part) > 1:
                yield _line(part, GRID, 'stroke-width="1.5"')
        colour = colours[trip.trip_id]
        run = points[first : last + 1]
        loaded.append(_line(run, colour, 'stroke-width="2" stroke-opacity="0.75"'))
    yield from loaded


def _services(scenario: Scenario, plan: Plan, ground: _Ground) -> Iterator[str]:
    for use in plan.services:
        service = scenario.service[use.service_id]
        ends = [scenario.position[h] for h in (service.from_hub, service.to_hub)]
        points = [ground.at(end) for end in ends]
        yield _line(points, INK, 'stroke-width="3" stroke-dasharray="10 7"')


def _used(scenario: Scenario, plan: Plan) -> dict[str, str]:
    """Kind of sign by the id of every place in the plan."""
    kinds = {
        **dict.fromkeys(scenario.village, "village"),
        **dict.fromkeys(scenario.own_employer, "employer"),
        **dict.fromkeys(scenario.depot, "depot"),
    }
    called = dict.fromkeys(stop.place_id for trip in plan.trips for stop in trip.stops)
    return {
        place_id: kinds.get(place_id, "hub")
        for place_id in called
        if place_id is not None
    }


def _signs(scenario: Scenario, plan: Plan, ground: _Ground) -> Iterator[str]:
    for place_id, kind in _used(scenario, plan).items():
        x, y = ground.at(scenario.position[place_id])
        ground.taken.append((x - 4, y - 4, x + 4, y + 4))
        yield _sign(_SIGNS[kind], x, y)


def _sign(shape: str, x: float, y: float) -> str:
    if shape == "circle":
        return (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="#fff" stroke="{INK}"'
            ' stroke-width="1.5"/>'
        )
    if shape == "square":
        return (
            f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"'
            ' fill="#b8321c"/>'
        )
    high = 4.5 if shape == "diamond" else 5.0
    corners = [(x, y - high), (x + high, y), (x, y + high), (x - high, y)]
    if shape == "delta":
        corners = [(x, y - high), (x + high, y + high), (x - high, y + high)]
    path = " ".join(f"{a:.1f},{b:.1f}" for a, b in corners)
    return f'<polygon points="{path}" fill="{INK}"/>'


def _names(scenario: Scenario, plan: Plan, ground: _Ground) -> Iterator[str]:
    """Names of places, right of the sign or left of it, where there is room."""
    used = _used(scenario, plan)
    order = {"depot": 0, "hub": 1, "employer": 2, "village": 3}
    ranked = sorted(used, key=lambda place_id: order[used[place_id]])
    for place_id in ranked[:_MOST_NAMES]:
        name = place_name(scenario, place_id)
        x, y = ground.at(scenario.position[place_id])
        wide = width(name) * _LETTER
        for left, anchor, dx in ((x + 7, "start", 7), (x - 7 - wide, "end", -7)):
            if ground.is_free((left, y - 7, left + wide, y + 6)):
                yield (
                    f'<text x="{x + dx:.1f}" y="{y + 4:.1f}" text-anchor="{anchor}">'
                    f"{escape(name)}</text>"
                )
                break


def _scale(scenario: Scenario, plan: Plan, ground: _Ground, lang: Lang) -> str:
    """A bar of a round length, true at the middle of the drawing."""
    lats = [lat for trip in plan.trips for lat, _ in _stops(scenario, trip)]
    shrink = math.cos(math.radians((min(lats) + max(lats)) / 2))
    unit_m = _METRES_A_DEGREE * shrink / (ground.scale * math.radians(1))
    km = nice_step(_WIDE * unit_m / 1_000, 6)
    long = km * 1_000 / unit_m
    y = ground.tall - 16
    label = word(lang, "km_scale", n=f"{km:g}")
    return (
        f'<path d="M12,{y - 6:.0f}V{y:.0f}H{12 + long:.1f}V{y - 6:.0f}" fill="none"'
        f' stroke="{SOFT}" stroke-width="1.5"/>'
        f'<text x="16" y="{y - 6:.0f}">{escape(label)}</text>'
    )
