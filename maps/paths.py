"""Where a trip runs on the map: its parts as lines, its halts as points."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from maps.geometry import Line, bent_line, point_along

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maps.geometry import LatLon
    from transport.plan import Stop, Trip
    from transport.scenario import Scenario

PartKind = Literal["deadhead", "collect", "linehaul"]

_BEND_FROM_M = 50_000  # shorter runs lie apart anyway


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a trip of one kind."""

    kind: PartKind
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Halt:
    """A stop with its place; ``is_empty``: reached, and left, with nobody on board."""

    stop: Stop
    place: LatLon
    is_empty: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A trip on the map; halts are its stops in order."""

    parts: tuple[Part, ...]
    halts: tuple[Halt, ...]


def path_of(scenario: Scenario, trip: Trip, *, bend: float = 0.0) -> Path:
    """The trip's lines between its places; long loaded runs bulge by ``bend``.

    Breaks and rests have no place of their own: they are put on the line between the
    places before and after, in proportion to the distance run.
    """
    parts: list[Part] = []
    halts = [_halt(trip.stops[0], _place(scenario, trip.stops[0]), "deadhead")]
    for leg, kind in _legs(trip):
        first, last = leg[0], leg[-1]
        is_long = kind == "linehaul" and last.at_m - first.at_m >= _BEND_FROM_M
        line = bent_line(
            _place(scenario, first),
            _place(scenario, last),
            bend=bend if is_long else 0.0,
        )
        halts += [
            _halt(stop, point_along(line, _share(leg, stop)), kind) for stop in leg[1:]
        ]
        if parts and parts[-1].kind == kind:
            line = parts.pop().line + line[1:]
        parts.append(Part(kind=kind, line=line))
    return Path(parts=tuple(parts), halts=tuple(halts))


def _legs(trip: Trip) -> Iterator[tuple[tuple[Stop, ...], PartKind]]:
    """Runs between neighbouring places, breaks between them included, with kinds."""
    at_places = [i for i, stop in enumerate(trip.stops) if stop.place_id is not None]
    load = 0
    to_board = len(trip.worker_ids)
    for i, j in pairwise(at_places):
        stop = trip.stops[i]
        load += len(stop.board) - len(stop.alight)
        to_board -= len(stop.board)
        kind: PartKind = "linehaul" if not to_board else "collect"
        yield trip.stops[i : j + 1], kind if load else "deadhead"


def _halt(stop: Stop, place: LatLon, kind: PartKind) -> Halt:
    is_empty = kind == "deadhead" and not stop.board and not stop.alight
    return Halt(stop=stop, place=place, is_empty=is_empty)


def _share(leg: tuple[Stop, ...], stop: Stop) -> float:
    run_m = leg[-1].at_m - leg[0].at_m
    return (stop.at_m - leg[0].at_m) / run_m if run_m else 0.0


def _place(scenario: Scenario, stop: Stop) -> LatLon:
    if stop.place_id is None:
        msg = f"stop {stop.kind!r} at {stop.at_m} m: no place_id, expected a place's id"
        raise ValueError(msg)
    return scenario.position[stop.place_id]
