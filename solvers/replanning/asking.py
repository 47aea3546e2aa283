"""What a replanning is asked, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.replanning.standby import Taken
    from transport.changes import Changes
    from transport.checker import Violation
    from transport.fixed import Fixed
    from transport.plan import Plan
    from transport.roster import Worker
    from transport.scenario import Scenario


class CannotReplan(Exception):
    """No version was found that both checkers accept; what they last refused."""

    def __init__(self, found: Sequence[Violation]) -> None:
        self.found = list(found)
        super().__init__("; ".join(map(str, self.found)))


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is to be replanned: the printed plan, what changed, what is fixed.

    ``standby``: who waits for a seat, in order. ``per_change_fen``: the price of a
    person whose coach, place or time changes, where changes do not come before cost.
    ``from_standby``: who rides by the printed plan and was on standby before, likewise.
    ``lifted``: printed trips whose riders' times may change as if nothing were printed.
    """

    scenario: Scenario
    plan: Plan
    changes: Changes
    fixed: Fixed
    standby: Sequence[Worker] = ()
    from_standby: Sequence[str] = ()
    per_change_fen: int | None = None
    lifted: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Replanned:
    """The new version and how it differs.

    ``changes``: as they were applied in the end. ``changed``: who rides in both with
    another coach, place or time. ``touched``: printed trips that an event has touched.
    ``moved``: who gave up a printed seat for another, so that others can ride.
    ``flagged``: companions of whoever is out, for a person to decide. ``stiff``:
    printed trips that could take somebody if their riders' times were not kept.
    ``n_to_place``: workers for whom a ride was looked for.
    """

    plan: Plan
    scenario: Scenario
    changes: Changes
    fixed: Fixed
    changed: frozenset[str]
    touched: frozenset[str]
    moved: tuple[str, ...]
    standby: tuple[Taken, ...]
    flagged: tuple[str, ...]
    stiff: tuple[str, ...] = ()
    n_to_place: int = 0
