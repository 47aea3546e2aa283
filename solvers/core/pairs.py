"""Pairs of a village set and an employer set, priced with their best loads.

A trip calls at a set ``U`` of villages and then at a set ``F`` of employers. What it
costs beside its load follows from the pair and the order of its calls, so the least
over all orders is tabled once; with prices for the workers the best load of a pair is
greedy, dearest first, and a partial group at most the last one. One walk over the
groups of a pair serves coaches of every number of seats.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.core.jit import leaf
from solvers.core.pair_sets import FAR

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Bytes = npt.NDArray[np.uint8]
    Floats = npt.NDArray[np.float64]
    Singles = npt.NDArray[np.float32]
    Halves = npt.NDArray[np.int32]

PATTERN, WAY, CLOCK, SEATS, KINDS_FROM, KINDS_TO = range(6)  # columns of a coach


@leaf
def priced_pairs(
    villages: Ints,
    first: Ints,
    pairs: Halves,
    least_way: Singles,
    clock: Singles,
    group_v: Ints,
    group_e: Ints,
    group_n: Ints,
    gain: Floats,
    eligible: Bytes,
    coaches: Ints,
    kinds: Ints,
    standing: Floats,
    most_s: Floats,
    bound_for: Ints,
    region_of: Ints,
    is_raised: Bytes,
    raised_first: Ints,
    raised_pairs: Ints,
    raised_fen: Floats,
    ceiling: Floats,
    near_ceiling: Floats,
    at_group: Ints,
    near: Floats,
    below: Floats,
    is_near: Bytes,
    best: Floats,
    best_pair: Ints,
    best_coach: Ints,
) -> None:
    """The pairs of least reduced cost, by kind of trip and set of regions.

    Parameters
    ----------
    least_way, clock
        ``(n_tables, n_pairs)``: fen of the least way, and seconds at the wheel.
    group_v, group_e, group_n, gain
        ``(n_groups,)``, those that gain something, dearest first.
    eligible
        ``(n_patterns, n_groups)``: whether a group may board; in the same order.
    coaches, kinds
        Coaches as priced, ``(n_coaches, 6)``: pattern, tables of ways and clocks,
        seats, and from where to where its kinds stand in ``kinds``; by pattern and
        then by rising seats.
    standing, most_s
        ``(n_kinds,)``, fen of a trip beside its way, and most seconds at the wheel.
    bound_for, region_of
        ``(n_v,)``, employers of each village as bits; ``(n_employer_sets,)``, the set
        of regions.
    is_raised, raised_first, raised_pairs, raised_fen
        Pairs whose way costs more than tabled: ``(n_pairs,)`` whether for some kind;
        by kind the pairs, rising, and their ways.
    ceiling, near_ceiling
        ``(n_kinds,)``: what is not below is not told; pairs below the second for some
        kind are marked.
    at_group, near, below
        Room to work in: ``(n_groups,)``, ``(n_coaches,)`` and ``(n_coaches,
        n_regions)``, what a pair may cost before standing to be marked, and to be told.
    is_near
        ``(n_pairs,)``, marked with 1.
    best, best_pair, best_coach
        ``(n_kinds, n_regions, n_best)``, filled: reduced costs, rising, of which the
        last may be of pairs left out; pairs and coaches, -1 where there is none.
    """
    n_groups, n_coaches, n_best = len(group_v), len(coaches), best.shape[2]
    for k in range(best.shape[0]):
        for r in range(best.shape[1]):
            for b in range(n_best):
                best[k, r, b] = ceiling[k]
                best_pair[k, r, b] = -1
                best_coach[k, r, b] = -1
    for c in range(n_coaches):
        near[c] = -FAR
        for j in range(coaches[c, KINDS_FROM], coaches[c, KINDS_TO]):
            near[c] = max(near[c], near_ceiling[kinds[j]] - standing[kinds[j]])
        for r in range(best.shape[1]):
            below[c, r] = _most_before_standing(coaches[c], kinds, standing, best, r)
    for s in range(len(villages)):
        mask = villages[s]
        n_here = 0
        for g in range(n_groups):
            if mask >> group_v[g] & 1:
                at_group[n_here] = g
                n_here += 1
        for at in range(first[s], first[s + 1]):
            employers = pairs[at]
            region = region_of[employers]
            pattern, load, got, i = -1, 0, 0.0, 0
            is_idle = False
            for c in range(n_coaches):
                if coaches[c, PATTERN] != pattern:
                    pattern, load, got, i = coaches[c, PATTERN], 0, 0.0, 0
                    is_idle = _has_idle_call(
                        mask,
                        employers,
                        _most_seats(coaches, c),
                        eligible[pattern],
                        at_group[:n_here],
                        group_v,
                        group_e,
                        group_n,
                        bound_for,
                        region_of,
                    )
                if is_idle:
                    continue
                seats = coaches[c, SEATS]
                while i < n_here:
                    g = at_group[i]
                    if employers >> group_e[g] & 1 and eligible[pattern, g]:
                        if load + group_n[g] > seats:
                            break
                        load += group_n[g]
                        got += group_n[g] * gain[g]
                    i += 1
                way = least_way[coaches[c, WAY], at]
                value = way - got
                if i < n_here:
                    value -= (seats - load) * gain[at_group[i]]
                if value < near[c]:
                    is_near[at] = 1
                if value >= below[c, region]:
                    continue
                for j in range(coaches[c, KINDS_FROM], coaches[c, KINDS_TO]):
                    kind = kinds[j]
                    reduced = value + standing[kind]
                    b = n_best - 1
                    if reduced >= best[kind, region, b]:
                        continue
                    if clock[coaches[c, CLOCK], at] > most_s[kind]:
                        continue
                    if is_raised[at]:
                        low, high = raised_first[kind], raised_first[kind + 1]
                        while low < high:
                            middle = (low + high) // 2
                            if raised_pairs[middle] < at:
                                low = middle + 1
                            else:
                                high = middle
                        if low < raised_first[kind + 1] and raised_pairs[low] == at:
                            reduced += raised_fen[low] - way
                            if reduced >= best[kind, region, b]:
                                continue
                    while b > 0 and best[kind, region, b - 1] > reduced:
                        best[kind, region, b] = best[kind, region, b - 1]
                        best_pair[kind, region, b] = best_pair[kind, region, b - 1]
                        best_coach[kind, region, b] = best_coach[kind, region, b - 1]
                        b -= 1
                    best[kind, region, b] = reduced
                    best_pair[kind, region, b] = at
                    best_coach[kind, region, b] = c
                below[c, region] = _most_before_standing(
                    coaches[c], kinds, standing, best, region
                )


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
    eligible: Bytes,
    groups: Ints,
    group_v: Ints,
    group_e: Ints,
    group_n: Ints,
    bound_for: Ints,
    region_of: Ints,
) -> bool:
    """Whether a call adds nobody to the best load of even the largest coach.

    Without it the pair is another one of the same regions, with the same load and a
    way that is no longer: then this one need not be looked at. A call whose going
    would leave somebody unserved, or change the regions, stays.
    """
    hit_v, hit_e, load = 0, 0, 0
    for i in range(len(groups)):
        g = groups[i]
        if employers >> group_e[g] & 1 and eligible[g]:
            hit_v |= 1 << group_v[g]
            hit_e |= 1 << group_e[g]
            load += group_n[g]
            if load >= seats:
                break
    idle = villages & ~hit_v
    while idle:
        v = idle & -idle
        idle ^= v
        served = 0
        for u in range(len(bound_for)):
            if (villages & ~v) >> u & 1:
                served |= bound_for[u]
        if employers & ~served == 0:
            return True
    idle = employers & ~hit_e
    while idle:
        e = idle & -idle
        idle ^= e
        rest = employers & ~e
        if region_of[rest] != region_of[employers]:
            continue
        is_served = rest != 0
        for u in range(len(bound_for)):
            if villages >> u & 1 and not bound_for[u] & rest:
                is_served = False
        if is_served:
            return True
    return False


@leaf
def _most_before_standing(
    coach: Ints, kinds: Ints, standing: Floats, best: Floats, region: int
) -> float:
    """What a pair may cost before standing, to be told of some kind of the coach."""
    most = -FAR
    for j in range(coach[KINDS_FROM], coach[KINDS_TO]):
        kind = kinds[j]
        most = max(most, best[kind, region, best.shape[2] - 1] - standing[kind])
    return most
