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

    ``map``: the page that draws it; None: there is none.
    """

    scenario: Scenario
    plan: Plan
    number: int
    map: Path | None

    @cached_property
    def explainer(self) -> Explainer:
        """Who answers questions about it."""
        from transport.answers.explain import Explainer

        return Explainer(self.scenario, self.plan)

    @cached_property
    def proved(self) -> Plan:
        """The plan with how far its certificate bears out its bound."""
        from p2p.kept import bound_proved

        return bound_proved(self.scenario, self.plan)

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
    was = in_force(where.out, is_urgent=True).was
    return Opened(
        scenario=was.scenario,
        plan=was.plan,
        number=was.version,
        map=_map_of(where, was.scenario, was.plan, was.version),
    )


def _map_of(
    where: OperationFolder, scenario: Scenario, plan: Plan, number: int
) -> Path | None:
    """The map that lies beside the file of this very plan."""
    from transport.planfiles.folder import MAP, plan_digest
    from transport.planfiles.identity import has_plan

    digest = plan_digest(plan, scenario.clock)
    for folder in (where.out, where.versions / str(number)):
        if (folder / MAP).is_file() and has_plan(folder, digest):
            return folder / MAP
    return None


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
