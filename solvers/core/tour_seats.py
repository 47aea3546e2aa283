"""Where a customer's demand goes: one tour, one vehicle more, several tours in part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.jit import leaf
from solvers.core.tour_rows import (
    CAPACITY,
    COUNT,
    DEPOT,
    FIXED,
    FREE,
    KIND,
    SIZE,
    UNIT,
    free_row,
    give_vehicle,
    keep,
    put_on,
)

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.tour_rows import Notes, TourData, TourRows

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

BLINK = 0.01  # of the places for a stop are overlooked
ANY_KIND = 0.2  # of new vehicles are of any kind that is there
NOWHERE = 1 << 60


@leaf
def seat(
    data: TourData, rows: TourRows, saved: TourRows, notes: Notes, stop: int
) -> bool:
    """All that is left of a customer goes aboard where it adds least; whether it could.

    Rows are kept in ``saved`` before they change.
    """
    added, place, taken = notes.added, notes.place, notes.taken
    while rows.left[stop] > 0:
        amount = rows.left[stop]
        one = _measure(data, rows, stop, amount, added, place)
        kind = _new_kind(data, rows, stop, amount)
        fresh = new_cost(data, stop, kind)
        fits = kind >= 0 and data.kind[kind, CAPACITY] >= amount
        least = added[one] if one >= 0 else NOWHERE
        if fits:
            least = min(least, fresh)
        if data.split[0]:
            n = _shared(rows, amount, least, added, taken)
            if n > 0:
                for i in range(n):
                    load = min(rows.head[taken[i], FREE], rows.left[stop])
                    keep(rows, saved, notes, taken[i])
                    put_on(rows, taken[i], stop, load, place[taken[i]])
                continue
        if one >= 0 and added[one] == least:
            keep(rows, saved, notes, one)
            put_on(rows, one, stop, amount, place[one])
        elif kind >= 0 and (fits or data.split[0]):
            r = free_row(rows)
            if r < 0:
                return False
            keep(rows, saved, notes, r)
            give_vehicle(data, rows, r, kind)
            put_on(rows, r, stop, min(amount, data.kind[kind, CAPACITY]), 0)
        else:
            return False
    return True


@leaf
def new_cost(data: TourData, stop: int, kind: int) -> int:
    """What a vehicle of the kind costs for this stop alone."""
    if kind < 0:
        return NOWHERE
    there = data.distance[DEPOT, stop] + data.distance[stop, DEPOT]
    cost: int = data.kind[kind, FIXED] + data.kind[kind, UNIT] * there
    return cost


@leaf
def _new_kind(data: TourData, rows: TourRows, stop: int, amount: int) -> int:
    """The kind of a new vehicle, cheap for what it takes; -1 if none is there."""
    n_kinds = data.kind.shape[0]
    if n_kinds > 1 and np.random.random() < ANY_KIND:
        k = np.random.randint(n_kinds)
        if rows.used[k] < data.kind[k, COUNT] and data.kind[k, CAPACITY] >= amount:
            return k
    best, least = -1, np.inf
    for k in range(n_kinds):
        capacity = data.kind[k, CAPACITY]
        if rows.used[k] >= data.kind[k, COUNT] or capacity == 0:
            continue
        if capacity < amount and not data.split[0]:
            continue
        price = new_cost(data, stop, k) / min(capacity, amount)
        if price < least:
            best, least = k, price
    return best


@leaf
def _measure(
    data: TourData, rows: TourRows, stop: int, amount: int, added: Ints, place: Ints
) -> int:
    """Fill in what the stop adds to each row, where; the best that takes all, or -1."""
    best, least = -1, NOWHERE
    for r in range(rows.head.shape[0]):
        added[r] = NOWHERE
        size, free = rows.head[r, SIZE], rows.head[r, FREE]
        if size == 0 or free == 0 or (free < amount and not data.split[0]):
            continue
        if rows.aboard[stop, r] > 0:
            added[r] = 0
        else:
            _measure_row(data, rows, stop, r, added, place)
        if free >= amount and added[r] < least:
            best, least = r, added[r]
    return best


@leaf
def _measure_row(
    data: TourData, rows: TourRows, stop: int, r: int, added: Ints, place: Ints
) -> None:
    size = rows.head[r, SIZE]
    unit = data.kind[rows.head[r, KIND], UNIT]
    last = DEPOT
    for p in range(size + 1):
        to = rows.stops[r, p] if p < size else DEPOT
        if np.random.random() >= BLINK:
            more = (
                data.distance[last, stop]
                + data.distance[stop, to]
                - data.distance[last, to]
            ) * unit
            if more < added[r]:
                added[r], place[r] = more, p
        last = to


@leaf
def _shared(rows: TourRows, amount: int, least: int, added: Ints, taken: Ints) -> int:
    """How many rows share the amount for less than ``least``, the first in ``taken``.

    Taken are those that add least for what they have free; 0 if that is not cheaper.
    """
    n, total, room = 0, 0, 0
    while room < amount:
        best, lowest = -1, np.inf
        for r in range(rows.head.shape[0]):
            if added[r] + total >= least:
                continue
            price = added[r] / min(rows.head[r, FREE], amount - room)
            if price < lowest and not _has(taken, n, r):
                best, lowest = r, price
        if best < 0:
            return 0
        taken[n] = best
        n += 1
        total += added[best]
        room += rows.head[best, FREE]
    return n


@leaf
def _has(taken: Ints, n: int, r: int) -> bool:
    found = False
    for i in range(n):
        found = found or taken[i] == r
    return found
