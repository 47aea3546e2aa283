"""Plans that pages look at, with their scenarios: read once, until they change."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from p2p.in_force import in_force

if TYPE_CHECKING:
    from pathlib import Path

    from p2p.console.folders import OperationFolder
    from transport.answers.explain import Explainer
    from transport.plan import Plan
    from transport.scenario import Scenario

_MOST = 3  # plans of 12,000 people that are held at once
_LOCK = threading.Lock()
_HELD: OrderedDict[Path, tuple[tuple[int, ...], Opened]] = OrderedDict()


@dataclass(frozen=True, eq=False)
class Opened:
    """The plan in force of an operation. ``number``: which version of it that is.

    ``is_of_folder``: whether it is the one whose map lies in the folder.
    """

    scenario: Scenario
    plan: Plan
    number: int
    is_of_folder: bool

    @cached_property
    def explainer(self) -> Explainer:
        """Who answers questions about it."""
        from transport.answers.explain import Explainer

        return Explainer(self.scenario, self.plan)

    @cached_property
    def riders_a_trip(self) -> float:
        """Workers on board of a trip, on average."""
        n_rides = sum(len(trip.worker_ids) for trip in self.plan.trips)
        return n_rides / max(1, len(self.plan.trips))


def opened(where: OperationFolder) -> Opened:
    """The operation's plan in force, as it is now.

    Raises
    ------
    ScenarioError
        If it cannot be read, or its scenario has changed since.
    """
    key = _state_of(where)
    with _LOCK:  # a plan is read by one request; others wait for it
        held = _HELD.get(where.out)
        if held is None or held[0] != key:
            held = (key, _read(where))
        _HELD[where.out] = held
        _HELD.move_to_end(where.out)
        while len(_HELD) > _MOST:
            _HELD.popitem(last=False)
        return held[1]


def _read(where: OperationFolder) -> Opened:
    from transport.planfiles.reading import read_plan

    was = in_force(where.out, is_urgent=True).was
    is_of_folder = True
    if where.is_under_way:
        kept, _ = read_plan(where.out, clock=was.scenario.clock, is_urgent=True)
        is_of_folder = kept.trips == was.plan.trips
    return Opened(
        scenario=was.scenario,
        plan=was.plan,
        number=was.version,
        is_of_folder=is_of_folder,
    )


def _state_of(where: OperationFolder) -> tuple[int, ...]:
    """What differs once the plan in force is another."""
    from transport.planfiles.folder import PLAN, SOURCE

    stamps: list[int] = []
    for name in (PLAN, SOURCE):
        path = where.out / name
        at = path.stat() if path.exists() else None
        stamps += [0, 0] if at is None else [at.st_mtime_ns, at.st_size]
    if where.is_under_way:
        from p2p.operating import open_operation

        with open_operation(where.out) as operation:
            stamps.append(operation.versions()[-1].number)
    return tuple(stamps)
