"""The same trip in a coach of another line, where all of its own are away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from solvers.drafting.drafts import Booking

if TYPE_CHECKING:
    from solvers.drafting.dispatcher import Dispatcher
    from solvers.drafting.drafts import Draft
    from solvers.problem.fleet_use import FleetUse
    from solvers.problem.problem import Problem

MOST_TRIED = 5  # lines, the cheapest ones by estimate


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """Books drafts with lines that are not their own."""

    problem: Problem
    dispatcher: Dispatcher

    def book(self, draft: Draft, fleet: FleetUse) -> Booking | None:
        """The first of the cheapest lines with seats for all that has a coach free."""
        groups = [piece.group_idx for piece in draft.pieces]
        least = self.problem.seats[:, groups].min(axis=1)
        lines = np.flatnonzero(least >= draft.n_workers).tolist()
        others = [replace(draft, line_idx=k) for k in lines if k != draft.line_idx]
        others.sort(key=self.dispatcher.estimate_fen)  # of equal ones the first line
        for other in others[:MOST_TRIED]:
            found = self.dispatcher.book(other, fleet)
            if isinstance(found, Booking):
                return found
            if self.dispatcher.is_late:
                return None
        return None
