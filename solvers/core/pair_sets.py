"""Which pairs of a village set and an employer set trips may call at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from solvers.core.any_order import (
    WalkRoom,
    has_order,
    may_alight_together,
    may_board_together,
)
from solvers.core.jit import compiled, leaf
from solvers.core.set_ranks import rank_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.core.any_order import Detours
    from solvers.core.set_ranks import Ranks

    Ints = npt.NDArray[np.int64]
    Bools = npt.NDArray[np.bool_]


@leaf
def _are_together(mask: int, apart: Ints) -> bool:
    """Whether no two members are apart."""
    clashes = 0
    for e in range(len(apart)):
        if mask >> e & 1:
            clashes |= apart[e] & mask
    return clashes == 0


@leaf
def _are_open(mask: int, members: Ints, ranks: Ranks, is_open: Bools) -> bool:
    """Whether every set of all members but one is open."""
    for i in range(len(members)):
        rest = mask & ~(1 << members[i])
        if rest and not is_open[rank_of(rest, ranks) - 1]:  # the empty one has a rank
            return False
    return True


@compiled
def listed_pairs(
    bound_for: Ints,
    apart: Ints,
    detours: Detours,
    ranks: Ranks,
    most_e: int,
    every: int,
    most_steps: int,
    villages: Ints,
    first: Ints,
    pairs: Ints,
) -> int:
    """Every pair in which each village is bound for some employer and the reverse.

    Those for whom the detour rule leaves no order of the calls are left out.

    Parameters
    ----------
    bound_for
        ``(n_v,)``, employers of each village as bits.
    apart
        ``(n_v,)``: villages that no trip calls at together, as bits.
    detours
        The detour rule.
    ranks
        Of sets of villages, as many as a pair has at most.
    most_e
        Employers of a pair at most.
    every
        Only every so-manieth set of villages gets pairs: a sample of them.
    most_steps
        Calls tried in search of an order of one pair; with 0 none is searched, and only
        pairs of places that have none between them are left out.
    villages, first, pairs
        Filled: ``(n_sets,)`` village sets as bits, smaller ones first;
        ``(n_sets + 1,)`` where the pairs of each begin; employer sets, as far as there
        is room.

    Returns
    -------
    int
        How many pairs there are, or one more than there is room for.
    """
    n_v, n_e, n, n_sets = len(bound_for), detours.past_employer.shape[1], 0, 0
    room = _listing_room(n_v, n_e, most_e)
    members = np.empty(n_v, dtype=np.int64)
    is_open = np.zeros(len(villages), dtype=np.bool_)  # whether its villages may ride
    for size in range(1, len(ranks.first) - 1):
        mask = (1 << size) - 1
        while mask < 1 << n_v:
            n_up = 0
            for v in range(n_v):
                if mask >> v & 1:
                    members[n_up] = v
                    n_up += 1
            villages[n_sets] = mask
            first[n_sets] = n
            up = members[:n_up]
            if n_sets % every:
                is_open[n_sets] = True  # for all that is known
            elif _are_together(mask, apart) and _are_open(mask, up, ranks, is_open):
                is_open[n_sets] = may_board_together(
                    up, bound_for, detours, most_steps, room.walk
                )
            if n_sets % every == 0 and is_open[n_sets]:
                n = _list_employers(
                    n, up, bound_for, detours, most_e, most_steps, room, pairs
                )
                if n > len(pairs):
                    return n
            n_sets += 1
            low = mask & -mask  # the next set of as many members
            high = mask + low
            mask = high | ((mask ^ high) // low >> 2)
    first[n_sets] = n
    return n


class _ListingRoom(NamedTuple):
    """Room to list the employers of a set of villages in.

    Parameters
    ----------
    after, apart
        ``(n_e,)``: employers, as bits, that may come after each one, and that it never
        runs with.
    taken, left, barred
        ``(most_e + 1,)``: by how many are taken, these, those still to be tried, and
        those that are not to be tried any more, as bits.
    walk
        Room to search for orders in.
    """

    after: Ints
    apart: Ints
    taken: Ints
    left: Ints
    barred: Ints
    walk: WalkRoom


@compiled
def _listing_room(n_v: int, n_e: int, most_e: int) -> _ListingRoom:
    return _ListingRoom(
        after=np.zeros(n_e, dtype=np.int64),
        apart=np.zeros(n_e, dtype=np.int64),
        taken=np.zeros(most_e + 1, dtype=np.int64),
        left=np.zeros(most_e + 1, dtype=np.int64),
        barred=np.zeros(most_e + 1, dtype=np.int64),
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
def _tell_apart(up: Ints, bound_for: Ints, detours: Detours, room: _ListingRoom) -> int:
    """Which employers go with which; those of these villages, as bits.

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
    return union


@leaf
def _list_employers(
    n: int,
    up: Ints,
    bound_for: Ints,
    detours: Detours,
    most_e: int,
    most_steps: int,
    room: _ListingRoom,
    pairs: Ints,
) -> int:
    """The sets for one set of villages; how many are listed then.

    While a village has none of its employers among those taken, one of them is next,
    then any. Each set comes up once: the next one is tried without those before it.
    """
    own = _tell_apart(up, bound_for, detours, room)
    depth, is_new = 0, True
    room.taken[0], room.barred[0] = 0, 0
    while depth >= 0 and n <= len(pairs):
        employers = room.taken[depth]
        if is_new:
            wanted = _wanted(employers, own, up, bound_for)
            if wanted == own and employers:
                is_listed = most_steps == 0 or has_order(
                    up, employers, bound_for, room.after, detours, most_steps, room.walk
                )
                if is_listed and n < len(pairs):
                    pairs[n] = employers
                n += is_listed
            room.left[depth] = wanted & ~employers & ~room.barred[depth]
            if depth == most_e:
                room.left[depth] = 0
        left = room.left[depth]
        is_new = False
        if left == 0:
            depth -= 1
            continue
        bit = left & -left
        room.left[depth] ^= bit
        room.barred[depth] |= bit
        if _may_join(bit, employers, up, bound_for, detours, most_steps, room):
            room.taken[depth + 1] = employers | bit
            room.barred[depth + 1] = room.barred[depth]
            depth += 1
            is_new = True
    return n


@leaf
def _wanted(employers: int, own: int, up: Ints, bound_for: Ints) -> int:
    """Employers of a village that has none of these; if each has some, all."""
    for i in range(len(up)):
        if bound_for[up[i]] & employers == 0:
            return int(bound_for[up[i]])
    return own


@leaf
def _may_join(
    bit: int,
    employers: int,
    up: Ints,
    bound_for: Ints,
    detours: Detours,
    most_steps: int,
    room: _ListingRoom,
) -> bool:
    """Whether the employer of this bit may be called at together with these."""
    clashes = 0
    for e in range(len(room.apart)):
        if employers >> e & 1:
            clashes |= room.apart[e]
    if clashes & bit:
        return False
    if most_steps == 0 or employers & (employers - 1) == 0:
        return True  # of two it has been told
    return may_alight_together(
        up, employers | bit, bound_for, room.after, detours, most_steps, room.walk
    )
