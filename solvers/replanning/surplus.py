"""Who is taken off the lists where an employer receives fewer than were printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.replanning.arrivals import arrivals_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from solvers.replanning.asking import Asked
    from solvers.replanning.ground import Ground
    from transport.groups import Party


def over_intake(asked: Asked, ground: Ground) -> frozenset[str]:
    """Printed riders for whom a lowered intake has no place any more.

    Of each employer and day as many as are too many: the fewest, parties whole. Those
    from standby go first, the last offered before the others; then the lowest class,
    and in a class whoever was added or registered last. Nobody who is let in is among
    them, under way or aboard, and nobody whom somebody has locked.
    """
    changes = asked.changes
    if not changes.intakes:
        return frozenset()
    printed = arrivals_of(asked.plan, changes.moment_s)
    riders = ground.eligible.intersection(printed.at)
    inside = {
        employer_id: changes.let_in.get(employer_id, printed.under_way)
        for employer_id in changes.intakes
    }
    stays = {w for own in inside.values() for w in own} | _locked(asked)
    order = _order(asked, ground)
    found: set[str] = set()
    for (employer_id, _), here in printed.among(riders).items():
        if employer_id not in changes.intakes:
            continue
        kept = len(set(here).intersection(inside[employer_id]))
        n_over = len(here) - max(changes.intakes[employer_id], kept)
        parties = {ground.party_of[w].worker_ids: ground.party_of[w] for w in here}
        free = [
            party
            for party in parties.values()
            if set(here).issuperset(party.worker_ids)
            and stays.isdisjoint(party.worker_ids)
        ]
        free.sort(key=lambda party: min(order[w] for w in party.worker_ids))
        found |= {w for party in fewest(free, n_over) for w in party.worker_ids}
    return frozenset(found)


def _order(asked: Asked, ground: Ground) -> dict[str, tuple[int, int, int]]:
    """By worker: who is taken off first has the least."""
    registered = [w.worker_id for w in ground.scenario.workers]
    place = {w: -n for n, w in enumerate(registered)}
    offered = {w: -n for n, w in enumerate(asked.from_standby)}
    return {
        w: (0, 0, offered[w]) if w in offered else (1, -party.rank, place[w])
        for w, party in ground.party_of.items()
    }


def _locked(asked: Asked) -> frozenset[str]:
    """Workers who are locked themselves, or by their trip or coach."""
    fixed = asked.fixed
    return fixed.locked_workers.union(
        w for trip in asked.plan.trips if fixed.holds(trip) for w in trip.worker_ids
    )


def fewest(parties: Sequence[Party], n: int) -> Iterator[Party]:
    """Parties of the fewest workers that are ``n`` at least, the first before others.

    All of them, where they are not so many.
    """
    if n <= 0:
        return
    reach: list[set[int]] = [{0}]  # sums of the last parties, of none first
    for party in reversed(parties):
        reach.append(reach[-1] | {party.n + one for one in reach[-1]})
    left = min((one for one in reach[-1] if one >= n), default=max(reach[-1]))
    for i, party in enumerate(parties, start=1):
        if left - party.n in reach[len(parties) - i]:
            left -= party.n
            yield party
