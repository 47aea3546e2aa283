"""Entries of a pool priced again and again, at any prices of workers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.jit import leaf
from solvers.core.pair_data import Members, best_gain
from solvers.core.pair_ways import FAR

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


class Entries(NamedTuple):
    """What is priced again and again.

    Parameters
    ----------
    villages, employers
        ``(n,)``, sets as bits.
    pattern, seats
        ``(n,)``: row of ``Members.eligible``, and how many the coach may carry.
    """

    villages: Ints
    employers: Ints
    pattern: Ints
    seats: Ints


class EntryWays(NamedTuple):
    """Orders of entries, those of one entry one after the other.

    Parameters
    ----------
    entry, more
        ``(n_orders,)``: whose each is, and what it costs more than the cheapest.
    riders
        ``(n_orders, n_v)``: employers, as bits, to whom workers of a village may ride.
    """

    entry: Ints
    more: Floats
    riders: Ints


@leaf
def price_entries(
    entries: Entries, members: Members, standing: Floats, reduced: Floats
) -> None:
    """The least reduced cost of each entry, ``(n,)``: ``standing`` less its best load.

    Groups that gain something, dearest first. Entries whose ``standing`` is ``FAR`` are
    passed over.
    """
    for i in range(len(standing)):
        if standing[i] >= FAR:
            reduced[i] = FAR
            continue
        reduced[i] = standing[i] - best_gain(
            entries.villages[i],
            entries.employers[i],
            entries.pattern[i],
            entries.seats[i],
            members,
        )


@leaf
def price_orders(
    orders: EntryWays,
    entries: Entries,
    members: Members,
    standing: Floats,
    reduced: Floats,
) -> None:
    """The same for entries whose orders are known: with the best order's best load."""
    before = -1
    for s in range(len(orders.entry)):
        i = orders.entry[s]
        if i != before:
            reduced[i] = FAR
        before = i
        if standing[i] >= FAR:
            continue
        value = (
            standing[i] + orders.more[s] - _best_gain_in(orders, s, entries, members)
        )
        reduced[i] = min(reduced[i], value)


@leaf
def _best_gain_in(
    orders: EntryWays, s: int, entries: Entries, members: Members
) -> float:
    """What the best load of those who may ride in an order gains."""
    i = orders.entry[s]
    left, got = entries.seats[i], 0.0
    for g in range(len(members.v)):
        if (
            orders.riders[s, members.v[g]] >> members.e[g] & 1
            and members.eligible[entries.pattern[i], g]
        ):
            n = min(left, members.n[g])
            left -= n
            got += n * members.gain[g]
            if left == 0:
                break
    return got
