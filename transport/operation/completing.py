"""An event with what the plan in force tells of it, since later plans may not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transport.operation.away import spare_crew
from transport.operation.freeze import aboard_at, departure_s
from transport.operation.roll import coach_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.operation.events import Event
    from transport.operation.roll import Ride
    from transport.operation.state import State
    from transport.plan import Plan, Trip
    from transport.scenario import Scenario

BOARDING = ("no_show", "fever", "code_at_boarding")


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known where an event comes in: the plan in force and the state."""

    scenario: Scenario
    plan: Plan
    roll: Mapping[str, tuple[Ride, ...]]
    state: State

    def completed(self, event: Event) -> Event:
        """The event, its coach named by depot, type and number.

        Whoever does not come is named with the trip that waits. A coach is not to be
        had from its departure on, or from its return where it has left.
        """
        trip = self.plan.trip.get(event.trip_id or "")
        rides = self.roll.get(event.worker_id or "", ())
        if event.kind in BOARDING and event.trip_id is None and rides:
            return replace(event, trip_id=rides[0].trip_id)
        if trip is None:
            return event
        if event.kind == "coach_down":
            return replace(event, **coach_of(trip)._asdict())
        if event.kind in ("coach_delayed", "driver_out_of_hours"):
            found = replace(
                event,
                **coach_of(trip)._asdict(),
                from_s=self._free_until_s(trip, event.at_s),
                aboard=self._aboard(trip, event.at_s),
            )
            is_manned = event.kind == "coach_delayed" or found.aboard is not None
            return found if is_manned else self._with_crew(found, trip)
        return event

    def _aboard(self, trip: Trip, at_s: int) -> tuple[str, ...] | None:
        """Who is on the trip, in the order of boarding; None: it has not left."""
        if at_s <= departure_s(self.state, trip):
            return None
        on_now = aboard_at(self.roll, self.state, at_s)
        return tuple(w for w in trip.worker_ids if on_now.get(w) == trip.trip_id)

    def _free_until_s(self, trip: Trip, at_s: int) -> int:
        """Its departure, delays counted; once it has left, when it is clean again."""
        leaves_s = departure_s(self.state, trip)
        if at_s <= leaves_s:
            return leaves_s
        back_s = trip.return_s + self.state.is_late(trip.trip_id, trip.return_s)
        return back_s + self.scenario.policy.turnaround_s

    def _with_crew(self, event: Event, trip: Trip) -> Event:
        """The event with the coach whose crew drives instead, where one stands."""
        n_out = trip.drivers if event.driver is None else 1
        lender = spare_crew(self.scenario, self.plan, self.state, trip, n_drivers=n_out)
        return event if lender is None else replace(event, lender=str(lender))
