"""The ledger of the day: the plan in force, its events, and everybody's check-ins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from transport.operation.attendance import Attendance
from transport.operation.courses import courses_of
from transport.operation.marking import entries_in_force, marks_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.operation.check_ins import CheckIn
    from transport.operation.courses import Course
    from transport.operation.roll import Ride
    from transport.operation.situation import Situation


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """A situation with the check-ins that were entered so far."""

    was: Situation
    entries: tuple[CheckIn, ...] = ()

    @cached_property
    def courses(self) -> Mapping[str, Course]:
        """Where each coach and service calls."""
        return courses_of(self.was.scenario, self.was.plan)

    @cached_property
    def attendance(self) -> Attendance:
        """The check-ins that hold."""
        return Attendance(self._in_force)

    @cached_property
    def _in_force(self) -> tuple[CheckIn, ...]:
        was = self.was
        return entries_in_force(self.entries, was.plan, was.events, taken=was.taken)

    @cached_property
    def known(self) -> Situation:
        """The situation with what the check-ins tell."""
        return replace(self.was, marks=marks_of(self.courses, self._in_force))

    def with_entry(self, entry: CheckIn) -> Ledger:
        """The ledger with one more entry."""
        found = replace(self, entries=(*self.entries, entry))
        found.__dict__["courses"] = self.courses
        if entry.takes_back is None:
            self.attendance.add(entry)  # of this one no question is asked any more
            found.__dict__["attendance"] = self.attendance
        return found

    def at(self, at_s: int) -> Ledger:
        """What had happened by that moment, and what the plan was made with."""
        was = self.was
        events = tuple(
            one for one in was.events if one.at_s <= at_s or one.number <= was.taken
        )
        entries = tuple(one for one in self.entries if one.at_s <= at_s)
        return Ledger(was=replace(was, events=events), entries=entries)

    def is_out(self, worker_id: str) -> bool:
        """Whether an event says that the worker travels no more."""
        return worker_id in self.was.state.out

    def has_boarded(self, worker_id: str, ride_id: str) -> bool:
        """Whether the worker got on, by a check-in or by the list as printed."""
        if self.is_out(worker_id):
            return False
        stages = self.attendance.seen(worker_id, ride_id)
        if {"boarded", "arrived", "handed_over"} & stages.keys():
            return True
        if self._was_seen_later(worker_id, ride_id):
            return True
        return self.attendance.is_by_list(ride_id) and self.has_left(worker_id, ride_id)

    def has_left(self, worker_id: str, ride_id: str) -> bool:
        """Whether the vehicle is known to have left where the worker gets on."""
        course = self.courses[ride_id]
        boards = course.on_at.get(worker_id, 0)
        for entry in self.attendance.of_coach(ride_id, "departed"):
            left = course.pickup_at(entry.place_id)
            if left is not None and left >= boards:
                return True
        return any(
            (came := course.drop_at(entry.place_id)) is not None and came > boards
            for stage in ("arrived", "handed_over")
            for entry in self.attendance.of_coach(ride_id, stage)
        )

    def has_come(self, worker_id: str, ride_id: str) -> bool:
        """Whether the vehicle is known to have come to where the worker gets off."""
        course = self.courses[ride_id]
        alights = course.off_at.get(worker_id, 0)
        return any(
            (came := course.drop_at(entry.place_id)) is not None and came >= alights
            for stage in ("arrived", "handed_over")
            for entry in self.attendance.of_coach(ride_id, stage)
        )

    def _was_seen_later(self, worker_id: str, ride_id: str) -> bool:
        """Whether the worker was seen on a later ride of his."""
        ids = [ride_id_of(ride) for ride in self.was.rides(worker_id)]
        if ride_id not in ids:
            return False
        later = ids[ids.index(ride_id) + 1 :]
        return bool(self.attendance.rides_of(worker_id).intersection(later))

    def has_arrived(self, worker_id: str, ride_id: str) -> bool:
        """Whether the worker got off at the end of the ride."""
        stages = self.attendance.seen(worker_id, ride_id)
        if {"arrived", "handed_over"} & stages.keys():
            return not self.is_out(worker_id)
        if not self.has_boarded(worker_id, ride_id):
            return False
        return self._was_seen_later(worker_id, ride_id) or self.has_come(
            worker_id, ride_id
        )


def ride_id_of(ride: Ride) -> str:
    """The id of the trip or service."""
    return ride.trip_id or ride.service_id or ""
