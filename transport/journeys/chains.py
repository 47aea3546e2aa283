"""Chains: by which services the workers of a group can travel, and by which not.

A chain is feeder, service, receiving coach. The journey network has a node for every
village, for every service's departure and arrival, and for every employer; a way from a
village to an employer over a service is a chain, if the moments on it allow it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import networkx as nx

from transport.clock import HOUR_S
from transport.journeys.no_chains import (
    Journey,
    NoChain,
    missed,
    no_chain,
    too_late,
    too_long,
)
from transport.said import said
from transport.trips.routes import dwell_s
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from transport.groups import Group
    from transport.roads.distances import Distances
    from transport.scenario import Scenario
    from transport.services import Service

Node = tuple[str, str]  # kind, id


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A way of a group's workers over a service, with the windows of its coaches.

    The feeder boards from ``feeder_ready_s`` and has let the workers off at the hub by
    ``feeder_deadline_s``; the receiving coach boards them from ``receiving_ready_s``
    and has let them off by ``receiving_deadline_s``. A journey inside the windows
    keeps the limit of the ride from door to door: ``spare_s``, what that leaves beyond
    boarding at ``boards_s`` and alighting at ``arrives_s``, is split in halves, unless
    it is `shared` otherwise. ``ready_s`` and ``deadline_s`` are the group's.
    """

    group_id: str
    service_id: str
    feeder_ready_s: int
    feeder_deadline_s: int
    receiving_ready_s: int
    receiving_deadline_s: int
    ready_s: int
    deadline_s: int
    boards_s: int
    arrives_s: int
    spare_s: int

    def shared(self, feeder_percent: int) -> Chain:
        """The chain with so much of its spare time for the feeder.

        The receiving coach has what the feeder has not.
        """
        feeder_s = self.spare_s * feeder_percent // PERCENT
        return replace(
            self,
            feeder_ready_s=max(self.ready_s, self.boards_s - feeder_s),
            receiving_deadline_s=min(
                self.deadline_s, self.arrives_s + self.spare_s - feeder_s
            ),
        )


