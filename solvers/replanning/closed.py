"""Printed trips that a closure bars, and who walks to a neighbouring stop instead."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from transport.operation.changed import changed
from transport.roads.geodesy import geodesic_m
from transport.trips.routes import dwell_s

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from solvers.replanning.asking import Asked
    from transport.closures import Closure
    from transport.fixed import Fixed
    from transport.plan import Plan, Stop, Trip
    from transport.scenario import Scenario


def with_walks(asked: Asked) -> Asked:
    """What is asked, once those of a closed stop walk to the nearest one that is open.

    Whoever walks in the printed plan already still does, but for those who are on the
    road beside their coach by now.
    """
    changes, walks = asked.changes, asked.changes.walks
    on_road = {w for broken in changes.broken for w in broken.aboard}
    if not on_road.isdisjoint(walks):
        walks = {w: near_id for w, near_id in walks.items() if w not in on_road}
        changes = replace(changes, walks=walks)
        asked = replace(asked, changes=changes)
    if not any(closure.is_stop for closure in changes.closed):
        return asked
    walks = {**walks, **_walks(changed(asked.scenario, changes), asked)}
    return replace(asked, changes=replace(changes, walks=walks))


def barred(scenario: Scenario, plan: Plan, fixed: Fixed) -> set[str]:
    """Printed trips that have not left and call or run where it is closed then."""
    if not scenario.closures:
        return set()
    return {
        trip.trip_id
        for trip in plan.trips
        if trip.trip_id not in fixed.departed and any(_closed_on(scenario, trip))
    }


def nowhere(scenario: Scenario, plan: Plan, fixed: Fixed) -> set[str]:
    """Printed trips that have not left and call where no place is.

    It was beside a coach of which it was wrongly told that it is down.
    """
    return {
        trip.trip_id
        for trip in plan.trips
        if trip.trip_id not in fixed.departed and not all_known(scenario, trip)
    }


def all_known(scenario: Scenario, trip: Trip) -> bool:
    """Whether every place at which the trip calls is one of the scenario."""
    at = scenario.position
    return all(stop.place_id is None or stop.place_id in at for stop in trip.stops)


def on_foot(trip: Trip, walks: Mapping[str, str]) -> Trip:
    """The trip with those who walk boarding where they go to."""
    if walks.keys().isdisjoint(trip.worker_ids):
        return trip
    at = {str(stop.place_id): n for n, stop in enumerate(trip.stops) if stop.board}
    stops = list(trip.stops)
    for n, stop in enumerate(trip.stops):
        for place_id in dict.fromkeys(
            walks[w] for w in stop.board if w in walks and walks[w] != stop.place_id
        ):
            names = tuple(w for w in stop.board if walks.get(w) == place_id)
            stops[n] = _less(stops[n], names)
            if place_id in at:
                there = stops[at[place_id]]
                stops[at[place_id]] = replace(there, board=(*there.board, *names))
            else:
                stops[n] = replace(stops[n], place_id=place_id, board=names)
    return replace(trip, stops=tuple(stops))


def _less(stop: Stop, names: tuple[str, ...]) -> Stop:
    return replace(stop, board=tuple(w for w in stop.board if w not in names))


def _closed_on(scenario: Scenario, trip: Trip) -> Iterator[Closure]:
    """Closures that the trip runs into; one that it had left before is none."""
    calls = [stop for stop in trip.stops if stop.place_id is not None]
    for closure in scenario.closures:
        if closure.comes_late_for(trip.depart_s, trip.trip_id):
            continue
        if closure.is_stop:
            if any(_is_served(scenario, stop, closure) for stop in calls):
                yield closure
        elif any(
            closure.bars_run(str(one.place_id), str(other.place_id))
            and closure.holds(one.depart_s, other.arrive_s)
            for one, other in pairwise(calls)
        ):
            yield closure


def _is_served(scenario: Scenario, stop: Stop, closure: Closure) -> bool:
    n = len(stop.board) + len(stop.alight)
    begin_s = stop.depart_s - dwell_s(scenario.policy, n)
    is_there = n > 0 and stop.place_id == closure.place_id
    return is_there and closure.holds(begin_s, stop.depart_s)


def _walks(scenario: Scenario, asked: Asked) -> dict[str, str]:
    """Who boards where: at a neighbouring stop, the nearest that is open.

    Whoever is out walks nowhere, also from beside a coach that broke down. Nobody walks
    to the place beside a coach of which it was wrongly told that it is down.
    """
    found: dict[str, str] = {}
    closed = {c.place_id for c in scenario.closures if c.is_stop}
    for trip in asked.plan.trips:
        for stop in trip.stops:
            place_id = str(stop.place_id)
            if stop.kind != "pickup" or place_id not in scenario.own_village:
                continue
            for w in stop.board:
                worker = scenario.worker.get(w)
                if worker is None or worker.is_homebound or worker.out_code:
                    continue
                if worker.village_id != place_id and worker.village_id in closed:
                    found[w] = place_id  # walks there already
            if trip.trip_id in asked.fixed.departed or trip.segment != "direct":
                continue
            shut = [
                c
                for c in scenario.closures
                if c.is_stop and _is_served(scenario, stop, c)
            ]
            near_id = _nearest(asked.scenario, place_id, closed) if shut else None
            if near_id is not None:
                found |= dict.fromkeys(_walkers(scenario, stop), near_id)
    return found


def _walkers(scenario: Scenario, stop: Stop) -> list[str]:
    aboard = [scenario.worker[w] for w in stop.board]
    return [w.worker_id for w in aboard if not (w.is_homebound or w.out_code)]


def _nearest(scenario: Scenario, place_id: str, closed: set[str]) -> str | None:
    """The nearest other village within the longest walk, of the same county."""
    here = scenario.own_village.get(place_id)
    if here is None:
        return None
    others = [
        v
        for v in scenario.villages
        if v.village_id not in {place_id, *closed}
        and (v.county, v.risk) == (here.county, here.risk)
        and v.muster_id in (None, v.village_id)
    ]
    if not others:
        return None
    metres = geodesic_m(
        np.full(len(others), here.lat),
        np.full(len(others), here.lon),
        np.array([v.lat for v in others]),
        np.array([v.lon for v in others]),
    )
    ids = [v.village_id for v in others]
    away_m, near_id = min(zip(metres.tolist(), ids, strict=True))
    return near_id if away_m <= scenario.policy.max_walk_m else None
