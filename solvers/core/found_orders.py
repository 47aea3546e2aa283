"""Orders found, of which none is beaten by another in cost and in who may ride."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.jit import leaf

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


class Found(NamedTuple):
    """Orders found: ``(n_room,)`` fen, and who may ride (bits ``v * m + e``)."""

    fen: Floats
    riders: Ints


@leaf
def is_beaten(cost: float, riders: int, n_found: int, found: Found) -> bool:
    """Whether one found is no dearer and all of these may ride there."""
    for i in range(n_found):
        if found.fen[i] <= cost and riders & ~found.riders[i] == 0:
            return True
    return False


@leaf
def kept(cost: float, riders: int, n_found: int, found: Found) -> int:
    """Orders after one more came; how many there are.

    Where there is no room left, two are joined: the lesser cost, the riders of both.
    """
    if is_beaten(cost, riders, n_found, found):
        return n_found
    left = 0
    for i in range(n_found):
        if cost > found.fen[i] or found.riders[i] & ~riders:
            found.fen[left], found.riders[left] = found.fen[i], found.riders[i]
            left += 1
    if left == len(found.fen):
        found.fen[0] = min(found.fen[0], cost)
        found.riders[0] |= riders
        return left
    found.fen[left], found.riders[left] = cost, riders
    return left + 1
