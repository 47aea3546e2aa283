"""The case of one who falls ill on the way: on which coach, of those who boarded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.errors import Fault, ScenarioError
from transport.operation.contacts import aboard_at, fever_on_way
from transport.operation.headings import about
from transport.reading.spelling import suggestion
from transport.said import said

if TYPE_CHECKING:
    from transport.operation.contacts import FeverOnWay
    from transport.operation.roll import Ride
    from transport.operation.situation import Situation
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
) -> FeverOnWay:
    """What is to be done; who was reported not to have boarded is no contact.

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
    found = next(
        (
            trip
            for trip in was.plan.trips
            if trip_id in (None, trip.trip_id)
            and worker_id in aboard_at(trip, at_s - _late_s(was, trip.trip_id, at_s))
        ),
        None,
    )
    if found is None:
        raise _not_aboard(was, worker_id, at_s, trip_id, rides)
    return fever_on_way(
        was.scenario,
        was.plan,
        trip_id=found.trip_id,
        worker_id=worker_id,
        at_s=at_s,
        is_sealed=is_sealed,
        absent=was.state.out,
        late_s=_late_s(was, found.trip_id, at_s),
    )


def _late_s(was: Situation, trip_id: str, at_s: int) -> int:
    """By how much the trip is reported to be late at a moment."""
    told = was.state.delays.get(trip_id, ())
    return sum(event.delay_s or 0 for event in told if event.at_s <= at_s)


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
