"""The plan as GeoJSON features.

``properties``: ``kind`` picks the style in the page's script; ``tip`` and ``popup`` are
safe HTML; ``trip`` names the trip whose popup a feature shares, so that each is stored
once.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from maps.escape import escape
from maps.geometry import lon_lat
from maps.layers import trip_label
from maps.paths import path_of
from maps.popups import place_popup, stop_tip, trip_popup
from transport.places import ERROR_M
from transport.units import KM_M

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from maps.geometry import LatLon
    from maps.paths import Part
    from maps.words import Words
    from transport.plan import Plan, Stop, Trip
    from transport.scenario import Scenario

Feature = dict[str, Any]
MAX_NAMES = 400  # what the page can keep apart without delay
Calls = dict[str, list[tuple["Trip", "Stop"]]]


def collection(features: Iterable[Feature]) -> dict[str, Any]:
    """A GeoJSON feature collection."""
    return {"type": "FeatureCollection", "features": list(features)}


def trip_features(
    scenario: Scenario, trip: Trip, words: Words, *, colour: str, bend: float
) -> tuple[list[Feature], list[Feature]]:
    """The trip's loaded runs and halts; apart from them its empty runs."""
    path = path_of(scenario, trip, bend=bend)
    trip_key = escape(trip.trip_id)
    label = trip_label(scenario, trip, words)
    loaded = [
        _line(part, colour=colour, trip=trip_key, tip=label)
        for part in path.parts
        if part.kind != "deadhead"
    ]
    halts = [
        _point(
            halt.place,
            kind=halt.stop.kind if halt.stop.place_id is None else "stop",
            colour=colour,
            trip=trip_key,
            tip=stop_tip(scenario, trip, halt.stop, words),
        )
        for halt in path.halts
        if not halt.is_empty
    ]
    empty = [_line(part) for part in path.parts if part.kind == "deadhead"]
    empty += [
        _point(halt.place, kind="empty_break")
        for halt in path.halts
        if halt.is_empty and halt.stop.place_id is None
    ]
    for feature in (loaded + halts)[:1]:
        feature["properties"]["popup"] = trip_popup(scenario, trip, words)
    return loaded + halts, empty


def calls_by_place(plan: Plan) -> Calls:
    """Every trip's stops by place id, in order of time."""
    calls: Calls = defaultdict(list)
    for trip in plan.trips:
        for stop in trip.stops:
            if stop.place_id is not None:
                calls[stop.place_id].append((trip, stop))
    for entries in calls.values():
        entries.sort(key=lambda entry: (entry[1].arrive_s, entry[0].trip_id))
    return dict(calls)


def place_features(
    scenario: Scenario, plan: Plan, words: Words
) -> Mapping[str, list[Feature]]:
    """Features of all places by kind of place, kinds without any left out.

    Other places than villages are drawn only when they are part of the plan.
    """
    calls = calls_by_place(plan)
    found: dict[str, list[Feature]] = defaultdict(list)
    for kind, place_id, name, where in _places(scenario):
        served = calls.get(place_id, [])
        if not served and kind != "village":
            continue
        feature = _point(
            scenario.position[place_id],
            kind=kind if served else "idle_village",
            tip=escape(name or place_id),
            popup=place_popup(
                scenario,
                name or place_id,
                _with_precision(scenario, place_id, where, words),
                served,
                words,
            ),
        )
        found[kind].append(feature)
    return dict(found)


def name_features(scenario: Scenario, plan: Plan, words: Words) -> list[Feature]:
    """Labels: cities and counties at the middle one of their places, then the places.

    The label of a city says that it stands for the employers there: a city is large,
    and its seat may lie a day's drive from its mines.

    Only of places that the plan uses; the page hides a label that would cover one
    before it in this order. No more than ``MAX_NAMES``; the others show on pointing.
    """
    calls = calls_by_place(plan)
    areas: dict[str, list[LatLon]] = defaultdict(list)
    labels: list[Feature] = []
    for kind, place_id, name, _ in _places(scenario):
        if place_id not in calls:
            continue
        place = scenario.position[place_id]
        labels.append(_point(place, kind=f"name_{kind}", tip=escape(name or place_id)))
        area = _area(scenario, kind, place_id, words)
        if area:
            areas[area].append(place)
    cities = [
        _point(_middle(places), kind="name_area", tip=escape(area))
        for area, places in areas.items()
    ]
    return (cities + labels)[:MAX_NAMES]


def extent(features: Iterable[Feature]) -> list[list[float]] | None:
    """South-west and north-east corner as (lat, lon) of all points; None if none."""
    places: list[list[float]] = []
    for feature in features:
        found = feature["geometry"]["coordinates"]
        places += [found] if feature["geometry"]["type"] == "Point" else found
    if not places:
        return None
    lons, lats = zip(*places, strict=True)
    return [[min(lats), min(lons)], [max(lats), max(lons)]]


def _places(scenario: Scenario) -> Iterator[tuple[str, str, str, str]]:
    """Kind, id, name and where it lies, of every place; gates before villages."""
    for e in scenario.employers:
        yield "employer", e.employer_id, e.name, f"{e.province} {e.city}"
    for d in scenario.depots:
        yield "depot", d.depot_id, d.name, d.county
    for h in scenario.hubs:
        yield "hub", h.hub_id, h.name, ""
    for s in scenario.stations:
        yield "station", s.station_id, s.name, ""
    for v in scenario.villages:
        yield "village", v.village_id, v.name, f"{v.county} {v.town}"


def _with_precision(scenario: Scenario, place_id: str, where: str, words: Words) -> str:
    """Where the place lies; and that a centre stands for it, if one does."""
    places = (scenario.village, scenario.employer, scenario.depot)
    found = next((by_id[place_id] for by_id in places if place_id in by_id), None)
    if found is None or found.precision not in words.centres:
        return where
    off_km = ERROR_M[found.precision] // KM_M
    return f"{where} · {words.centres[found.precision].format(off_km)}"


def _area(scenario: Scenario, kind: str, place_id: str, words: Words) -> str:
    if kind == "employer":
        city = scenario.employer[place_id].city
        return words.employers_of.format(city=city) if city else ""
    if kind == "village":
        return scenario.village[place_id].county
    return ""


def _middle(places: Sequence[LatLon]) -> LatLon:
    """The place nearest to the mean of all: a label stands where something is."""
    n_places = len(places)
    lat = sum(lat for lat, _ in places) / n_places
    lon = sum(lon for _, lon in places) / n_places
    shrink = math.cos(math.radians(lat))
    return min(places, key=lambda p: math.hypot(p[0] - lat, (p[1] - lon) * shrink))


def _line(part: Part, **properties: str) -> Feature:
    geometry = {
        "type": "LineString",
        "coordinates": [lon_lat(place) for place in part.line],
    }
    return _feature(geometry, kind=part.kind, **properties)


def _point(place: LatLon, **properties: str) -> Feature:
    return _feature({"type": "Point", "coordinates": lon_lat(place)}, **properties)


def _feature(geometry: dict[str, Any], **properties: str) -> Feature:
    return {"type": "Feature", "geometry": geometry, "properties": properties}
