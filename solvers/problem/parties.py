"""Which parties ride where not all find a seat: those that weigh most together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NEVER = (-1, 0)  # so many seats cannot be used


def heaviest(
    parties: Sequence[int],
    sizes: Sequence[int],
    weights: Sequence[int],
    space: int,
) -> tuple[int, ...]:
    """The parties within ``space`` seats that weigh most, at a tie most workers.

    A knapsack by seats (Bellman, 1957): of parties of 2 and 9 the second alone rides
    where there are 10 seats, though the first weighs more a worker.

    Parameters
    ----------
    parties
        Positions in ``sizes`` and ``weights``; those named first ride where others that
        weigh and take as much could.
    sizes, weights
        Workers of each party, and what it weighs that they are left behind, in fen.
    space
        Seats.
    """
    if sum(sizes[party] for party in parties) <= space:
        return tuple(parties)
    most = [(0, 0)] + [NEVER] * space  # by seats used: weight, and the parties as bits
    for at, party in enumerate(parties):
        size, weight = sizes[party], weights[party]
        for used in range(space, size - 1, -1):
            fen, bits = most[used - size]
            if fen >= 0 and fen + weight > most[used][0]:
                most[used] = (fen + weight, bits | 1 << at)
    heaviest_fen = max(fen for fen, _ in most)
    fullest = max(used for used, (fen, _) in enumerate(most) if fen == heaviest_fen)
    _, bits = most[fullest]
    return tuple(party for at, party in enumerate(parties) if bits >> at & 1)
