"""How the departures of one route go, many at once: no halts written out, no prices."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from solvers.core.driving import MINUTE_S, UNSET, leaving_s
from solvers.core.jit import brief, leaf
from solvers.core.movements import (
    ARRIVE,
    CALL_IDX,
    DEPART,
    FULL_S,
    KIND,
    N_HALTS,
    NEVER_S,
    REST,
    SERVICE,
    Run,
)
from solvers.core.timetables import quickest

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from solvers.core.crews import Crew
    from solvers.core.driving import HoursFigures
    from solvers.core.movements import Log, Past, RiderFigures

    Ints = npt.NDArray[np.int64]

UNKNOWN, ILLEGAL, LEGAL = range(3)  # unknown: too many halts to write down
(
    OUTCOME,
    WAITS_AT,
    WAIT,
    BEGINS,
    LONGEST,
    LEAVES,
    RETURNS,
    ABOARD,
    N_BROKEN,
    N_LOOK,
) = range(10)
UP, DOWN, N_ABOARD, N_LOAD = range(4)
FIRST_CALL = 1  # at the first village; the last call is at the yard again


class LookRoom(NamedTuple):
    """Room for one movement, written over by each.

    ``open_s``: as large as that of the run; ``served_s``: ``(n_calls, 2)``, when the
    service of each call begins and ends.
    """

    crew: Crew
    one: Log
    other: Log
    open_s: Ints
    served_s: Ints


class Asked(NamedTuple):
    """What is asked of each movement.

    Attributes
    ----------
    ready_s
        ``(n_calls,)``, no call is served before.
    loads
        ``(n, N_LOAD)``, calls at which workers board and alight, and how many do.
    most_wait_s
        How long workers may wait aboard before one call.
    short_rest_s
        Seconds; a drive between two rests that is shorter breaks them.
    """

    ready_s: Ints
    loads: Ints
    most_wait_s: int
    short_rest_s: int


@brief
def looked(
    rules: HoursFigures,
    riders: RiderFigures,
    run: Run,
    past: Past,
    asked: Asked,
    room: LookRoom,
    drivers: int,
    starts: Ints,
    looks: Ints,
) -> None:
    """Fill ``looks``, a row a start of service at the first village.

    ``past`` is that of fresh drivers. Where no movement is legal, or none can be
    written down, everything but the outcome is 0.
    """
    own = Run(
        dwell_s=run.dwell_s,
        opening=run.opening,
        open_s=room.open_s,
        driving_s=run.driving_s,
        most_wait_s=run.most_wait_s,
    )
    for i in range(len(starts)):
        _clip(run, asked.ready_s, starts[i], room.open_s)
        leaves_s = max(0, leaving_s(rules, starts[i], run.driving_s[0]))
        which, ends_s = quickest(
            rules,
            riders,
            own,
            past,
            room.crew,
            (room.one, room.other),
            (1, drivers),
            leaves_s,
        )
        looks[i, :] = 0
        if ends_s == FULL_S:
            looks[i, OUTCOME] = UNKNOWN
        elif ends_s >= NEVER_S:
            looks[i, OUTCOME] = ILLEGAL
        else:
            looks[i, OUTCOME] = LEGAL
            _tell(room.one if which == 0 else room.other, asked, room, looks[i])


@leaf
def _clip(run: Run, ready_s: Ints, start_s: int, open_s: Ints) -> None:
    """When each call may be served if service begins at ``start_s`` or later."""
    for call in range(len(run.dwell_s)):
        from_s = max(start_s, ready_s[call])
        from_s += -from_s % MINUTE_S
        for row in range(run.opening[call, 0], run.opening[call, 1]):
            # what is over by then begins after its own end, and so is never open
            open_s[row, 0] = max(run.open_s[row, 0], from_s)
            open_s[row, 1] = run.open_s[row, 1]


@leaf
def _tell(log: Log, asked: Asked, room: LookRoom, look: Ints) -> None:
    """What the movement means for those aboard."""
    n = log.n[N_HALTS]
    for i in range(n):
        halt = log.halts[i]
        call = halt[CALL_IDX]
        if call != UNSET:
            room.served_s[call, 0] = halt[SERVICE]
            room.served_s[call, 1] = halt[DEPART]
            wait_s = halt[SERVICE] - halt[ARRIVE]
            is_aboard = FIRST_CALL < call < len(room.served_s) - 1
            if is_aboard and wait_s > asked.most_wait_s and not look[WAIT]:
                look[WAITS_AT], look[WAIT] = call, wait_s
        elif i > 0 and halt[KIND] == REST and log.halts[i - 1, KIND] == REST:
            is_short = halt[ARRIVE] - log.halts[i - 1, DEPART] < asked.short_rest_s
            look[N_BROKEN] += is_short
    for i in range(len(asked.loads)):
        up, down, aboard = asked.loads[i]
        ride_s = room.served_s[down, 1] - room.served_s[up, 0]
        look[LONGEST] = max(look[LONGEST], ride_s)
        look[ABOARD] += aboard * ride_s
    look[BEGINS] = room.served_s[FIRST_CALL, 0]
    look[LEAVES] = log.halts[0, DEPART]
    look[RETURNS] = log.halts[n - 1, ARRIVE]
