"""Rides over services, for those to be placed: feeder, service, receiving coach."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from solvers.replanning.attending import Attending
from solvers.replanning.carrying import Carrying
from solvers.replanning.coaches import Coaches
from solvers.replanning.crowds import Crowds
from solvers.replanning.options import Option
from solvers.replanning.printed import span_of
from transport.journeys.network import journey_network

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from solvers.replanning.asking import Asked
    from solvers.replanning.printed import Told
    from solvers.replanning.rounds import Round
    from transport.groups import Group, Party
    from transport.journeys.chains import Chain
    from transport.plan import Segment
    from transport.services import Service

MOST_SERVICES = 6  # that are tried, those for the most people first
MOST_TRIES = 4  # of a service, each without those for whom the last had no coach
SEGMENTS: tuple[Segment, ...] = ("feeder", "receiving")


@dataclass(frozen=True, kw_only=True)
class OverServices:
    """Options by services for the groups of a round. ``told``: what is printed."""

    asked: Asked
    this: Round
    told: Told

    def options(self) -> Iterator[Option]:
        """By each service as many as it takes, the others by the next ones.

        Once with those who join coaches that run already, and once by others alone.
        """
        seen: set[str] = set()
        for is_joining in (True, False):
            for first in self._services:
                waiting = self._parties
                others = (s for s in self._services if s is not first)
                for service in (first, *others):
                    option = self._by(service, waiting, is_joining=is_joining)
                    if option is None:
                        continue
                    taken = set(option.takes)
                    waiting = [p for p in waiting if taken.isdisjoint(p.worker_ids)]
                    if option.key not in seen:
                        seen.add(option.key)
                        yield option

    @cached_property
    def _chains(self) -> Mapping[str, Mapping[str, Chain]]:
        """By service the chain of each worker whom it could carry."""
        ground = self.this.ground
        groups = [g for g in self._groups if not g.is_homebound]
        if not ground.scenario.services or not groups:
            return {}
        cut, network = journey_network(ground.scenario, ground.distances, groups)
        names = {group.group_id: group.worker_ids for group in cut}
        found: dict[str, dict[str, Chain]] = {}
        for chain in network.possible:
            own = dict.fromkeys(names[chain.group_id], chain)
            found.setdefault(chain.service_id, {}).update(own)
        return found

    @property
    def _groups(self) -> Sequence[Group]:
        return (*self.this.groups, *self.this.going)

    @cached_property
    def _services(self) -> Sequence[Service]:
        services = self.this.ground.scenario.service
        ids = sorted(self._chains, key=lambda s: (-len(self._chains[s]), s))
        return [services[s] for s in ids[:MOST_SERVICES]]

    @cached_property
    def _parties(self) -> Sequence[Party]:
        """Those to be placed, the highest class first, printed trips together."""
        trip_of = {
            w: trip.trip_id
            for trip in self.asked.plan.trips
            if trip.segment == "feeder"
            for w in trip.worker_ids
        }
        return sorted(
            (party for group in self._groups for party in group.parties),
            key=lambda p: (p.rank, trip_of.get(p.worker_ids[0], ""), p.worker_ids),
        )

    def _by(
        self, service: Service, waiting: Sequence[Party], *, is_joining: bool
    ) -> Option | None:
        """The service with as many of those waiting as it has seats and coaches for."""
        chains = self._chains[service.service_id]
        seats = service.seats * service.max_units - self._n_aboard(service)
        chosen: list[Party] = []
        for party in waiting:
            if chains.keys() >= {*party.worker_ids} and party.n <= seats:
                chosen.append(party)
                seats -= party.n
        for _ in range(MOST_TRIES):
            if not chosen:
                return None
            legs = self._legs(service, chosen, is_joining=is_joining)
            failed = {p.worker_ids for leg in legs for p in leg.failed}
            if not failed:
                return self._option(service, chosen, legs)
            chosen = [p for p in chosen if p.worker_ids not in failed]
        return None

    def _n_aboard(self, service: Service) -> int:
        return sum(
            len(trip.worker_ids)
            for trip in self.this.kept.values()
            if (trip.segment, trip.service_id) == ("feeder", service.service_id)
        )

    def _legs(
        self, service: Service, parties: Sequence[Party], *, is_joining: bool
    ) -> list[Carrying]:
        ground, kept = self.this.ground, self.this.kept.values()
        chains = self._chains[service.service_id]
        crowds = Crowds(ground.scenario.policy, kept)
        coaches = Coaches(ground.scenario, kept)
        windows = {
            ground.group_of[w].group_id: chains[w]
            for p in parties
            for w in p.worker_ids
        }
        maker = Attending(ground, crowds, windows)
        legs = []
        for segment in SEGMENTS:
            leg = Carrying(
                asked=self.asked,
                this=self.this,
                told=self.told,
                service=service,
                segment=segment,
                maker=maker,
                coaches=coaches,
                crowds=crowds,
                is_joining=is_joining,
            )
            leg.carry(parties)
            legs.append(leg)
        return legs

    def _option(
        self, service: Service, parties: Sequence[Party], legs: Sequence[Carrying]
    ) -> Option:
        scenario = self.this.ground.scenario
        takes = tuple(w for party in parties for w in party.worker_ids)
        also = tuple(trip for leg in legs for trip in leg.trips)
        joins = {t: tuple(own) for leg in legs for t, own in leg.joins.items()}
        before = self._n_aboard(service)
        seats_fen = service.cost_fen(before + len(takes))
        if before:
            seats_fen -= service.cost_fen(before)
        needs = tuple(
            ((trip.depot_id, trip.vehicle_type), span_of(scenario, [trip]))
            for trip in also
        )
        leaves = [span[0] for _, span in needs]
        leaves += [self.this.kept[t].depart_s for t in joins]
        how = ",".join(sorted(joins))
        return Option(
            way="service",
            key=f"by {service.service_id} {','.join(takes)} with {how}",
            span=(min(leaves), service.arrives_s),
            line=("", ""),
            cost_fen=sum(trip.cost_fen for trip in also) + seats_fen,
            takes=takes,
            service_id=service.service_id,
            also=also,
            needs=needs,
            joins=joins,
        )
