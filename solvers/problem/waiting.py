"""Who is still to be seated: parties of each group, taken and given back whole."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solvers.problem.parties import heaviest
from transport.groups import PRIORITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from solvers.problem.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Parties of one group that ride together; ``n`` workers in all."""

    group_idx: int
    parties: tuple[int, ...]
    n: int


class Waiting:
    """Parties not yet on a trip; those dearest to leave behind are taken first.

    Attributes
    ----------
    n
        ``(n_groups,)``, workers waiting in each group.
    """

    def __init__(self, problem: Problem, groups: Iterable[int] = ()) -> None:
        self._problem = problem
        self._parties: list[list[int]] = [[] for _ in range(problem.n_groups)]
        self.n = np.zeros(problem.n_groups, dtype=np.int64)
        self._is_singles = [max(sizes) == 1 for sizes in problem.party_sizes]
        for g in groups:
            self._parties[g] = list(range(len(problem.party_sizes[g])))
            self.n[g] = problem.n_workers[g]

    def fitting(self, g: int, space: int) -> tuple[int, ...]:
        """The group's parties in ``space`` seats that are dearest to leave behind."""
        waiting = self._parties[g]
        if self._is_singles[g]:
            return tuple(waiting[:space])
        problem = self._problem
        sizes, penalties = problem.party_sizes[g], problem.party_penalties[g]
        return heaviest(waiting, sizes, penalties, space)

    def parties(self, g: int) -> tuple[int, ...]:
        """The group's parties that wait."""
        return tuple(self._parties[g])

    def piece(self, g: int, parties: Sequence[int]) -> Piece:
        """The piece these parties make."""
        sizes = self._problem.party_sizes[g]
        return Piece(
            group_idx=g, parties=tuple(parties), n=sum(sizes[p] for p in parties)
        )

    def take(self, piece: Piece) -> None:
        """The piece's parties no longer wait."""
        gone = set(piece.parties)
        self._parties[piece.group_idx] = [
            p for p in self._parties[piece.group_idx] if p not in gone
        ]
        self.n[piece.group_idx] -= piece.n

    def give_back(self, piece: Piece) -> None:
        """The piece's parties wait again."""
        for party in piece.parties:
            insort(self._parties[piece.group_idx], party)
        self.n[piece.group_idx] += piece.n

    def penalty_fen(self) -> int:
        """What all who wait would weigh as unplanned."""
        penalties = self._problem.party_penalties
        return sum(
            penalties[g][party]
            for g in np.flatnonzero(self.n).tolist()
            for party in self._parties[g]
        )

    def n_by_rank(self) -> tuple[int, ...]:
        """Workers by priority class, the highest first, who stay unless a coach comes.

        Not those who would travel alone.
        """
        found = [0] * len(PRIORITIES)
        for g in np.flatnonzero(self.n).tolist():
            parties = self._problem.groups[g].parties
            for i in self._parties[g]:
                if not parties[i].goes_alone:
                    found[PRIORITIES.index(parties[i].priority)] += parties[i].n
        return tuple(found)

    def pieces(self) -> list[Piece]:
        """One piece for each group that waits."""
        return [
            self.piece(g, self._parties[g]) for g in np.flatnonzero(self.n).tolist()
        ]
