"""An event with what the plan in force tells of it, since later plans may not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transport.operation.away import spare_crew
from transport.operation.breakdown import spent_fen
from transport.operation.fold import FACTS, known_worker, worker_told
from transport.operation.leaving import (
    aboard_at,
    departure_s,
    has_departed,
    is_on_its_way,
)
from transport.operation.roll import coach_of
from transport.operation.state import has_boarded
from transport.operation.unknown_facts import SEEKING
from transport.operation.unsound import OF_COACHES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
        had from its departure on, or from its return where it has left. Whoever wants a
        seat and is known from an earlier event alone is told whole, since that one may
        be countermanded.
        """
        if event.kind in SEEKING:
            return self._told_whole(event)
        trip = self.plan.trip.get(event.trip_id or "")
        rides = self.roll.get(event.worker_id or "", ())
        if event.kind in BOARDING and event.trip_id is None and rides:
            return replace(event, trip_id=rides[0].trip_id)
        if trip is None or event.kind not in OF_COACHES:
            return event
        event = replace(event, **coach_of(trip)._asdict())
        if event.kind == "coach_delayed":
            return replace(
                event,
                from_s=self._free_until_s(trip, event.at_s),
                aboard=self._aboard(trip, event.at_s),
            )
        if not is_on_its_way(self.state, trip, event):
            return self._not_leaving(event, trip)
        return self._ended(event, trip)

    def _told_whole(self, event: Event) -> Event:
        known = known_worker(self.scenario, self.state, event.worker_id or "")
        if known is None or known.worker_id in self.scenario.worker:
            return event
        told = worker_told(event, known)
        return replace(event, **{fact: getattr(told, fact) for fact in FACTS})

    def _not_leaving(self, event: Event, trip: Trip) -> Event:
        """A coach that is down is so at once, or once it is back from what it runs."""
        if event.kind == "driver_out_of_hours":
            found = replace(event, from_s=departure_s(self.state, trip))
            return self._with_crew(found, trip)
        under_way = [
            other.return_s + self.scenario.policy.turnaround_s
            for other in self.plan.trips
            if coach_of(other) == coach_of(trip)
            and has_departed(self.state, other, event.at_s)
        ]
        return replace(event, from_s=max([event.at_s, *under_way]))

    def _ended(self, event: Event, trip: Trip) -> Event:
        """On the way: the trip ends there, unless nobody is left to be carried."""
        aboard = self._aboard(trip, event.at_s) or ()
        planned_s = event.at_s - self.state.is_late(trip.trip_id, event.at_s)
        boarded = set(self._boarded(trip, event.at_s)) - set(self.state.out)
        waiting = set(trip.worker_ids) - boarded - set(self.state.out)
        if not aboard and not waiting:
            return replace(event, from_s=self._free_until_s(trip, event.at_s))
        return replace(
            event,
            from_s=event.at_s,
            aboard=aboard,
            arrived=tuple(w for w in trip.worker_ids if w in boarded - {*aboard}),
            spent_fen=spent_fen(self.scenario, trip, planned_s),
        )

    def _aboard(self, trip: Trip, at_s: int) -> tuple[str, ...] | None:
        """Who is on the trip, in the order of boarding; None: it has not left."""
        is_in_yard = at_s <= departure_s(self.state, trip)
        if is_in_yard and not has_departed(self.state, trip, at_s):
            return None
        on_now = aboard_at(self.roll, self.state, at_s)
        return tuple(w for w in trip.worker_ids if on_now.get(w) == trip.trip_id)

    def _boarded(self, trip: Trip, at_s: int) -> Iterator[str]:
        """Who got on it by then."""
        for worker_id in trip.worker_ids:
            own = [r for r in self.roll[worker_id] if r.trip_id == trip.trip_id]
            if any(has_boarded(self.state, ride, at_s) for ride in own):
                yield worker_id

    def _free_until_s(self, trip: Trip, at_s: int) -> int:
        """Its departure, delays counted; once it has left, when it is clean again."""
        leaves_s = departure_s(self.state, trip)
        if at_s <= leaves_s and not has_departed(self.state, trip, at_s):
            return leaves_s
        back_s = trip.return_s + self.state.is_late(trip.trip_id, trip.return_s)
        return back_s + self.scenario.policy.turnaround_s

    def _with_crew(self, event: Event, trip: Trip) -> Event:
        """The event with the coach whose crew drives instead, where one stands."""
        n_out = trip.drivers if event.driver is None else 1
        lender = spare_crew(self.scenario, self.plan, self.state, trip, n_drivers=n_out)
        return event if lender is None else replace(event, lender=str(lender))
