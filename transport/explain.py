"""Why a worker, a group or a trip is planned as it is: facts for plain sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.costs import hire_days
from transport.eligibility import health_gate
from transport.groups import groups_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.groups import Group
    from transport.plan import NotTravelling, Plan, Trip
    from transport.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class TripFacts:
    """A coach's movement in figures; money in fen, times in scenario seconds.

    ``one_more_saves_fen``: what one more coach of its line would save at the margin;
    None where that was not computed.
    """

    trip_id: str
    vehicle_type: str
    depot_id: str
    n_workers: int
    usable_seats: int
    drivers: int
    n_pickups: int
    n_drops: int
    days_of_hire: int
    distance_m: int
    deadhead_m: int
    cost_fen: int
    cost_lines: Mapping[str, int]
    one_more_saves_fen: int | None

    @property
    def each_fen(self) -> int:
        """The trip's cost over those on board."""
        return self.cost_fen // max(1, self.n_workers)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerFacts:
    """One worker: on a trip, or why not.

    ``marginal_fen``: what one more worker of his group costs; None where that was not
    computed. ``companions``: the others of his party.
    """

    worker_id: str
    village: str
    employer: str
    group_id: str | None
    companions: tuple[str, ...]
    stays: NotTravelling | None
    is_held: bool
    trip: TripFacts | None
    seat: str
    board_s: int
    alight_s: int
    marginal_fen: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFacts:
    """One group: how many ride on which trips, and who stays."""

    group_id: str
    village: str
    employer: str
    n_workers: int
    riders: Mapping[str, int]
    n_unplanned: int
    marginal_fen: int | None


Facts = WorkerFacts | GroupFacts | TripFacts


class Explainer:
    """Answers questions about one plan of one scenario."""

    def __init__(self, scenario: Scenario, plan: Plan) -> None:
        self._scenario = scenario
        self._plan = plan
        eligible = health_gate(scenario, mode="coach").eligible
        self._groups = {g.group_id: g for g in groups_of(scenario, eligible)}
        self._group_of = {
            worker_id: group
            for group in self._groups.values()
            for worker_id in group.worker_ids
        }
        self._held = {entry.worker_id: entry for entry in plan.held}
        self._left = {entry.worker_id: entry for entry in plan.unplanned}
        self._legs = {j.worker_id: j.legs[0] for j in plan.journeys}

    @property
    def known(self) -> Sequence[str]:
        """Every id that can be asked about."""
        workers = [worker.worker_id for worker in self._scenario.workers]
        return [*self._plan.trip, *self._groups, *workers]

    def facts(self, asked: str) -> Facts | None:
        """The facts about a trip, a group or a worker; None where there is no such."""
        if asked in self._plan.trip:
            return self._trip(self._plan.trip[asked])
        if asked in self._groups:
            return self._group(self._groups[asked])
        if asked in self._scenario.worker:
            return self._worker(asked)
        return None

    def _trip(self, trip: Trip) -> TripFacts:
        kinds = Counter(stop.kind for stop in trip.stops)
        return TripFacts(
            trip_id=trip.trip_id,
            vehicle_type=trip.vehicle_type,
            depot_id=trip.depot_id,
            n_workers=len(trip.worker_ids),
            usable_seats=trip.usable_seats,
            drivers=trip.drivers,
            n_pickups=kinds["pickup"],
            n_drops=kinds["drop"],
            days_of_hire=hire_days(trip.return_s - trip.depart_s),
            distance_m=trip.distance_m,
            deadhead_m=trip.deadhead_m,
            cost_fen=trip.cost_fen,
            cost_lines=trip.cost_lines,
            one_more_saves_fen=self._saves_fen(trip),
        )

    def _saves_fen(self, trip: Trip) -> int | None:
        if self._plan.marginal is None:
            return None
        for coach in self._plan.marginal.coaches:
            if (coach.depot_id, coach.vehicle_type) == (
                trip.depot_id,
                trip.vehicle_type,
            ):
                return coach.saves_fen
        return None

    def _marginal_fen(self, group: Group | None) -> int | None:
        if self._plan.marginal is None or group is None:
            return None
        for entry in self._plan.marginal.groups:
            if entry.group_id == group.group_id:
                return entry.per_worker_fen
        return None

    def _group(self, group: Group) -> GroupFacts:
        riders: Counter[str] = Counter()
        for worker_id in group.worker_ids:
            leg = self._legs.get(worker_id)
            if leg is not None and leg.trip_id is not None:
                riders[leg.trip_id] += 1
        return GroupFacts(
            group_id=group.group_id,
            village=self._scenario.village[group.village_id].name,
            employer=self._scenario.employer[group.employer_id].name,
            n_workers=group.n_workers,
            riders=dict(sorted(riders.items())),
            n_unplanned=sum(w in self._left for w in group.worker_ids),
            marginal_fen=self._marginal_fen(group),
        )

    def _worker(self, worker_id: str) -> WorkerFacts:
        worker = self._scenario.worker[worker_id]
        group = self._group_of.get(worker_id)
        leg = self._legs.get(worker_id)
        trip = None if leg is None else self._plan.trip.get(leg.trip_id or "")
        party = [
            other.worker_id
            for other in self._scenario.workers
            if worker.party_id
            and other.party_id == worker.party_id
            and other.worker_id != worker_id
        ]
        return WorkerFacts(
            worker_id=worker_id,
            village=self._scenario.village[worker.village_id].name,
            employer=self._scenario.employer[worker.employer_id].name,
            group_id=None if group is None else group.group_id,
            companions=tuple(party),
            stays=self._held.get(worker_id) or self._left.get(worker_id),
            is_held=worker_id in self._held,
            trip=None if trip is None else self._trip(trip),
            seat="" if leg is None else leg.seat,
            board_s=0 if leg is None else leg.board_s,
            alight_s=0 if leg is None else leg.alight_s,
            marginal_fen=self._marginal_fen(group),
        )