class JourneyNetwork:
    """Services as ways between villages and employers.

    Services run out alone: whoever goes home travels by coach all the way.

    Parameters
    ----------
    held_by_rail
        Workers whom the health rules of trains refuse and those of coaches do not.
    """

    def __init__(
        self,
        scenario: Scenario,
        distances: Distances,
        groups: Sequence[Group],
        *,
        held_by_rail: Container[str] = (),
    ) -> None:
        self._scenario = scenario
        self._groups = [group for group in groups if not group.is_homebound]
        self._group = {group.group_id: group for group in groups}
        self._held = {
            group.group_id: next((w for w in group.worker_ids if w in held_by_rail), "")
            for group in groups
        }
        self.graph = _network(scenario, distances, self._groups)

    @cached_property
    def _all(self) -> tuple[tuple[Chain, ...], tuple[NoChain, ...]]:
        better = _dominators(self._scenario)
        chains: list[Chain] = []
        refused: list[NoChain] = []
        for group in self._groups:
            for service in self._scenario.services:
                if service.mode not in self._scenario.policy.modes:
                    continue
                found = self.chain(group, service)
                (chains if isinstance(found, Chain) else refused).append(found)  # type: ignore[arg-type]
        legal = {(chain.group_id, chain.service_id) for chain in chains}
        kept = []
        for chain in chains:
            over = better.get(chain.service_id)
            if over is not None and (chain.group_id, over) in legal:
                refused.append(
                    NoChain(
                        group_id=chain.group_id,
                        service_id=chain.service_id,
                        code="DOMINATED",
                        told=said("DOMINATED", better=over),
                    )
                )
            else:
                kept.append(chain)
        return tuple(kept), tuple(refused)

    @cached_property
    def possible(self) -> tuple[Chain, ...]:
        """Those, and legal ones whose coaches run longer ways than the direct coach.

        Only who may go direct by no coach is planned on these; no rule forbids them.
        """
        detours = (
            self._timed(group, service, *self._road_s(group, service))
            for entry in self.refused
            if entry.code == "NO_SHORTER_BY_ROAD"
            for group, service in [self._pair(entry)]
        )
        legal = tuple(chain for chain in detours if isinstance(chain, Chain))
        return (*self.chains, *legal)

    @property
    def chains(self) -> tuple[Chain, ...]:
        """Chains that are legal and that no other one makes pointless."""
        return self._all[0]

    @property
    def refused(self) -> tuple[NoChain, ...]:
        """Every other pair of group and service, with the reason."""
        return self._all[1]

    def chain(self, group: Group, service: Service) -> Chain | NoChain:
        """The group's way over the service, or why there is none."""
        if service.mode == "rail" and self._held[group.group_id]:
            told = said("MODE_HOLDS", worker=self._held[group.group_id])
            return no_chain(group, service, "MODE_HOLDS", told)
        ends = _ends(group, service)
        edges = [self.graph.get_edge_data(*pair) for pair in ends]
        policy = self._scenario.policy
        if any(edge is None for edge in edges):
            told = said("HUB_TOO_FAR", most_m=policy.max_hub_m)
            return no_chain(group, service, "HUB_TOO_FAR", told)
        direct_m = self.graph.edges[
            ("village", group.village_id), ("employer", group.employer_id)
        ]["metres"]
        road_m = sum(edge["metres"] for edge in edges)
        if road_m >= direct_m:
            return no_chain(
                group,
                service,
                "NO_SHORTER_BY_ROAD",
                said("NO_SHORTER_BY_ROAD", road_m=road_m, direct_m=direct_m),
            )
        return self._timed(group, service, *self._road_s(group, service))

    def _pair(self, entry: NoChain) -> tuple[Group, Service]:
        return self._group[entry.group_id], self._scenario.service[entry.service_id]

    def _road_s(self, group: Group, service: Service) -> tuple[int, int]:
        """Seconds at the wheel of feeder and receiving coach, in the fastest coach."""
        fastest = max(
            (line.speed_percent for line in self._scenario.fleet), default=PERCENT
        )
        feeder_s, receiving_s = (
            self.graph.edges[pair]["seconds"] * PERCENT // max(PERCENT, fastest)
            for pair in _ends(group, service)
        )
        return feeder_s, receiving_s

    def _timed(
        self, group: Group, service: Service, feeder_s: int, receiving_s: int
    ) -> Chain | NoChain:
        """The chain with its windows, if the shortest drives keep every moment."""
        scenario, policy = self._scenario, self._scenario.policy
        stand_s = dwell_s(policy, 1)
        due_s = service.departs_s - policy.connect_s(service.mode)
        latest_s = due_s - 2 * stand_s - feeder_s
        boards_s = _last_open(scenario, group, latest_s)
        if boards_s is None or boards_s < group.ready_s:
            return missed(scenario, group, service, latest_s)
        begins_s = service.arrives_s + policy.transfer_s(service.mode)
        gate = scenario.opening(group.employer_id)
        earliest_s = begins_s + stand_s + receiving_s
        opens = gate.intervals(start_s=earliest_s, end_s=group.deadline_s - stand_s)
        if not opens:
            last_s = group.deadline_s - stand_s
            return too_late(scenario, group, service, earliest_s, last_s)
        arrives_s = opens[0][0] + stand_s
        spare_s = policy.max_ride_s - (arrives_s - boards_s)
        if spare_s < 0:
            journey = Journey(
                boards_s=boards_s,
                arrives_s=arrives_s,
                before_gate_s=opens[0][0] - earliest_s,
                after_pickup_s=latest_s - boards_s,
            )
            return too_long(scenario, group, service, journey)
        return Chain(
            group_id=group.group_id,
            service_id=service.service_id,
            feeder_ready_s=max(group.ready_s, boards_s - spare_s // 2),
            feeder_deadline_s=due_s,
            receiving_ready_s=begins_s,
            receiving_deadline_s=min(group.deadline_s, arrives_s + spare_s // 2),
            ready_s=group.ready_s,
            deadline_s=group.deadline_s,
            boards_s=boards_s,
            arrives_s=arrives_s,
            spare_s=spare_s,
        )


def _network(
    scenario: Scenario, distances: Distances, groups: Sequence[Group]
) -> nx.DiGraph[Node]:
    """Villages, departures, arrivals, employers; metres and seconds on road edges."""
    graph: nx.DiGraph[Node] = nx.DiGraph()
    graph.add_edges_from(
        (("departure", s.service_id), ("arrival", s.service_id))
        for s in scenario.services
    )
    wanted: list[tuple[str, str, Node, Node]] = []
    for group in groups:
        village, employer = (
            ("village", group.village_id),
            ("employer", group.employer_id),
        )
        wanted.append((group.village_id, group.employer_id, village, employer))
        for service in scenario.services:
            departure = ("departure", service.service_id)
            arrival = ("arrival", service.service_id)
            wanted.append((group.village_id, service.from_hub, village, departure))
            wanted.append((service.to_hub, group.employer_id, arrival, employer))
    distinct = list(dict.fromkeys(wanted))
    metres, seconds = distances.pairs([(a, b) for a, b, *_ in distinct])
    for (*_, start, end), m, s in zip(
        distinct, metres.tolist(), seconds.tolist(), strict=True
    ):
        is_direct = start[0] == "village" and end[0] == "employer"
        if is_direct or m <= scenario.policy.max_hub_m:
            graph.add_edge(start, end, metres=m, seconds=s)
    return graph


def _ends(group: Group, service: Service) -> tuple[tuple[Node, Node], ...]:
    return (
        (("village", group.village_id), ("departure", service.service_id)),
        (("arrival", service.service_id), ("employer", group.employer_id)),
    )


def _last_open(scenario: Scenario, group: Group, latest_s: int) -> int | None:
    """Last moment up to ``latest_s`` at which the village is served."""
    opening = scenario.opening(group.village_id)
    if latest_s < 0:
        return None
    ends = [end for _, end in opening.intervals(start_s=0, end_s=latest_s)]
    return max(ends, default=None)


def _dominators(scenario: Scenario) -> Mapping[str, str]:
    """A service that makes another pointless, by the latter's id."""
    n_workers = len(scenario.workers)
    found: dict[str, str] = {}
    for service in scenario.services:
        for other in _alike(scenario, service):
            is_larger = other.seats * other.max_units >= n_workers
            if is_larger and other.service_id not in found and _beats(other, service):
                found[service.service_id] = other.service_id
                break
    return found


def _alike(scenario: Scenario, service: Service) -> Iterator[Service]:
    day_s = 24 * HOUR_S
    for other in scenario.services:
        if (
            other is not service
            and (other.from_hub, other.to_hub) == (service.from_hub, service.to_hub)
            and other.mode == service.mode
            and other.departs_s // day_s == service.departs_s // day_s
        ):
            yield other


def _beats(other: Service, service: Service) -> bool:
    """Whether ``other`` is as good in everything (equal ones: the first id)."""
    as_good = (
        other.departs_s >= service.departs_s
        and other.arrives_s <= service.arrives_s
        and other.unit_fen <= service.unit_fen
        and other.seat_fen <= service.seat_fen
        and other.seats >= service.seats
    )
    return as_good and (
        (other.departs_s, other.arrives_s, other.unit_fen, other.seat_fen, other.seats)
        != (
            *(service.departs_s, service.arrives_s),
            *(service.unit_fen, service.seat_fen, service.seats),
        )
        or other.service_id < service.service_id
    )
