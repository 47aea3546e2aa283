"""The situation that a new event comes into: plan, events before it, their state."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from transport.operation.completing import Known
from transport.operation.fold import Ground, state_after, worker_told
from transport.operation.marks import Marks
from transport.operation.roll import roll_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.operation.events import Event
    from transport.operation.roll import Ride
    from transport.operation.state import State
    from transport.plan import Plan, Trip
    from transport.roster import Worker
    from transport.scenario import Scenario


@dataclass(frozen=True, kw_only=True)
class Situation:
    """A version of the plan and everything that was reported, in order.

    ``taken``: this version was made with the events up to that number. ``marks``: what
    check-ins tell of it.
    """

    scenario: Scenario
    plan: Plan
    events: tuple[Event, ...] = ()
    version: int = 1
    taken: int = 0
    marks: Marks = field(default_factory=Marks)

    @cached_property
    def roll(self) -> Mapping[str, tuple[Ride, ...]]:
        """The rides of every worker of the plan."""
        return roll_of(self.scenario, self.plan)

    @cached_property
    def ground(self) -> Ground:
        """What its events fall upon."""
        return Ground(
            scenario=self.scenario, roll=self.roll, taken=self.taken, marks=self.marks
        )

    @cached_property
    def state(self) -> State:
        """The state after its last event."""
        return state_after(self.ground, self.events)

    @cached_property
    def people(self) -> Mapping[str, Worker]:
        """Everybody by id: the roster, and whom any event has told of."""
        told = {
            event.worker_id or "": worker_told(event, None)
            for event in self.events
            if event.kind in ("late_add", "standby_offered") and event.name is not None
        }
        waiting = {worker.worker_id: worker for worker in self.state.standby}
        return {**told, **self.scenario.worker, **waiting, **self.state.added}

    @property
    def trip(self) -> Mapping[str, Trip]:
        """Trips of the plan by id."""
        return self.plan.trip

    def rides(self, worker_id: str | None) -> tuple[Ride, ...]:
        """The rides of one worker; none where the plan has none for him."""
        return self.roll.get(worker_id or "", ())

    def moment(self, at_s: int) -> str:
        """Local date and time, as messages tell it."""
        return self.scenario.clock.told(at_s)

    def with_event(self, event: Event) -> Situation:
        """The situation after one more event, which is numbered and completed."""
        number = self.events[-1].number + 1 if self.events else 1
        known = Known(
            scenario=self.scenario, plan=self.plan, roll=self.roll, state=self.state
        )
        kept = replace(known.completed(event), number=number, version=self.version)
        found = replace(self, events=(*self.events, kept))
        found.__dict__.update(
            {name: self.__dict__[name] for name in _KEPT if name in self.__dict__}
        )
        return found


_KEPT = ("roll", "ground")  # of a situation, which no event changes
