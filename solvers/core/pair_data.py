"""What the pricing of pairs works on, and who fits a pair in time.

Sets of villages and employers are bits; groups, coaches and kinds of trips are rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.jit import leaf
from solvers.core.set_families import n_bits

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Bytes = npt.NDArray[np.uint8]
    Floats = npt.NDArray[np.float64]
    Singles = npt.NDArray[np.float32]

PATTERN, WAY, CLOCK, SEATS, KINDS_FROM, KINDS_TO = range(6)  # columns of a coach
MOST_S, CALL_S, WORKER_S = range(3)  # columns of a limit


class Pairs(NamedTuple):
    """The pairs, with their least ways.

    Parameters
    ----------
    villages, first, employers
        ``(n_sets,)`` and ``(n_sets + 1,)``: village sets as bits, and from where on the
        employer sets of each (bits) stand in ``employers``, ``(n_pairs,)``.
    way, clock
        ``(n_tables, n_pairs)``: fen of the least way, and seconds at the wheel.
    """

    villages: Ints
    first: Ints
    employers: Ints
    way: Singles
    clock: Singles


class Members(NamedTuple):
    """Groups that gain something, dearest first.

    Parameters
    ----------
    v, e, n, gain
        ``(n_groups,)``.
    eligible
        ``(n_patterns, n_groups)``: whether a group may board.
    """

    v: Ints
    e: Ints
    n: Ints
    gain: Floats
    eligible: Bytes


class Coaches(NamedTuple):
    """Coaches as priced, and kinds of trips.

    Parameters
    ----------
    coach
        ``(n_coaches, 6)``: pattern, tables of ways and clocks, seats, and from where to
        where its kinds stand in ``kinds``; by pattern and then by rising seats.
    kinds
        Of all coaches, one after the other.
    standing
        ``(n_kinds,)``, fen of a trip beside its way.
    limits
        ``(n_kinds, n_limits, 3)``: most seconds at the wheel, and what each call and
        each worker aboard take of them.
    """

    coach: Ints
    kinds: Ints
    standing: Floats
    limits: Floats


class Places(NamedTuple):
    """Who is bound where.

    Parameters
    ----------
    bound_for
        ``(n_v,)``, employers of each village as bits.
    region_of
        ``(n_e,)``, the set of regions of each employer, as bits.
    """

    bound_for: Ints
    region_of: Ints


@leaf
def regions_at(employers: int, places: Places) -> int:
    """The set of regions in which a set of employers lies."""
    regions, e = 0, 0
    while employers:
        if employers & 1:
            regions |= places.region_of[e]
        employers >>= 1
        e += 1
    return regions


class Raised(NamedTuple):
    """Pairs whose way costs more than tabled.

    Parameters
    ----------
    is_raised
        ``(n_pairs,)``, whether for some kind.
    first, pairs, fen
        By kind the pairs, rising, and their ways.
    """

    is_raised: Bytes
    first: Ints
    pairs: Ints
    fen: Floats


@leaf
def most_aboard(
    s: int, at: int, c: int, kind: int, pairs: Pairs, coaches: Coaches
) -> int:
    """How many workers leave a trip of the kind time for its way; at most its seats.

    0 where those do not who are the fewest: one from each village, to each employer.
    """
    n_v, n_e = n_bits(pairs.villages[s]), n_bits(pairs.employers[at])
    most = coaches.coach[c, SEATS]
    wheel_s = pairs.clock[coaches.coach[c, CLOCK], at]
    for i in range(coaches.limits.shape[1]):
        limit = coaches.limits[kind, i]
        left_s = limit[MOST_S] - limit[CALL_S] * (n_v + n_e) - wheel_s
        if left_s < 0.0:
            return 0
        if limit[WORKER_S] > 0.0 and left_s < limit[WORKER_S] * most:
            most = int(left_s / limit[WORKER_S])
    return most if most >= max(n_v, n_e) else 0


@leaf
def best_gain(
    villages: int, employers: int, pattern: int, seats: int, members: Members
) -> float:
    """What the best load of so many seats gains, of all groups of a pair."""
    left, got = seats, 0.0
    for g in range(len(members.v)):
        if (
            villages >> members.v[g] & 1
            and employers >> members.e[g] & 1
            and members.eligible[pattern, g]
        ):
            n = min(left, members.n[g])
            left -= n
            got += n * members.gain[g]
            if left == 0:
                break
    return got


@leaf
def raised_by(raised: Raised, kind: int, at: int, way: float) -> float:
    """How much more the way of a pair costs than tabled, for trips of a kind."""
    low, high = raised.first[kind], raised.first[kind + 1]
    while low < high:
        middle = (low + high) // 2
        if raised.pairs[middle] < at:
            low = middle + 1
        else:
            high = middle
    if low < raised.first[kind + 1] and raised.pairs[low] == at:
        more: float = raised.fen[low] - way
        return more
    return 0.0
