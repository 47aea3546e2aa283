"""Vehicles of tours exchanged: for any other before seating, for the cheapest after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.jit import leaf
from solvers.core.tour_rows import (
    CAPACITY,
    COUNT,
    FREE,
    KIND,
    SIZE,
    row_cost,
)

if TYPE_CHECKING:
    from solvers.core.tour_rows import Notes, TourRows, TourTerms


@leaf
def exchange_vehicle(terms: TourTerms, rows: TourRows, notes: Notes) -> None:
    """One of the kept rows gets a vehicle of any kind that can take its load."""
    r = notes.kept[np.random.randint(notes.n_kept[0])]
    kind = np.random.randint(terms.kind.shape[0])
    if rows.head[r, SIZE] > 0 and _can_take(terms, rows, r, kind):
        _give(terms, rows, r, kind)


@leaf
def fit_vehicles(terms: TourTerms, rows: TourRows, notes: Notes) -> None:
    """Every kept row gets the cheapest vehicle that is there and takes its load."""
    for i in range(notes.n_kept[0]):
        r = notes.kept[i]
        if rows.head[r, SIZE] == 0:
            continue
        best = rows.head[r, KIND]
        least = row_cost(terms, rows, r)
        for kind in range(terms.kind.shape[0]):
            if kind == best or not _can_take(terms, rows, r, kind):
                continue
            before = rows.head[r, KIND]
            rows.head[r, KIND] = kind
            cost = row_cost(terms, rows, r)
            rows.head[r, KIND] = before
            if cost < least:
                best, least = kind, cost
        _give(terms, rows, r, best)


@leaf
def _can_take(terms: TourTerms, rows: TourRows, r: int, kind: int) -> bool:
    own = rows.head[r, KIND]
    load = terms.kind[own, CAPACITY] - rows.head[r, FREE]
    if kind == own:
        return True
    is_there: bool = rows.used[kind] < terms.kind[kind, COUNT]
    return is_there and load <= terms.kind[kind, CAPACITY]


@leaf
def _give(terms: TourTerms, rows: TourRows, r: int, kind: int) -> None:
    own = rows.head[r, KIND]
    rows.head[r, FREE] += terms.kind[kind, CAPACITY] - terms.kind[own, CAPACITY]
    rows.used[own] -= 1
    rows.used[kind] += 1
    rows.head[r, KIND] = kind
