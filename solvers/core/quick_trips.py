"""Trips that gain more than they cost, found quickly: one after the other improved.

A trip is its calls in order, villages before employers. With prices for the workers its
best load is greedy, dearest first. From one group's direct run on, calls are added,
dropped and replaced, each where the way grows least, as long as that gains. What is
found is a trip; that there is none better is not said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.jit import brief, leaf

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Bytes = npt.NDArray[np.uint8]
    Floats = npt.NDArray[np.float64]

NOTHING = -1
LEAST_GAIN = 1.0  # of a change, in fen
MOST_CHANGES = 100  # of one trip
FAR = 1e18


class Roads(NamedTuple):
    """Legs between the places of a class: villages, then employers, then the yard.

    Parameters
    ----------
    n_villages
        How many places are villages.
    fen
        ``(n, n)``, of legs.
    seconds
        ``(n_limits, n, n)``: what legs take of each limit.
    worker_s, most_s
        ``(n_limits,)``: what each worker takes of it, and the limit.
    """

    n_villages: int
    fen: Floats
    seconds: Floats
    worker_s: Floats
    most_s: Floats


class Waiting(NamedTuple):
    """Groups that gain something, dearest first.

    Parameters
    ----------
    village, employer, n, gain
        ``(n_groups,)``: places, workers, and what each of them gains.
    """

    village: Ints
    employer: Ints
    n: Ints
    gain: Floats


class QuickRoom(NamedTuple):
    """Room to work in.

    Parameters
    ----------
    base, trial
        ``(n,)``, calls of a trip to be changed, and of the changed one.
    is_on
        ``(n,)``, places called at.
    hope
        ``(n,)``, what a call at a place could gain at most.
    """

    base: Ints
    trial: Ints
    is_on: Bytes
    hope: Floats


@brief
def quick_trips(
    seeds: Ints,
    roads: Roads,
    groups: Waiting,
    seats: int,
    room: QuickRoom,
    calls: Ints,
    n_calls: Ints,
    way_fen: Floats,
) -> None:
    """Trips that no single change improves, from the direct runs of some groups on.

    Parameters
    ----------
    seeds
        ``(n_seeds,)``, these groups.
    calls
        ``(n_seeds, n)``, filled: the calls of each trip in order.
    n_calls, way_fen
        ``(n_seeds,)``, filled: how many there are, and fen of the way; no calls where
        not even the direct run keeps the limits.
    """
    for i in range(len(seeds)):
        n_calls[i] = _grown(seeds[i], roads, groups, seats, room, calls[i])
        way_fen[i] = _length(roads.fen, calls[i], n_calls[i])


@leaf
def _grown(
    seed: int, roads: Roads, groups: Waiting, seats: int, room: QuickRoom, calls: Ints
) -> int:
    """How many calls the trip from one group on has; they are put into ``calls``."""
    calls[0], calls[1] = groups.village[seed], groups.employer[seed]
    n, n_up = 2, 1
    _mark(calls, n, room.is_on)
    gain, aboard, _ = _load(groups, seats, room.is_on)
    if not _fits(roads, calls, n, aboard):
        return 0
    value = _length(roads.fen, calls, n) - gain
    for _ in range(MOST_CHANGES):
        better, n_next, up_next = _improved(
            roads, groups, seats, calls, n, n_up, value, room
        )
        if n_next == 0:
            break
        value, n, n_up = better, n_next, up_next
    return n


@leaf
def _improved(
    roads: Roads,
    groups: Waiting,
    seats: int,
    calls: Ints,
    n: int,
    n_up: int,
    value: float,
    room: QuickRoom,
) -> tuple[float, int, int]:
    """The best trip one change away put into ``calls``: its value, calls, villages.

    No calls where none is better.
    """
    best, drop, first, second = value - LEAST_GAIN, n, NOTHING, NOTHING
    for out in range(NOTHING, n):
        here, up = _without(calls, n, n_up, out, room.base)
        _mark(room.base, here, room.is_on)
        gain, _, least = _load(groups, seats, room.is_on)
        _hope(groups, least, room)
        spared = _length(roads.fen, room.base, here) - gain
        if out == NOTHING:
            both, j = _best_of_two(
                roads, groups, seats, here, up, spared, least, best, room
            )
            if both < best:
                best, drop = both, out
                first, second = groups.village[j], groups.employer[j]
        elif 0 < up < here:
            alone = _tried(roads, groups, seats, NOTHING, NOTHING, here, up, best, room)
            if alone < best:
                best, drop, first, second = alone, out, NOTHING, NOTHING
        other, x = _best_of_one(
            roads, groups, seats, here, up, spared, best, n_up, out, calls[out], room
        )
        if other < best:
            best, drop, first, second = other, out, x, NOTHING
    if drop == n:
        return value, 0, 0
    here, up = _without(calls, n, n_up, drop, room.base)
    here, up = _put(roads, first, here, up, room.base)
    here, up = _put(roads, second, here, up, room.base)
    for i in range(here):
        calls[i] = room.base[i]
    return best, here, up


@leaf
def _best_of_one(
    roads: Roads,
    groups: Waiting,
    seats: int,
    n: int,
    n_up: int,
    spared: float,
    ceiling: float,
    n_villages: int,
    out: int,
    left: int,
    room: QuickRoom,
) -> tuple[float, int]:
    """The best further call: instead of ``left``, call number ``out``, if one was left.

    Value and place; ``ceiling`` where none is better. ``spared``: the base's value.
    """
    best, place = ceiling, NOTHING
    for x in range(len(room.is_on) - 1):
        is_up = x < roads.n_villages
        if room.is_on[x] or room.hope[x] <= 0.0:
            continue
        if out != NOTHING and (x == left or is_up != (out < n_villages)):
            continue
        if spared + _place(roads, room.base, n, n_up, x)[0] - room.hope[x] >= best:
            continue
        found = _tried(roads, groups, seats, x, NOTHING, n, n_up, best, room)
        if found < best:
            best, place = found, x
    return best, place


@leaf
def _best_of_two(
    roads: Roads,
    groups: Waiting,
    seats: int,
    n: int,
    n_up: int,
    spared: float,
    least: float,
    ceiling: float,
    room: QuickRoom,
) -> tuple[float, int]:
    """The best group whose village and employer are both called at then, with value."""
    best, group = ceiling, NOTHING
    for j in range(len(groups.gain)):
        v, e = groups.village[j], groups.employer[j]
        if room.is_on[v] or room.is_on[e]:
            continue
        hope = max(0.0, groups.gain[j] - least) * groups.n[j]
        if spared - hope - room.hope[v] - room.hope[e] >= best:
            continue
        found = _tried(roads, groups, seats, v, e, n, n_up, best, room)
        if found < best:
            best, group = found, j
    return best, group


@leaf
def _tried(
    roads: Roads,
    groups: Waiting,
    seats: int,
    first: int,
    second: int,
    n: int,
    n_up: int,
    ceiling: float,
    room: QuickRoom,
) -> float:
    """What the base with these calls costs, less its gain; far if it breaks a limit."""
    for i in range(n):
        room.trial[i] = room.base[i]
    here, up = _put(roads, first, n, n_up, room.trial)
    here, up = _put(roads, second, here, up, room.trial)
    _note(first, second, 1, room.is_on)
    gain, aboard, _ = _load(groups, seats, room.is_on)
    _note(first, second, 0, room.is_on)
    value = _length(roads.fen, room.trial, here) - gain
    if value < ceiling and _fits(roads, room.trial, here, aboard):
        return value
    return FAR


@leaf
def _note(first: int, second: int, is_called: int, is_on: Bytes) -> None:
    """Call at these places as well, or no more."""
    if first != NOTHING:
        is_on[first] = is_called
    if second != NOTHING:
        is_on[second] = is_called


@leaf
def _load(groups: Waiting, seats: int, is_on: Bytes) -> tuple[float, int, float]:
    """The greedy load: what it gains, how many it is, and the least gain in a full one.

    That is what a further worker must exceed; 0 while there are seats left.
    """
    gain, left = 0.0, seats
    for j in range(len(groups.gain)):
        if is_on[groups.village[j]] and is_on[groups.employer[j]]:
            n = min(left, groups.n[j])
            gain += n * groups.gain[j]
            left -= n
            if left == 0:
                return gain, seats, groups.gain[j]
    return gain, seats - left, 0.0


@leaf
def _hope(groups: Waiting, least: float, room: QuickRoom) -> None:
    """What a call at each place could gain at most, with the calls that there are.

    A full load is worth no more with further workers than each of them exceeds its
    least by.
    """
    for x in range(len(room.hope)):
        room.hope[x] = 0.0
    for j in range(len(groups.gain)):
        v, e = groups.village[j], groups.employer[j]
        more = (groups.gain[j] - least) * groups.n[j]
        if more <= 0.0 or room.is_on[v] == room.is_on[e]:
            continue
        if room.is_on[e]:
            room.hope[v] += more
        else:
            room.hope[e] += more


@leaf
def _mark(calls: Ints, n: int, is_on: Bytes) -> None:
    """Which places are called at."""
    for x in range(len(is_on)):
        is_on[x] = 0
    for i in range(n):
        is_on[calls[i]] = 1


@leaf
def _without(calls: Ints, n: int, n_up: int, drop: int, base: Ints) -> tuple[int, int]:
    """The calls but one, put into ``base``: how many, and how many at villages."""
    here, up = 0, n_up
    for i in range(n):
        if i != drop:
            base[here] = calls[i]
            here += 1
    if NOTHING < drop < n_up:
        up -= 1
    return here, up


@leaf
def _place(roads: Roads, calls: Ints, n: int, n_up: int, x: int) -> tuple[float, int]:
    """By how much the way grows at least with a call at ``x``, and where."""
    is_up = x < roads.n_villages
    first, last = (0, n_up) if is_up else (n_up, n)
    yard = len(roads.fen) - 1
    least, best = FAR, first
    for at in range(first, last + 1):
        before = yard if at == 0 else calls[at - 1]
        after = yard if at == n else calls[at]
        more = roads.fen[before, x] + roads.fen[x, after] - roads.fen[before, after]
        if more < least:
            least, best = more, at
    return least, best


@leaf
def _put(roads: Roads, x: int, n: int, n_up: int, calls: Ints) -> tuple[int, int]:
    """A call put where the way grows least: how many there are then, at villages."""
    if x == NOTHING:
        return n, n_up
    at = _place(roads, calls, n, n_up, x)[1]
    for i in range(n, at, -1):
        calls[i] = calls[i - 1]
    calls[at] = x
    return n + 1, n_up + (1 if x < roads.n_villages else 0)


@leaf
def _length(leg: Floats, calls: Ints, n: int) -> float:
    """Of the way from the yard through all calls and home."""
    yard, length = len(leg) - 1, 0.0
    at = yard
    for i in range(n):
        length += float(leg[at, calls[i]])
        at = calls[i]
    return length + float(leg[at, yard])


@leaf
def _fits(roads: Roads, calls: Ints, n: int, aboard: int) -> bool:
    """Whether the trip keeps all limits."""
    for i in range(len(roads.most_s)):
        taken = _length(roads.seconds[i], calls, n) + roads.worker_s[i] * aboard
        if taken > roads.most_s[i]:
            return False
    return True
