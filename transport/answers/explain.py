"""Why a worker, a group or a trip is planned as it is: facts for plain sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from transport.gate.eligibility import health_gate
from transport.gate.screening import screened
from transport.groups import groups_of
from transport.journeys.network import journey_network
from transport.money.costs import hire_days
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.groups import Group
    from transport.journeys.chains import JourneyNetwork
    from transport.journeys.no_chains import NoChain
    from transport.plan import IndividualTraveller, Leg, NotTravelling, Plan, Trip
    from transport.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class TripFacts:
    """A coach's movement in figures; money in fen, times in scenario seconds.

    ``one_more_saves_fen``: what one more coach of its line would save at the margin;
    None where that was not computed. ``is_stated``: that is a file's word.
    """

    trip_id: str
    vehicle_type: str
    depot_id: str
    n_workers: int
    usable_seats: int
    drivers: int
    n_pickups: int
    n_drops: int
    block_id: str
    coach: int
    block_trips: tuple[str, ...]
    block_days: int
    block_fen: int
    distance_m: int
    deadhead_m: int
    cost_fen: int
    cost_lines: Mapping[str, int]
    one_more_saves_fen: int | None
    is_stated: bool

    @property
    def each_fen(self) -> int:
        """The trip's cost over those on board."""
        return round(self.cost_fen / max(1, self.n_workers))


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerFacts:
    """One worker: on a trip, or why not.

    ``marginal_fen``: what one more worker of his group costs; None where that was not
    computed. ``companions``: the others of his party. ``rides``: the legs of the
    journey in order; ``trip`` that of the first coach. ``refused``: why the worker does
    not travel by services that the scenario offers. ``is_stated``: as of a trip.
    """

    worker_id: str
    village: str
    employer: str
    group_id: str | None
    companions: tuple[str, ...]
    stays: NotTravelling | None
    is_held: bool
    alone: IndividualTraveller | None
    trip: TripFacts | None
    rides: tuple[RideFacts, ...]
    refused: tuple[NoChain, ...]
    marginal_fen: int | None
    is_stated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RideFacts:
    """One leg of a journey: on a trip, or on a service between two hubs."""

    on: str
    is_service: bool
    from_place: str
    to_place: str
    seat: str
    board_s: int
    alight_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFacts:
    """One group: how many ride on which trips, who stays; the rest as of a worker."""

    group_id: str
    village: str
    employer: str
    n_workers: int
    riders: Mapping[str, int]
    n_unplanned: int
    n_alone: int
    marginal_fen: int | None
    is_stated: bool


Facts = WorkerFacts | GroupFacts | TripFacts


