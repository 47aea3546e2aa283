"""Pairs of sets that a cheaper plan could need: found once, then priced many times.

What :mod:`solvers.core.pairs` prices in one walk is kept here for the pairs of low
reduced cost. Each call of a pair is made for somebody, so a load takes one worker at
least from every village and to every employer of the pair.
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
    Raised,
    most_aboard,
    raised_by,
)
from solvers.core.pair_ways import FAR

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Bytes = npt.NDArray[np.uint8]
    Floats = npt.NDArray[np.float64]

ROUNDING_FEN = 0.01  # of sums in floating point


class CheapPairs(NamedTuple):
    """Pairs by kind of trip and coach, filled.

    Parameters
    ----------
    pair, kind, coach, seats, way
        ``(n_room,)``: pairs, kinds, rows of the coaches, how many they may carry in
        time, and fen of the ways.
    n_within
        ``(n_steps,)``: how many have a reduced cost in each step of ``step_fen``.
    """

    pair: Ints
    kind: Ints
    coach: Ints
    seats: Ints
    way: Floats
    n_within: Ints


@leaf
def cheap_pairs(
    pairs: Pairs,
    members: Members,
    coaches: Coaches,
    raised: Raised,
    most_fen: Floats,
    step_fen: float,
    at_group: Ints,
    near: Floats,
    found: CheapPairs,
) -> int:
    """Every pair, kind and coach of a reduced cost below the kind's ``most_fen``.

    Groups are dearest first, those that gain nothing among them. ``at_group`` and
    ``near``: room, ``(n_groups,)`` and ``(n_coaches,)``.

    Returns
    -------
    int
        How many there are, be there room for them or not.
    """
    n_found = 0
    for c in range(len(coaches.coach)):
        near[c] = -FAR
        for j in range(coaches.coach[c, KINDS_FROM], coaches.coach[c, KINDS_TO]):
            kind = coaches.kinds[j]
            fen = most_fen[kind] - coaches.standing[kind] + ROUNDING_FEN
            near[c] = max(near[c], fen)
    for s in range(len(pairs.villages)):
        for at in range(pairs.first[s], pairs.first[s + 1]):
            n_here = _aboard(s, at, pairs, members, at_group)
            n_found = _note_pair(
                n_found,
                s,
                at,
                n_here,
                pairs,
                members,
                coaches,
                raised,
                most_fen,
                step_fen,
                at_group,
                near,
                found,
            )
    return n_found


@leaf
def _note_pair(
    n_found: int,
    s: int,
    at: int,
    n_here: int,
    pairs: Pairs,
    members: Members,
    coaches: Coaches,
    raised: Raised,
    most_fen: Floats,
    step_fen: float,
    at_group: Ints,
    near: Floats,
    found: CheapPairs,
) -> int:
    """Note a pair for coaches that even the best load, whomever it serves, makes cheap.

    One walk over its groups for coaches of every number of seats.
    """
    pattern, load, got, i = -1, 0, 0.0, 0
    for c in range(len(coaches.coach)):
        if coaches.coach[c, PATTERN] != pattern:
            pattern, load, got, i = coaches.coach[c, PATTERN], 0, 0.0, 0
        seats = coaches.coach[c, SEATS]
        while i < n_here:
            g = at_group[i]
            if members.eligible[pattern, g]:
                if members.gain[g] <= 0.0 or load + members.n[g] > seats:
                    break
                load += members.n[g]
                got += members.n[g] * members.gain[g]
            i += 1
        most = got
        if i < n_here:
            most += (seats - load) * max(0.0, members.gain[at_group[i]])
        if pairs.way[coaches.coach[c, WAY], at] - most >= near[c]:
            continue
        n_found = _note_coach(
            n_found,
            s,
            at,
            c,
            n_here,
            pairs,
            members,
            coaches,
            raised,
            most_fen,
            step_fen,
            at_group,
            found,
        )
    return n_found


@leaf
def _note_coach(
    n: int,
    s: int,
    at: int,
    c: int,
    n_here: int,
    pairs: Pairs,
    members: Members,
    coaches: Coaches,
    raised: Raised,
    most_fen: Floats,
    step_fen: float,
    at_group: Ints,
    found: CheapPairs,
) -> int:
    """Note a pair for a coach's kinds that it is cheap for; how many there are now."""
    seats = coaches.coach[c, SEATS]
    got = _most_gain(s, at, c, seats, n_here, pairs, members, coaches, at_group)
    if got <= -FAR:
        return n
    for j in range(coaches.coach[c, KINDS_FROM], coaches.coach[c, KINDS_TO]):
        kind = coaches.kinds[j]
        way = pairs.way[coaches.coach[c, WAY], at]
        low_fen = way + coaches.standing[kind] - got
        if low_fen >= most_fen[kind]:
            continue
        most = most_aboard(s, at, c, kind, pairs, coaches)
        if most == 0:
            continue
        if most < seats:
            low_fen += got - _most_gain(
                s, at, c, most, n_here, pairs, members, coaches, at_group
            )
        if raised.is_raised[at]:
            more = raised_by(raised, kind, at, way)
            way, low_fen = way + more, low_fen + more
        if low_fen < most_fen[kind]:
            under_fen = most_fen[kind] - low_fen
            _note(n, at, kind, c, most, way, under_fen, step_fen, found)
            n += 1
    return n


