"""Those to be placed as the choice counts them: parties that are alike together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.groups import Group, Party


@dataclass(frozen=True, kw_only=True, eq=False)
class Unit:
    """Parties of one group that are alike: singles together, a larger party alone."""

    group: Group
    parties: tuple[Party, ...]

    @property
    def size(self) -> int:
        """Workers of one party."""
        return self.parties[0].n

    @property
    def n(self) -> int:
        """Workers in all."""
        return self.size * len(self.parties)


def units_of(groups: Sequence[Group]) -> list[Unit]:
    """The groups' parties: singles of a weight together, others alone."""
    found = []
    for group in groups:
        singles: dict[tuple[str, int, bool], list[Party]] = {}
        for party in group.parties:
            if party.n == 1:
                kind = (party.priority, party.otherwise_fen, party.goes_alone)
                singles.setdefault(kind, []).append(party)
            else:
                found.append(Unit(group=group, parties=(party,)))
        found += [
            Unit(group=group, parties=tuple(own)) for _, own in sorted(singles.items())
        ]
    return found