class Explainer:
    """Answers questions about one plan of one scenario."""

    def __init__(self, scenario: Scenario, plan: Plan) -> None:
        scenario, _ = screened(scenario)
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
        self._alone = {entry.worker_id: entry for entry in plan.individual}
        self._legs = {j.worker_id: j.legs for j in plan.journeys}
        self._by_pair: dict[str, list[Group]] = {}
        for group in self._groups.values():
            pair = f"{group.village_id}/{group.employer_id}"
            self._by_pair.setdefault(pair, []).append(group)

    @property
    def known(self) -> Sequence[str]:
        """Every id that can be asked about."""
        workers = [worker.worker_id for worker in self._scenario.workers]
        return [*self._plan.trip, *self._groups, *self._by_pair, *workers]

    def facts(self, asked: str) -> Facts | None:
        """The facts about a trip, a group or a worker; None where there is no such.

        ``VILLAGE/EMPLOYER`` asks for all groups of the pair together.
        """
        if asked in self._plan.trip:
            return self._trip(self._plan.trip[asked])
        if asked in self._groups:
            return self._group(asked, [self._groups[asked]])
        if asked in self._by_pair:
            return self._group(asked, self._by_pair[asked])
        if asked in self._scenario.worker:
            return self._worker(asked)
        return None

    def _trip(self, trip: Trip) -> TripFacts:
        kinds = Counter(stop.kind for stop in trip.stops)
        block = self._plan.block[trip.block_id]
        return TripFacts(
            trip_id=trip.trip_id,
            vehicle_type=trip.vehicle_type,
            depot_id=trip.depot_id,
            n_workers=len(trip.worker_ids),
            usable_seats=trip.usable_seats,
            drivers=trip.drivers,
            n_pickups=kinds["pickup"],
            n_drops=kinds["drop"],
            block_id=trip.block_id,
            coach=trip.coach,
            block_trips=tuple(one.trip_id for one in block.trips),
            block_days=hire_days(block.return_s - block.depart_s),
            block_fen=block.cost_fen,
            distance_m=trip.distance_m,
            deadhead_m=trip.deadhead_m,
            cost_fen=trip.cost_fen,
            cost_lines=trip.cost_lines,
            one_more_saves_fen=self._saves_fen(trip),
            is_stated=self._plan.proved_fen is not None,
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

    def _group(self, asked: str, groups: Sequence[Group]) -> GroupFacts:
        group = groups[0]
        workers = [w for each in groups for w in each.worker_ids]
        riders = Counter(
            leg.trip_id or leg.service_id or ""
            for worker_id in workers
            for leg in self._legs.get(worker_id, ())
        )
        return GroupFacts(
            group_id=asked,
            village=self._scenario.village[group.village_id].name,
            employer=self._scenario.employer[group.employer_id].name,
            n_workers=len(workers),
            riders=dict(sorted(riders.items())),
            n_unplanned=sum(w in self._left for w in workers),
            n_alone=sum(w in self._alone for w in workers),
            marginal_fen=self._marginal_fen(group),
            is_stated=self._plan.proved_fen is not None,
        )

    def _worker(self, worker_id: str) -> WorkerFacts:
        worker = self._scenario.worker[worker_id]
        group = self._group_of.get(worker_id)
        legs = self._legs.get(worker_id, ())
        trip = self._plan.trip.get(legs[0].trip_id or "") if legs else None
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
            alone=self._alone.get(worker_id),
            trip=None if trip is None else self._trip(trip),
            rides=tuple(self._ride(worker_id, leg) for leg in legs),
            refused=self._refused(worker_id, legs),
            marginal_fen=self._marginal_fen(group),
            is_stated=self._plan.proved_fen is not None,
        )

    def _ride(self, worker_id: str, leg: Leg) -> RideFacts:
        names = self._scenario.place_name
        if leg.service_id is not None:
            service = self._scenario.service[leg.service_id]
            ends = (service.from_hub, service.to_hub)
        else:
            stops = self._plan.trip[str(leg.trip_id)].stops
            boards = next(stop for stop in stops if worker_id in stop.board)
            alights = next(stop for stop in stops if worker_id in stop.alight)
            ends = (str(boards.place_id), str(alights.place_id))
        return RideFacts(
            on=leg.service_id or str(leg.trip_id),
            is_service=leg.service_id is not None,
            from_place=names.get(ends[0], ends[0]),
            to_place=names.get(ends[1], ends[1]),
            seat=leg.seat,
            board_s=leg.board_s,
            alight_s=leg.alight_s,
        )

    def _refused(self, worker_id: str, legs: Sequence[Leg]) -> tuple[NoChain, ...]:
        """Services that the worker cannot use; those he could use are not listed."""
        if not self._scenario.services or worker_id not in self._group_of:
            return ()
        used = {leg.service_id for leg in legs}
        return tuple(
            entry
            for entry in self._cut[1].refused
            if worker_id in self._members[entry.group_id]
            and entry.service_id not in used
        )

    @cached_property
    def _cut(self) -> tuple[tuple[Group, ...], JourneyNetwork]:
        groups = tuple(self._groups.values())
        return journey_network(self._scenario, distances_of(self._scenario), groups)

    @cached_property
    def _members(self) -> Mapping[str, frozenset[str]]:
        return {part.group_id: frozenset(part.worker_ids) for part in self._cut[0]}
