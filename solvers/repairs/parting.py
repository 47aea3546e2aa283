"""Which coaches of a large plan are planned anew, and for whom of those who stay."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from solvers.repairs.part import Part
from transport.groups import PRIORITIES, parties_of, priority_of
from transport.operation.roll import coach_of
from transport.places import rough_away

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from transport.operation.roll import CoachKey
    from transport.plan import Plan, Trip
    from transport.roster import Worker
    from transport.scenario import Scenario

    Company = tuple[Worker, ...]
    Place = tuple[float, float]

MOST_PARTS = 4
MOST_LEFT = 40  # of those who stay, in one part


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large a part may be: who stays, all with those aboard, coaches."""

    left: int
    workers: int
    coaches: int


SMALL = Size(left=MOST_LEFT, workers=120, coaches=6)
LARGE = Size(left=160, workers=400, coaches=12)  # for a first guess


def parts_of(
    scenario: Scenario, plan: Plan, left: Collection[str], size: Size = SMALL
) -> list[Part]:
    """Parts of the plan that share no coach, around those who stay.

    Each is begun by a party of the highest class and takes in those whose ways are
    nearest to its own, then the coaches with seats left that pass nearest to it, then
    full ones. Services stay as they are, with the coaches to and from them.
    """
    return _Parting(scenario, plan, size).parts(left)


class _Parting:
    def __init__(self, scenario: Scenario, plan: Plan, size: Size) -> None:
        self._scenario = scenario
        self._size = size
        self._plan = plan
        self._at = {
            place.village_id: (place.lat, place.lon) for place in scenario.villages
        } | {place.employer_id: (place.lat, place.lon) for place in scenario.employers}

    def parts(self, left: Collection[str]) -> list[Part]:
        waiting = self._by_class(left)
        coaches = _direct(self._plan.trips)
        found: list[Part] = []
        while waiting and coaches and len(found) < MOST_PARTS:
            seed = waiting[0]
            chosen = self._near(seed, waiting)
            taken = self._passing(seed, coaches, self._size.workers - _n(chosen))
            if not taken:
                break
            names = frozenset(w.worker_id for party in chosen for w in party)
            found.append(
                Part(
                    full=self._scenario,
                    plan=self._plan,
                    coaches=frozenset(taken),
                    left=names,
                )
            )
            waiting = [party for party in waiting if party[0].worker_id not in names]
            coaches = {key: own for key, own in coaches.items() if key not in taken}
        return found

    def _by_class(self, left: Collection[str]) -> list[Company]:
        """Parties of those who stay, the highest class first."""
        scenario = self._scenario
        workers = [w for w in scenario.workers if w.worker_id in left]

        def rank(party: Company) -> tuple[int, str]:
            classes = (PRIORITIES.index(priority_of(scenario, w)) for w in party)
            return min(classes), party[0].worker_id

        return sorted(parties_of(workers), key=rank)

    def _near(self, seed: Company, waiting: Iterable[Company]) -> list[Company]:
        """The parties whose ways are nearest to that of the first, and itself."""
        chosen: list[Company] = []
        n = 0
        for party in sorted(waiting, key=lambda other: self._apart(seed, other)):
            if n + len(party) <= self._size.left or not chosen:
                chosen.append(party)
                n += len(party)
        return chosen

    def _apart(self, one: Company, other: Company) -> float:
        ways = [(c[0].village_id, c[0].employer_id) for c in (one, other)]
        return sum(
            rough_away(self._at[a], self._at[b]) for a, b in zip(*ways, strict=True)
        )

    def _passing(
        self, seed: Company, coaches: dict[CoachKey, list[Trip]], room: int
    ) -> list[CoachKey]:
        """Coaches that pass nearest to the way, those with seats left first."""

        def order(key: CoachKey) -> tuple[bool, float, CoachKey]:
            trips = coaches[key]
            free = sum(t.usable_seats - len(t.worker_ids) for t in trips)
            return not free, min(self._past(seed, trip) for trip in trips), key

        taken: list[CoachKey] = []
        for key in sorted(coaches, key=order):
            n = sum(len(trip.worker_ids) for trip in coaches[key])
            if n <= room and len(taken) < self._size.coaches:
                taken.append(key)
                room -= n
        return taken

    def _past(self, seed: Company, trip: Trip) -> float:
        """How far from the party's two ends the trip comes at its nearest halts."""
        halts = [
            self._at[stop.place_id]
            for stop in trip.stops
            if stop.place_id in self._at and (stop.board or stop.alight)
        ]
        ends = (self._at[seed[0].village_id], self._at[seed[0].employer_id])
        return sum(min(rough_away(end, at) for at in halts) for end in ends)


def _direct(trips: Sequence[Trip]) -> dict[CoachKey, list[Trip]]:
    """By coach the trips of those that bring nobody to a service or from it."""
    found: defaultdict[CoachKey, list[Trip]] = defaultdict(list)
    for trip in trips:
        found[coach_of(trip)].append(trip)
    return {
        key: own
        for key, own in sorted(found.items())
        if all(trip.segment == "direct" for trip in own)
    }


def _n(parties: Iterable[Company]) -> int:
    return sum(map(len, parties))
