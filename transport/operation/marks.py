"""What check-ins say of the rides of the plan in force, as plain facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from transport.clock import MINUTE_S

if TYPE_CHECKING:
    from collections.abc import Mapping

STANDS_S = 30 * MINUTE_S  # after the last check-in at a stop the coach is gone from it


class Reached(NamedTuple):
    """How far a ride had come at ``at_s``: it had left a call, or come to it.

    ``call``: of its course. ``planned_s``: when that was to be; ``until_s``: when it
    was to leave the call. ``is_sure``: entered of the vehicle itself, so at the moment
    at which it was there; of a rider, who may have been seen later.
    """

    call: int
    has_left: bool
    is_sure: bool
    planned_s: int
    until_s: int
    at_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What was entered and holds, of rides of the plan in force.

    ``last_s``: the last entry's time. ``way``: by ride, how far it had come when, in
    the order of its course. ``waits``: by ride and planned departure from a pickup, the
    last check-in of somebody who boards there. ``boarded``: by worker and ride, the
    number of the entry that tells him aboard. ``off``: when he had got off.
    ``counted``: rides of which somebody's boarding was entered.
    """

    last_s: int | None = None
    way: Mapping[str, tuple[Reached, ...]] = field(default_factory=dict)
    waits: Mapping[tuple[str, int], int] = field(default_factory=dict)
    boarded: Mapping[tuple[str, str], int] = field(default_factory=dict)
    off: Mapping[tuple[str, str], int] = field(default_factory=dict)
    counted: frozenset[str] = frozenset()

    def left_at_s(self, ride_id: str, planned_s: int) -> int | None:
        """When it left the call it was to leave then; None: nobody entered that."""
        return next(
            (
                one.at_s
                for one in self.way.get(ride_id, ())
                if one.has_left and one.planned_s == planned_s
            ),
            None,
        )

    def left_by_s(self, ride_id: str, planned_s: int) -> int | None:
        """By when it had left that call, from what was entered of it and of later ones.

        None: nothing was.
        """
        return min(
            (
                one.at_s
                for one in self.way.get(ride_id, ())
                if planned_s < one.planned_s + one.has_left
            ),
            default=None,
        )

    def came_by_s(self, ride_id: str, until_s: int) -> int | None:
        """By when it had come to the call that it was to leave at ``until_s``."""
        return min(
            (one.at_s for one in self.way.get(ride_id, ()) if until_s <= one.until_s),
            default=None,
        )

    def furthest(self, ride_id: str, planned_s: int | None = None) -> Reached | None:
        """The last that was entered of the vehicle, of what was planned until then."""
        own = [
            one
            for one in self.way.get(ride_id, ())
            if one.is_sure and (planned_s is None or one.planned_s <= planned_s)
        ]
        return own[-1] if own else None

    def seated(self) -> Mapping[str, tuple[str, ...]]:
        """By worker, the rides on which he was seen aboard, or from which he came."""
        found: dict[str, list[str]] = {}
        for worker_id, ride_id in sorted(self.boarded):
            found.setdefault(worker_id, []).append(ride_id)
        return {worker_id: tuple(rides) for worker_id, rides in found.items()}
