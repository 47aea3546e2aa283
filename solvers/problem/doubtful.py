"""Doubtful parties: whom the plan lets travel and another one could rightly hold.

A certificate that ends on the road holds a worker whom no ride brings there in time.
That no cleverer ride does, the checker cannot prove: it accepts the hold where a ride
of its own does not arrive a good while before the certificate ends. A plan that holds
such a worker pays nothing for him. So the bound counts nothing for him either, and he
is in a group apart, lest the others of his group count for nothing as well.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.checker.health_audit import Gate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.groups import Group, Party
    from transport.scenario import Scenario
    from transport.trips.routes import Lookup


def with_doubts(
    scenario: Scenario, distances: Lookup, groups: Sequence[Group]
) -> tuple[Group, ...]:
    """The groups, cut where the checker would let some of their parties be held."""
    gate = Gate(scenario, distances.seconds)

    def is_doubtful(party: Party) -> bool:
        return any(gate.may_hold(scenario.worker[w]) for w in party.worker_ids)

    return tuple(
        part
        for group in groups
        for part in _cut(group, [p for p in group.parties if is_doubtful(p)])
    )


def _cut(group: Group, doubtful: Sequence[Party]) -> Iterator[Group]:
    """Those for whom a hold would be refused, then those for whom it would not."""
    marked = tuple(replace(party, is_doubtful=True) for party in doubtful)
    sure = tuple(party for party in group.parties if party not in doubtful)
    if sure:
        yield replace(group, parties=sure)
    if marked:
        yield replace(group, group_id=f"{group.group_id}-in-doubt", parties=marked)
