"""The cheapest fleet that seats everybody: how many trips of each sort and line.

A small integer programme (CP-SAT): trips of a *sort* (of one cohort, alighting in the
same set of areas) by a line have a price and seats; workers of a cohort bound for an
area ride in sorts that call there, by lines that may call for them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from solvers.one_worker import HAS_ANSWER, one_worker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

EFFORT = 0.1  # of one programme, in the solver's deterministic time

Sort = tuple[int, int]  # cohort, areas alighted in as bits


@dataclass(frozen=True, slots=True)
class Choice:
    """Trips of a sort by a line: what one costs, its seats and days."""

    sort: Sort
    line: int
    fen: float
    seats: int
    days: int


@dataclass(frozen=True, slots=True)
class Need:
    """Workers of a cohort bound for an area whom only coaches of ``lines`` carry."""

    cohort: int
    area: int
    lines: tuple[bool, ...]
    n: int

    def rides_in(self, sort: Sort) -> bool:
        """Whether trips of this sort take them where they are bound for."""
        return sort[0] == self.cohort and bool(sort[1] >> self.area & 1)


class Programme:
    """How many trips of each choice run, so that everybody in need has a seat."""

    def __init__(self, choices: Sequence[Choice], needs: Sequence[Need]) -> None:
        self.choices = choices
        self._needs = needs
        self._model = cp_model.CpModel()
        n_all = sum(need.n for need in needs)
        self._runs = [self._model.new_int_var(0, n_all, "") for _ in choices]

    def coaches_suffice(
        self, k: int, free: int, rounds: Callable[[Choice], int]
    ) -> None:
        """Line ``k`` has so many coaches, each for some rounds of a choice."""
        own = [
            (run, rounds(choice))
            for choice, run in zip(self.choices, self._runs, strict=True)
            if choice.line == k
        ]
        whole = math.lcm(*(n for _, n in own))
        self._model.add(sum(run * (whole // n) for run, n in own) <= free * whole)

    def seats_suffice(self, *, spare: float) -> None:
        """Everybody has a seat, and a share of seats is left over."""
        seated: list[list[cp_model.IntVar]] = [[] for _ in self.choices]
        for need in self._needs:
            aboard = []
            for c, choice in enumerate(self.choices):
                if need.rides_in(choice.sort) and need.lines[choice.line]:
                    n = self._model.new_int_var(0, need.n, "")
                    aboard.append(n)
                    seated[c].append(n)
            self._model.add(sum(aboard) == need.n)
        pairs = list(zip(self.choices, self._runs, strict=True))
        for (choice, run), own in zip(pairs, seated, strict=True):
            self._model.add(sum(own) <= choice.seats * run)
        n_all = sum(need.n for need in self._needs)
        self._model.add(
            sum(choice.seats * run for choice, run in pairs)
            >= n_all + round(spare * n_all)
        )

    def cost_is_least(self, shaken: Floats) -> None:
        """The trips' prices, each multiplied by its factor."""
        fen = [
            round(choice.fen * by)
            for choice, by in zip(self.choices, shaken.tolist(), strict=True)
        ]
        self._model.minimize(
            sum(price * run for price, run in zip(fen, self._runs, strict=True))
        )

    def solved(self, *, seed: int) -> list[tuple[Choice, int]] | None:
        """The trips that run, by choice; None where they are not found."""
        solver = one_worker(seed=seed, effort=EFFORT)
        if solver.solve(self._model) not in HAS_ANSWER:
            return None
        counts = [solver.value(run) for run in self._runs]
        return [(c, n) for c, n in zip(self.choices, counts, strict=True) if n]
