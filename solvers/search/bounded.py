"""What a search knows of the bound: proved by its own work or by somebody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.bound.pair_list import work_within
from solvers.bound.proofs import Proof
from solvers.bound.rising import Bounding
from solvers.bound.seat_cost import seat_cost_bound
from solvers.bound.worth import bounding_s, can_rise

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from solvers.bound.coach_prices import CoachPrices
    from solvers.bound.seat_cost import SeatCost
    from solvers.drafting.dispatcher import Dispatcher
    from solvers.problem.problem import Problem

    Marginal = tuple[npt.NDArray[np.float64], dict[int, float]]


class Bounded:
    """The bound of one problem, which is proved of ``proving``.

    That is the problem itself, or one of which every plan's cost is at least as much as
    the bound of that other one says. ``bounding`` is made when it is first worked on.
    """

    dispatcher: Dispatcher

    def __init__(
        self, problem: Problem, proving: Problem, bound: SeatCost, *, is_rising: bool
    ) -> None:
        self.problem = problem
        self.proving = proving
        self.seat_cost = bound if proving is problem else seat_cost_bound(proving)
        self._known = Proof.of_seats(self.seat_cost)
        self._may_rise = is_rising and can_rise(proving)
        self._marginal: Marginal | None = None
        self.coach_prices: CoachPrices | None = None  # of all parts, this among them
        self.bounding: Bounding | None = None
        self._left_s = 0.0  # to rise in, where a clock runs

    @property
    def bound_fen(self) -> int:
        """The best lower bound on the problem's objective so far."""
        return self.proof.bound_fen

    @property
    def proof(self) -> Proof:
        """That bound with what it was proved from.

        Cuts are not told where they are of another problem than the plan's groups say.
        """
        found = self._known
        if self.bounding is not None and self.bounding.bound_fen >= found.bound_fen:
            found = self.bounding.proof
        return found if self.has_marginal else found.without_cuts()

    @property
    def has_marginal(self) -> bool:
        """Whether the bound's prices are those of the problem's own trips."""
        return self.proving is self.problem

    @property
    def may_raise_bound(self) -> bool:
        """Whether more work may raise the bound."""
        is_settled = self.bounding is not None and self.bounding.is_settled
        return self._may_rise and not is_settled

    @property
    def is_bound_rough(self) -> bool:
        """Whether its linear programme is not solved yet: it rises late, by a leap."""
        return self.bounding is None or self.bounding.is_free

    def may_rise_within(self, seconds: float, *, n_parts: int = 1) -> bool:
        """The same with so many seconds left; a large one is not begun in a few.

        ``n_parts``: that share them.
        """
        self._left_s = seconds / n_parts
        is_begun = self.bounding is not None
        is_in_time = is_begun or bounding_s(self.proving) <= seconds
        return self.may_raise_bound and is_in_time

    def marginal(self) -> Marginal | None:
        """Prices at the margin (`Bounding.marginal`), where any are known."""
        if self.bounding is None or not self.has_marginal:
            return self._marginal
        return self.bounding.marginal()

    def hear(self, proof: Proof, marginal: Marginal | None = None) -> None:
        """What somebody else has proved of the problem, where that is more."""
        if proof.bound_fen > self.bound_fen:
            self._known = proof
        self._marginal = marginal or self._marginal

    def raise_bound(self, *, plan_fen: float) -> None:
        """One unit of work on the bound; may run beside everything else.

        ``plan_fen``: what the plan costs; plans that cost more are not looked for.
        """
        bounding = self.bounding or Bounding(
            self.proving,
            self.seat_cost,
            enumerates=self.has_marginal,
            most_work=work_within(self._left_s),
        )
        if self._may_rise:
            self.bounding = bounding
            bounding.advance(self.dispatcher.pool.news(), plan_fen=plan_fen)

    def leave_bound(self) -> None:
        """Let go of a bound on which work still goes on: what it has risen to stays."""
        self._may_rise = False
        self._known = self.proof
        if self.bounding is not None:
            self.bounding.leave()
        self.bounding = None


def bound_over(parts: Sequence[Bounded], own_fen: Sequence[int] | None = None) -> int:
    """The bound of all parts; ``own_fen``: each one's, where more is known of it."""
    fens = [part.bound_fen for part in parts] if own_fen is None else own_fen
    prices = parts[0].coach_prices if parts else None
    return sum(fens) if prices is None else prices.bound_fen(fens)
