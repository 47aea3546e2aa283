"""Earliest arrivals: how soon a worker could be at the employer if all went well."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from transport.clock import DAY_S, MINUTE_S
from transport.driving.timetable import Call, timetable
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.places import Opening
    from transport.scenario import Scenario

_PERCENT = 100
_QUARTER_S = 15 * MINUTE_S
_HORIZON_S = 14 * DAY_S  # looked ahead beyond the scenario, to name a late arrival


class EarliestArrivals:
    """Earliest end of alighting on a direct run with nobody else on board.

    The fastest coach that reaches the village stands ready there, with fresh drivers,
    as many as the policy allows. It serves the village as soon as worker and village
    are ready, and drives to the employer under the driver-hours rule.

    ``direct_s``: driving seconds at speed 100 % of the pairs that will be asked for;
    those of the roster when not given.
    """

    def __init__(
        self,
        scenario: Scenario,
        *,
        direct_s: Mapping[tuple[str, str], int] | None = None,
    ) -> None:
        self._scenario = scenario
        self._given_s = direct_s
        self._rules = scenario.policy.hours
        self._boardings: dict[tuple[str, int], int | None] = {}
        self._runs: dict[tuple[int, int, Opening], int | None] = {}

    def alighted_s(self, village_id: str, employer_id: str, ready_s: int) -> int | None:
        """Scenario seconds; ``None`` when no coach can make the run at all."""
        return self._alighted_s(village_id, employer_id, ready_s, step_s=1)

    def surely_alighted_s(
        self, village_id: str, employer_id: str, ready_s: int
    ) -> int | None:
        """The same for a run lengthened to a full quarter of an hour at the wheel.

        Many pairs of places share its timetable, so a whole roster is quickly done.
        """
        return self._alighted_s(village_id, employer_id, ready_s, step_s=_QUARTER_S)

    def is_late(
        self, village_id: str, employer_id: str, *, ready_s: int, until_s: int
    ) -> bool:
        """Whether even the earliest arrival is after ``until_s``."""
        surely_s = self.surely_alighted_s(village_id, employer_id, ready_s)
        if surely_s is not None and surely_s <= until_s:
            return False
        alighted_s = self.alighted_s(village_id, employer_id, ready_s)
        return alighted_s is not None and alighted_s > until_s

    def _alighted_s(
        self, village_id: str, employer_id: str, ready_s: int, *, step_s: int
    ) -> int | None:
        start_s = self._boarding_s(village_id, ready_s)
        driving_s = self._driving_s(village_id, employer_id)
        if start_s is None or driving_s is None:
            return None
        gate = self._scenario.opening(employer_id)
        return self._run(start_s, driving_s + -driving_s % step_s, gate)

    def _boarding_s(self, village_id: str, ready_s: int) -> int | None:
        """First whole minute at which the village may be served."""
        key = (village_id, ready_s)
        if key not in self._boardings:
            opening = self._scenario.opening(village_id)
            call = Call(intervals=self._intervals(opening, ready_s))
            self._boardings[key] = call.service_s(ready_s + -ready_s % MINUTE_S)
        return self._boardings[key]

    def _run(self, start_s: int, driving_s: int, gate: Opening) -> int | None:
        key = (start_s, driving_s, gate)
        if key not in self._runs:
            dwell_s = self._dwell_s
            calls = (
                Call(dwell_s=dwell_s),
                Call(dwell_s=dwell_s, intervals=self._intervals(gate, start_s)),
            )
            times = timetable(
                calls=calls,
                driving_s=(driving_s,),
                depart_s=start_s,
                drivers=self._scenario.policy.max_drivers,
                rules=self._rules,
            )
            self._runs[key] = None if times is None else times.halts[-1].depart_s
        return self._runs[key]

    @cached_property
    def _dwell_s(self) -> int:
        policy = self._scenario.policy
        dwell_s = policy.stop_s + policy.stop_per_worker_s
        return dwell_s + -dwell_s % MINUTE_S

    def _driving_s(self, village_id: str, employer_id: str) -> int | None:
        """Driving seconds at day speed in the fastest coach that fits the village."""
        max_seats = self._scenario.sides(village_id, employer_id)[0].max_seats
        fitting = [
            line.speed_percent
            for line in self._scenario.fleet
            if line.count > 0 and (max_seats is None or line.seats <= max_seats)
        ]
        if not fitting:
            return None
        return -(-self._direct_s[village_id, employer_id] * _PERCENT // max(fitting))

    @cached_property
    def _direct_s(self) -> dict[tuple[str, str], int]:
        """Driving seconds at speed 100 % of every pair on the roster."""
        if self._given_s is not None:
            return dict(self._given_s)
        workers = self._scenario.workers
        pairs = list(dict.fromkeys((w.village_id, w.employer_id) for w in workers))
        _, seconds = distances_of(self._scenario).pairs(pairs)
        return dict(zip(pairs, seconds.tolist(), strict=True))

    def _intervals(self, opening: Opening, start_s: int) -> tuple[tuple[int, int], ...]:
        end_s = max(start_s, self._scenario.end_s) + _HORIZON_S
        return opening.intervals(start_s=start_s, end_s=end_s)
