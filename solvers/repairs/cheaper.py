"""Cheaper ways for workers whose seats cost many times the median, each proved.

Each way is planned alone, with the trips it touches and no others, and is offered only
where the checker proves that plan and it costs less than what it replaces.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.planner import solve
from solvers.repairs.freed import freed_fen
from solvers.repairs.intake import arrivals_of, is_overrun
from solvers.repairs.pricing import coaches_of
from solvers.running.deadline import Deadline, TimeIsUp
from transport.answers.second_look import CheaperWay, dear_seats
from transport.checker import violations
from transport.clock import DAY_S
from transport.fares import fare_fen
from transport.gate.screening import screened
from transport.outcome import Limits
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transport.answers.second_look import DearSeat
    from transport.fleet import FleetLine
    from transport.outcome import StopAsked
    from transport.plan import Plan, Trip
    from transport.roads.distances import Distances
    from transport.roster import Worker
    from transport.scenario import Scenario

MOST_DEAR = 3  # trips that are looked at
MOST_JOINED = 2  # trips that each of them is tried with
MOST_MUSTER_M = 60_000  # to another village where they would board: beyond, no way
_STEPS = 1


def cheaper_ways(
    scenario: Scenario, plan: Plan, *, seed: int = 1, stop: StopAsked | None = None
) -> dict[DearSeat, list[CheaperWay]]:
    """The dearest seats of the plan, each with the cheaper ways found, best first.

    Tried are: joining one of the nearest trips with seats left, at home or at a village
    where it calls; another coach that stands idle. The price of a train ticket is told
    besides where the scenario lets nobody travel alone. Same scenario, plan and seed:
    the same answer. When ``stop`` says yes, the seats looked at so far are the answer.
    """
    seats = dear_seats(plan)[:MOST_DEAR]
    if not seats:
        return {}
    looking = _Looking(screened(scenario)[0], plan, seed, stop)
    found: dict[DearSeat, list[CheaperWay]] = {}
    for seat in seats:
        try:
            found[seat] = looking.ways(plan.trip[seat.trip_id])
        except TimeIsUp:
            break
    return found


class _Looking:
    """Ways that are tried for the trips of one plan."""

    def __init__(
        self, scenario: Scenario, plan: Plan, seed: int, stop: StopAsked | None
    ) -> None:
        self._deadline = Deadline(stop=stop)
        self._stop = stop
        self._scenario = scenario
        self._plan = plan
        self._limits = Limits(time_limit_s=None, steps=_STEPS, seed=seed)
        self._distances: Distances = distances_of(scenario)

    def ways(self, trip: Trip) -> list[CheaperWay]:
        """The ways found for those of ``trip``, what saves most first."""
        found = [way for way in (self._own_coach(trip), self._joined(trip)) if way]
        found.sort(key=lambda way: -way.saves_fen)
        if self._scenario.individual is not None:
            return found  # tickets were weighed when the plan was made
        return [*found, self._ticket(trip)]

    def _own_coach(self, trip: Trip) -> CheaperWay | None:
        """The cheapest coach that stands idle, for them alone."""
        freed = freed_fen(self._scenario, self._plan, trip)
        used = coaches_of(other for other in self._plan.trips if other is not trip)
        idle = tuple(
            line.without_coaches(used[line.key]) for line in self._scenario.fleet
        )
        alone = self._alone(self._riders(trip), fleet=idle)
        plan = self._proved(alone, trip.worker_ids)
        if plan is None or plan.cost.total_fen >= freed:
            return None
        other = plan.trips[0]
        return CheaperWay(
            for_trip=trip.trip_id,
            kind="other_coach",
            saves_fen=freed - plan.cost.total_fen,
            coach=(other.depot_id, other.vehicle_type),
        )

    def _joined(self, trip: Trip) -> CheaperWay | None:
        """The best way to ride along on a trip with seats left."""
        ways = [
            way
            for other in self._nearest(trip)
            for village_id in self._boarding(trip, other)
            if (way := self._joining(trip, other, village_id)) is not None
        ]
        return max(ways, key=lambda way: way.saves_fen, default=None)

    def _boarding(self, trip: Trip, other: Trip) -> tuple[str, ...]:
        """Where they may board: at home (""), or where ``other`` calls near by."""
        away_m, village_id = self._nearest_pickup(trip, other)
        return ("", village_id) if away_m <= MOST_MUSTER_M else ("",)

    def _joining(self, trip: Trip, other: Trip, village_id: str) -> CheaperWay | None:
        """Those of ``trip`` on ``other``, from home or from one of its villages."""
        moved = self._riders(trip)
        if village_id:
            moved = [replace(worker, village_id=village_id) for worker in moved]
        first_day = other.depart_s // DAY_S
        workers = [
            replace(w, ready_from_s=max(w.ready_s, first_day * DAY_S))
            for w in (*self._riders(other), *moved)
        ]
        line = self._scenario.fleet_line[other.depot_id, other.vehicle_type]
        both = self._alone(workers, fleet=(line.of_coaches([other.coach]),))
        plan = self._proved(both, (*other.worker_ids, *trip.worker_ids))
        if plan is None or len(plan.trips) > 1:
            return None
        joined = plan.trips[0]
        freed = freed_fen(self._scenario, self._plan, trip)
        saves_fen = freed + other.cost_fen - plan.cost.total_fen
        if saves_fen <= 0 or not _days(joined, self._scenario) <= _days(
            other, self._scenario
        ):
            return None
        return CheaperWay(
            for_trip=trip.trip_id,
            kind="muster" if village_id else "join",
            saves_fen=saves_fen,
            trip_id=other.trip_id,
            village_id=village_id,
            away_m=self._nearest_pickup(trip, other)[0] if village_id else 0,
            day=first_day,
        )

    def _ticket(self, trip: Trip) -> CheaperWay:
        """The fare over the longest of their direct ways, by the rule of K trains."""
        metres = max(
            self._distances.metres(worker.village_id, worker.employer_id)
            for worker in self._riders(trip)
        )
        return CheaperWay(
            for_trip=trip.trip_id,
            kind="ticket",
            saves_fen=0,
            ticket_fen=fare_fen("k_seat", metres),
        )

    # -- what is planned alone ---------------------------------------------------------

    def _riders(self, trip: Trip) -> list[Worker]:
        return [self._scenario.worker[worker_id] for worker_id in trip.worker_ids]

    def _alone(
        self, workers: Iterable[Worker], *, fleet: Sequence[FleetLine]
    ) -> Scenario:
        """The scenario of these workers and coaches alone."""
        return replace(
            self._scenario,
            workers=tuple(sorted(workers, key=lambda worker: worker.worker_id)),
            fleet=tuple(fleet),
            services=(),
            individual=None,
            stations=(),  # their checks are behind them
            tariff=replace(self._scenario.tariff, net_of=""),
        )

    def _proved(self, changed: Scenario, worker_ids: Sequence[str]) -> Plan | None:
        """The plan that carries them all; None without one that the checker proves."""
        self._deadline.check()
        plan = solve(changed, limits=self._limits, stop=self._stop).plan
        self._deadline.check()  # of what was cut short nothing is to be said
        aboard = {journey.worker_id for journey in plan.journeys}
        if aboard != set(worker_ids) or violations(changed, plan):
            return None
        return None if self._crowds(changed, plan, aboard) else plan

    def _crowds(self, changed: Scenario, plan: Plan, moved: set[str]) -> bool:
        """Whether an employer would take in more a day than it does."""
        before = arrivals_of(self._scenario, self._plan, without=moved)
        return is_overrun(changed, before + arrivals_of(changed, plan))

    # -- which trips are near ----------------------------------------------------------

    def _nearest(self, trip: Trip) -> list[Trip]:
        """Other direct trips with seats for all of ``trip``, the nearest first.

        Their coaches run nothing else, which a longer trip might leave no time for.
        """
        n, blocks = len(trip.worker_ids), self._plan.block
        others = [
            other
            for other in self._plan.trips
            if other is not trip
            and other.segment == "direct"
            and len(blocks[other.block_id].trips) == 1
            and other.usable_seats - len(other.worker_ids) >= n
        ]
        others.sort(key=lambda other: (self._apart_m(trip, other), other.trip_id))
        return others[:MOST_JOINED]

    def _apart_m(self, trip: Trip, other: Trip) -> int:
        """From pickup to pickup and from drop to drop, the nearest each."""
        return self._nearest_pickup(trip, other)[0] + min(
            self._distances.metres(theirs, ours)
            for theirs in _places(other, "drop")
            for ours in _places(trip, "drop")
        )

    def _nearest_pickup(self, trip: Trip, other: Trip) -> tuple[int, str]:
        """The pickup of ``other`` nearest to the first of ``trip``, with its metres."""
        home = _places(trip, "pickup")[0]
        return min(
            (self._distances.metres(home, place), place)
            for place in _places(other, "pickup")
        )


def _places(trip: Trip, kind: str) -> list[str]:
    return [str(stop.place_id) for stop in trip.stops if stop.kind == kind]


def _days(trip: Trip, scenario: Scenario) -> set[int]:
    """Calendar days on which the coach is away or being disinfected."""
    ready_s = trip.return_s + scenario.policy.turnaround_s
    return set(range(trip.depart_s // DAY_S, ready_s // DAY_S + 1))
