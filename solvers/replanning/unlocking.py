"""Which locks stand in the way where no next version is found under them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.replanning.asking import CannotReplan
from solvers.replanning.replanner import replan
from transport.checker import frozen

if TYPE_CHECKING:
    from solvers.replanning.asking import Asked
    from transport.fixed import Fixed
    from transport.outcome import Limits


def locks_in_the_way(asked: Asked, limits: Limits) -> tuple[tuple[str, str], ...]:
    """Kind and id of each lock that a version without any lock would break.

    Empty where there are no locks, or no version is found without them either.
    """
    fixed = asked.fixed
    if not (fixed.locked_trips or fixed.locked_workers or fixed.locked_coaches):
        return ()
    try:
        found = replan(replace(asked, fixed=_unlocked(fixed)), limits)
    except CannotReplan:
        return ()
    broken = {
        one.where
        for one in frozen(
            asked.plan,
            found.plan,
            replace(fixed, frozen=frozenset(), departed=frozenset()),
            clock=found.scenario.clock,
        )
        if one.code == "LOCKED_CHANGED"
    }
    return (
        *(("worker", w) for w in sorted(fixed.locked_workers & broken)),
        *(("trip", t) for t in sorted(fixed.locked_trips & broken)),
        *(
            ("coach", "/".join(map(str, key)))
            for key in sorted(fixed.locked_coaches)
            if any(
                (t.depot_id, t.vehicle_type, t.coach) == key and t.trip_id in broken
                for t in asked.plan.trips
            )
        ),
    )


def _unlocked(fixed: Fixed) -> Fixed:
    return replace(
        fixed,
        locked_trips=frozenset(),
        locked_workers=frozenset(),
        locked_coaches=frozenset(),
    )
