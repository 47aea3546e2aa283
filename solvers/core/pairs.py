"""Pairs of a village set and an employer set: listed, measured and priced.

A trip calls at a set ``U`` of villages and then at a set ``F`` of employers. What it
costs beside its load follows from the pair and the order of its calls, so the least
over all orders is tabled once; with prices for the workers the best load of a pair is
greedy, dearest first, and a partial group at most the last one. One walk over the
groups of a pair serves coaches of every number of seats.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.core.jit import compiled, leaf

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Bytes = npt.NDArray[np.uint8]
    Floats = npt.NDArray[np.float64]
    Singles = npt.NDArray[np.float32]
    Halves = npt.NDArray[np.int32]

FAR = 1e18
PATTERN, WAY, CLOCK, SEATS, KINDS_FROM, KINDS_TO = range(6)  # columns of a coach


@leaf
def n_bits(mask: int) -> int:
    """Members of a set."""
    n = 0
    while mask:
        mask &= mask - 1
        n += 1
    return n


@leaf
def listed_pairs(
    bound_for: Ints,
    most_v: int,
    most_e: int,
    villages: Ints,
    first: Ints,
    pairs: Halves,
) -> int:
    """Every pair in which each village is bound for some employer and the reverse.

    Parameters
    ----------
    bound_for
        ``(n_v,)``, employers of each village as bits.
    most_v, most_e
        Villages and employers of a pair at most.
    villages, first, pairs
        Filled unless ``pairs`` is empty: ``(n_sets,)`` village sets as bits, smaller
        ones first; ``(n_sets + 1,)`` where the pairs of each begin; ``(n_pairs,)``
        employer sets.

    Returns
    -------
    int
        How many pairs there are.
    """
    n_v, n, n_sets = len(bound_for), 0, 0
    for size in range(1, most_v + 1):
        mask = (1 << size) - 1
        while mask < 1 << n_v:
            union = 0
            for v in range(n_v):
                if mask >> v & 1:
                    union |= bound_for[v]
            if len(pairs):
                villages[n_sets] = mask
                first[n_sets] = n
            n_sets += 1
            employers = union
            while employers:
                if n_bits(employers) <= most_e:
                    is_served = True
                    for v in range(n_v):
                        if mask >> v & 1 and not bound_for[v] & employers:
                            is_served = False
                            break
                    if is_served:
                        if len(pairs):
                            pairs[n] = employers
                        n += 1
                employers = (employers - 1) & union
            low = mask & -mask  # the next set of as many members
            high = mask + low
            mask = high | ((mask ^ high) // low >> 2)
    if len(pairs):
        first[n_sets] = n
    return n


@leaf
def least_ways(
    villages: Ints,
    first: Ints,
    pairs: Halves,
    out: Floats,
    way: Floats,
    home: Floats,
    slack: float,
    place: Halves,
    reached: Floats,
    least: Singles,
) -> None:
    """The least way of each pair over all orders of its calls (Held and Karp 1962).

    Parameters
    ----------
    out, way, home
        ``(n_v,)`` from the yard to each village, ``(n_v, n_v)`` between villages,
        ``(n_v, n_employer_sets)`` from the last village to all employers of a set and
        home.
    slack
        Taken off each way.
    place, reached
        ``(2 ** n_v,)`` and ``(n_sets, n_v)``, room to work in: the place of each set,
        and the least way through a set that ends at a village.
    least
        ``(n_pairs,)``, filled; rounded down.
    """
    n_v = len(out)
    for s in range(len(villages)):
        mask = villages[s]
        place[mask] = s
        for v in range(n_v):
            if not mask >> v & 1:
                continue
            before = mask & ~(1 << v)
            best = FAR
            if before == 0:
                best = out[v]
            else:
                at = place[before]
                for u in range(n_v):
                    if before >> u & 1:
                        best = min(best, reached[at, u] + way[u, v])
            reached[s, v] = best
        for at in range(first[s], first[s + 1]):
            employers = pairs[at]
            best = FAR
            for v in range(n_v):
                if mask >> v & 1:
                    best = min(best, reached[s, v] + home[v, employers])
            best -= slack
            least[at] = best - abs(best) * 1.2e-7  # below after rounding to 24 bits


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


@compiled
def least_in_time(
    out: Floats,
    way: Floats,
    link: Floats,
    between: Floats,
    back: Floats,
    out_s: Floats,
    way_s: Floats,
    link_s: Floats,
    between_s: Floats,
    back_s: Floats,
    wheel_s: float,
    loaded_s: Floats,
) -> float:
    """The least way through all villages and then all employers that keeps its time.

    Parameters
    ----------
    out, way, link, between, back
        Fen: ``(n,)`` from the yard, ``(n, n)`` between villages, ``(n, m)`` to
        employers, ``(m, m)`` between them, ``(m,)`` home; and the same in seconds.
    wheel_s
        Most seconds at the wheel of the whole trip.
    loaded_s
        ``(n, m)``, most seconds between the first village and the last employer.

    Returns
    -------
    float
        No more than the least fen; ``FAR`` where no order keeps the limits. Labels of
        one state that are too many are joined: cost and time of the least of them.
    """
    n, m = len(out), len(back)
    most = 12
    best = FAR
    for start in range(n):
        n_up = np.zeros((1 << n, n), dtype=np.int64)
        fen_up = np.empty((1 << n, n, most))
        s_up = np.empty((1 << n, n, most))
        fen_up[1 << start, start, 0] = out[start]
        s_up[1 << start, start, 0] = 0.0
        n_up[1 << start, start] = 1
        for mask in range(1, 1 << n):
            if not mask >> start & 1:
                continue
            for v in range(n):
                for i in range(n_up[mask, v]):
                    for u in range(n):
                        if mask >> u & 1:
                            continue
                        to = mask | 1 << u
                        n_up[to, u] = _kept(
                            fen_up[to, u],
                            s_up[to, u],
                            n_up[to, u],
                            fen_up[mask, v, i] + way[v, u],
                            s_up[mask, v, i] + way_s[v, u],
                        )
        n_down = np.zeros((1 << m, m), dtype=np.int64)
        fen_down = np.empty((1 << m, m, most))
        s_down = np.empty((1 << m, m, most))
        whole = (1 << n) - 1
        for v in range(n):
            for i in range(n_up[whole, v]):
                for e in range(m):
                    n_down[1 << e, e] = _kept(
                        fen_down[1 << e, e],
                        s_down[1 << e, e],
                        n_down[1 << e, e],
                        fen_up[whole, v, i] + link[v, e],
                        s_up[whole, v, i] + link_s[v, e],
                    )
        for mask in range(1, 1 << m):
            for e in range(m):
                for i in range(n_down[mask, e]):
                    for f in range(m):
                        if mask >> f & 1:
                            continue
                        to = mask | 1 << f
                        n_down[to, f] = _kept(
                            fen_down[to, f],
                            s_down[to, f],
                            n_down[to, f],
                            fen_down[mask, e, i] + between[e, f],
                            s_down[mask, e, i] + between_s[e, f],
                        )
        last = (1 << m) - 1
        for e in range(m):
            for i in range(n_down[last, e]):
                time_s = s_down[last, e, i]
                if time_s > loaded_s[start, e]:
                    continue
                if out_s[start] + time_s + back_s[e] > wheel_s:
                    continue
                best = min(best, fen_down[last, e, i] + back[e])
    return best


@compiled
def _kept(fens: Floats, seconds: Floats, n: int, fen: float, s: float) -> int:
    """Labels after one more came, none of which another one beats in both."""
    for i in range(n):
        if fens[i] <= fen and seconds[i] <= s:
            return n
    left = 0
    for i in range(n):
        if not (fen <= fens[i] and s <= seconds[i]):
            fens[left], seconds[left] = fens[i], seconds[i]
            left += 1
    if left == len(fens):  # joined with the first: no dearer, no later than either
        fens[0], seconds[0] = min(fens[0], fen), min(seconds[0], s)
        return left
    fens[left], seconds[left] = fen, s
    return left + 1
