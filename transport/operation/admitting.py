"""Whether a check-in is kept: new, there already, or refused with the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from transport.operation.check_ins import OF_WORKERS
from transport.operation.ledger import ride_id_of
from transport.operation.people_checks import why_on_no_trip
from transport.operation.refusals import Refusal
from transport.operation.state import ends_s
from transport.operation.unknown_facts import AFTER_S, EARLIEST_S
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from transport.operation.check_ins import CheckIn, Stage
    from transport.operation.ledger import Ledger
    from transport.operation.roll import Ride
    from transport.said import Said

Fate = Literal["kept", "already", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What becomes of an entry.

    ``entry``: as it is kept; where it was there already, the one that is there.
    ``notes``: what is to be known about one that is kept.
    """

    fate: Fate
    entry: CheckIn
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[Said, ...] = ()


def judged(ledger: Ledger, asked: CheckIn) -> Judged:
    """What becomes of a worker's check-in; without a ride the one that is due.

    A later entry of a stage that is there changes nothing.
    """
    found = tuple(_of_person(ledger, asked))
    if found:
        return Judged(fate="refused", entry=asked, refusals=found)
    worker_id = asked.worker_id or ""
    ride = _ride(ledger, asked)
    entry = replace(
        asked,
        ride_id=ride_id_of(ride),
        number=next_number(ledger),
        version=ledger.was.version,
    )
    seen = ledger.attendance.seen(worker_id, entry.ride_id)
    there = _there(seen, entry)
    if there is not None:
        return Judged(fate="already", entry=there)
    early = tuple(_of_order(ledger, seen, entry))
    if early:
        return Judged(fate="refused", entry=entry, refusals=early)
    return Judged(fate="kept", entry=entry, notes=tuple(_notes(ledger, ride, entry)))


def next_number(ledger: Ledger) -> int:
    """The number of the next entry."""
    return max((one.number for one in ledger.entries[-1:]), default=0) + 1


def of_time(ledger: Ledger, entry: CheckIn) -> Iterator[Refusal]:
    """A time within the days of the operation."""
    was = ledger.was
    until_s = was.scenario.end_s + AFTER_S
    if not EARLIEST_S <= entry.at_s <= until_s:
        first, final = was.moment(EARLIEST_S), was.moment(until_s)
        wrong = said("EVENT_FAR_FROM_DAYS", first=first, last=final)
        value = was.moment(entry.at_s)
        remedy = said("CHECK_IN_LOOK_AT_DATE", at=value)
        yield Refusal("at_s", wrong, remedy, value)


def _of_person(ledger: Ledger, asked: CheckIn) -> Iterator[Refusal]:
    was, worker_id = ledger.was, asked.worker_id or ""
    yield from of_time(ledger, asked)
    if worker_id not in was.people:
        yield Refusal(
            "worker_id",
            said("CHECK_IN_UNKNOWN"),
            said("CHECK_IN_LOOK_AT_CODE"),
            worker_id,
        )
        return
    by = was.state.out.get(worker_id)
    if by is not None and by.at_s <= asked.at_s:
        wrong = said(
            "OUT_ALREADY",
            worker=worker_id,
            n=by.number,
            event=by.kind,
            when=was.moment(by.at_s),
        )
        yield Refusal("worker_id", wrong, said("COUNTERMAND_FIRST"), worker_id)
        return
    rides = was.rides(worker_id)
    if not rides:
        why = why_on_no_trip(was, worker_id)
        wrong = said("ON_NO_TRIP", worker=worker_id, why=why)
        yield Refusal("worker_id", wrong, said("CHECK_IN_ASK_DESK"), worker_id)
    elif asked.ride_id and asked.ride_id not in map(ride_id_of, rides):
        wrong = said("NOT_ON_THIS_TRIP", worker=worker_id, trip=asked.ride_id)
        remedy = said("CHECK_IN_RIGHT_TRIP", trips=tuple(_told(ledger, rides)))
        yield Refusal("worker_id", wrong, remedy, worker_id)
    elif asked.stage == "handed_over" and asked.ride_id not in (
        "",
        ride_id_of(rides[-1]),
    ):
        wrong = said("CHECK_IN_NOT_THE_DOOR", trip=asked.ride_id)
        remedy = said("CHECK_IN_RIGHT_TRIP", trips=tuple(_told(ledger, rides[-1:])))
        yield Refusal("ride_id", wrong, remedy, asked.ride_id)


def _told(ledger: Ledger, rides: tuple[Ride, ...]) -> Iterator[Said]:
    for ride in rides:
        yield ride_told(ledger, ride)


def ride_told(ledger: Ledger, ride: Ride) -> Said:
    """Trip, place and time of a ride."""
    was = ledger.was
    return said(
        "CHECK_IN_RIDE",
        ride=ride_id_of(ride),
        place=was.scenario.place_name.get(ride.place_id, ride.place_id),
        when=was.moment(ride.leaves_s),
    )


def _ride(ledger: Ledger, asked: CheckIn) -> Ride:
    """The ride that is named, else the one that is due at the moment."""
    rides = ledger.was.rides(asked.worker_id)
    if asked.ride_id:
        return next(r for r in rides if ride_id_of(r) == asked.ride_id)
    if asked.stage == "handed_over":
        return rides[-1]
    worker_id = asked.worker_id or ""
    for ride in rides[:-1]:
        seen = ledger.attendance.seen(worker_id, ride_id_of(ride))
        is_over = {"arrived", "handed_over"} & seen.keys()
        if not is_over and asked.at_s < ends_s(ledger.was.state, ride):
            return ride
    return rides[-1]


def _there(stages: Mapping[Stage, CheckIn], entry: CheckIn) -> CheckIn | None:
    """The entry of that stage, or of a later stage that came before it."""
    if entry.stage in stages:
        return stages[entry.stage]
    order = OF_WORKERS.index(entry.stage)
    for later in reversed(OF_WORKERS[order + 1 :]):
        if later in stages and stages[later].at_s <= entry.at_s:
            return stages[later]
    return None


def _of_order(
    ledger: Ledger, stages: Mapping[Stage, CheckIn], entry: CheckIn
) -> Iterator[Refusal]:
    """No stage comes before an earlier one of the same ride."""
    order = OF_WORKERS.index(entry.stage)
    for earlier in OF_WORKERS[:order]:
        there = stages.get(earlier)
        if there is not None and there.at_s > entry.at_s:
            when = ledger.was.moment(there.at_s)
            wrong = said("CHECK_IN_BEFORE", stage=earlier, when=when, n=there.number)
            value = ledger.was.moment(entry.at_s)
            yield Refusal("at_s", wrong, said("CHECK_IN_MEND_TIME"), value)
            return


def _notes(ledger: Ledger, ride: Ride, entry: CheckIn) -> Iterator[Said]:
    was, worker_id = ledger.was, entry.worker_id or ""
    by = was.state.out.get(worker_id)
    if by is not None:  # reported for a later moment
        yield said(
            "CHECK_IN_OUT_LATER",
            n=by.number,
            event=by.kind,
            when=was.moment(by.at_s),
        )
    boards = entry.stage in ("checked", "boarded")
    if boards and entry.place_id not in (None, ride.place_id):
        name = was.scenario.place_name.get(ride.place_id, ride.place_id)
        yield said("CHECK_IN_OTHER_PLACE", place=name)
