"""How much work trial plans may be, counted and not timed: the same on every machine.

A unit is about a hundredth of a second of an ordinary core.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transport.scenario import Scenario

MOST_UNITS = 4_000  # of all trial plans for one plan's repairs
_FIRST_STEP = 10  # the square of the workers over this, for what varies a first plan
_BY_SERVICES = 2  # times as much, where there are whole journeys


def units_of(scenario: Scenario, steps: int) -> int:
    """What a trial plan of the scenario is reckoned as, by what was measured.

    A first plan takes a unit a worker. What comes after it is more than that: the plan
    is varied before its first step.
    """
    n = len(scenario.workers)
    if not steps:
        return n
    times = _BY_SERVICES if scenario.services else 1
    return n + times * (n * n // _FIRST_STEP + steps * n)


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
