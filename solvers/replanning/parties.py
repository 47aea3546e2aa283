"""Parties of which a part is printed already: the others travel apart from it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from solvers.replanning.asking import Asked

    Way = tuple[str | None, ...]


def with_parties_settled(asked: Asked) -> Asked:
    """The same, with those who travel apart from their parties.

    A party travels together or not at all, and whoever is printed keeps the ride. So of
    a party whose members are not all on the same trips those on the same ones, the most
    of them, stay the party; each of the others is placed by itself.
    """
    apart = tuple(sorted(_apart(asked)))
    return replace(asked, changes=replace(asked.changes, apart=apart))


def _apart(asked: Asked) -> Iterator[str]:
    rides: dict[str, Way] = {
        journey.worker_id: tuple(leg.trip_id or leg.service_id for leg in journey.legs)
        for journey in asked.plan.journeys
    }
    for trip_id, aboard in asked.fixed.broken.items():
        rides |= {w: (*rides[w], f"beside {trip_id}") for w in aboard if w in rides}
    for members in _parties(asked).values():
        part = _party_still(members, rides)
        yield from (w for w in members if w not in part)


def _party_still(members: Sequence[str], rides: Mapping[str, Way]) -> Sequence[str]:
    """Whoever stays the party: the most on the same trips; all, where nobody rides."""
    parts: defaultdict[Way, list[str]] = defaultdict(list)
    for worker_id in members:
        if worker_id in rides:
            parts[rides[worker_id]].append(worker_id)
    if not parts:
        return members
    return max(parts.values(), key=len)  # the first of those alike


def _parties(asked: Asked) -> Mapping[str, list[str]]:
    """Everybody who may come, by party, the roster's order first."""
    everybody = {w.worker_id: w for w in asked.standby}
    everybody |= {w.worker_id: w for w in asked.changes.added}
    everybody |= asked.scenario.worker
    found: defaultdict[str, list[str]] = defaultdict(list)
    for worker_id in sorted(everybody):
        party_id = everybody[worker_id].party_id
        if party_id is not None and worker_id not in asked.changes.out:
            found[party_id].append(worker_id)
    return found


def companions(asked: Asked) -> tuple[str, ...]:
    """Who travels on without somebody of the own party, for a person to decide."""
    roster, out = asked.scenario.worker, asked.changes.out
    parties = {roster[w].party_id for w in out if w in roster} - {None}
    riding = {journey.worker_id for journey in asked.plan.journeys}
    return tuple(
        worker.worker_id
        for worker in asked.scenario.workers
        if worker.party_id in parties
        and worker.worker_id not in out
        and worker.worker_id in riding
    )
