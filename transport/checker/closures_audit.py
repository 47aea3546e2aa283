"""Proof that no coach calls at a closed stop or takes a closed road."""

from __future__ import annotations

from itertools import pairwise
from math import asin, cos, floor, radians, sin, sqrt
from typing import TYPE_CHECKING

from transport.checker.findings import Violation
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.checker.run import Run
    from transport.places import Village
    from transport.scenario import Scenario

EARTH_M = 6_371_000
ROUGHLY = 0.995  # a ball is no ellipsoid
ON_THE_WAY = ("break", "rest")


def walked(scenario: Scenario) -> Iterator[Violation]:
    """Whoever boards elsewhere because his stop is closed has no long walk."""
    shut = {c.place_id for c in scenario.closures if c.to_place_id is None}
    most_m = scenario.policy.max_walk_m
    for worker in scenario.workers if shut else ():
        if worker.home_id is None or worker.home_id not in shut:
            continue
        village = scenario.own_village
        found_m = _crow_m(village[worker.home_id], village[worker.village_id])
        if found_m > most_m:
            told = said(
                "WALK_TOO_FAR",
                worker=worker.worker_id,
                found_metres=found_m,
                most_metres=most_m,
            )
            yield Violation(
                code="WALK_TOO_FAR",
                where=worker.worker_id,
                told=told,
                amount=found_m - most_m,
            )


def _crow_m(one: Village, other: Village) -> int:
    """Metres along a ball of the earth's mean radius, less the half of a per cent."""
    half = [radians(b - a) / 2 for a, b in ((one.lat, other.lat), (one.lon, other.lon))]
    shrink = cos(radians(one.lat)) * cos(radians(other.lat))
    arc = sin(half[0]) ** 2 + shrink * sin(half[1]) ** 2
    return floor(2 * EARTH_M * asin(sqrt(arc)) * ROUGHLY)


def kept_clear(run: Run) -> Iterator[Violation]:
    """Of a trip that had not left when a closure was told, every stand and leg."""
    for closure in run.scenario.closures:
        told_s = closure.from_s if closure.told_s is None else closure.told_s
        if run.trip.depart_s < told_s or run.trip_id in closure.left:
            continue
        until_s = closure.until_s
        if closure.to_place_id is None:
            stands = [
                (run.service_start_s(stop), stop.depart_s)
                for stop in run.trip.stops
                if stop.place_id == closure.place_id and (stop.board or stop.alight)
            ]
            code, told = "STOP_CLOSED", said("STOP_CLOSED", place=closure.place_id)
        else:
            ends = {closure.place_id, closure.to_place_id}
            calls = [stop for stop in run.trip.stops if stop.kind not in ON_THE_WAY]
            stands = [
                (one.depart_s, other.arrive_s)
                for one, other in pairwise(calls)
                if {one.place_id, other.place_id} == ends
            ]
            code = "ROAD_CLOSED"
            told = said("ROAD_CLOSED", start=closure.place_id, end=closure.to_place_id)
        for begin_s, end_s in stands:
            is_over = until_s is not None and until_s <= begin_s
            if end_s > closure.from_s and not is_over:
                yield Violation(code=code, where=run.trip_id, told=told)
