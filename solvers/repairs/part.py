"""A part of a plan, planned anew by itself while all else of the plan stays.

Large scenarios are not planned again only to be asked what a change would bring. A few
of their coaches are, with those they carry and those who stay near them; what comes of
it is put back between the trips that stay, and only then proved.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from solvers.costing import plan_cost
from solvers.repairs.intake import arrivals_of
from transport.groups import penalty_fen
from transport.operation.roll import coach_of
from transport.plan import Journey, Leg, Plan, own_block_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transport.fleet import FleetLine
    from transport.operation.roll import CoachKey
    from transport.places import Employer
    from transport.plan import Trip
    from transport.scenario import Scenario


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """Coaches of a plan that are free again, and those who stay and may board them.

    ``coaches`` run direct trips alone. ``left``: some of those whom the plan leaves
    behind, in whole parties.
    """

    full: Scenario
    plan: Plan
    coaches: frozenset[CoachKey]
    left: frozenset[str]

    @cached_property
    def worker_ids(self) -> frozenset[str]:
        """All who are planned anew."""
        freed = (trip for trip in self.plan.trips if coach_of(trip) in self.coaches)
        return self.left.union(*(trip.worker_ids for trip in freed))

    @cached_property
    def kept(self) -> tuple[Trip, ...]:
        """The trips that stay as they are."""
        trips = self.plan.trips
        return tuple(trip for trip in trips if coach_of(trip) not in self.coaches)

    def scenario(self, changed: Scenario) -> Scenario:
        """The changed scenario of these workers, on coaches that no other trip has.

        Employers take in what they do not have from other trips already.
        """
        ids, busy = self.worker_ids, self._busy
        return replace(
            changed,
            workers=tuple(w for w in changed.workers if w.worker_id in ids),
            employers=tuple(map(self._with_room, changed.employers)),
            fleet=tuple(line.without_coaches(busy[line.key]) for line in changed.fleet),
            services=(),
            stations=(),  # their checks are behind them
            tariff=replace(changed.tariff, net_of=""),
        )

    def joined(self, changed: Scenario, anew: Plan) -> Plan:
        """The whole plan under the changed scenario: what stays, and the part anew."""
        trips = [*self.kept, *self._renamed(changed.fleet, anew.trips)]
        trips.sort(key=lambda trip: (trip.depart_s, trip.trip_id))
        journeys = self._journeys(trips, anew)
        still = {entry.worker_id for entry in anew.unplanned}
        stays = [
            entry
            for entry in self.plan.unplanned
            if entry.worker_id not in self.worker_ids or entry.worker_id in still
        ]
        told = {entry.worker_id for entry in stays}
        stays += [entry for entry in anew.unplanned if entry.worker_id not in told]
        return replace(
            self.plan,
            scenario_sha256=changed.sha256,
            cost=plan_cost(
                changed,
                trips=trips,
                uses=self.plan.services,
                journeys=journeys,
                screenings=(),  # the changed scenario is that after them
                alone=self.plan.individual,
                penalty_fen=sum(
                    penalty_fen(changed, changed.worker[entry.worker_id])
                    for entry in stays
                ),
                bound_fen=0,
            ),
            unplanned=tuple(sorted(stays, key=lambda entry: entry.worker_id)),
            trips=tuple(trips),
            journeys=journeys,
            screenings=(),
            marginal=None,
            certificate=None,
        )

    # -- what the others use ----------------------------------------------------------

    @cached_property
    def _busy(self) -> Mapping[tuple[str, str], set[int]]:
        found: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        for trip in self.kept:
            found[trip.depot_id, trip.vehicle_type].add(trip.coach)
        return found

    @cached_property
    def _received(self) -> Mapping[str, int]:
        """By employer the most workers of others that it takes in on any day."""
        most: Counter[str] = Counter()
        arrivals = arrivals_of(self.full, self.plan, without=self.worker_ids)
        for (employer_id, _), n in arrivals.items():
            most[employer_id] = max(most[employer_id], n)
        return most

    def _with_room(self, employer: Employer) -> Employer:
        if employer.daily_intake is None:
            return employer
        room = employer.daily_intake - self._received.get(employer.employer_id, 0)
        return replace(employer, daily_intake=max(0, room))

    # -- put back ---------------------------------------------------------------------

    def _renamed(self, fleet: Iterable[FleetLine], trips: Sequence[Trip]) -> list[Trip]:
        """The trips anew under names and on coaches that no trip has that stays."""
        last = max((_number(trip) for trip in self.plan.trips), default=0)
        width = max(3, len(str(last + len(trips))))
        names = {
            trip.trip_id: f"T{number:0{width}d}"
            for number, trip in enumerate(trips, start=last + 1)
        }
        blocks: dict[str, str] = {}
        for trip in sorted(trips, key=lambda trip: trip.depart_s):
            blocks.setdefault(trip.block_id, own_block_id(names[trip.trip_id]))
        free = {
            line.key: [
                n for n in range(1, line.count + 1) if n not in self._busy[line.key]
            ]
            for line in fleet
        }
        return [
            replace(
                trip,
                trip_id=names[trip.trip_id],
                block_id=blocks[trip.block_id],
                coach=free[trip.depot_id, trip.vehicle_type][trip.coach - 1],
            )
            for trip in trips
        ]

    def _journeys(self, trips: Sequence[Trip], anew: Plan) -> tuple[Journey, ...]:
        trip_of = {worker_id: t for t in trips for worker_id in t.worker_ids}

        def leg(journey: Journey) -> Leg:
            trip = trip_of[journey.worker_id]
            return replace(journey.legs[0], trip_id=trip.trip_id)

        others = (j for j in self.plan.journeys if j.worker_id not in self.worker_ids)
        own = (replace(journey, legs=(leg(journey),)) for journey in anew.journeys)
        return tuple(sorted([*others, *own], key=lambda journey: journey.worker_id))


def _number(trip: Trip) -> int:
    digits = trip.trip_id.removeprefix("T")
    return int(digits) if digits.isdecimal() else 0
