"""Whom coaches do not carry to or from a service is tried once more, otherwise.

Where half-hours dealt out at a crowded hub leave somebody behind, each coach takes one
that has room. Where the time that a ride may take is short, a feeder may need most of
what there is beyond the shortest ride, or the receiving coach may: half for each, as it
is split at first, is then too little for one of them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from transport.clock import HOUR_S

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from solvers.journeys.candidates import Candidate
    from solvers.journeys.legs import Assignment, LegMaker, Ride

FEEDER_PERCENTS = (75, 25, 90, 10)  # of the spare time, tried in this order
AMPLE_S = 8 * HOUR_S  # of spare time: half of it is enough for either coach


def settled_otherwise(
    maker: LegMaker,
    assignment: Assignment,
    found: Candidate,
    again: Callable[[Assignment, Candidate], Candidate],
    has_time_left: Callable[[], bool],
) -> Candidate:
    """The plan of the choice, or a better one by other report times or other splits.

    ``again`` gives the better one of the plan made anew and that which it is given.
    """
    kept = assignment
    for change in _changes(maker, assignment):
        left = assignment.service_of.keys() - found.assignment.service_of.keys()
        changed = change(kept, left) if left else None
        if changed is None:
            continue
        if not has_time_left():
            break
        other = again(changed, found)
        if other is not found:
            found, kept = other, changed
    return found


def _changes(
    maker: LegMaker, assignment: Assignment
) -> Iterator[Callable[[Assignment, AbstractSet[Ride]], Assignment | None]]:
    """What is changed for those left; None where it is of no use to them."""
    if maker.is_crowded(assignment):
        yield lambda kept, _: replace(kept, is_dealt=False)

    def split(
        kept: Assignment, left: AbstractSet[Ride], percent: int
    ) -> Assignment | None:
        short = {
            ride: percent
            for ride in left
            if 0 < maker.chain[ride[0], kept.service_of[ride]].spare_s < AMPLE_S
        }
        if not short:
            return None
        return replace(kept, feeder_percent={**kept.feeder_percent, **short})

    for percent in FEEDER_PERCENTS:
        yield partial(split, percent=percent)
