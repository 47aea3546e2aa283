"""Items: the atoms that the compiled search carries, and the parties they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from solvers.problem.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Single workers of a group with one penalty, or one party of several workers.

    ``parties`` are numbers within the group; singles may be split over coaches.
    """

    group_idx: int
    parties: tuple[int, ...]
    n: int
    penalty_fen: float  # for each worker

    @property
    def may_split(self) -> bool:
        """Whether its workers may ride in different coaches."""
        return len(self.parties) == self.n


def items_of(problem: Problem) -> tuple[Item, ...]:
    """All items, group by group, dearest parties first."""
    return tuple(
        item for g in range(problem.n_groups) for item in _of_group(problem, g)
    )


def _of_group(problem: Problem, g: int) -> Iterable[Item]:
    sizes, penalties = problem.party_sizes[g], problem.party_penalties[g]
    singles: dict[int, list[int]] = {}
    for party, (n, penalty) in enumerate(zip(sizes, penalties, strict=True)):
        if n == 1:
            singles.setdefault(penalty, []).append(party)
        else:
            yield Item(group_idx=g, parties=(party,), n=n, penalty_fen=penalty / n)
    for penalty, parties in singles.items():
        yield Item(
            group_idx=g,
            parties=tuple(parties),
            n=len(parties),
            penalty_fen=float(penalty),
        )
