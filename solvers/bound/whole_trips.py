"""Whole trips of a pool as trips that carry whole parties."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from solvers.one_worker import HAS_ANSWER, one_worker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from solvers.bound.pair_pool import Pool, PoolPart
    from solvers.bound.trip_kinds import TripKind
    from solvers.problem.problem import Problem

    Floats = npt.NDArray[np.float64]

EFFORT = 1.0  # deterministic time, about a second


@dataclass(frozen=True, kw_only=True)
class WholeTrip:
    """A trip as the bound has it: its line, and numbers of parties aboard by group.

    ``cost_fen``: what it costs at least, but for its kits. ``most_driving_s``: seconds
    at the wheel that its days allow, at the line's own speed; none where that is open.
    """

    line_idx: int
    cost_fen: float
    most_driving_s: int | None
    parties: dict[int, tuple[int, ...]]


def whole_trips(
    problem: Problem,
    offers: Sequence[TripKind],
    pool: Pool,
    runs: Mapping[int, int],
    cost_fen: Floats,
) -> list[WholeTrip] | None:
    """Everybody dealt to the entries that run, as many as can be; None if unsolved.

    ``cost_fen``: by entry.
    """
    trips = list(chain.from_iterable(repeat(i, n) for i, n in sorted(runs.items())))
    dealing = _Dealing(problem)
    for i in trips:
        part, at = _place(pool, i)
        dealing.add(part.groups_of(at), seats=int(part.entries.seats[at]))
    dealt = dealing.solve()
    if dealt is None:
        return None
    found = []
    for i, parties in zip(trips, dealt, strict=True):
        if not parties:  # whoever would ride on it is kept at home by an intake
            continue
        part, at = _place(pool, i)
        offer = offers[int(part.kind[at])]
        found.append(
            WholeTrip(
                line_idx=offer.line_idx,
                cost_fen=float(cost_fen[i]),
                most_driving_s=None if offer.is_last else offer.most_driving_s,
                parties=parties,
            )
        )
    return found


class _Dealing:
    """Parties dealt to trips, each to one at most; as many workers as can be ride."""

    def __init__(self, problem: Problem) -> None:
        self._sizes = problem.party_sizes
        self._model = cp_model.CpModel()
        self._trips: list[dict[tuple[int, int], cp_model.IntVar]] = []

    def add(self, groups: Iterable[int], *, seats: int) -> None:
        """A trip that these groups may ride on."""
        aboard = {
            (g, p): self._model.new_bool_var("")
            for g in groups
            for p in range(len(self._sizes[g]))
        }
        self._trips.append(aboard)
        self._model.add(self._n_aboard(aboard) <= seats)

    def _n_aboard(
        self, aboard: Mapping[tuple[int, int], cp_model.IntVar]
    ) -> cp_model.LinearExprT:
        return sum(self._sizes[g][p] * on for (g, p), on in aboard.items())

    def solve(self) -> list[dict[int, tuple[int, ...]]] | None:
        """By trip the parties of each group."""
        rides: dict[tuple[int, int], list[cp_model.IntVar]] = {}
        for aboard in self._trips:
            for party, on in aboard.items():
                rides.setdefault(party, []).append(on)
        for own in rides.values():
            self._model.add(sum(own) <= 1)
        self._model.maximize(sum(map(self._n_aboard, self._trips)))
        solver = one_worker(seed=1, effort=EFFORT)
        if solver.solve(self._model) not in HAS_ANSWER:
            return None
        return [_chosen(solver, aboard) for aboard in self._trips]


def _chosen(
    solver: cp_model.CpSolver, aboard: Mapping[tuple[int, int], cp_model.IntVar]
) -> dict[int, tuple[int, ...]]:
    parties: dict[int, list[int]] = {}
    for (g, p), on in aboard.items():
        if solver.value(on):
            parties.setdefault(g, []).append(p)
    return {g: tuple(own) for g, own in parties.items()}


def _place(pool: Pool, i: int) -> tuple[PoolPart, int]:
    """The part of an entry, and its place there."""
    for part in pool.parts:
        if i < len(part):
            return part, i
        i -= len(part)
    msg = f"the pool has no entry {i}"
    raise ValueError(msg)
