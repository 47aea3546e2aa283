"""Which pairs of a village set and an employer set trips may call at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from solvers.core.any_order import (
    WalkRoom,
    has_order,
    may_board_together,
)
from solvers.core.jit import compiled, leaf
from solvers.core.set_families import Family, n_bits, place_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.any_order import Detours

    Ints = npt.NDArray[np.int64]

MANY_TRIED = 20_000  # pairs of one size of sets of villages,
SEEMING = 6.0  # times as much as is left seems needed next: fewer and fewer grow
WORTH = 0.8  # of which so many have an order, so that none is searched any more
N_SLOTS = 1 << 18  # of sets of employers for one set of villages, half of them used
HASH, SHIFT = 0x9E3779B97F4A7C1, 20  # multiplicative hashing (Knuth 1973)


@compiled
def listed_pairs(
    bound_for: Ints,
    apart: Ints,
    detours: Detours,
    most: Ints,
    most_steps: int,
    most_work: int,
    villages: Ints,
    first: Ints,
    pairs: Ints,
) -> int:
    """Every pair of places that serve each other, and have an order by the detour rule.

    Pairs grow by a village and employers of its own (see :mod:`solvers.bound.apart`).

    Parameters
    ----------
    bound_for, apart
        ``(n_v,)``, as bits: employers of each village, and villages that no trip calls
        at together with it.
    detours
        The detour rule.
    most
        ``(2,)``: villages and employers of a pair at most.
    most_steps, most_work
        Calls tried in search of an order of one pair, and of all; with no steps none is
        searched, and only pairs of places that have none between them are left out.
    villages, first, pairs
        Filled as far as there is room: ``(n_sets,)`` sets of villages that have pairs,
        as bits, smaller ones first, each size by rising bits; ``(n_sets + 1,)`` where
        the pairs of each begin; employer sets.

    Returns
    -------
    int
        How many sets of villages have pairs; -1 where they are, or seem, too many.
    """
    room = _listing_room(len(bound_for), detours.past_employer.shape[1], most[1])
    sizes = np.zeros(most[0] + 2, dtype=np.int64)
    known = Listing(sets=Family(villages, sizes), first=first, pairs=pairs)
    first[0], n, work, steps = 0, 0, 0, most_steps  # of the size before
    for size in range(1, most[0] + 1):
        tried = room.tried[2]
        room.tried[:2] = 0
        start = first[known.sets.first[size]]
        n_sets = _grow(
            size, bound_for, apart, detours, steps, most_work, most[1], room, known
        )
        if n_sets < 0:
            return -1
        known.sets.first[size + 1] = n_sets
        if room.tried[0] > MANY_TRIED and room.tried[1] > WORTH * room.tried[0]:
            steps = 0
        more = _ahead(size, first[n_sets] - start, n)
        more_work = _ahead(size, room.tried[2] - tried, work)
        is_full = steps == 0 and first[n_sets] + more > len(pairs)
        if 1 < size < most[0] and (is_full or more_work > SEEMING * most_work):
            return -1
        n, work = first[n_sets] - start, room.tried[2] - tried
    return int(known.sets.first[most[0] + 1])


@leaf
def _ahead(size: int, own: int, before: int) -> float:
    """What the next size has if it grows as this one did: more members, less growth."""
    return size / (size + 1.0) * float(own) ** 2 / max(before, 1)


class Listing(NamedTuple):
    """Pairs listed so far; see :func:`listed_pairs`."""

    sets: Family
    first: Ints
    pairs: Ints


class ListingRoom(NamedTuple):
    """Room to list the employers of a set of villages in.

    Parameters
    ----------
    after, apart
        ``(n_e,)``: employers, as bits, that may come after each one, and that it never
        runs with.
    taken, left
        ``(most_e + 1,)``: by how many are added, all that are taken, and those still to
        be tried, as bits.
    up
        ``(n_v,)``: the villages.
    seen, at
        ``(n_slots,)``: sets of employers that were looked at, hashed, and for which
        set of villages.
    tried
        ``(3,)``: pairs of the size of which an order was searched, those that may have
        one, and the calls tried for any so far.
    walk
        Room to search for orders in.
    """

    after: Ints
    apart: Ints
    taken: Ints
    left: Ints
    up: Ints
    seen: Ints
    at: Ints
    tried: Ints
    walk: WalkRoom


@compiled
def _listing_room(n_v: int, n_e: int, most_e: int) -> ListingRoom:
    return ListingRoom(
        after=np.zeros(n_e, dtype=np.int64),
        apart=np.zeros(n_e, dtype=np.int64),
        taken=np.zeros(most_e + 1, dtype=np.int64),
        left=np.zeros(most_e + 1, dtype=np.int64),
        up=np.empty(n_v, dtype=np.int64),
        seen=np.zeros(N_SLOTS, dtype=np.int64),
        at=np.zeros(N_SLOTS, dtype=np.int64),
        tried=np.zeros(3, dtype=np.int64),
        walk=WalkRoom(
            down=np.empty(n_e, dtype=np.int64),
            order=np.empty(n_e, dtype=np.int64),
            head_m=np.empty(n_e),
            head_s=np.empty(n_e),
            up=np.empty(n_v, dtype=np.int64),
            tail_m=np.empty(n_v),
            tail_s=np.empty(n_v),
            served=np.empty(n_v, dtype=np.int64),
            before=np.zeros(n_v, dtype=np.int64),
            steps=np.zeros(1, dtype=np.int64),
        ),
    )


@leaf
def _grow(
    size: int,
    bound_for: Ints,
    apart: Ints,
    detours: Detours,
    most_steps: int,
    most_work: int,
    most_e: int,
    room: ListingRoom,
    known: Listing,
) -> int:
    """All sets of so many villages with pairs, from those of one less; how many in all.

    -1 where there is no room.
    """
    begin, end = known.sets.first[size - 1], known.sets.first[size]
    if size == 1:
        end = 1  # the empty set, once
    n_sets = known.sets.first[size]
    for v in range(len(bound_for)):
        for s in range(begin, end):
            part = known.sets.masks[s] if size > 1 else 0
            if part >> v:
                break
            mask = part | 1 << v
            if part & apart[v]:
                continue
            last = _last_joined(mask, size, known)
            if last < 0:
                continue
            up = room.up[: _members(mask, room.up)]
            if most_steps and not may_board_together(
                up, bound_for, detours, most_steps, room.walk
            ):
                continue
            if room.tried[2] > most_work:
                return -1
            start = known.first[n_sets]
            n = _list_employers(
                start,
                last,
                mask,
                up,
                bound_for,
                detours,
                most_e,
                most_steps,
                room,
                known,
            )
            if n < 0 or (n > start and n_sets == len(known.sets.masks)):
                return -1
            if n > start:
                known.sets.masks[n_sets] = mask
                n_sets += 1
                known.first[n_sets] = n
    return int(n_sets)


@leaf
def _last_joined(mask: int, size: int, known: Listing) -> int:
    """The village without which the others have fewest pairs; -1 if some have none."""
    best, fewest, v, rest = -1, -1, 0, mask
    while rest:
        if rest & 1:
            n = 1
            if size > 1:
                s = place_of(mask ^ (1 << v), size - 1, known.sets)
                if s < 0:
                    return -1
                n = known.first[s + 1] - known.first[s]
            if best < 0 or n < fewest:
                best, fewest = v, n
        rest >>= 1
        v += 1
    return best


@leaf
def _members(mask: int, up: Ints) -> int:
    """Note the members of a set; how many."""
    n, v = 0, 0
    while mask:
        if mask & 1:
            up[n] = v
            n += 1
        mask >>= 1
        v += 1
    return n


@leaf
def _list_employers(
    n: int,
    last: int,
    mask: int,
    up: Ints,
    bound_for: Ints,
    detours: Detours,
    most_e: int,
    most_steps: int,
    room: ListingRoom,
    known: Listing,
) -> int:
    """The sets for these villages: those without the last, and employers of its own.

    How many pairs are listed then; -1 where there is no room.
    """
    _tell_apart(up, bound_for, detours, room)
    begin, end, own = 0, 1, bound_for[last]
    if len(up) > 1:
        s = place_of(mask ^ (1 << last), len(up) - 1, known.sets)
        begin, end = known.first[s], known.first[s + 1]
    n_seen = 0
    for at in range(begin, end):
        depth = 0
        room.taken[0] = known.pairs[at] if len(up) > 1 else 0
        room.left[0] = own & ~room.taken[0]
        most = most_e - n_bits(room.taken[0])  # that may be added
        is_new = True
        while depth >= 0:
            employers = room.taken[depth]
            if is_new and employers & own and _is_first(employers, mask, room):
                n_seen += 1
                if n_seen > N_SLOTS // 2:
                    return -1
                if _is_legal(
                    employers, mask, up, bound_for, detours, most_steps, room, known
                ):
                    if n == len(known.pairs):
                        return -1
                    known.pairs[n] = employers
                    n += 1
            is_new = False
            left = room.left[depth]
            if left == 0 or depth == most:
                depth -= 1
                continue
            bit = left & -left
            room.left[depth] ^= bit
            if _are_together(employers | bit, room.apart):
                room.taken[depth + 1] = employers | bit
                room.left[depth + 1] = room.left[depth]
                depth += 1
                is_new = True
    return n


@leaf
def _tell_apart(up: Ints, bound_for: Ints, detours: Detours, room: ListingRoom) -> None:
    """Which employers of these villages go with which.

    One comes after another if somebody of these villages may ride there by it.
    """
    union, n_e = 0, len(room.after)
    for i in range(len(up)):
        union |= bound_for[up[i]]
    for e in range(n_e):
        room.after[e], room.apart[e] = 0, 0
        if union >> e & 1:
            for i in range(len(up)):
                room.after[e] |= detours.past_employer[up[i], e]
    for e in range(n_e):
        if union >> e & 1:
            for f in range(e):
                is_any = room.after[e] >> f & 1 or room.after[f] >> e & 1
                if union >> f & 1 and not is_any:
                    room.apart[e] |= 1 << f
                    room.apart[f] |= 1 << e


@leaf
def _are_together(mask: int, apart: Ints) -> bool:
    """Whether no two members are apart."""
    clashes, e, rest = 0, 0, mask
    while rest:
        if rest & 1:
            clashes |= apart[e]
        rest >>= 1
        e += 1
    return clashes & mask == 0


@leaf
def _is_first(employers: int, mask: int, room: ListingRoom) -> bool:
    """Whether these were not looked at yet for this set of villages; they are now."""
    slot = (employers * HASH >> SHIFT) & (N_SLOTS - 1)
    while room.at[slot] == mask:
        if room.seen[slot] == employers:
            return False
        slot = (slot + 1) & (N_SLOTS - 1)
    room.at[slot], room.seen[slot] = mask, employers
    return True


@leaf
def _is_legal(
    employers: int,
    mask: int,
    up: Ints,
    bound_for: Ints,
    detours: Detours,
    most_steps: int,
    room: ListingRoom,
    known: Listing,
) -> bool:
    """Whether there is an order of the pair, as far as it is searched."""
    if most_steps == 0:
        return True
    for i in range(len(up) if len(up) > 1 else 0):
        if not _is_known(employers, mask ^ (1 << up[i]), bound_for[up[i]], up, known):
            return False
    is_any = has_order(
        up, employers, bound_for, room.after, detours, most_steps, room.walk
    )
    room.tried[0] += 1
    room.tried[1] += is_any
    room.tried[2] += room.walk.steps[0]
    return is_any


@leaf
def _is_known(employers: int, others: int, own: int, up: Ints, known: Listing) -> bool:
    """Whether the other villages have a pair without but employers of this one."""
    s = place_of(others, len(up) - 1, known.sets)
    for at in range(known.first[s], known.first[s + 1]):
        less = known.pairs[at]
        if less & ~employers == 0 and employers & ~less & ~own == 0:
            return True
    return False
