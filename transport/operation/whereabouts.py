"""Where everybody is: each worker in exactly one state, of a ride and altogether."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, get_args

from transport.operation.hand_overs import hand_overs
from transport.operation.ledger import ride_id_of
from transport.operation.state import has_begun

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.operation.ledger import Ledger
    from transport.operation.roll import Ride

Where = Literal[
    "expected",
    "checked",
    "on_board",
    "departed",
    "arrived",
    "handed_over",
    "missing",
    "held",
    "out",
    "alone",
]
WHERE: tuple[Where, ...] = get_args(Where)


@dataclass(frozen=True, kw_only=True)
class Whereabouts:
    """Where everybody is at a moment, by what the ledger holds.

    ``expected``: rides and was not seen yet. ``checked``: came to the place and passed
    the check. ``on_board``: sits in a coach that has not left. ``departed``: under way,
    or changing. ``missing``: was not seen though the ride has left by what is known, or
    was not there at the hand-over. ``held``: has no seat in the plan. ``out``: an event
    says that he travels no more. ``alone``: travels by himself.
    """

    ledger: Ledger
    at_s: int

    @cached_property
    def everybody(self) -> Mapping[str, Where]:
        """The state of everybody on the roster and of those added, by id."""
        was = self.ledger.was
        ids = dict.fromkeys((*was.scenario.worker, *was.state.added, *was.roll))
        return {worker_id: self._state(worker_id) for worker_id in ids}

    @cached_property
    def _closed(self) -> Mapping[str, frozenset[str]]:
        """Whose journeys hand-overs have closed, by ride."""
        return {
            ride_id: frozenset(
                w for one in hand_overs(self.ledger, ride_id) for w in one.closed
            )
            for ride_id in self.ledger.courses
        }

    @cached_property
    def _not_there(self) -> Mapping[str, frozenset[str]]:
        """Who was named as not there at a hand-over, by ride."""
        return {
            ride_id: frozenset(
                w for one in hand_overs(self.ledger, ride_id) for w in one.missing
            )
            for ride_id in self.ledger.courses
        }

    def _state(self, worker_id: str) -> Where:
        was = self.ledger.was
        if worker_id in was.state.out:
            return "out"
        rides = was.rides(worker_id)
        if not rides:
            alone = {one.worker_id for one in was.plan.individual}
            return "alone" if worker_id in alone else "held"
        return self._of_rides(worker_id, rides)

    def _of_rides(self, worker_id: str, rides: tuple[Ride, ...]) -> Where:
        for at, ride in enumerate(rides):
            found = self.on(worker_id, ride)
            is_last = at == len(rides) - 1
            if found in ("arrived", "handed_over") and not is_last:
                continue
            waits = found in ("expected", "checked")
            return "departed" if at > 0 and waits else found
        raise AssertionError  # the last ride always answers

    def on(self, worker_id: str, ride: Ride) -> Where:
        """The worker's state as to one ride."""
        ledger, ride_id = self.ledger, ride_id_of(ride)
        if worker_id in ledger.was.state.out:
            return "out"
        stages = ledger.attendance.seen(worker_id, ride_id)
        if "handed_over" in stages or worker_id in self._closed[ride_id]:
            return "handed_over"
        if worker_id in self._not_there[ride_id]:
            return "missing"
        if ledger.has_arrived(worker_id, ride_id):
            return "arrived"
        if ledger.has_boarded(worker_id, ride_id):
            left_s = ledger.known.marks.left_by_s(ride_id, ride.leaves_s)
            return "departed" if left_s is not None else "on_board"
        if has_begun(ledger.known.state, ride, self.at_s):
            return "missing"
        return "checked" if "checked" in stages else "expected"
