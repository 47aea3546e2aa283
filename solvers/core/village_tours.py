"""Least ways from a yard through every part of a set of villages that grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.core.jit import leaf
from solvers.core.pricing import NOWHERE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


@leaf
def add_to_tour(n: int, stack: Ints, out: Floats, way: Floats, tour: Floats) -> None:
    """Least ways through the parts of the set that hold its last village.

    Parameters
    ----------
    n
        Villages of the set.
    stack
        ``(n or more,)``: which they are; the last one is new.
    out, way
        ``(n_v,)`` and ``(n_v, n_v)``, from the yard and between villages.
    tour
        ``(2 ** n or more, n or more)``, filled: by parts as bits, and the last village.
    """
    new = n - 1
    v = stack[new]
    bit = 1 << new
    tour[bit, new] = out[v]
    for old in range(1, bit):
        mask = old | bit
        cost = NOWHERE  # the new village last
        for i in range(new):
            if old >> i & 1:
                cost = min(cost, tour[old, i] + way[stack[i], v])
        tour[mask, new] = cost
        for i in range(new):  # the others last
            if not old >> i & 1:
                continue
            before = mask & ~(1 << i)
            cost = NOWHERE
            for j in range(n):
                if before >> j & 1:
                    cost = min(cost, tour[before, j] + way[stack[j], stack[i]])
            tour[mask, i] = cost
