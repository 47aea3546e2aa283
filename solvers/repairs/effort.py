"""How much work trial plans may be, counted and not timed: the same on every machine.

A unit is about a hundredth of a second of an ordinary core.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transport.scenario import Scenario

MOST_UNITS = 5_000  # of all trial plans for one plan's repairs
_ANY, _A_WAY = 5, 2  # of a first plan, and of each step
_VARYING = 3  # the square of the ways over this, for what varies a first plan


def units_of(scenario: Scenario, steps: int) -> int:
    """What a trial plan of the scenario is reckoned as, by what was measured.

    By its ways, from a village to an employer: the plan is varied before its first
    step, and that takes longest where there are many.
    """
    n = len({(worker.village_id, worker.employer_id) for worker in scenario.workers})
    first = _ANY + _A_WAY * n
    return first + (n * n // _VARYING + _A_WAY * n * steps if steps else 0)


class Effort:
    """Units done, of the most that may be; None: as many as there are."""

    def __init__(self, most: int | None = None) -> None:
        self._most = most
        self.n_done = 0

    def add(self, scenario: Scenario, steps: int) -> None:
        """A trial plan of the scenario was made."""
        self.n_done += units_of(scenario, steps)

    @property
    def is_half_spent(self) -> bool:
        """Whether nothing is tried any more that only betters a price."""
        return self._most is not None and 2 * self.n_done >= self._most

    @property
    def is_spent(self) -> bool:
        """Whether no further trial plan may begin."""
        return self._most is not None and self.n_done >= self._most
