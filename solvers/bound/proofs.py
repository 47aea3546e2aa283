"""What a lower bound was proved from, so that it can be proved again."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transport.dual_prices import PriceCut, PriceCuts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.bound.fleet_mix import Cut
    from solvers.bound.seat_cost import SeatCost
    from solvers.problem.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A bound, and the prices of the cuts from which it follows; none: of seat costs.

    ``cuts_fen``: what the cuts, or seat costs, prove; the rest is by the programme over
    all trips or, ``is_enumerated``, by the list of all that a cheaper plan could need.
    ``ceiling_fen``: kinds of trips that no cut has below it were counted together.
    """

    bound_fen: int
    cuts_fen: int = 0
    ceiling_fen: int = 0
    cuts: tuple[PriceCut, ...] = ()
    is_enumerated: bool = False

    @classmethod
    def of_seats(cls, seat_cost: SeatCost) -> Proof:
        """The bound by seat costs, which lists no cuts."""
        return cls(bound_fen=seat_cost.total_fen, cuts_fen=seat_cost.total_fen)

    @classmethod
    def of(cls, bound_fen: int, cuts: Sequence[Cut], *, ceiling: float) -> Proof:
        """The bound that the cheapest mix under these cuts has."""
        kept = tuple(
            PriceCut(ceiling_fen=cut.ceiling_fen, per_worker_fen=cut.dual_fen)
            for cut in cuts
        )
        return cls(
            bound_fen=bound_fen,
            cuts_fen=bound_fen,
            ceiling_fen=math.ceil(ceiling),
            cuts=kept,
        )

    def raised(self, bound_fen: float, *, is_enumerated: bool) -> Proof:
        """The same with a bound beyond its cuts, if that is more."""
        if bound_fen <= self.bound_fen:
            return self
        return replace(
            self, bound_fen=math.floor(bound_fen), is_enumerated=is_enumerated
        )

    def raised_as(self, other: Proof) -> Proof:
        """The same with the bound of another proof, if that is more."""
        return self.raised(other.bound_fen, is_enumerated=other.is_enumerated)

    def without_cuts(self) -> Proof:
        """The same bound without what it was proved from."""
        return replace(self, ceiling_fen=0, cuts=())

    def for_plan(self, problem: Problem) -> PriceCuts:
        """The cuts as a plan's certificate lists them."""
        return PriceCuts(
            group_ids=tuple(group.group_id for group in problem.groups),
            ceiling_fen=self.ceiling_fen,
            cuts=self.cuts,
        )
