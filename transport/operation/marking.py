"""Check-ins that hold, turned into the marks of a plan's rides."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from transport.operation.check_ins import standing_entries
from transport.operation.marks import Marks, Reached
from transport.operation.roll import coach_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.operation.check_ins import CheckIn
    from transport.operation.courses import Course
    from transport.operation.events import Event
    from transport.plan import Plan

_OFF = ("arrived", "handed_over")


def entries_in_force(
    entries: Sequence[CheckIn], plan: Plan, events: Sequence[Event], *, taken: int
) -> tuple[CheckIn, ...]:
    """The entries that hold, less those of a coach that another one has replaced.

    ``taken``: the plan was made with the events up to that number. A trip keeps its
    name when another coach runs it; nobody sits in that one yet.
    """
    gone: dict[str, int] = {}
    for event in events:
        trip = plan.trip.get(event.trip_id or "")
        told = (event.depot_id, event.vehicle_type, event.coach)
        is_of_coach = event.coach is not None and event.number <= taken
        if trip is not None and is_of_coach and told != tuple(coach_of(trip)):
            gone[trip.trip_id] = max(event.version, gone.get(trip.trip_id, 0))
    return tuple(
        one
        for one in standing_entries(entries)
        if one.version > gone.get(one.ride_id, 0)
    )


def marks_of(courses: Mapping[str, Course], entries: Sequence[CheckIn]) -> Marks:
    """The marks that entries in force make; those of other plans' rides are none."""
    waits: dict[tuple[str, int], int] = {}
    boarded: dict[tuple[str, str], int] = {}
    off: dict[tuple[str, str], int] = {}
    counted: set[str] = set()
    way: defaultdict[str, dict[tuple[int, bool, bool], Reached]] = defaultdict(dict)
    for one in entries:
        course = courses.get(one.ride_id)
        if course is None:
            continue
        reached = _reached(course, one)
        if reached is not None:
            way[one.ride_id].setdefault(reached[:3], reached)
        if one.worker_id is None or one.worker_id not in course.on_at:
            continue
        key = (one.worker_id, one.ride_id)
        if one.stage in ("checked", "boarded"):
            planned_s = course.calls[course.on_at[one.worker_id]].depart_s
            waits[one.ride_id, planned_s] = one.at_s
        if one.stage in ("boarded", *_OFF):
            boarded.setdefault(key, one.number)
        if one.stage == "boarded":
            counted.add(one.ride_id)
        if one.stage in _OFF:
            off.setdefault(key, one.at_s)
    return Marks(
        last_s=max((one.at_s for one in entries), default=None),
        way={
            ride_id: tuple(own[key] for key in sorted(own))
            for ride_id, own in way.items()
        },
        waits=waits,
        boarded=boarded,
        off=off,
        counted=frozenset(counted),
    )


def _reached(course: Course, entry: CheckIn) -> Reached | None:
    """How far the ride had come by an entry about it, or one of its riders."""
    worker_id, at = entry.worker_id, None
    has_left = entry.stage == "departed"
    if worker_id is None:
        find = course.pickup_at if has_left else course.drop_at
        at = find(entry.place_id)
    elif entry.stage == "boarded":
        at = course.on_at.get(worker_id)
    elif entry.stage in _OFF:
        at = course.off_at.get(worker_id)
    if at is None:
        return None
    call = course.calls[at]
    return Reached(
        call=at,
        has_left=has_left,
        is_sure=worker_id is None,
        planned_s=call.depart_s if has_left else call.arrive_s,
        until_s=call.depart_s,
        at_s=entry.at_s,
    )