@leaf
def _note(
    n: int,
    at: int,
    kind: int,
    coach: int,
    seats: int,
    way: float,
    under_fen: float,
    step_fen: float,
    found: CheapPairs,
) -> None:
    """One more pair, as far as there is room."""
    step = min(int(under_fen / step_fen), len(found.n_within) - 1)
    found.n_within[step] += 1
    if n < len(found.pair):
        found.pair[n] = at
        found.kind[n] = kind
        found.coach[n] = coach
        found.seats[n] = seats
        found.way[n] = way


@leaf
def _aboard(s: int, at: int, pairs: Pairs, members: Members, at_group: Ints) -> int:
    """Groups of a pair, dearest first."""
    n_here = 0
    for g in range(len(members.v)):
        if (
            pairs.villages[s] >> members.v[g] & 1
            and pairs.employers[at] >> members.e[g] & 1
        ):
            at_group[n_here] = g
            n_here += 1
    return n_here


@leaf
def _most_gain(
    s: int,
    at: int,
    c: int,
    seats: int,
    n_here: int,
    pairs: Pairs,
    members: Members,
    coaches: Coaches,
    at_group: Ints,
) -> float:
    """No less than any load gains that has somebody at each call; else ``-FAR``."""
    pattern = coaches.coach[c, PATTERN]
    hit_v, hit_e, all_v, all_e, left, got = 0, 0, 0, 0, seats, 0.0
    for i in range(n_here):
        g = at_group[i]
        if not members.eligible[pattern, g]:
            continue
        all_v |= 1 << members.v[g]
        all_e |= 1 << members.e[g]
        if left and members.gain[g] > 0.0:
            n = min(left, members.n[g])
            left -= n
            got += n * members.gain[g]
            hit_v |= 1 << members.v[g]
            hit_e |= 1 << members.e[g]
    if all_v != pairs.villages[s] or all_e != pairs.employers[at]:
        return -FAR
    idle = all_v & ~hit_v
    if idle:
        forced = _with_calls(idle, members.v, pattern, seats, n_here, members, at_group)
        got = min(got, forced)
    idle = all_e & ~hit_e
    if idle:
        forced = _with_calls(idle, members.e, pattern, seats, n_here, members, at_group)
        got = min(got, forced)
    return got


@leaf
def _with_calls(
    idle: int,
    place: Ints,
    pattern: int,
    seats: int,
    n_here: int,
    members: Members,
    at_group: Ints,
) -> float:
    """The same where one worker is of each of the ``idle`` places: theirs come first.

    The others of the load gain no more than the best load of the seats that are left.
    """
    left, got = seats, 0.0
    for i in range(n_here):
        g = at_group[i]
        if members.eligible[pattern, g] and idle >> place[g] & 1:
            idle &= ~(1 << place[g])
            got += members.gain[g]
            left -= 1
    if left < 0:
        return -FAR
    for i in range(n_here):
        g = at_group[i]
        if left and members.gain[g] > 0.0 and members.eligible[pattern, g]:
            n = min(left, members.n[g])
            left -= n
            got += n * members.gain[g]
    return got
