"""Whether an entry about a whole coach is kept: it left, came, was handed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.operation.admitting import Judged, next_number, of_time
from transport.operation.hand_overs import hand_over_of
from transport.operation.headings import about
from transport.operation.leaving import keeps_from_leaving
from transport.operation.refusals import Refusal
from transport.operation.roll import coach_of
from transport.reading.spelling import suggestion
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.operation.check_ins import CheckIn
    from transport.operation.courses import Course
    from transport.operation.ledger import Ledger
    from transport.said import Said


def coach_judged(ledger: Ledger, asked: CheckIn) -> Judged:
    """What becomes of an entry about a coach or a service.

    A hand-over that says something else than the one before it at that place is kept,
    and counts from then on.
    """
    found = tuple(_of_coach(ledger, asked))
    if found:
        return Judged(fate="refused", entry=asked, refusals=found)
    entry = replace(
        asked,
        number=next_number(ledger),
        version=ledger.was.version,
        place_id=_place(ledger.courses[asked.ride_id], asked),
    )
    there = _there(ledger, entry)
    if there is not None:
        return Judged(fate="already", entry=there)
    return Judged(fate="kept", entry=entry, notes=tuple(_differences(ledger, entry)))


def _of_coach(ledger: Ledger, asked: CheckIn) -> Iterator[Refusal]:
    yield from of_time(ledger, asked)
    course = ledger.courses.get(asked.ride_id)
    if course is None:
        wrong = said("EVENT_ID_UNKNOWN", what=about("trip_id"))
        remedy = suggestion(asked.ride_id, ledger.courses)
        yield Refusal("ride_id", wrong, remedy, asked.ride_id)
        return
    yield from _of_breakdown(ledger, asked)
    yield from _of_service(ledger, asked)
    yield from _of_place(ledger, course, asked)
    if asked.stage == "handed_over":
        yield from _of_hand_over(ledger, course, asked)


def _of_breakdown(ledger: Ledger, asked: CheckIn) -> Iterator[Refusal]:
    """A coach that was down before it left neither leaves nor comes."""
    was = ledger.was
    trip = was.trip.get(asked.ride_id)
    by = None if trip is None else was.state.coaches_down.get(coach_of(trip))
    if trip is None or by is None or not keeps_from_leaving(by, trip):
        return
    wrong = said(
        "COACH_DOWN_ALREADY",
        coach=str(coach_of(trip)),
        n=by.number,
        when=was.moment(by.at_s),
    )
    yield Refusal("ride_id", wrong, said("COUNTERMAND_FIRST"), asked.ride_id)


def _of_service(ledger: Ledger, asked: CheckIn) -> Iterator[Refusal]:
    """A coach that meets a service leaves and comes after that has."""
    was = ledger.was
    trip = was.trip.get(asked.ride_id)
    if trip is None or trip.segment != "receiving":
        return
    service = was.scenario.service[str(trip.service_id)]
    leaves_s = was.state.services_moved.get(service.service_id, service.departs_s)
    comes_s = leaves_s + service.arrives_s - service.departs_s
    if asked.at_s < comes_s:
        when = was.moment(comes_s)
        wrong = said("CHECK_IN_BEFORE_SERVICE", service=service.service_id, when=when)
        value = was.moment(asked.at_s)
        yield Refusal("at_s", wrong, said("CHECK_IN_MEND_TIME"), value)


def _call(course: Course, asked: CheckIn) -> int | None:
    if asked.stage == "departed":
        return course.pickup_at(asked.place_id)
    return course.drop_at(asked.place_id)


def _place(course: Course, asked: CheckIn) -> str:
    at = _call(course, asked)
    return course.calls[at or 0].place_id


def _of_place(ledger: Ledger, course: Course, asked: CheckIn) -> Iterator[Refusal]:
    own = course.pickups if asked.stage == "departed" else course.drops
    places = list(dict.fromkeys(course.calls[at].place_id for at in own))
    at = _call(course, asked)
    if at is None:
        wrong = said("CHECK_IN_NO_CALL", trip=course.ride_id, stage=asked.stage)
        yield Refusal(
            "place_id",
            wrong,
            said("CHECK_IN_CALLS", places=tuple(places)),
            asked.place_id,
        )
        return
    if asked.stage == "handed_over" and asked.place_id is None and len(places) > 1:
        wrong = said("CHECK_IN_PLACE_MISSING", trip=course.ride_id)
        yield Refusal("place_id", wrong, said("CHECK_IN_CALLS", places=tuple(places)))
    yield from _of_order(ledger, course, asked, at)


def _of_order(
    ledger: Ledger, course: Course, asked: CheckIn, at: int
) -> Iterator[Refusal]:
    """A coach comes to a place after it has left, and reached, those before."""
    for entry in ledger.entries:
        if entry.worker_id is not None or entry.ride_id != course.ride_id:
            continue
        if entry not in ledger.attendance.of_coach(course.ride_id, entry.stage):
            continue
        other = _call(course, entry)
        if other is None or entry.stage == asked.stage == "handed_over":
            continue
        rank, own = (other, _RANK[entry.stage]), (at, _RANK[asked.stage])
        is_before = rank < own and entry.at_s > asked.at_s
        is_after = rank > own and entry.at_s < asked.at_s
        if is_before or is_after:
            wrong = said(
                "CHECK_IN_BEFORE" if is_before else "CHECK_IN_AFTER",
                stage=entry.stage,
                when=ledger.was.moment(entry.at_s),
                n=entry.number,
            )
            value = ledger.was.moment(asked.at_s)
            yield Refusal("at_s", wrong, said("CHECK_IN_MEND_TIME"), value)
            return


_RANK = {"arrived": 0, "handed_over": 1, "departed": 2}  # at one place


def _of_hand_over(ledger: Ledger, course: Course, asked: CheckIn) -> Iterator[Refusal]:
    if not course.is_trip:
        wrong = said("CHECK_IN_NO_DOOR", trip=course.ride_id)
        yield Refusal("ride_id", wrong, said("CHECK_IN_NAME_COACH"), course.ride_id)
        return
    if not asked.signed_by.strip():
        yield Refusal(
            "signed_by", said("CHECK_IN_UNSIGNED"), said("CHECK_IN_WHO_SIGNS")
        )
    at = course.drop_at(asked.place_id)
    if at is None:
        return
    expected = hand_over_of(ledger, asked).expected
    for worker_id in asked.missing:
        if worker_id not in expected:
            wrong = said("CHECK_IN_NOT_ABOARD", worker=worker_id, trip=course.ride_id)
            yield Refusal("missing", wrong, suggestion(worker_id, expected), worker_id)


def _there(ledger: Ledger, entry: CheckIn) -> CheckIn | None:
    """The same entry, if it was made already."""
    own = [
        one
        for one in ledger.attendance.of_coach(entry.ride_id, entry.stage)
        if one.place_id == entry.place_id
    ]
    if not own:
        return None
    if entry.stage != "handed_over":
        return own[0]
    last = max(own, key=lambda one: one.number)
    told = (last.signed_by, last.counted, last.missing)
    return last if told == (entry.signed_by, entry.counted, entry.missing) else None


def _differences(ledger: Ledger, entry: CheckIn) -> Iterator[Said]:
    if entry.stage != "handed_over":
        return
    found = hand_over_of(ledger, entry)
    if found.missing:
        yield said("HAND_OVER_MISSING", workers=found.missing)
    if found.difference:
        yield said(
            "HAND_OVER_DIFFERS",
            counted=entry.counted or 0,
            expected=len(found.expected) - len(found.missing),
        )
    else:
        yield said("HAND_OVER_CLOSES", n=len(found.closed))


def taken_back(ledger: Ledger, asked: CheckIn) -> Judged:
    """What becomes of a take-back: the entry it names holds no more, and stays."""
    number = asked.takes_back or 0
    meant = next((one for one in ledger.entries if one.number == number), None)
    gone = {one.takes_back: one.number for one in ledger.entries}
    wrong = None
    if meant is None or meant.takes_back is not None:
        wrong = said("NO_SUCH_CHECK_IN", n=len(ledger.entries))
    elif number in gone:
        wrong = said("TAKEN_BACK_ALREADY", n=number, by=gone[number])
    if wrong is not None or meant is None:
        refusal = Refusal(
            "takes_back",
            wrong or said("NO_SUCH_CHECK_IN", n=len(ledger.entries)),
            said("SEE_CHECK_IN_LIST"),
            str(number),
        )
        return Judged(fate="refused", entry=asked, refusals=(refusal,))
    entry = replace(
        asked,
        number=next_number(ledger),
        version=ledger.was.version,
        ride_id=meant.ride_id,
        worker_id=meant.worker_id,
        place_id=meant.place_id,
    )
    return Judged(fate="kept", entry=entry)
