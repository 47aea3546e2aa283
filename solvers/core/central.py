"""Prices in the middle of all that trips leave open, by an interior-point method.

    max  sum_j w_j q_j      with  sum_j a_rj q_j <= 1  for every trip r,  0 <= q <= top

Where trips are few yet, very many prices are best; those at a corner, as the simplex
method has them, are undercut by many a trip that is not known. Well inside, where the
products of all slacks and multipliers are alike, fewer are found wanting (Gondzio,
González-Brevis, Munari, 2013: New developments in the primal-dual column generation
technique, European Journal of Operational Research 224). No BLAS is called, so that
every machine finds the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from solvers.core.jit import compiled, leaf

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

MOST_STEPS = 60  # of Newton's method
LEAST = 1e-6  # of a price, where it begins
INSIDE = 0.9  # of the way to the nearest side, at the start and at each step
FASTER = 0.1  # of the mean product, aimed at next while it is so far off:
FAR = 20.0
NEAR, LOW, HIGH = 1.5, 0.5, 2.0  # times the product aimed at: mean, least, most
BALANCED = 1e-4  # of what is wanted: as much may be missing


class TripRows(NamedTuple):
    """Trips: what each asks of prices, in parts of its own cost.

    Parameters
    ----------
    first
        ``(n + 1,)``, where the trips begin.
    item, share
        Which prices, and how many times each over the trip's cost.
    """

    first: Ints
    item: Ints
    share: Floats


class _Point(NamedTuple):
    """Prices, slacks of trips and of tops; multipliers of trips, of 0, of tops."""

    price: Floats
    slack: Floats
    room: Floats
    runs: Floats
    low: Floats
    high: Floats


@compiled
def central_prices(
    rows: TripRows, wanted: Floats, top: Floats, gap: float, prices: Floats
) -> float:
    """Prices that bring all but about ``gap`` of what the best ones bring.

    Parameters
    ----------
    rows
        ``n`` trips.
    wanted, top
        ``(m,)``, above 0 in ``top``.
    gap
        In parts of the value.
    prices
        ``(m,)``, where to begin; filled with those found.

    Returns
    -------
    float
        No prices bring more.
    """
    n, m = len(rows.first) - 1, len(wanted)
    at, move = _point(prices, n), _point(np.empty(m), n)
    matrix, missing = np.empty((m, m)), np.empty(m)
    _begin(rows, wanted, top, gap, at)
    value = np.inf
    for _ in range(MOST_STEPS):
        value = min(value, _most(rows, wanted, top, at, missing))
        aim = gap * _sum(wanted, at.price) / (n + 2 * m)
        if _is_central(at, aim, missing, wanted):
            break
        mean = _mean(at)
        aim = aim if mean < FAR * aim else max(aim, FASTER * mean)
        if not _moved(rows, wanted, aim, at, move, matrix):
            break
    return value


@compiled
def _point(prices: Floats, n: int) -> _Point:
    m = len(prices)
    slack, runs = np.ones(n), np.empty(n)
    return _Point(prices, slack, np.empty(m), runs, np.empty(m), np.empty(m))


@leaf
def _sum(one: Floats, other: Floats) -> float:
    total = 0.0
    for i in range(len(one)):
        total += one[i] * other[i]
    return total


@leaf
def _begin(rows: TripRows, wanted: Floats, top: Floats, gap: float, at: _Point) -> None:
    """Inside of all sides, with every product the same."""
    most, n, m = INSIDE, len(at.slack), len(top)
    for j in range(m):
        at.price[j] = min(max(at.price[j], LEAST), INSIDE * top[j])
    _take_off(rows, at.price, at.slack)
    for r in range(n):
        most = max(most, 1.0 - at.slack[r])
    for j in range(m):
        at.price[j] *= INSIDE / most
        at.room[j] = top[j] - at.price[j]
    product = max(gap * _sum(wanted, at.price), LEAST) / (n + 2 * m)
    for r in range(n):
        at.slack[r] = 1.0 - (1.0 - at.slack[r]) * INSIDE / most
        at.runs[r] = product / at.slack[r]
    for j in range(m):
        at.low[j], at.high[j] = product / at.price[j], product / at.room[j]


@leaf
def _take_off(rows: TripRows, prices: Floats, slack: Floats) -> None:
    """Take off, from what each trip leaves, what it carries at these prices."""
    for r in range(len(slack)):
        for i in range(rows.first[r], rows.first[r + 1]):
            slack[r] -= rows.share[i] * prices[rows.item[i]]


@leaf
def _most(
    rows: TripRows, wanted: Floats, top: Floats, at: _Point, missing: Floats
) -> float:
    """No prices bring more: what lacks on the other side is paid for at the top."""
    for j in range(len(wanted)):
        missing[j] = wanted[j] - at.high[j]
    total = 0.0
    for r in range(len(at.runs)):
        total += at.runs[r]
        for i in range(rows.first[r], rows.first[r + 1]):
            missing[rows.item[i]] -= rows.share[i] * at.runs[r]
    for j in range(len(wanted)):
        total += top[j] * (at.high[j] + max(missing[j], 0.0))
        missing[j] += at.low[j]
    return total


@leaf
def _mean(at: _Point) -> float:
    """Of all products."""
    total = _sum(at.slack, at.runs) + _sum(at.price, at.low) + _sum(at.room, at.high)
    return total / (len(at.slack) + 2 * len(at.price))


@leaf
def _is_central(at: _Point, aim: float, missing: Floats, wanted: Floats) -> bool:
    """Whether all products are near the one aimed at, and nothing is missing."""
    most = 1.0
    for j in range(len(wanted)):
        most = max(most, wanted[j])
    for j in range(len(wanted)):
        if abs(missing[j]) > BALANCED * most:
            return False
        for product in (at.price[j] * at.low[j], at.room[j] * at.high[j]):
            if not LOW * aim < product < HIGH * aim:
                return False
    for r in range(len(at.slack)):
        if not LOW * aim < at.slack[r] * at.runs[r] < HIGH * aim:
            return False
    return _mean(at) < NEAR * aim


@leaf
def _moved(
    rows: TripRows,
    wanted: Floats,
    aim: float,
    at: _Point,
    move: _Point,
    matrix: Floats,
) -> bool:
    """Whether a step of Newton's method could be made."""
    _fill(rows, wanted, aim, at, matrix, move.price)
    if not _solved(matrix, move.price):
        return False
    move.slack[:] = 0.0
    _take_off(rows, move.price, move.slack)
    for r in range(len(at.slack)):
        left = aim - at.runs[r] * move.slack[r]
        move.runs[r] = left / at.slack[r] - at.runs[r]
    for j in range(len(at.price)):
        move.room[j] = -move.price[j]
        left = aim - at.low[j] * move.price[j]
        move.low[j] = left / at.price[j] - at.low[j]
        left = aim + at.high[j] * move.price[j]
        move.high[j] = left / at.room[j] - at.high[j]
    _step((at.price, at.slack, at.room), (move.price, move.slack, move.room))
    _step((at.runs, at.low, at.high), (move.runs, move.low, move.high))
    return True


