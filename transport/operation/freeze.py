"""What is fixed of a plan at a moment: departed trips, boarded workers, locks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from transport.clock import DAY_S
from transport.fixed import Fixed
from transport.operation.away import coach_told
from transport.operation.breakdown import ended, ended_empty
from transport.operation.leaving import come_to_s, has_departed, keeps_from_leaving
from transport.operation.leaving_out import out_codes
from transport.operation.roll import coach_of
from transport.policy import FREEZE_TIME_S

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


def fixed_at(
    plan: Plan,
    state: State,
    locks: Sequence[Lock] = (),
    *,
    freeze_time_s: int = FREEZE_TIME_S,
) -> Fixed:
    """What is fixed at the moment of the state.

    A trip has departed once its coach has, unless that broke down before anybody
    boarded, or was down or without a driver before it left; its list is frozen from
    `frozen_from_s` on.
    """
    at_s, empty = state.at_s, ended_empty(state)
    on_road = {event.trip_id for event in ended(state)}
    named = {
        kind: frozenset(lock.ref for lock in locks if lock.kind == kind)
        for kind in LOCK_KINDS
    }
    return Fixed(
        moment_s=at_s,
        departed=frozenset(
            t.trip_id
            for t in plan.trips
            if (t.trip_id in on_road or has_departed(state, t, at_s))
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
        aboard=_aboard(plan, state),
        come_to={
            t.trip_id: come_s
            for t in plan.trips
            if (come_s := come_to_s(state, t)) != at_s
        },
    )


def _aboard(plan: Plan, state: State) -> Mapping[str, tuple[str, ...]]:
    """By worker, the rides of the plan on which he was seen."""
    riders = {t.trip_id: frozenset(t.worker_ids) for t in plan.trips}
    riders |= {use.service_id: frozenset(use.workers) for use in plan.services}
    found = {
        worker_id: tuple(r for r in rides if worker_id in riders.get(r, ()))
        for worker_id, rides in state.marks.seated().items()
    }
    return {worker_id: rides for worker_id, rides in found.items() if rides}


def _stayed(state: State, trip: Trip) -> bool:
    """Whether the coach was down, or without a driver, before it left."""
    down = state.coaches_down.get(coach_of(trip))
    driver = state.drivers_out.get(trip.trip_id)
    if driver is not None and (driver.lender or coach_told(driver) != coach_of(trip)):
        driver = None
    return any(by is not None and keeps_from_leaving(by, trip) for by in (down, driver))
