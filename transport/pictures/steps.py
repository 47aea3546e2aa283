"""Round steps of an axis or a scale."""

from __future__ import annotations

import math


def nice_step(top: float, n: int = 5) -> float:
    """A step of 1, 2 or 5 times a power of ten, about ``n`` of them up to ``top``."""
    if top <= 0:
        return 1.0
    rough = top / n
    unit = 10.0 ** math.floor(math.log10(rough))
    return next(unit * m for m in (1, 2, 5, 10) if unit * m >= rough)
