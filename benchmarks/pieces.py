"""Groups cut into pieces beforehand, for solvers that cannot split a load.

Two ways are offered and a peer is given the better result of both: *whole* keeps a
group together while a coach can take it; *fine* cuts it into at most 20, 10, 5 and 1
workers, after the rule of Chen et al. (2017) for split deliveries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Way = Literal["whole", "fine"]
WAYS: tuple[Way, ...] = ("whole", "fine")
FINE_SIZES = (20, 10, 5, 1)
FINE_SHARES = (0.20, 0.10, 0.05, 0.01)  # of a vehicle's capacity


def cut_parties(sizes: Sequence[int], *, way: Way, most: int) -> list[int]:
    """Workers of each piece of a group whose parties have these sizes.

    No party is torn: a piece holds whole parties, and one larger than any piece wanted
    makes a piece of its own.
    """
    steps = (most,) if way == "whole" else FINE_SIZES
    left = sorted(sizes, reverse=True)
    pieces = []
    for size in cut(sum(sizes), [min(step, most) for step in steps]):
        taken = _packed(left, size)
        if taken:
            pieces.append(sum(taken))
    return [*pieces, *left]


def cut(n: int, sizes: Iterable[int]) -> list[int]:
    """``n`` as a sum of the sizes, each as often as it fits; the rest at the end."""
    pieces = []
    for size in sizes:
        count, n = divmod(n, size)
        pieces += [size] * count
    return [*pieces, n] if n else pieces


def _packed(left: list[int], size: int) -> list[int]:
    """Parties taken from ``left`` (largest first) that fit into a piece."""
    taken: list[int] = []
    for party in list(left):
        if sum(taken) + party <= size:
            taken.append(party)
            left.remove(party)
    return taken
