"""What the orders of a pair are looked for by, and room to do it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from solvers.core.leg_chains import Chain, LegClock

    Ints = npt.NDArray[np.int64]
    Bytes = npt.NDArray[np.uint8]
    Floats = npt.NDArray[np.float64]


class Legs(NamedTuple):
    """One measure of all legs between a cohort's ``n`` villages and ``m`` employers.

    Parameters
    ----------
    out, way, link, between, back
        ``(n,)`` from the yard, ``(n, n)`` between villages, ``(n, m)`` to employers,
        ``(m, m)`` between them, ``(m,)`` home.
    """

    out: Floats
    way: Floats
    link: Floats
    between: Floats
    back: Floats


class Pair(NamedTuple):
    """Places called at, by their numbers in the cohort.

    Parameters
    ----------
    up, down
        ``(n,)`` villages and ``(m,)`` employers.
    has
        ``(n, m)``: 1 where workers of the village are bound for the employer.
    """

    up: Ints
    down: Ints
    has: Bytes


class Hours(NamedTuple):
    """How long a trip may take.

    Parameters
    ----------
    seconds
        At the wheel on each leg.
    wheel_s
        Most of them on the whole trip.
    loaded_s
        ``(n, m)`` of the pair, most between first village and last employer.
    clock
        By which nights, stands, openings and the longest ride are counted.
    sure_ride_s, sure_away_s
        Rides and trips of less at the wheel are not looked at by the clock.
    """

    seconds: Legs
    wheel_s: float
    loaded_s: Floats
    clock: LegClock
    sure_ride_s: float
    sure_away_s: float


class Room(NamedTuple):
    """Room to work in.

    Parameters
    ----------
    down, down_fen, down_s, head_m, head_s
        ``(m,)``: an order of employers, fen and seconds to each from the first one, and
        the same as the detour rule has it.
    up, up_fen, up_s, tail_m, tail_s
        ``(n,)``: an order of villages from the last one back, and from each to there.
    tried, most
        ``(n,)``: villages, as bits, that were tried there; who may ride at most.
    rows
        ``(n,)``: employers, as bits, to whom workers of each village may ride.
    chain
        Both orders by the numbers of the cohort, as the clock has them.
    n_reckoned
        ``(2,)``: villages, and employers, of the order that the clock knows of.
    reached, in_time, late
        ``(n,)``: employers, as bits, that are in time for a ride from there; `rows` of
        those whose ride is; ``(1,)``: how many orders were not over in time.
    """

    down: Ints
    down_fen: Floats
    down_s: Floats
    head_m: Floats
    head_s: Floats
    up: Ints
    up_fen: Floats
    up_s: Floats
    tail_m: Floats
    tail_s: Floats
    tried: Ints
    most: Ints
    rows: Ints
    chain: Chain
    n_reckoned: Ints
    reached: Ints
    in_time: Ints
    late: Ints
