"""Pairs of a village set and an employer set, priced with their best loads.

A trip calls at a set ``U`` of villages and then at a set ``F`` of employers. What it
costs beside its load follows from the pair and the order of its calls, so the least
over all orders is tabled once; with prices for the workers the best load of a pair is
greedy, dearest first, and a partial group at most the last one. One walk over the
groups of a pair serves coaches of every number of seats.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.jit import leaf
from solvers.core.pair_data import (
    KINDS_FROM,
    KINDS_TO,
    PATTERN,
    SEATS,
    WAY,
    Coaches,
    Members,
    Pairs,
    Places,
    Raised,
    best_gain,
    most_aboard,
    raised_by,
    regions_at,
)
from solvers.core.pair_ways import FAR

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Bytes = npt.NDArray[np.uint8]
    Floats = npt.NDArray[np.float64]
    Singles = npt.NDArray[np.float32]


class PairRoom(NamedTuple):
    """Room to work in, filled.

    Parameters
    ----------
    at_group
        ``(n_groups,)``, those of a village set.
    near, below
        ``(n_coaches,)`` and ``(n_coaches, n_regions)``, what a pair may cost before
        standing to be marked, and to be told.
    is_near
        ``(n_pairs,)``, marked with 1.
    """

    at_group: Ints
    near: Floats
    below: Floats
    is_near: Bytes


class BestPairs(NamedTuple):
    """The pairs of least reduced cost, filled.

    Parameters
    ----------
    value, pair, coach
        ``(n_kinds, n_regions, n_best)``: reduced costs, rising, of which the last may
        be of pairs left out; pairs and coaches, -1 where there is none.
    """

    value: Floats
    pair: Ints
    coach: Ints


@leaf
def priced_pairs(
    pairs: Pairs,
    members: Members,
    coaches: Coaches,
    places: Places,
    raised: Raised,
    ceiling: Floats,
    near_ceiling: Floats,
    room: PairRoom,
    best: BestPairs,
) -> None:
    """The pairs of least reduced cost, by kind of trip and set of regions.

    Parameters
    ----------
    ceiling, near_ceiling
        ``(n_kinds,)``: what is not below is not told; pairs below the second for some
        kind are marked.
    """
    _clear(coaches, ceiling, near_ceiling, room, best)
    for s in range(len(pairs.villages)):
        n_here = 0
        for g in range(len(members.v)):
            if pairs.villages[s] >> members.v[g] & 1:
                room.at_group[n_here] = g
                n_here += 1
        for at in range(pairs.first[s], pairs.first[s + 1]):
            _price_pair(
                s, at, n_here, pairs, members, coaches, places, raised, room, best
            )


@leaf
def _clear(
    coaches: Coaches,
    ceiling: Floats,
    near_ceiling: Floats,
    room: PairRoom,
    best: BestPairs,
) -> None:
    """No pair is known yet."""
    n_kinds, n_regions, n_best = best.value.shape
    for k in range(n_kinds):
        for r in range(n_regions):
            for b in range(n_best):
                best.value[k, r, b] = ceiling[k]
                best.pair[k, r, b] = -1
                best.coach[k, r, b] = -1
    for c in range(len(coaches.coach)):
        room.near[c] = -FAR
        for j in range(coaches.coach[c, KINDS_FROM], coaches.coach[c, KINDS_TO]):
            kind = coaches.kinds[j]
            fen = near_ceiling[kind] - coaches.standing[kind]
            room.near[c] = max(room.near[c], fen)
        for r in range(n_regions):
            room.below[c, r] = _most_before_standing(coaches, c, best.value, r)


@leaf
def _price_pair(
    s: int,
    at: int,
    n_here: int,
    pairs: Pairs,
    members: Members,
    coaches: Coaches,
    places: Places,
    raised: Raised,
    room: PairRoom,
    best: BestPairs,
) -> None:
    """One walk over the groups of a pair, for coaches of every number of seats."""
    employers = pairs.employers[at]
    region = regions_at(employers, places)
    pattern, load, got, i = -1, 0, 0.0, 0
    is_idle = False
    for c in range(len(coaches.coach)):
        if coaches.coach[c, PATTERN] != pattern:
            pattern, load, got, i = coaches.coach[c, PATTERN], 0, 0.0, 0
            is_idle = _has_idle_call(
                pairs.villages[s],
                employers,
                _most_seats(coaches.coach, c),
                members,
                pattern,
                room.at_group[:n_here],
                places,
            )
        if is_idle:
            continue
        seats = coaches.coach[c, SEATS]
        while i < n_here:
            g = room.at_group[i]
            if employers >> members.e[g] & 1 and members.eligible[pattern, g]:
                if load + members.n[g] > seats:
                    break
                load += members.n[g]
                got += members.n[g] * members.gain[g]
            i += 1
        value = pairs.way[coaches.coach[c, WAY], at] - got
        if i < n_here:
            value -= (seats - load) * members.gain[room.at_group[i]]
        if value < room.near[c]:
            room.is_near[at] = 1
        if value < room.below[c, region]:
            _tell(s, at, c, region, value, pairs, members, coaches, raised, best)
            most = _most_before_standing(coaches, c, best.value, region)
            room.below[c, region] = most


@leaf
def _tell(
    s: int,
    at: int,
    c: int,
    region: int,
    value: float,
    pairs: Pairs,
    members: Members,
    coaches: Coaches,
    raised: Raised,
    best: BestPairs,
) -> None:
    """Note a pair for those kinds of a coach for which it is among the best."""
    last = best.value.shape[2] - 1
    way = pairs.way[coaches.coach[c, WAY], at]
    seats = coaches.coach[c, SEATS]
    for j in range(coaches.coach[c, KINDS_FROM], coaches.coach[c, KINDS_TO]):
        kind = coaches.kinds[j]
        reduced = value + coaches.standing[kind]
        if reduced >= best.value[kind, region, last]:
            continue
        most = most_aboard(s, at, c, kind, pairs, coaches)
        if most == 0:
            continue
        if most < seats:
            villages, employers = pairs.villages[s], pairs.employers[at]
            pattern = coaches.coach[c, PATTERN]
            got = best_gain(villages, employers, pattern, most, members)
            reduced = way + coaches.standing[kind] - got
        if raised.is_raised[at]:
            reduced += raised_by(raised, kind, at, way)
        if reduced >= best.value[kind, region, last]:
            continue
        b = last
        while b > 0 and best.value[kind, region, b - 1] > reduced:
            best.value[kind, region, b] = best.value[kind, region, b - 1]
            best.pair[kind, region, b] = best.pair[kind, region, b - 1]
            best.coach[kind, region, b] = best.coach[kind, region, b - 1]
            b -= 1
        best.value[kind, region, b] = reduced
        best.pair[kind, region, b] = at
        best.coach[kind, region, b] = c


@leaf
def _most_seats(coaches: Ints, c: int) -> int:
    """Seats of the largest coach of the same pattern, which stands last."""
    last = c
    while last + 1 < len(coaches) and coaches[last + 1, PATTERN] == coaches[c, PATTERN]:
        last += 1
    most: int = coaches[last, SEATS]
    return most


@leaf
def _has_idle_call(
    villages: int,
    employers: int,
    seats: int,
    members: Members,
    pattern: int,
    groups: Ints,
    places: Places,
) -> bool:
    """Whether a call adds nobody to the best load of even the largest coach.

    Without it the pair is another one of the same regions, with the same load and a
    way that is no longer: then this one need not be looked at. A call whose going
    would leave somebody unserved, or change the regions, stays.
    """
    hit_v, hit_e, load = 0, 0, 0
    for i in range(len(groups)):
        g = groups[i]
        if employers >> members.e[g] & 1 and members.eligible[pattern, g]:
            hit_v |= 1 << members.v[g]
            hit_e |= 1 << members.e[g]
            load += members.n[g]
            if load >= seats:
                break
    idle = villages & ~hit_v
    while idle:
        v = idle & -idle
        idle ^= v
        served = 0
        for u in range(len(places.bound_for)):
            if (villages & ~v) >> u & 1:
                served |= places.bound_for[u]
        if employers & ~served == 0:
            return True
    idle = employers & ~hit_e
    while idle:
        e = idle & -idle
        idle ^= e
        rest = employers & ~e
        if regions_at(rest, places) != regions_at(employers, places):
            continue
        is_served = rest != 0
        for u in range(len(places.bound_for)):
            if villages >> u & 1 and not places.bound_for[u] & rest:
                is_served = False
        if is_served:
            return True
    return False


@leaf
def _most_before_standing(
    coaches: Coaches, c: int, value: Floats, region: int
) -> float:
    """What a pair may cost before standing, to be told of some kind of the coach."""
    most = -FAR
    for j in range(coaches.coach[c, KINDS_FROM], coaches.coach[c, KINDS_TO]):
        kind = coaches.kinds[j]
        told = value[kind, region, value.shape[2] - 1]
        most = max(most, told - coaches.standing[kind])
    return most
