"""Exchanges on finished trips: who is of higher priority for as many of lower.

The search seats those of higher priority while it can still change timetables. What is
left to do when all times stand is done here, for workers of one village and employer:
names change, and no halt, time, load or price does.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transport.groups import PRIORITIES
from transport.trips.holds import overfull

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transport.groups import Group, Party
    from transport.plan import Stop, Trip
    from transport.scenario import Scenario
    from transport.trips.quotes import Quote

    Ends = tuple[str, str]  # village, employer


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A party and the group it belongs to."""

    group: Group
    party: Party

    @property
    def rank(self) -> int:
        """Its priority class, 0 the highest."""
        return PRIORITIES.index(self.party.priority)

    @property
    def ends(self) -> Ends:
        """Where it boards and where it alights."""
        return self.group.village_id, self.group.employer_id


@dataclass(slots=True, kw_only=True)
class Coach:
    """A booked trip, its quote, and who is aboard; changed by exchanges."""

    trip: Trip
    quote: Quote
    aboard: list[Member]

    def offers(self, scenario: Scenario, member: Member) -> list[Member]:
        """As many of lower class whose place the party could take; none where none."""
        group = member.group
        same = [
            other
            for other in self.aboard
            if other.ends == member.ends and other.rank > member.rank
        ]
        if member.party.goes_alone or not same or not self._suits(scenario, group):
            return []
        same.sort(key=lambda other: -other.rank)
        chosen = _together(same, member.party.n)
        return chosen if self._holds_luggage(member, chosen) else []

    def _holds_luggage(self, member: Member, others: Sequence[Member]) -> bool:
        staying = [other for other in self.aboard if other not in others]
        parties = [other.party for other in (*staying, member)]
        return overfull(self.quote.route.line, parties) is None

    def _suits(self, scenario: Scenario, group: Group) -> bool:
        board_s, alight_s = self.quote.times(group.village_id, group.employer_id)
        return (
            group.ready_s <= board_s
            and alight_s <= group.deadline_s
            and scenario.edition_at(max(group.ready_s, 0)) is self.quote.edition
        )

    def exchange(self, member: Member, others: Sequence[Member]) -> None:
        """The party takes the others' places and seats."""
        old = [name for other in others for name in other.party.worker_ids]
        name = dict(zip(old, member.party.worker_ids, strict=True))
        self.trip = renamed(self.trip, name)
        self.aboard = [other for other in self.aboard if other not in others]
        self.aboard.append(member)


def exchange_all(
    scenario: Scenario, coaches: Sequence[Coach], left: Iterable[Member]
) -> list[Member]:
    """Who is on no coach once nobody can take the place of a lower class any more.

    The coaches are changed. Who travels alone on a ticket asks for no place.
    """
    by_ends: defaultdict[Ends, list[Coach]] = defaultdict(list)
    for coach in coaches:
        for ends in {member.ends for member in coach.aboard}:
            by_ends[ends].append(coach)  # whoever boards later has the same ends
    stays: list[Member] = []
    asking = deque(sorted(left, key=lambda member: member.rank))
    while asking:
        member = asking.popleft()
        for coach in by_ends[member.ends]:
            others = coach.offers(scenario, member)
            if others:
                coach.exchange(member, others)
                asking += others
                break
        else:
            stays.append(member)
    return stays


def _together(members: Sequence[Member], n: int) -> list[Member]:
    """Some of the parties that have just ``n`` workers; the first ones where it can."""
    found: dict[int, list[Member]] = {0: []}
    for member in members:
        for total, chosen in list(found.items()):
            more = total + member.party.n
            if more <= n and more not in found:
                found[more] = [*chosen, member]
    return found.get(n, [])


def renamed(trip: Trip, name: Mapping[str, str]) -> Trip:
    """The trip with other riders in place of some, by name, and all else as it is."""
    return replace(
        trip,
        stops=tuple(_renamed(stop, name) for stop in trip.stops),
        seats={name.get(w, w): seat for w, seat in trip.seats.items()},
    )


def _renamed(stop: Stop, name: Mapping[str, str]) -> Stop:
    return replace(
        stop,
        board=tuple(name.get(w, w) for w in stop.board),
        alight=tuple(name.get(w, w) for w in stop.alight),
    )
