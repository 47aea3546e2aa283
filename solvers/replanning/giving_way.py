"""Printed riders who give their seats to a party of a higher class.

Priority goes before number (人社部明电〔2021〕4号) until a list is frozen; from then
on a seat is its holder's. As while planning, those give way whose place the party can
take with no halt, time or load another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.replanning.surplus import fewest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from solvers.replanning.asking import Asked
    from solvers.replanning.printed import Told
    from solvers.replanning.rounds import Round
    from transport.checker import Violation
    from transport.groups import Party
    from transport.plan import Trip

Given = dict[str, dict[str, str]]  # by trip: who gave his seat, and to whom


def giving_way(asked: Asked, this: Round, found: Iterable[Violation]) -> Given:
    """Seats for the parties that the checker says are passed over, where there are any.

    Of each trip the lowest class first, and in a class whoever registered last.
    """
    given: Given = {}
    seated: set[str] = set()
    for one in found:
        if one.code != "PRIORITY_PASSED_OVER":
            continue
        party = this.ground.party_of[one.where]
        trip = this.kept.get(str(one.told.figures["trip"]))
        if trip is None or not seated.isdisjoint(party.worker_ids):
            continue
        lower = [
            other
            for other in _lower(asked, this, trip, party)
            if given.get(trip.trip_id, {}).keys().isdisjoint(other.worker_ids)
        ]
        old = [w for other in fewest(lower, party.n) for w in other.worker_ids]
        if len(old) == party.n:
            new = given.setdefault(trip.trip_id, {})
            new |= dict(zip(old, party.worker_ids, strict=True))
            seated.update(party.worker_ids)
    return given


def _lower(asked: Asked, this: Round, trip: Trip, party: Party) -> Iterator[Party]:
    """Whole printed parties of lower classes with the same ends, who hold no seat."""
    ground, place = this.ground, {}
    for n, worker in enumerate(ground.scenario.workers):
        place[worker.worker_id] = n
    own = ground.group_of[party.worker_ids[0]]
    aboard = set(trip.worker_ids).intersection(asked.plan.trip[trip.trip_id].worker_ids)
    parties = {ground.party_of[w].worker_ids: ground.party_of[w] for w in aboard}
    able = [
        other
        for other in parties.values()
        for group in [ground.group_of[other.worker_ids[0]]]
        if (group.village_id, group.employer_id) == (own.village_id, own.employer_id)
        and other.rank > party.rank
        and aboard.issuperset(other.worker_ids)
        and ground.changes.seats_held.keys().isdisjoint(other.worker_ids)
    ]
    yield from sorted(
        able, key=lambda p: (-p.rank, -min(place[w] for w in p.worker_ids))
    )


def told_to(told: Told, given: Mapping[str, Mapping[str, str]]) -> Told:
    """What was told of times, those who were given seats told as who had them."""
    more = {
        (trip_id, new): told[trip_id, old]
        for trip_id, names in given.items()
        for old, new in names.items()
    }
    return {**told, **more}
