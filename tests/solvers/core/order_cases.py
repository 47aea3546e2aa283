"""Small cohorts on a plane, with a detour rule, for tests of orders of employers."""

from __future__ import annotations

from functools import cache
from itertools import pairwise, permutations, product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from solvers.core.drop_orders import (
    DetourFigures,
    OrderGains,
    OrderRoom,
    Orders,
    OrderWays,
    listed_orders,
)
from solvers.core.order_figures import Cells, DayLimits, RouteFigures, Villages
from solvers.core.pricing import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Bytes = npt.NDArray[np.uint8]
    Floats = npt.NDArray[np.float64]

N_V, N_E, MOST_V, MOST_E = 5, 4, 3, 3
SEATS = 5
STANDING = (300.0, 420.0)  # of one day, and of two
DAY_S = 260.0  # what a day leaves for all ways
HALT_S = 6.0
EXTRA_S = (0.0, 0.0, 5.0, 5.0, 10.0, 10.0)  # of a halt, by how many use it


class Case(NamedTuple):
    """A cohort: workers by village and employer, worth, and the figures of its ways."""

    seed: int
    n: Ints
    worth: Floats
    figures: RouteFigures


def between(one: Floats, other: Floats) -> Floats:
    """Straight distances."""
    apart = one[:, None, :] - other[None, :, :]
    return np.asarray(np.hypot(apart[..., 0], apart[..., 1]))


def case(seed: int) -> Case:
    """Villages near each other, employers far and apart."""
    rng = np.random.default_rng(seed)
    villages = rng.uniform(0.0, 20.0, size=(N_V, 2))
    employers = rng.uniform(60.0, 130.0, size=(N_E, 2))
    yard = np.zeros((1, 2))
    n = rng.integers(0, 3, size=(N_V, N_E))
    worth = rng.uniform(0.0, 300.0, size=(N_V, N_E))
    link, way, on = (
        between(villages, employers),
        between(villages, villages),
        between(employers, employers),
    )
    out, back = between(yard, villages)[0], between(employers, yard)[:, 0]
    metres = DetourFigures(link=link, between=on, halt=0.0, allowed=link * 1.3)
    seconds = DetourFigures(
        link=link, between=on, halt=HALT_S, allowed=link * 1.3 + 2 * HALT_S
    )
    has = (n > 0).astype(np.uint8)
    orders = listed(has, metres, seconds)
    onward = np.array(
        [_along(on, order) + back[order[-1]] for order in ways_of(orders)]
    )
    seat = np.array([0.0, 40.0, 80.0, 120.0, 160.0, 240.0])
    own = np.ascontiguousarray(
        np.maximum(worth.T[None] - seat[:, None, None], 0.0) * n.T[None]
    )  # as the search gives it: no second compilation
    nearest = way + np.where(np.eye(N_V) > 0, np.inf, 0.0)
    ways = OrderWays(
        base=onward + STANDING[0],
        out=out,
        way=way,
        enter=nearest.min(axis=0),
        link=link,
    )
    days = DayLimits(
        standing=np.array(STANDING),
        out=np.tile(out, (2, 2, 1)),
        way=np.tile(way, (2, 2, 1, 1)),
        link=np.tile(link, (2, 2, 1, 1)),
        between=np.tile(on, (2, 2, 1, 1)),
        back=np.tile(back, (2, 2, 1)),
        worker=np.zeros((2, 2)),
        most=np.array([[DAY_S, NOWHERE], [NOWHERE, NOWHERE]]),
    )
    first = np.arange(N_V * N_E).reshape(N_E, N_V)
    return Case(
        seed=seed,
        n=n,
        worth=worth,
        figures=RouteFigures(
            orders=orders,
            gains=OrderGains(seat=seat, own=own),
            ways=ways,
            onward=onward,
            villages=Villages(metres=way, seconds=way),
            metres=metres,
            seconds=seconds,
            days=days,
            cells=Cells(
                first=first,
                last=first + (n.T > 0),
                group=np.arange(N_V * N_E),
                n=n.T.reshape(-1).copy(),
                worth=worth.T.reshape(-1).copy(),
            ),
            extra=np.array(EXTRA_S),
        ),
    )


