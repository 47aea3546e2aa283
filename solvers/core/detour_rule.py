"""The detour rule: nobody rides further, or longer, than he may."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.jit import leaf

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


class Rides(NamedTuple):
    """What the detour rule compares, in one measure.

    Parameters
    ----------
    way, link, between
        ``(n, n)`` between villages, ``(n, m)`` to employers, ``(m, m)`` between them.
    halt
        Of each call between boarding and alighting.
    allowed
        ``(n, m)``, the longest ride.
    """

    way: Floats
    link: Floats
    between: Floats
    halt: float
    allowed: Floats


@leaf
def is_allowed(
    ends: tuple[int, int],
    over: tuple[int, int],
    before: tuple[float, float],
    after: tuple[float, float],
    metres: Rides,
    by_day: Rides,
) -> bool:
    """Whether somebody may ride from a village to an employer (``ends``).

    He rides over from the last village to the first employer (``over``); ``before`` and
    ``after`` are metres, and seconds with halts, from his own to the one, and from the
    other to his own.
    """
    ridden_m = before[0] + metres.link[over] + after[0]
    ridden_s = before[1] + by_day.link[over] + after[1]
    return bool(ridden_m <= metres.allowed[ends] and ridden_s <= by_day.allowed[ends])
