"""Trips shared out among blocks by an integer programme.

    max  sum_b s_b z_b
    (once)    sum_{b with trip i} z_b <= 1                    every trip i
    (coaches) sum_{b away at t} z_b + sum_{i away at t, alone} 1 <= c_t   every start t
    z_b 0 or 1

A coach is away for the whole of its block, also while it stands at the depot between
two trips of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from solvers.one_worker import HAS_ANSWER, one_worker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from solvers.blocks.pricing import Link

    Span = tuple[int, int]

WORTH_FEN = 100  # a block must save so much, more than what rounding makes up
EFFORT = 0.5  # deterministic time of one answer


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Candidate:
    """A block that might be: trips by number, in order, and what they save."""

    trips: tuple[int, ...]
    links: tuple[Link, ...]
    saved_fen: int

    @property
    def span(self) -> Span:
        """From leaving the depot until the coach is clean again."""
        return self.links[0].quote.depart_s, self.links[-1].quote.ready_s

    @property
    def stands(self) -> list[Span]:
        """When the clean coach waits at its depot for the next trip."""
        quotes = [link.quote for link in self.links]
        ends = ((a.ready_s, b.depart_s) for a, b in pairwise(quotes))
        return [(from_s, until_s) for from_s, until_s in ends if from_s < until_s]


def best_blocks(
    candidates: Sequence[Candidate],
    alone: Sequence[Span],
    coaches_at: Callable[[int], int] | None,
) -> list[Candidate]:
    """The blocks that save most altogether; trips in none of them run alone.

    Parameters
    ----------
    alone
        When each trip's coach is away if the trip runs alone.
    coaches_at
        Coaches that these trips may use at a time; None where there are enough.
    """
    if not candidates:
        return []
    if coaches_at is None and _are_apart(candidates):
        return list(candidates)
    model = cp_model.CpModel()
    chosen = [model.new_bool_var(f"z{b}") for b in range(len(candidates))]
    taking: list[list[cp_model.IntVar]] = [[] for _ in alone]
    for var, candidate in zip(chosen, candidates, strict=True):
        for i in candidate.trips:
            taking[i].append(var)
    for variables in taking:
        if len(variables) > 1:
            model.add(sum(variables) <= 1)
    if coaches_at is not None:
        spans = [candidate.span for candidate in candidates]
        for at_s in sorted({from_s for from_s, _ in (*spans, *alone)}):
            away = sum(v for v, s in zip(chosen, spans, strict=True) if _has(s, at_s))
            single = sum(
                1 - sum(variables)
                for variables, span in zip(taking, alone, strict=True)
                if _has(span, at_s)
            )
            model.add(away + single <= coaches_at(at_s))
    model.maximize(
        sum(c.saved_fen * v for c, v in zip(candidates, chosen, strict=True))
    )
    solver = one_worker(seed=0, effort=EFFORT)
    if solver.solve(model) not in HAS_ANSWER:
        return []
    return [c for c, v in zip(candidates, chosen, strict=True) if solver.value(v)]


def _are_apart(candidates: Sequence[Candidate]) -> bool:
    trips = [i for candidate in candidates for i in candidate.trips]
    return len(trips) == len(set(trips))


def _has(span: Span, at_s: int) -> bool:
    return span[0] <= at_s < span[1]
