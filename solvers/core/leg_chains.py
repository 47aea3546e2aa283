"""Chains of calls, as villages and employers are put on them: by when each is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.jit import leaf
from solvers.core.leg_times import DAY_MIN

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Shorts = npt.NDArray[np.int16]

NEVER_MIN = 1 << 40


class LegClock(NamedTuple):
    """When coaches of a kind get from place to place of a cohort, in minutes.

    Parameters
    ----------
    elapsed, with_calls
        ``(n_minutes, DAY_MIN)``: until so much is driven, by the minute of leaving,
        without a call on the way, and with any.
    out
        ``(n, DAY_MIN)``: how long before each minute the coach leaves its yard to be at
        a village by then.
    least_out
        ``(n,)``: the least of it.
    way, link, between, back
        ``(n, n)``, ``(n, m)``, ``(m, m)`` and ``(m,)``: minutes at the wheel by day.
    village_wait, gate_wait
        ``(n, DAY_MIN)`` and ``(m, DAY_MIN)``: until the place is open.
    dwell
        Of each call.
    most_away, most_ride, most_in_a_day
        From leaving the yard to being back, from boarding to being off, and at the
        wheel in any 24 hours.
    is_called_once
        Whether each place is called at just once.
    """

    elapsed: Shorts
    with_calls: Shorts
    out: Ints
    least_out: Ints
    way: Ints
    link: Ints
    between: Ints
    back: Ints
    village_wait: Ints
    gate_wait: Ints
    dwell: int
    most_away: int
    most_ride: int
    most_in_a_day: int
    is_called_once: bool


class Chain(NamedTuple):
    """Calls in turn, and minutes between them by the minute of the day of each.

    Parameters
    ----------
    villages, employers
        ``(n,)``, the last one first, and ``(m,)``.
    driven_up, driven_down
        ``(n,)`` and ``(m,)``: minutes at the wheel from a village to the first
        employer, and from there to each.
    to_gate
        ``(n, DAY_MIN)``: from the service at a village to being at the first employer.
    off, home
        ``(m, DAY_MIN)`` and ``(DAY_MIN,)``: from there to workers being off at each,
        and to being back at the yard.
    """

    villages: Ints
    employers: Ints
    driven_up: Ints
    driven_down: Ints
    to_gate: Ints
    off: Ints
    home: Ints


@leaf
def call_at_employer(depth: int, chain: Chain, clock: LegClock) -> None:
    """Reckon with the employer of this depth, which comes after those before it.

    The leg to it begins at the one before, unless others are called at once more.
    """
    e = chain.employers[depth]
    chain.driven_down[depth] = 0
    if depth > 0:
        leg = clock.between[chain.employers[depth - 1], e]
        chain.driven_down[depth] = chain.driven_down[depth - 1] + leg
    for minute in range(DAY_MIN):
        at = minute
        if depth > 0:
            leaves = minute + chain.off[depth - 1, minute]
            at = leaves + clock.elapsed[leg, leaves % DAY_MIN]
            for i in range(0 if clock.is_called_once else depth - 1):
                again = leaves + _call_again(depth - 1, i, leaves, chain, clock)
                way = clock.between[chain.employers[i], e]
                at = min(at, again + clock.elapsed[way, again % DAY_MIN])
        at += clock.gate_wait[e, at % DAY_MIN] + clock.dwell
        chain.off[depth, minute] = at - minute


@leaf
def go_home(chain: Chain, clock: LegClock) -> None:
    """Reckon with the way back, from the last employer or one called at once more."""
    last = len(chain.employers) - 1
    for minute in range(DAY_MIN):
        leaves = minute + chain.off[last, minute]
        leg = clock.back[chain.employers[last]]
        at = leaves + clock.elapsed[leg, leaves % DAY_MIN]
        for i in range(0 if clock.is_called_once else last):
            again = leaves + _call_again(last, i, leaves, chain, clock)
            leg = clock.back[chain.employers[i]]
            at = min(at, again + clock.elapsed[leg, again % DAY_MIN])
        chain.home[minute] = at - minute


@leaf
def _call_again(last: int, i: int, leaves: int, chain: Chain, clock: LegClock) -> int:
    """Minutes until an employer called at already was called at once more."""
    leg = clock.between[chain.employers[last], chain.employers[i]]
    return int(clock.with_calls[leg, leaves % DAY_MIN] + clock.dwell)


@leaf
def call_at_village(depth: int, chain: Chain, clock: LegClock) -> None:
    """Reckon with the village of this depth, which comes before those known.

    From the last one on there is no other call before the first employer. Minutes in
    which it is closed are never asked for.
    """
    v = chain.villages[depth]
    if depth == 0:
        leg = clock.link[v, chain.employers[0]]
        chain.driven_up[0] = leg
    else:
        u = chain.villages[depth - 1]
        leg = clock.way[v, u]
        chain.driven_up[depth] = chain.driven_up[depth - 1] + leg
    for minute in range(DAY_MIN):
        if clock.village_wait[v, minute] > 0:
            chain.to_gate[depth, minute] = 0
            continue
        at = minute + clock.dwell
        if depth == 0:
            at += clock.elapsed[leg, at % DAY_MIN]
        else:
            at += clock.with_calls[leg, at % DAY_MIN]
            at += clock.village_wait[u, at % DAY_MIN]
            at += chain.to_gate[depth - 1, at % DAY_MIN]
        chain.to_gate[depth, minute] = at - minute


@leaf
def n_reached(depth: int, chain: Chain, clock: LegClock) -> int:
    """To how many of the employers whoever boards at ``depth`` may ride in time."""
    v, m, most = chain.villages[depth], len(chain.employers), 0
    while m > 0 and _spread(depth, m - 1, chain, clock) > clock.most_ride:
        m -= 1
    for minute in range(DAY_MIN):
        if clock.village_wait[v, minute] > 0:
            continue
        ride = chain.to_gate[depth, minute]
        gate = (minute + ride) % DAY_MIN
        while most < m and ride + chain.off[most, gate] <= clock.most_ride:
            most += 1
        if most == m:
            break
    return most


@leaf
def _spread(depth: int, i: int, chain: Chain, clock: LegClock) -> int:
    """Minutes over which drivers spread the driving of a ride at least."""
    driven = chain.driven_up[depth] + chain.driven_down[i]
    n_days = max(0, driven - 1) // clock.most_in_a_day
    return int(n_days * DAY_MIN + driven - n_days * clock.most_in_a_day)


@leaf
def least_minutes(depth: int, chain: Chain, clock: LegClock) -> int:
    """From the service at the village of this depth to being home, at least."""
    v, least = chain.villages[depth], NEVER_MIN
    for minute in range(DAY_MIN):
        if clock.village_wait[v, minute] == 0:
            ride = chain.to_gate[depth, minute]
            least = min(least, ride + chain.home[(minute + ride) % DAY_MIN])
    return int(least)


@leaf
def is_in_hours(depth: int, aboard: int, chain: Chain, clock: LegClock) -> bool:
    """Whether some boarding at the first village, at ``depth``, lets all be in time.

    That is: the coach is back in time, and whoever boards first may ride to the
    employer at ``aboard``.
    """
    v = chain.villages[depth]
    for minute in range(DAY_MIN):
        if clock.village_wait[v, minute] > 0:
            continue
        ride = chain.to_gate[depth, minute]
        gate = (minute + ride) % DAY_MIN
        if (
            ride + chain.off[aboard, gate] <= clock.most_ride
            and clock.out[v, minute] + ride + chain.home[gate] <= clock.most_away
        ):
            return True
    return False
