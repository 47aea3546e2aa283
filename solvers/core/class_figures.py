"""What the pricing of a class of trips is told: ways, a limit of time, gains."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


class WayFigures(NamedTuple):
    """Fen of ways.

    Parameters
    ----------
    out
        ``(n_v,)``, from the yard to each village.
    way
        ``(n_v, n_v)``, between villages.
    end
        ``(n_v, n_m)``, least cost from the last village to all areas of a set and home.
    """

    out: Floats
    way: Floats
    end: Floats


class LimitFigures(NamedTuple):
    """Seconds of a limit.

    Parameters
    ----------
    out, way, end
        Of ways, shaped like their fen.
    worker
        Of each worker.
    most
        The limit itself.
    marks
        ``(n_t,)`` seconds left from which on a state is another, rising from 0.
    """

    out: Floats
    way: Floats
    end: Floats
    worker: float
    most: float
    marks: Floats


class GainFigures(NamedTuple):
    """Gains of workers.

    Parameters
    ----------
    fen
        ``(n_v, n_m, seats + 1)``: most gain of so many workers of a village bound for
        the areas of a set.
    n
        ``(n_v, n_m)``: how many there are.
    """

    fen: Floats
    n: Ints