@leaf
def _step(
    sides: tuple[Floats, Floats, Floats], moves: tuple[Floats, Floats, Floats]
) -> None:
    """Go as far as all stay above 0, and a little less."""
    length = 1.0
    for k in range(3):
        for i in range(len(sides[k])):
            if moves[k][i] < 0.0:
                length = min(length, -INSIDE * sides[k][i] / moves[k][i])
    for k in range(3):
        for i in range(len(sides[k])):
            sides[k][i] += length * moves[k][i]


@leaf
def _fill(
    rows: TripRows,
    wanted: Floats,
    aim: float,
    at: _Point,
    matrix: Floats,
    right: Floats,
) -> None:
    """The normal equations of the prices' next step; of the matrix the lower half."""
    matrix[:] = 0.0
    for j in range(len(right)):
        low, high = at.low[j] / at.price[j], at.high[j] / at.room[j]
        matrix[j, j] = low + high
        right[j] = wanted[j] + aim / at.price[j] - aim / at.room[j]
    for r in range(len(at.slack)):
        weight, pull = at.runs[r] / at.slack[r], aim / at.slack[r]
        for i in range(rows.first[r], rows.first[r + 1]):
            one = rows.item[i]
            right[one] -= rows.share[i] * pull
            weighed = rows.share[i] * weight
            for j in range(rows.first[r], i + 1):  # items of a trip rise
                matrix[one, rows.item[j]] += weighed * rows.share[j]


@leaf
def _solved(matrix: Floats, right: Floats) -> bool:
    """Solve by Cholesky's method, in place; False where the matrix is not definite."""
    m = len(right)
    for j in range(m):
        for i in range(j, m):
            total = matrix[i, j]
            for k in range(j):
                total -= matrix[i, k] * matrix[j, k]
            if i > j:
                matrix[i, j] = total / matrix[j, j]
            elif total > 0.0:
                matrix[j, j] = np.sqrt(total)
            else:
                return False
    for j in range(m):
        for k in range(j):
            right[j] -= matrix[j, k] * right[k]
        right[j] /= matrix[j, j]
    for j in range(m - 1, -1, -1):
        for k in range(j + 1, m):
            right[j] -= matrix[k, j] * right[k]
        right[j] /= matrix[j, j]
    return True
