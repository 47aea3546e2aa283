"""Moves to make room, as variables of the choice.

s_m = 1 when mover m keeps the printed seat, y_mo = 1 when it rides in option o

(once)  s_m + sum_o y_mo = 1        every mover m
(home)  1 - s_m <= x_h + sum x_e    h: the trip of m as printed, e: without m
(seat)  s_m + x_e <= 1
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ortools.sat.python import cp_model

    from solvers.replanning.options import Option
    from transport.groups import Group, Party


@dataclass(frozen=True, kw_only=True, eq=False)
class Mover:
    """A party with seats on the printed trip ``home`` that could ride on another."""

    party: Party
    group: Group
    home: str

    @property
    def n(self) -> int:
        """Workers in the party."""
        return self.party.n


class Moves:
    """Which movers go where; ``x``: the variables of the options."""

    def __init__(
        self,
        model: cp_model.CpModel,
        x: Sequence[cp_model.IntVar],
        options: Sequence[Option],
        movers: Sequence[Mover],
        arrives: Mapping[tuple[int, str], int],
    ) -> None:
        home = {o.of: n for n, o in enumerate(options) if o.way == "kept"}
        self.movers = movers
        self._home = [home[m.home] for m in movers]
        self.stays = [model.new_bool_var(f"s{m}") for m in range(len(movers))]
        self.goes: dict[tuple[int, int], cp_model.IntVar] = {}
        for m, mover in enumerate(movers):
            gate = mover.group.employer_id
            for o in home.values():
                option = options[o]
                if (
                    option.of != mover.home
                    and mover.group.group_id in option.open_to
                    and arrives.get((o, gate)) == arrives.get((self._home[m], gate))
                ):
                    self.goes[m, o] = model.new_bool_var(f"m{m},{o}")
            own = [y for (n, _), y in self.goes.items() if n == m]
            model.add(sum(own) + self.stays[m] == 1)
            without = [x[o] for o in self._without(options, mover)]
            model.add(x[self._home[m]] + sum(without) + self.stays[m] >= 1)
            for one in without:
                model.add(self.stays[m] + one <= 1)
        for (_, o), y in self.goes.items():
            model.add(y <= x[o])

    @staticmethod
    def _without(options: Sequence[Option], mover: Mover) -> list[int]:
        """The options of the mover's trip that run without it."""
        names = mover.party.worker_ids
        return [
            o
            for o, option in enumerate(options)
            if option.of == mover.home and option.evicts.issuperset(names)
        ]

    @property
    def variables(self) -> list[cp_model.IntVar]:
        """All of them."""
        return [*self.stays, *self.goes.values()]

    def frees(self, o: int) -> bool:
        """Whether a mover may give up a seat in the option."""
        return o in self._home

    def on(self, o: int) -> Iterator[tuple[Group, cp_model.LinearExprT]]:
        """By how many workers of which group the moves fill the option, or empty it."""
        for m, mover in enumerate(self.movers):
            if self._home[m] == o:
                yield mover.group, mover.n * self.stays[m] - mover.n
            elif (m, o) in self.goes:
                yield mover.group, mover.n * self.goes[m, o]

    def counted(self, among: frozenset[str] | None) -> Iterator[tuple[int, int]]:
        """Movers, by number, of whom workers count, and how many."""
        for m, mover in enumerate(self.movers):
            names = set(mover.party.worker_ids)
            n = len(names if among is None else names & among)
            if n:
                yield m, n

    def is_moved(self, m: int) -> cp_model.LinearExprT:
        """1 where the mover gives up the printed seat."""
        return 1 - self.stays[m]

    def chosen(
        self, solver: cp_model.CpSolver, place: Mapping[int, int]
    ) -> tuple[tuple[Mover, int], ...]:
        """Who is moved, and onto which option by its ``place`` among those chosen."""
        return tuple(
            (self.movers[m], place[o])
            for (m, o), y in self.goes.items()
            if o in place and solver.value(y)
        )
