"""Candidates: choices of modes with their trips, and which of two is the better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from solvers.journeys.ranks import n_left
from solvers.search.state import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from solvers.journeys.legs import Assignment
    from solvers.search.search import Search


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A choice of modes with its trips; everybody it names is carried as it says."""

    assignment: Assignment
    searches: Sequence[Search]
    cost_fen: int

    @property
    def standing(self) -> Standing:
        """The objective, and the workers of each class who stay."""
        left = n_left([search.state.waiting.n_by_rank() for search in self.searches])
        return Standing(cost_fen=self.cost_fen, left=left)


def cheaper(one: Candidate, other: Candidate | None) -> Candidate:
    """The one that costs less, penalties included; the other of equal ones.

    One that gives seats to workers of lower priority is not taken for its cost.
    """
    if other is None or other.standing.passes_over(one.standing):
        return one
    return one if one.standing.beats(other.standing) else other


def identity(assignment: Assignment) -> frozenset[tuple[object, ...]]:
    """The choice as a value by which it is known again."""
    items: Mapping[tuple[str, int], str] = assignment.service_of
    return frozenset((*ride, service_id) for ride, service_id in items.items())
