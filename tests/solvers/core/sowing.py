"""Compiled code draws its lots from a generator of its own: here it is seeded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numba
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable


def _sow(seed: int) -> None:
    np.random.seed(seed)


sow: Callable[[int], None] = numba.njit(_sow)
"""From now on lots are those that ``numpy.random.RandomState(seed)`` draws."""
