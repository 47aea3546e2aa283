"""What is fixed of a plan at a moment: departed trips, boarded workers, locks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from transport.clock import DAY_S
from transport.fixed import Fixed
from transport.operation.away import coach_told
from transport.operation.breakdown import ended_empty
from transport.operation.leaving_out import out_codes
from transport.operation.roll import coach_of, last_pickup_s
from transport.operation.state import ride_at
from transport.policy import FREEZE_TIME_S

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.operation.roll import Ride
    from transport.operation.state import State
    from transport.plan import Plan, Trip

LockKind = Literal["trip", "worker", "coach"]
LOCK_KINDS: tuple[LockKind, ...] = get_args(LockKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """A person's word that something stays as it is printed.

    ``ref``: id of a trip or a worker, or a coach as ``DEPOT/TYPE/NUMBER``.
    """

    kind: LockKind
    ref: str
    by: str
    remark: str = ""


def frozen_from_s(trip: Trip, *, freeze_time_s: int = FREEZE_TIME_S) -> int:
    """From when the trip's list is frozen: that hour of the day before it leaves."""
    return (trip.depart_s // DAY_S - 1) * DAY_S + freeze_time_s


def departure_s(state: State, trip: Trip) -> int:
    """When the coach leaves its yard, delays counted."""
    return trip.depart_s + state.is_late(trip.trip_id, trip.depart_s)


def is_closed(state: State, trip: Trip, at_s: int) -> bool:
    """Whether the coach has gone from its last pickup: nobody boards any more."""
    last_s = last_pickup_s(trip)
    return last_s + state.is_late(trip.trip_id, last_s) < at_s


def aboard_at(
    roll: Mapping[str, tuple[Ride, ...]], state: State, at_s: int
) -> Mapping[str, str]:
    """The trip or service of everybody who is on one at that moment."""
    return {
        worker_id: ride.trip_id or ride.service_id or ""
        for worker_id, rides in roll.items()
        if (ride := ride_at(state, rides, at_s, worker_id)) is not None
    }


def fixed_at(
    plan: Plan,
    state: State,
    locks: Sequence[Lock] = (),
    *,
    freeze_time_s: int = FREEZE_TIME_S,
) -> Fixed:
    """What is fixed at the moment of the state.

    A trip has departed once its coach has left its yard, unless that broke down before
    anybody boarded, or was down or without a driver before it was to leave; its list is
    frozen from `frozen_from_s` on.
    """
    at_s, empty = state.at_s, ended_empty(state)
    named = {
        kind: frozenset(lock.ref for lock in locks if lock.kind == kind)
        for kind in LOCK_KINDS
    }
    return Fixed(
        moment_s=at_s,
        departed=frozenset(
            t.trip_id
            for t in plan.trips
            if departure_s(state, t) < at_s
            and t.trip_id not in empty
            and not _stayed(state, t)
        ),
        frozen=frozenset(
            t.trip_id
            for t in plan.trips
            if frozen_from_s(t, freeze_time_s=freeze_time_s) <= at_s
        ),
        locked_trips=named["trip"],
        locked_workers=named["worker"],
        locked_coaches=frozenset(
            coach_of(t) for t in plan.trips if str(coach_of(t)) in named["coach"]
        ),
        out=out_codes(state),
    )


def _stayed(state: State, trip: Trip) -> bool:
    """Whether the coach was down, or without a driver, before it was to leave."""
    down = state.coaches_down.get(coach_of(trip))
    driver = state.drivers_out.get(trip.trip_id)
    if driver is not None and (driver.lender or coach_told(driver) != coach_of(trip)):
        driver = None
    return any(
        by is not None and by.at_s <= departure_s(state, trip) for by in (down, driver)
    )
