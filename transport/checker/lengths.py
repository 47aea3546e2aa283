"""Distances of all pairs a plan needs, fetched once; computed ones proved by geopy."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geopy.distance import geodesic

from transport.checker.findings import Violation
from transport.checker.rulebook import PERCENT
from transport.roads.distances import distances_of
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transport.checker.run import Run
    from transport.policy import Policy
    from transport.scenario import Scenario

    Pair = tuple[str, str]

TOLERANCE = 0.001
ROUNDING_M = 2


class Lengths:
    """Metres and driving seconds of a trip's legs and of each worker's direct way."""

    def __init__(
        self, scenario: Scenario, runs: Iterable[Run], *, also: Iterable[Pair] = ()
    ) -> None:
        self._scenario = scenario
        self._distances = distances_of(scenario)
        self._metres: dict[Pair, int] = {}
        self._seconds: dict[Pair, int] = {}
        touched = {pair for run in runs for pair in _pairs(run)} | set(also)
        on_roster = {(w.village_id, w.employer_id) for w in scenario.workers}
        self._learn(sorted(touched | on_roster))

    def _learn(self, wanted: Sequence[Pair]) -> None:
        metres, seconds = self._distances.pairs(wanted)
        self._metres |= dict(zip(wanted, metres.tolist(), strict=True))
        self._seconds |= dict(zip(wanted, seconds.tolist(), strict=True))

    def metres(self, from_id: str, to_id: str) -> int:
        """Road metres of the run, which a forged trip may make from anywhere."""
        if (from_id, to_id) not in self._metres:
            self._learn([(from_id, to_id)])
        return self._metres[from_id, to_id]

    def seconds(self, from_id: str, to_id: str) -> int:
        """Driving seconds of the run by day at speed 100 %."""
        if (from_id, to_id) not in self._seconds:
            self._learn([(from_id, to_id)])
        return self._seconds[from_id, to_id]

    def great_circles(self) -> Iterator[Violation]:
        """Computed pairs agree with geopy's geodesic times circuity, within 0.1 %.

        Pairs with a row of their own, or of the way back, and pairs over a road graph
        or of another source are facts of the scenario; there is nothing to compute.
        """
        scenario = self._scenario
        if scenario.roads or scenario.road_source.provider != "great_circle":
            return
        given = {frozenset((row.from_id, row.to_id)) for row in scenario.distances}
        seen: set[frozenset[str]] = set()
        for (from_id, to_id), found_m in self._metres.items():
            pair = frozenset((from_id, to_id))
            if pair in given or pair in seen:
                continue
            seen.add(pair)
            ends = scenario.position[from_id], scenario.position[to_id]
            due_m = _road_m(float(geodesic(*ends).m), scenario.policy)
            if abs(found_m - due_m) > TOLERANCE * due_m + ROUNDING_M:
                told = said(
                    "GREAT_CIRCLE_WRONG",
                    found_metres=found_m,
                    start=from_id,
                    end=to_id,
                    due_metres=round(due_m),
                )
                yield Violation(
                    code="GREAT_CIRCLE_WRONG",
                    where=f"{from_id}-{to_id}",
                    told=told,
                    amount=round(found_m - due_m),
                )


def _pairs(run: Run) -> Iterator[Pair]:
    places = [str(stop.place_id) for stop in run.called]
    yield from itertools.pairwise(places)
    yield from run.pairs
    yield from run.ways


def _road_m(line_m: float, policy: Policy) -> float:
    """Great circle times circuity; where the factor falls, a road never shortens."""
    short_percent = policy.circuity_short_percent
    if policy.mountain:
        short_percent = policy.circuity_mountain_percent
    near_m = min(line_m, policy.circuity_short_m) * short_percent
    return max(near_m, line_m * policy.circuity_percent) / PERCENT
