"""Coaches to a service and from it for named workers: those that run, then others."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from solvers.replanning.errands import errand, still_brings
from solvers.replanning.printed import room_down, room_up, span_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from solvers.replanning.asking import Asked
    from solvers.replanning.attending import Attending
    from solvers.replanning.coaches import Coaches
    from solvers.replanning.crowds import Crowds
    from solvers.replanning.printed import Told
    from solvers.replanning.rounds import Round
    from transport.groups import Party
    from transport.plan import Segment, Trip
    from transport.services import Service


@dataclass(kw_only=True)
class Carrying:
    """What carries the riders of a service on one of its segments.

    ``joins``: who joins a trip that is kept; ``trips``: what runs for them;
    ``failed``: parties for whom there is no coach.
    """

    asked: Asked
    this: Round
    told: Told
    service: Service
    segment: Segment
    maker: Attending
    coaches: Coaches
    crowds: Crowds
    is_joining: bool
    joins: dict[str, list[str]] = field(default_factory=dict)
    trips: list[Trip] = field(default_factory=list)
    failed: list[Party] = field(default_factory=list)

    def carry(self, parties: Sequence[Party]) -> None:
        """Find a seat for each of the parties, those of a printed trip together."""
        for printed, own in self._clusters(parties):
            if printed is not None and self._is_on_its_way(printed):
                self._go_on(printed, own)
                continue
            waiting = [p for p in own if not (self.is_joining and self._joins(p))]
            self._run(printed, waiting)

    def _clusters(
        self, parties: Sequence[Party]
    ) -> Iterator[tuple[Trip | None, list[Party]]]:
        """Parties by the printed trip that they had, others by their place."""
        found: dict[tuple[str, str], list[Party]] = {}
        trip_of = {
            w: trip
            for trip in self.asked.plan.trips
            if trip.segment == self.segment
            for w in trip.worker_ids
        }
        for party in parties:
            first = party.worker_ids[0]
            trip = trip_of.get(first)
            key = ("", self._place(first)) if trip is None else (trip.trip_id, "")
            found.setdefault(key, []).append(party)
        for (trip_id, _), own in sorted(found.items()):
            yield self.asked.plan.trip.get(trip_id), own

    def _is_on_its_way(self, printed: Trip) -> bool:
        fixed = self.asked.fixed
        return printed.trip_id in fixed.departed - fixed.broken.keys()

    def _place(self, worker_id: str) -> str:
        worker = self.this.ground.scenario.worker[worker_id]
        return worker.village_id if self.segment == "feeder" else worker.employer_id

    def _go_on(self, printed: Trip, parties: Sequence[Party]) -> None:
        """Those on the way: the coach brings them as printed, or nothing does."""
        names = [w for p in parties for w in p.worker_ids]
        if printed.trip_id in self.this.kept:
            if printed.service_id == self.service.service_id:
                self.joins.setdefault(printed.trip_id, []).extend(names)
            else:
                self.failed += parties
            return
        trip = None
        if self.segment == "feeder":
            policy, out = self.this.ground.scenario.policy, self.asked.changes.out
            trip = still_brings(policy, printed, self.service, names, out)
        if trip is None:
            self.failed += parties
        else:
            self._take(trip)

    def _is_to_be_new(self, printed: Trip) -> bool:
        """Whether the coach that runs instead must not bear the printed number."""
        fixed = self.asked.fixed
        return fixed.holds(printed) or printed.trip_id in fixed.broken

    def _take(self, trip: Trip) -> None:
        line = (trip.depot_id, trip.vehicle_type)
        span = span_of(self.this.ground.scenario, [trip])
        self.coaches.take(line, trip.coach, span)
        self.crowds.add(trip)
        self.trips.append(trip)

    def _joins(self, party: Party) -> bool:
        """Whether the party has seats on a coach that runs, which it then has."""
        place_id = self._place(party.worker_ids[0])
        for trip in self.this.kept.values():
            if (trip.segment, trip.service_id) != (
                self.segment,
                self.service.service_id,
            ) or not self._may_be_joined(trip, party.worker_ids):
                continue
            aboard = self.joins.get(trip.trip_id, [])
            here = sum(self._place(w) == place_id for w in aboard)
            n_free = trip.usable_seats - len(trip.worker_ids) - len(aboard)
            at_place, at_hub = self._room(trip, place_id)
            if party.n <= min(n_free, at_place - here, at_hub - len(aboard)):
                self.joins.setdefault(trip.trip_id, []).extend(party.worker_ids)
                return True
        return False

    def _may_be_joined(self, trip: Trip, names: Collection[str]) -> bool:
        """Whoever was on it may be again; others where it is not locked and waits."""
        printed = self.asked.plan.trip[trip.trip_id]
        if set(names).issubset(printed.worker_ids):
            return True
        is_gone = trip.trip_id in self.asked.fixed.departed
        return not (is_gone or self.asked.fixed.holds(trip))

    def _room(self, trip: Trip, place_id: str) -> tuple[int, int]:
        """How many more may board and alight with nobody's time changed."""
        policy = self.this.ground.scenario.policy
        up, down = room_up(policy, trip, self.told), room_down(policy, trip)
        if self.segment == "feeder":
            return up.get(place_id, 0), down.get(self.service.from_hub, 0)
        return down.get(place_id, 0), up.get(self.service.to_hub, 0)

    def _run(self, printed: Trip | None, parties: Sequence[Party]) -> None:
        """A coach for all of the parties, else one for each half of them."""
        if not parties:
            return
        scenario = self.this.ground.scenario
        names = [w for p in parties for w in p.worker_ids]
        now = errand(scenario, self.segment, self.service, names, printed=printed)
        if printed is not None and self._is_to_be_new(printed):
            now = replace(now, trip_id="")
        trip = self.maker.first_free(now, self.coaches)
        if trip is not None:
            self._take(trip)
        elif len(parties) == 1:
            self.failed += parties
        else:
            order = sorted(parties, key=lambda p: self._place(p.worker_ids[0]))
            half = len(order) // 2
            self._run(printed, order[:half])
            self._run(printed, order[half:])
