"""Distances: road metres and driving seconds between places.

The order of authority for a pair is a row of ``distances.csv``, then the road graph
when the scenario brings ``roads.csv``, then the source that its settings name: by
default the great circle times circuity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from transport.errors import ScenarioError
from transport.roads.geodesy import geodesic_m
from transport.roads.road_graph import RoadGraph
from transport.roads.speeds import bands_of, driving_s, driving_seconds

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from transport.policy import Policy
    from transport.roads.geodesy import Floats
    from transport.roads.road_graph import Integers, Pair
    from transport.roads.speeds import SpeedBand
    from transport.scenario import Scenario, SuppliedDistance

_PERCENT = 100
_NOISE_M = 0.001
_CHUNK = 1 << 18  # pairs computed at once: a few megabytes a temporary array


class Provider(Protocol):
    """A source of distances: great circle, road graph, or one yet to come."""

    def pairs(self, pairs: Sequence[Pair]) -> tuple[Integers, Integers]:
        """Metres and seconds of each (from, to), in order."""

    def matrices(
        self, ids: Sequence[str], *, skip: Container[Pair]
    ) -> tuple[Integers, Integers]:
        """Metres and seconds ``(n, n)``; pairs in ``skip`` may hold any number."""


class DistanceTable(Protocol):
    """Runs between places, many at once: `Distances` is one."""

    is_metric: bool

    def pairs(self, pairs: Sequence[Pair]) -> tuple[Integers, Integers]:
        """Metres and seconds of each (from, to), in order."""

    def matrices(self, ids: Sequence[str]) -> tuple[Integers, Integers]:
        """Metres and seconds between ``ids``, ``(n, n)``."""


class Distances:
    """Road metres and driving seconds (by day, at speed 100 %) between places.

    From a place to itself is 0. A row of ``distances.csv`` serves both directions
    unless the other one has its own row.

    Computed metres keep the triangle inequality to 1 m and seconds to 1 s (see
    `road_m`); metres over a road graph keep it exactly. ``is_metric`` is False when
    something the user gave may break it: rows of ``distances.csv``, or times given
    with roads.
    """

    def __init__(
        self,
        provider: Provider,
        *,
        supplied: Mapping[Pair, tuple[int, int]],
        is_metric: bool,
    ) -> None:
        self.is_metric = is_metric
        self._provider = provider
        self._supplied = supplied
        self._known: dict[Pair, tuple[int, int]] = {}

    def metres(self, from_id: str, to_id: str) -> int:
        """Road metres of the run."""
        return self._pair(from_id, to_id)[0]

    def seconds(self, from_id: str, to_id: str) -> int:
        """Driving seconds of the run by day at speed 100 %, breaks not counted."""
        return self._pair(from_id, to_id)[1]

    def _pair(self, from_id: str, to_id: str) -> tuple[int, int]:
        pair = (from_id, to_id)
        if pair not in self._known:
            metres, seconds = self.pairs([pair])
            self._known[pair] = (int(metres[0]), int(seconds[0]))
        return self._known[pair]

    def pairs(self, pairs: Sequence[Pair]) -> tuple[Integers, Integers]:
        """Metres and seconds of each (from, to), in order; cheaper than one by one."""
        metres = np.zeros(len(pairs), dtype=np.int64)
        seconds = np.zeros(len(pairs), dtype=np.int64)
        open_at: list[int] = []
        for at, pair in enumerate(pairs):
            if pair in self._supplied:
                metres[at], seconds[at] = self._supplied[pair]
            elif pair[0] != pair[1]:
                open_at.append(at)
        if open_at:
            found = self._provider.pairs([pairs[at] for at in open_at])
            metres[open_at], seconds[open_at] = found
        return metres, seconds

    def matrices(self, ids: Sequence[str]) -> tuple[Integers, Integers]:
        """Metres and seconds between ``ids``, ``(n, n)``: row departs, column arrives.

        Fresh arrays at every call; an id may come twice.
        """
        metres, seconds = self._provider.matrices(ids, skip=self._supplied.keys())
        spots: dict[str, list[int]] = {}
        for at, place_id in enumerate(ids):
            spots.setdefault(place_id, []).append(at)
        for (from_id, to_id), (pair_m, pair_s) in self._supplied.items():
            if from_id in spots and to_id in spots:
                block = np.ix_(spots[from_id], spots[to_id])
                metres[block], seconds[block] = pair_m, pair_s
        return metres, seconds


class GreatCircle:
    """Distances from coordinates: WGS-84 geodesic, circuity, planning speeds."""

    def __init__(
        self, position: Mapping[str, tuple[float, float]], policy: Policy
    ) -> None:
        self._position = position
        self._policy = policy
        self._bands = bands_of(is_mountain=policy.mountain)

    def pairs(self, pairs: Sequence[Pair]) -> tuple[Integers, Integers]:
        """Metres and seconds of each (from, to), in order."""
        lat1, lon1 = self._coordinates([from_id for from_id, _ in pairs])
        lat2, lon2 = self._coordinates([to_id for _, to_id in pairs])
        metres = road_m(geodesic_m(lat1, lon1, lat2, lon2), self._policy)
        return metres, driving_seconds(metres, self._bands)

    def matrices(
        self,
        ids: Sequence[str],
        *,
        skip: Container[Pair],
    ) -> tuple[Integers, Integers]:
        """Metres and seconds ``(n, n)``; half is computed, as both are symmetric."""
        n = len(ids)
        lat, lon = self._coordinates(ids)
        metres = np.zeros((n, n), dtype=np.int64)
        seconds = np.zeros_like(metres)
        for rows in _row_chunks(n):
            block = (rows, slice(rows.start, n))
            line_m = geodesic_m(
                lat[rows, None], lon[rows, None], lat[block[1]], lon[block[1]]
            )
            metres[block] = road_m(line_m, self._policy)
            seconds[block] = driving_seconds(metres[block], self._bands)
            metres[block[::-1]] = metres[block].T
            seconds[block[::-1]] = seconds[block].T
        return metres, seconds

    def _coordinates(self, ids: Sequence[str]) -> tuple[Floats, Floats]:
        degrees = np.array([self._position[i] for i in ids], dtype=np.float64)
        lat, lon = degrees.reshape(-1, 2).T.copy()
        return lat, lon


def _row_chunks(n: int) -> Iterator[slice]:
    size = max(1, _CHUNK // max(1, n))
    return (slice(start, min(start + size, n)) for start in range(0, n, size))


def road_m(line_m: Floats, policy: Policy) -> Integers:
    """Road metres for great circles of ``line_m`` metres, any shape, rounded up.

    ``max(short * min(L, short_m), long * L)``, by default 1.35 L below 300 km and
    1.25 L from 324 km (1.5 L, from 360 km, in mountains); between them the distance
    stays at its value at 300 km, so that a longer line never makes a shorter road.

    It keeps the triangle inequality. ``min(L, short_m)`` and ``L`` are nondecreasing
    and subadditive (concave, 0 at 0). So is the larger of two such functions f, g:
    f(x + y) <= f(x) + f(y) <= max(f, g)(x) + max(f, g)(y), and likewise for g. With
    the geodesic's L(a, c) <= L(a, b) + L(b, c) follows
    road(a, c) <= road(L(a, b) + L(b, c)) <= road(a, b) + road(b, c). Rounding up to
    whole metres is subadditive too; since a millimetre of excess counts as numerical
    noise and is dropped, the inequality holds up to 1 m.

    The factors are assumptions: the mean detour index of 25 Chinese cities is 1.324,
    and lower on long trips.
    """
    short_percent = (
        policy.circuity_mountain_percent
        if policy.mountain
        else policy.circuity_short_percent
    )
    short = short_percent * np.minimum(line_m, policy.circuity_short_m)
    road = np.maximum(short, policy.circuity_percent * line_m) / _PERCENT
    whole: Floats = np.maximum(np.ceil(road - _NOISE_M), 0)
    return whole.astype(np.int64)


def distances_of(scenario: Scenario) -> Distances:
    """The distances of a scenario, each pair by its highest authority.

    Raises
    ------
    ScenarioError
        If a depot, village or employer cannot be reached over the scenario's roads, or
        lies far from every highway; one fault for each such place. Also if the source
        of distances is not installed, or does not answer.
    """
    policy = scenario.policy
    bands = bands_of(is_mountain=policy.mountain)
    supplied = _supplied(scenario.distances, bands)
    if scenario.roads:
        provider: Provider = _checked_roads(scenario, supplied, bands)
        is_metric = all(r.driving_s is None for r in scenario.roads)
    else:
        provider = _by_source(scenario, bands)
        is_metric = scenario.road_source.provider == "great_circle"
    return Distances(provider, supplied=supplied, is_metric=is_metric and not supplied)


def _by_source(scenario: Scenario, bands: tuple[SpeedBand, ...]) -> Provider:
    """The provider of the settings; networks and servers are imported when asked."""
    source, position = scenario.road_source, scenario.position
    if source.provider == "great_circle":
        return GreatCircle(position, scenario.policy)
    if source.provider == "highways":
        from transport.roads.highways import Highways

        ways = Highways(position, scenario.policy, bands=bands)
        faults = ways.faults(list(position))
        if faults:
            raise ScenarioError(faults)
        return ways
    from transport.roads.routing_service import RoutingService

    return RoutingService(position, name=source.provider, url=source.url)


def _checked_roads(
    scenario: Scenario,
    supplied: Mapping[Pair, tuple[int, int]],
    bands: tuple[SpeedBand, ...],
) -> RoadGraph:
    roads = RoadGraph(scenario.roads, place_ids=scenario.position, bands=bands)
    homes = [*scenario.depot, *scenario.village, *scenario.employer]
    faults = roads.faults(homes, skip=supplied.keys())
    if faults:
        raise ScenarioError(faults)
    return roads


def _supplied(
    rows: Sequence[SuppliedDistance], bands: tuple[SpeedBand, ...]
) -> dict[Pair, tuple[int, int]]:
    """Metres and seconds by pair; a row's way back unless that has a row itself."""
    there: dict[Pair, tuple[int, int]] = {}
    back: dict[Pair, tuple[int, int]] = {}
    for row in rows:
        if row.from_id == row.to_id:
            continue
        seconds = row.driving_s
        if seconds is None:
            seconds = driving_s(row.distance_m, bands)
        there[row.from_id, row.to_id] = (row.distance_m, seconds)
        back[row.to_id, row.from_id] = (row.distance_m, seconds)
    return back | there
