"""The case of one who falls ill on the way: on which coach, of those who boarded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.errors import Fault, ScenarioError
from transport.operation.contacts import fever_on_way
from transport.operation.headings import about
from transport.operation.ledger import Ledger
from transport.operation.really_aboard import late_at, really_aboard
from transport.reading.spelling import suggestion
from transport.said import said

if TYPE_CHECKING:
    from transport.operation.check_ins import CheckIn
    from transport.operation.contacts import FeverOnWay
    from transport.operation.roll import Ride
    from transport.operation.situation import Situation
    from transport.plan import Trip
    from transport.said import Said

COMMAND = "p2p contacts"  # how messages call what no file says
_WORKER, _AT = "WORKER", "--at"


def ill_on_way(
    was: Situation,
    worker_id: str,
    *,
    at_s: int | None,
    trip_id: str | None = None,
    is_sealed: bool = True,
    check_ins: tuple[CheckIn, ...] = (),
) -> FeverOnWay:
    """What is to be done; who was not aboard by the check-ins, or reported so, is none.

    ``at_s``: None for the moment that the event of the fever tells.

    Raises
    ------
    ScenarioError
        If the worker is not known, or aboard no coach at the moment.
    """
    rides = tuple(ride for ride in was.rides(worker_id) if ride.trip_id is not None)
    _refuse_unknown(was, worker_id, rides)
    if at_s is None:
        at_s = _told_at(was, worker_id, rides)
    ledger = Ledger(was=was, entries=check_ins)
    for trip in was.plan.trips:
        if trip_id not in (None, trip.trip_id) or worker_id not in trip.seats:
            continue
        there = really_aboard(ledger, trip, at_s)
        if worker_id in there.names:
            break
        if _was_not_entered(ledger, trip, worker_id, at_s):
            names = (*there.names, worker_id)
            there = replace(there, names=names, n_not_seen=there.n_not_seen - 1)
            break
    else:
        raise _not_aboard(was, worker_id, at_s, trip_id, rides)
    case = fever_on_way(
        was.scenario,
        was.plan,
        trip_id=trip.trip_id,
        worker_id=worker_id,
        at_s=at_s,
        is_sealed=is_sealed,
        aboard=there.names,
        late_s=late_at(ledger.known, trip.trip_id, at_s),
    )
    return replace(case, is_by_list=there.is_by_list, n_not_seen=there.n_not_seen)


def _was_not_entered(ledger: Ledger, trip: Trip, worker_id: str, at_s: int) -> bool:
    """Whether he who is ill was to be aboard, and was overlooked at the door."""
    if ledger.attendance.seen(worker_id, trip.trip_id):
        return False
    by_list = replace(ledger, entries=())
    return worker_id in really_aboard(by_list, trip, at_s).names


def _refuse_unknown(was: Situation, worker_id: str, rides: tuple[Ride, ...]) -> None:
    if worker_id not in was.people:
        wrong = said("EVENT_ID_UNKNOWN", what=about("worker_id"))
        raise _fault(_WORKER, worker_id, wrong, suggestion(worker_id, was.roll))
    if not rides:
        when = was.moment(was.state.at_s)
        wrong = said("CONTACTS_NOT_ABOARD", worker=worker_id, when=when)
        raise _fault(_WORKER, worker_id, wrong, said("CONTACTS_NO_RIDE"))
    if worker_id in was.state.out:
        number = was.state.out[worker_id].number
        wrong = said("CONTACTS_OUT", worker=worker_id, n=number)
        raise _fault(_WORKER, worker_id, wrong, said("CONTACTS_LOOK_AT_EVENTS"))


def _told_at(was: Situation, worker_id: str, rides: tuple[Ride, ...]) -> int:
    if worker_id in was.state.ill_on_way:
        return was.state.ill_on_way[worker_id].at_s
    wrong = said("CONTACTS_NO_MOMENT", worker=worker_id)
    like = said("CONTACTS_SAY_WHEN", when=was.moment(rides[0].leaves_s))
    raise _fault(_AT, None, wrong, like)


def _not_aboard(
    was: Situation,
    worker_id: str,
    at_s: int,
    trip_id: str | None,
    rides: tuple[Ride, ...],
) -> ScenarioError:
    when = was.moment(at_s)
    wrong = said("CONTACTS_NOT_ABOARD", worker=worker_id, when=when)
    if trip_id is not None:
        wrong = said("CONTACTS_OTHER_TRIP", worker=worker_id, trip=trip_id, when=when)
    told = tuple(
        said(
            "CONTACTS_ONE_RIDE",
            trip=ride.trip_id or "",
            start=was.moment(ride.leaves_s),
            end=was.moment(ride.ends_s),
        )
        for ride in rides
    )
    return _fault(_AT, when, wrong, said("CONTACTS_ABOARD_FROM", rides=told))


def _fault(column: str, value: str | None, wrong: Said, remedy: Said) -> ScenarioError:
    fault = Fault(file=COMMAND, column=column, value=value, wrong=wrong, remedy=remedy)
    return ScenarioError([fault])