def listed(has: Bytes, metres: DetourFigures, seconds: DetourFigures) -> Orders:
    """All orders that the rule allows."""
    room = OrderRoom(
        stack=np.zeros(MOST_E, dtype=np.int64),
        metres=np.zeros(MOST_E),
        seconds=np.zeros(MOST_E),
        is_called=np.zeros(has.shape[1], dtype=np.uint8),
    )
    none = _room_for(0, *has.shape)
    n = listed_orders(has, metres, seconds, room, none, 10_000)
    orders = _room_for(n, *has.shape)
    room.is_called[:] = 0
    assert listed_orders(has, metres, seconds, room, orders, 10_000) == n
    return orders


def ways_of(orders: Orders) -> list[tuple[int, ...]]:
    """The orders as tuples."""
    return [tuple(e for e in row if e >= 0) for row in orders.calls.tolist()]


def gain(case_: Case, villages: Sequence[int], employers: Sequence[int]) -> float:
    """What the best legal load of a trip gains beyond its cost, all told."""
    figures = case_.figures
    worth = best_load(case_, villages, employers)
    ways = figures.ways
    way = float(ways.out[villages[0]]) + _along(ways.way, villages)
    way += float(ways.link[villages[-1], employers[0]])
    way += _along(figures.metres.between, employers)
    way += float(figures.days.back[0, 0, employers[-1]])
    return worth - way - STANDING[0 if way <= DAY_S else 1]


def best_load(case_: Case, villages: Sequence[int], employers: Sequence[int]) -> float:
    """What the best load that keeps the rule is worth, all loads tried one by one."""
    cells = [
        (v, e)
        for at, v in enumerate(villages)
        for to, e in enumerate(employers)
        if case_.n[v, e] and is_legal(case_.figures, villages[at:], employers[: to + 1])
    ]
    best = 0.0
    for n in product(*(range(int(case_.n[cell]), -1, -1) for cell in cells)):
        worth = sum(
            float(case_.worth[c]) * own for c, own in zip(cells, n, strict=True)
        )
        load = {c: own for c, own in zip(cells, n, strict=True) if own}
        if (
            worth > best
            and sum(n) <= SEATS
            and is_in_time(case_.figures, villages, employers, load)
        ):
            best = worth
    return best


def is_in_time(
    figures: RouteFigures,
    villages: Sequence[int],
    employers: Sequence[int],
    load: Mapping[tuple[int, int], int],
) -> bool:
    """Whether nobody of a load, by village and employer, rides for too long.

    Halts between last as long as all of the load take who board or alight there.
    """
    longer_s = [
        EXTRA_S[sum(n for (v, _), n in load.items() if v == place)]
        for place in villages
    ]
    longer_s += [
        EXTRA_S[sum(n for (_, e), n in load.items() if e == place)]
        for place in employers
    ]
    for v, e in load:
        at, to = villages.index(v), employers.index(e)
        ridden_s = figures.seconds.link[villages[-1], employers[0]]
        ridden_s += _along(figures.villages.seconds, villages[at:])
        ridden_s += _along(figures.seconds.between, employers[: to + 1])
        n_between = len(villages) - at - 1 + to
        ridden_s += HALT_S * n_between
        ridden_s += sum(longer_s[at + 1 : len(villages) + to])
        if ridden_s > figures.seconds.allowed[v, e]:
            return False
    return True


@cache
def _best_gain(seed: int, employers: tuple[int, ...]) -> float:
    of = case(seed)
    return max(
        gain(of, villages, employers)
        for n in range(1, MOST_V + 1)
        for villages in permutations(range(N_V), n)
    )


def best_gain(case_: Case, employers: Sequence[int]) -> float:
    """The most that any trip to these employers in this order gains."""
    return _best_gain(case_.seed, tuple(employers))


def is_legal(
    figures: RouteFigures, villages: Sequence[int], employers: Sequence[int]
) -> bool:
    """Whether who boards at the first village may ride to the last employer."""
    v, e = villages[0], employers[-1]
    metres = figures.metres.link[villages[-1], employers[0]]
    metres += _along(figures.villages.metres, villages)
    metres += _along(figures.metres.between, employers)
    halts = HALT_S * (len(villages) + len(employers) - 2)
    return bool(
        metres <= figures.metres.allowed[v, e]
        and metres + halts <= figures.seconds.allowed[v, e]
    )


def _along(ways: Floats, places: Sequence[int]) -> float:
    return float(sum(ways[a, b] for a, b in pairwise(places)))


def _room_for(n: int, n_v: int, n_e: int) -> Orders:
    assert n_e >= MOST_E
    return Orders(
        calls=np.full((n, MOST_E), -1, dtype=np.int64),
        legal=np.zeros((n, MOST_E, n_v), dtype=np.uint8),
    )
