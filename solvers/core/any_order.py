"""Whether the detour rule leaves a pair of sets any order of its calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.detour_rule import is_allowed
from solvers.core.jit import leaf

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from solvers.core.detour_rule import Rides

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


class Detours(NamedTuple):
    """The detour rule for a cohort's ``n_v`` villages and ``n_e`` employers.

    Parameters
    ----------
    past_village, past_employer
        ``(n_v, n_v)`` and ``(n_v, n_e)``: the employers, as bits, to whom somebody of
        the first village may ride by the second one, or by the employer.
    metres, by_day
        The rule in metres, and in seconds with halts.
    """

    past_village: Ints
    past_employer: Ints
    metres: Rides
    by_day: Rides


class WalkRoom(NamedTuple):
    """Room to walk through the orders of one pair in.

    Parameters
    ----------
    down, order, head_m, head_s
        ``(n_e,)``: the pair's employers; an order of them, by their place among these;
        the ride from the first one to each.
    up, tail_m, tail_s, served
        ``(n_v,)``: an order of villages from the last one back; the ride from each to
        there; employers, as bits, who are served by those so far.
    before
        ``(n_v,)``: villages, as bits, that may be called at before each.
    steps
        ``(1,)``: calls tried.
    """

    down: Ints
    order: Ints
    head_m: Floats
    head_s: Floats
    up: Ints
    tail_m: Floats
    tail_s: Floats
    served: Ints
    before: Ints
    steps: Ints


@leaf
def may_board_together(
    villages: Ints, bound_for: Ints, detours: Detours, most_steps: int, room: WalkRoom
) -> bool:
    """Whether in some order of the villages somebody may board at each.

    They ride straight from the last village to any employer: what this tells of a set
    it tells of all that hold it. Parameters: see :func:`has_order`.
    """
    room.steps[0] = 0
    is_any = _has_any_before(villages, -1, detours, room)
    return is_any and _fit_villages(
        villages, 0, 0, bound_for, detours, most_steps, room
    )


@leaf
def has_order(
    villages: Ints,
    employers: int,
    bound_for: Ints,
    after: Ints,
    detours: Detours,
    most_steps: int,
    room: WalkRoom,
) -> bool:
    """Whether in some order somebody may board, and alight, at each place.

    All villages are called at before all employers.

    Parameters
    ----------
    villages, employers
        ``(n,)`` numbers of villages; employers as bits.
    bound_for
        ``(n_v,)``: employers of each village as bits.
    after
        ``(n_e,)``: employers that may be called at after each one, as bits.
    most_steps
        Calls tried, beyond which there may be such an order for all that is known.
    """
    room.steps[0] = 0
    is_any = _has_any_before(villages, employers, detours, room)
    return is_any and _fit_employers(
        villages, employers, bound_for, after, detours, most_steps, room
    )


@leaf
def _fit_employers(
    villages: Ints,
    employers: int,
    bound_for: Ints,
    after: Ints,
    detours: Detours,
    most_steps: int,
    room: WalkRoom,
) -> bool:
    """Whether some order of the employers fits one of the villages before it."""
    m = 0
    for e in range(len(after)):
        if employers >> e & 1:
            room.down[m] = e
            m += 1
    called, depth = 0, 0
    room.order[0] = -1
    while depth >= 0:
        if room.order[depth] >= 0:
            called &= ~(1 << room.down[room.order[depth]])
        i = room.order[depth] + 1
        while i < m and not _may_be_next(room.down[i], called, employers, after):
            i += 1
        if i == m:
            depth -= 1
            continue
        room.order[depth] = i
        called |= 1 << room.down[i]
        _ride_on(depth, detours, room)
        room.steps[0] += 1
        if room.steps[0] > most_steps:
            return True
        if not _is_reached(depth, villages, bound_for, detours, room):
            continue
        if depth + 1 < m:
            depth += 1
            room.order[depth] = -1
        elif _fit_villages(
            villages, employers, m, bound_for, detours, most_steps, room
        ):
            return True
    return False


@leaf
def _may_be_next(place: int, called: int, places: int, others: Ints) -> bool:
    """Whether the place is not called at, and all that are not may stand beyond it."""
    if called >> place & 1:
        return False
    rest = places & ~called & ~(1 << place)
    return bool(rest & ~others[place] == 0)


@leaf
def _has_any_before(
    villages: Ints, employers: int, detours: Detours, room: WalkRoom
) -> bool:
    """Note which villages may come before which; whether each two have some order."""
    for i in range(len(villages)):
        room.before[villages[i]] = 0
    for i in range(len(villages)):
        u = villages[i]
        for j in range(i):
            v = villages[j]
            is_first = detours.past_village[u, v] & employers != 0
            is_last = detours.past_village[v, u] & employers != 0
            if not (is_first or is_last):
                return False
            if is_first:
                room.before[v] |= 1 << u
            if is_last:
                room.before[u] |= 1 << v
    return True


@leaf
def _ride_on(depth: int, detours: Detours, room: WalkRoom) -> None:
    """Ride on to the employer of this depth, from the one before."""
    if depth == 0:
        room.head_m[0], room.head_s[0] = 0.0, 0.0
        return
    d, e = room.down[room.order[depth - 1]], room.down[room.order[depth]]
    metres, by_day = detours.metres, detours.by_day
    room.head_m[depth] = room.head_m[depth - 1] + metres.between[d, e] + metres.halt
    room.head_s[depth] = room.head_s[depth - 1] + by_day.between[d, e] + by_day.halt


@leaf
def _may_ride(
    start: int,
    depth: int,
    last: int,
    tail_m: float,
    tail_s: float,
    detours: Detours,
    room: WalkRoom,
) -> bool:
    """Whether somebody of the village rides no further than he may, if he boards.

    ``last``: the last village, to which it is still ``tail_m`` and ``tail_s``.
    """
    ends = start, room.down[room.order[depth]]
    over = last, room.down[room.order[0]]
    before, after = (tail_m, tail_s), (room.head_m[depth], room.head_s[depth])
    return is_allowed(ends, over, before, after, detours.metres, detours.by_day)


@leaf
def _is_reached(
    depth: int, villages: Ints, bound_for: Ints, detours: Detours, room: WalkRoom
) -> bool:
    """Whether anybody may ride to the employer of this depth, if he boards last."""
    end = room.down[room.order[depth]]
    for i in range(len(villages)):
        v = villages[i]
        if bound_for[v] >> end & 1 and _may_ride(v, depth, v, 0.0, 0.0, detours, room):
            return True
    return False


@leaf
def _fit_villages(
    villages: Ints,
    employers: int,
    m: int,
    bound_for: Ints,
    detours: Detours,
    most_steps: int,
    room: WalkRoom,
) -> bool:
    """Whether some order of the villages goes before this one of the employers.

    Of none (``m`` is 0) everybody rides on to any of his own.
    """
    n, everywhere = len(villages), 0
    for i in range(n):
        everywhere |= 1 << villages[i]
    called, depth = 0, 0
    room.up[0] = -1
    while depth >= 0:
        if room.up[depth] >= 0:
            called &= ~(1 << villages[room.up[depth]])
        i = room.up[depth] + 1
        while i < n and not _may_be_next(villages[i], called, everywhere, room.before):
            i += 1
        if i == n:
            depth -= 1
            continue
        room.up[depth] = i
        called |= 1 << villages[i]
        room.steps[0] += 1
        if room.steps[0] > most_steps:
            return True
        served = _served(depth, villages, m, bound_for, detours, room)
        if served == 0:
            continue
        room.served[depth] = served | (room.served[depth - 1] if depth else 0)
        if not _may_all_board(
            depth, called, villages, employers, m, bound_for, detours, room
        ):
            continue
        if depth + 1 == n:
            return True
        depth += 1
        room.up[depth] = -1
    return False


@leaf
def _may_all_board(
    depth: int,
    called: int,
    villages: Ints,
    employers: int,
    m: int,
    bound_for: Ints,
    detours: Detours,
    room: WalkRoom,
) -> bool:
    """Whether all may be served though each other village comes just before this one.

    No other order of those that are not called at makes a ride shorter.
    """
    here, last = villages[room.up[depth]], villages[room.up[0]]
    served = room.served[depth]
    metres, by_day = detours.metres, detours.by_day
    for i in range(len(villages)):
        v = villages[i]
        if called >> v & 1:
            continue
        tail_m = room.tail_m[depth] + metres.way[v, here] + metres.halt
        tail_s = room.tail_s[depth] + by_day.way[v, here] + by_day.halt
        own = _served_from(v, last, tail_m, tail_s, m, bound_for, detours, room)
        if own == 0:
            return False
        served |= own
    return bool(served & employers == employers)


@leaf
def _served(
    depth: int,
    villages: Ints,
    m: int,
    bound_for: Ints,
    detours: Detours,
    room: WalkRoom,
) -> int:
    """Employers, as bits, to whom workers of the village of this depth may ride."""
    v, last = villages[room.up[depth]], villages[room.up[0]]
    if depth == 0:
        room.tail_m[0], room.tail_s[0] = 0.0, 0.0
    else:
        u = villages[room.up[depth - 1]]
        metres, by_day = detours.metres, detours.by_day
        room.tail_m[depth] = room.tail_m[depth - 1] + metres.way[v, u] + metres.halt
        room.tail_s[depth] = room.tail_s[depth - 1] + by_day.way[v, u] + by_day.halt
    tail_m, tail_s = room.tail_m[depth], room.tail_s[depth]
    return _served_from(v, last, tail_m, tail_s, m, bound_for, detours, room)


@leaf
def _served_from(
    v: int,
    last: int,
    tail_m: float,
    tail_s: float,
    m: int,
    bound_for: Ints,
    detours: Detours,
    room: WalkRoom,
) -> int:
    """The same of a village from which it is still so far to the last one."""
    if m == 0:
        return _served_straight(v, last, tail_m, tail_s, bound_for, detours)
    served = 0
    for i in range(m):
        e = room.down[room.order[i]]
        if bound_for[v] >> e & 1 and _may_ride(
            v, i, last, tail_m, tail_s, detours, room
        ):
            served |= 1 << e
    return served


@leaf
def _served_straight(
    v: int, last: int, tail_m: float, tail_s: float, bound_for: Ints, detours: Detours
) -> int:
    """Employers to whom workers of the village may ride straight from the last one."""
    metres, by_day = detours.metres, detours.by_day
    served = 0
    for e in range(metres.link.shape[1]):
        if bound_for[v] >> e & 1:
            before, after = (tail_m, tail_s), (0.0, 0.0)
            if is_allowed((v, e), (last, e), before, after, metres, by_day):
                served |= 1 << e
    return served
