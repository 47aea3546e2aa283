"""Whether ways over third places are shorter: asked of distances that users give.

A table from a map service, or one typed for a few roads, mostly keeps the triangle
inequality; then all that is proved for computed distances is proved for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]

MOST_PLACES = 400  # beyond, the look takes seconds
ROUNDING = 1  # of a metre or second, as computed distances are rounded


def keeps_triangles(table: Ints) -> bool:
    """Whether no way over one other place is shorter by more than rounding."""
    if len(table) > MOST_PLACES:
        return False
    return all(
        bool((table[:, between, None] + table[None, between] >= table - ROUNDING).all())
        for between in range(len(table))
    )
