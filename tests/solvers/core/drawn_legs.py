"""Legs for tests, and room for the least ways before the beginnings of orders."""

from __future__ import annotations

import numpy as np

from solvers.core.order_rests import Rests
from solvers.core.order_room import Legs


def drawn_legs(rng: np.random.Generator, n: int, m: int) -> Legs:
    """Legs between ``n`` villages and ``m`` employers."""
    return Legs(
        out=rng.uniform(1, 9, n),
        way=rng.uniform(1, 9, (n, n)),
        link=rng.uniform(1, 9, (n, m)),
        between=rng.uniform(1, 9, (m, m)),
        back=rng.uniform(1, 9, m),
    )


def empty_rests(n: int, m: int) -> Rests:
    """Room for a pair of ``n`` villages and ``m`` employers."""
    return Rests(
        fen=np.empty((1 << n, n)),
        wheel_s=np.empty((1 << n, n)),
        away_min=np.empty((1 << n, n)),
        over_s=np.empty((m, 1 << n, n)),
        base=np.empty(n),
    )
