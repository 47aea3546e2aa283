"""Cuts from prices: what any plan costs at least, by the trips that it runs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.fleet_mix import Cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from solvers.bound.fleet_mix import Mix
    from solvers.bound.leaving import Leaving

    Floats = npt.NDArray[np.float64]

MOST_CUTS = 60


def cut_of(
    leaving: Leaving, dual_fen: Floats, least_fen: Sequence[Floats], *, ceiling: float
) -> Cut:
    """The cut of these prices (whole fen) and the least reduced costs of all offers."""
    rounding_fen = 1.0  # of sums in floating point
    return Cut(
        alpha_fen=leaving.at_least_fen(dual_fen) - rounding_fen,
        least_fen=np.stack(least_fen),
        left_fen=leaving.least_beyond_fen(dual_fen),
        dual_fen=tuple(int(fen) for fen in dual_fen),
        ceiling_fen=math.ceil(ceiling),
    )


def most_binding(cuts: list[Cut], mix: Mix) -> list[Cut]:
    """The cuts without those that bind least for a mix, where there are too many.

    The newest stay in any case.
    """
    if len(cuts) <= MOST_CUTS:
        return cuts
    rest, newest = cuts[: -MOST_CUTS // 4], cuts[-MOST_CUTS // 4 :]
    rest.sort(key=lambda cut: -cut.value(mix))
    return [*rest[: MOST_CUTS // 2], *newest]
