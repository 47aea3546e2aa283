"""What leaving workers weighs, where parties of one group weigh different sums.

Let a party ``p`` of group ``g`` weigh ``P_p`` where no coach takes it, and let a worker
of the group be priced at ``pi_g``. Then all parties, taken or left, are at least

    sum_p min(pi_g n_p, P_p)  =  pi_g n_g - sum_p max(0, pi_g n_p - P_p)

So prices may be above the least weight in a group: what that overstates is taken off.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from solvers.problem.problem import Problem

    Floats = npt.NDArray[np.float64]


class Leaving:
    """Who is left of a problem's groups, and what that weighs.

    ``weights``: of each group (fen a worker, how many weigh that), the least first.
    ``most_duals``: ``(n_groups,)``, the last of each: no worker is worth more.
    """

    def __init__(self, problem: Problem) -> None:
        floors, sizes = problem.party_floors, problem.party_sizes
        self.weights = tuple(map(weights_of, floors, sizes))
        self.most_duals: Floats = np.array([own[-1][0] for own in self.weights])
        pairs = [(g, fen, n) for g, own in enumerate(self.weights) for fen, n in own]
        self._group = np.array([g for g, _, _ in pairs], dtype=np.int64)
        self._fen: Floats = np.array([fen for _, fen, _ in pairs], dtype=np.float64)
        self._n: Floats = np.array([n for _, _, n in pairs], dtype=np.float64)

    @property
    def all_left_fen(self) -> float:
        """What everybody weighs together."""
        return float(self._fen @ self._n)

    def at_least_fen(self, dual_fen: Floats) -> float:
        """What everybody is at these prices, or weighs where he is left, at least."""
        return float(dual_fen[self._group] @ self._n) - self.overstated_fen(dual_fen)

    def overstated_fen(self, dual_fen: Floats) -> float:
        """What prices above some parties' weights make too much of them."""
        return float(np.maximum(0.0, dual_fen[self._group] - self._fen) @ self._n)

    def least_beyond_fen(self, dual_fen: Floats) -> float:
        """Fen that whoever is left weighs at least beyond his price."""
        beyond = np.maximum(0.0, self._fen - dual_fen[self._group])
        return float(beyond.min())


def weights_of(
    floors: Sequence[int], sizes: Sequence[int]
) -> tuple[tuple[float, int], ...]:
    """Fen a worker and how many weigh that, the least first; by party of a group."""
    found: Counter[float] = Counter()
    for fen, n in zip(floors, sizes, strict=True):
        found[fen / n] += n
    return tuple(sorted(found.items()))
