"""Parties that no coach takes, however it runs: larger than any, or with more luggage.

Each is in a group apart, so that the bound counts it in full (`is_never_aboard`): in
the group of others it would count as if it could ride in their seats.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.groups import Group, Party
    from transport.scenario import Scenario


def without_unseatable(
    scenario: Scenario, groups: Sequence[Group]
) -> tuple[Group, ...]:
    """The groups, cut where no coach of the fleet takes some of their parties."""
    return tuple(part for group in groups for part in _cut(scenario, group))


def is_unseatable(scenario: Scenario, party: Party) -> bool:
    """Whether no coach of the fleet has seats and a hold for the whole party.

    All of it is aboard at once, as parties are whole; no rule makes a coach larger.
    """
    n, bags = len(party.worker_ids), party.n_bags
    return not any(
        n <= line.passenger_seats and (line.hold_bags is None or bags <= line.hold_bags)
        for line in scenario.fleet
        if line.count
    )


def _cut(scenario: Scenario, group: Group) -> Iterator[Group]:
    """Those whom some coach takes, then those whom none does."""
    never = tuple(p for p in group.parties if is_unseatable(scenario, p))
    if not never or len(never) == len(group.parties):
        yield group
        return
    seated = tuple(party for party in group.parties if party not in never)
    yield replace(group, parties=seated)
    yield replace(group, group_id=f"{group.group_id}-in-no-coach", parties=never)
