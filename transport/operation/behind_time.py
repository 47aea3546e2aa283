"""Trips that are late, against what they have to keep: gates, services, hours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from transport.clock import MINUTE_S
from transport.robustness.limits import limits_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.operation.courses import Course
    from transport.operation.ledger import Ledger
    from transport.robustness.limits import Limit
    from transport.scenario import Scenario

KeptKind = Literal["hub", "gate", "deadline", "hours", "next_trip"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToKeep:
    """What a late trip still has to keep; ``left_s``: of its slack, < 0: missed.

    ``where``: the service, the place, or the next trip of the coach.
    """

    kind: KeptKind
    where: str
    n_workers: int
    slack_s: int
    left_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """A trip that is late, by what was entered, reported, or by the clock.

    ``place_id``: where it should have left or come by now. ``is_under_way``: it has
    left its first pickup. ``to_keep``: what is ahead, the least left first.
    """

    trip_id: str
    late_s: int
    place_id: str
    is_under_way: bool
    to_keep: tuple[ToKeep, ...]

    @property
    def left_s(self) -> int | None:
        """The least that is left of any slack; None: there is nothing to keep."""
        return self.to_keep[0].left_s if self.to_keep else None


def late_trips(ledger: Ledger, at_s: int) -> tuple[Late, ...]:
    """Trips late by a minute or more at the moment, the least slack left first."""
    found = [
        (course, *standing)
        for course in ledger.courses.values()
        if course.is_trip
        and (standing := _standing(ledger, course, at_s)) is not None
        and standing[0] >= MINUTE_S
    ]
    if not found:
        return ()
    limits = limits_of(with_added(ledger), ledger.was.plan)
    late = [
        Late(
            trip_id=course.ride_id,
            late_s=late_s,
            place_id=place_id,
            is_under_way=reached[0] >= 0,
            to_keep=_to_keep(ledger, course, late_s, reached, limits),
        )
        for course, late_s, place_id, reached in found
    ]
    return tuple(sorted(late, key=_urgency))


def _urgency(late: Late) -> tuple[bool, int, int, str]:
    left_s = late.left_s
    return left_s is None, left_s or 0, -late.late_s, late.trip_id


def with_added(ledger: Ledger) -> Scenario:
    """The scenario with those on its roster who came after it."""
    was = ledger.was
    added = [w for key, w in was.people.items() if key not in was.scenario.worker]
    if not added:
        return was.scenario
    return replace(was.scenario, workers=(*was.scenario.workers, *added))


def _standing(
    ledger: Ledger, course: Course, at_s: int
) -> tuple[int, str, tuple[int, int]] | None:
    """How late the trip is, where it should be by now, and how far it has come.

    The last is the call and whether it has left it; (-1, 0): it has not begun. None:
    the trip is over, or nobody rides it any more.
    """
    state = ledger.known.state
    entered = state.marks.furthest(course.ride_id)
    reached = (-1, 0) if entered is None else (entered.call, int(entered.has_left))
    if reached[0] == course.drops[-1] or all(map(ledger.is_out, course.on_at)):
        return None
    late_s = state.is_late(course.ride_id, course.calls[-1].depart_s)
    next_s, place_id = _next(course, reached)
    if at_s > next_s:
        late_s = max(late_s, at_s - next_s)
    return late_s, place_id, reached


def _next(course: Course, reached: tuple[int, int]) -> tuple[int, str]:
    """When the trip should leave, or come to, the next place; and which it is."""
    at, has_left = reached
    if at < 0:
        call = course.calls[0]
        return call.depart_s, call.place_id
    here = course.calls[at]
    if not has_left and here.on:
        return here.depart_s, here.place_id
    call = course.calls[at + 1]
    return call.arrive_s, call.place_id


def _to_keep(
    ledger: Ledger,
    course: Course,
    late_s: int,
    reached: tuple[int, int],
    limits: tuple[Limit, ...],
) -> tuple[ToKeep, ...]:
    found = [
        ToKeep(
            kind=limit.kind,
            where=limit.where,
            n_workers=limit.n_workers or len(course.on_at),
            slack_s=limit.slack_s,
            left_s=limit.slack_s - late_s,
        )
        for limit in limits
        if limit.trip_id == course.ride_id and _is_ahead(course, limit, reached)
    ]
    found += _next_trip(ledger, course, late_s)
    return tuple(sorted(found, key=lambda one: (one.left_s, one.kind, one.where)))


def _is_ahead(course: Course, limit: Limit, reached: tuple[int, int]) -> bool:
    if limit.kind == "hours":
        return reached[0] >= 0  # a late start is no longer drive
    if limit.kind == "hub":
        return True  # a feeder that has come is over
    at = course.drop_at(limit.where)
    return at is not None and at > reached[0]


def _next_trip(ledger: Ledger, course: Course, late_s: int) -> Iterator[ToKeep]:
    """The coach's next trip waits for it."""
    plan = ledger.was.plan
    trip = plan.trip[course.ride_id]
    own = plan.block[trip.block_id].trips
    after = own[own.index(trip) + 1 :]
    if after:
        slack_s = after[0].depart_s - trip.return_s
        yield ToKeep(
            kind="next_trip",
            where=after[0].trip_id,
            n_workers=len(after[0].worker_ids),
            slack_s=slack_s,
            left_s=slack_s - late_s,
        )
