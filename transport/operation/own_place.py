"""A desk that enters at one place alone: what it may be told, and may change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.operation.desk import Answer
from transport.operation.ledger import ride_id_of
from transport.operation.scanning import set_to
from transport.said import said

if TYPE_CHECKING:
    from transport.operation.check_ins import CheckIn
    from transport.operation.ledger import Ledger
    from transport.operation.scanning import Setting
    from transport.said import Said


def answer_here(ledger: Ledger, answer: Answer, place_id: str) -> Answer:
    """The answer, if what it is about calls at the place; else a refusal.

    That one names nobody and says nothing of where else somebody rides.
    """
    if answer.setting is not None:
        return _set_here(ledger, answer, answer.setting, place_id)
    entry = answer.entry
    if entry is None or _is_here(ledger, entry, place_id):
        return answer
    return _refused(ledger, "DESK_NOT_HERE", place_id)


def calls_at(ledger: Ledger, worker_id: str | None, place_id: str) -> bool:
    """Whether a ride of the worker begins or ends at the place."""
    for ride in ledger.was.rides(worker_id):
        if ride.place_id == place_id:
            return True
        course = ledger.courses[ride_id_of(ride)]
        off = course.off_at.get(worker_id or "")
        if off is not None and course.calls[off].place_id == place_id:
            return True
    return False


def rides_at(ledger: Ledger, place_id: str) -> tuple[str, ...]:
    """Trips and services that call at the place, as they come."""
    found = [
        (call.arrive_s, course.ride_id)
        for course in ledger.courses.values()
        for call in course.calls
        if call.place_id == place_id
    ]
    return tuple(dict.fromkeys(ride_id for _, ride_id in sorted(found)))


def _set_here(
    ledger: Ledger, answer: Answer, setting: Setting, place_id: str
) -> Answer:
    if setting.place_id not in (None, place_id):
        return _refused(ledger, "DESK_OTHER_PLACE", place_id)
    if setting.ride_id not in rides_at(ledger, place_id):
        return _refused(ledger, "DESK_NOT_HERE", place_id)
    here = set_to(ledger, setting, setting.ride_id, place_id)
    return replace(answer, setting=here)


def _is_here(ledger: Ledger, entry: CheckIn, place_id: str) -> bool:
    if entry.takes_back is not None:
        meant = [one for one in ledger.entries if one.number == entry.takes_back]
        return bool(meant) and meant[0].place_id == place_id
    if entry.worker_id is None:
        return entry.place_id == place_id
    return calls_at(ledger, entry.worker_id, place_id)


def _refused(ledger: Ledger, code: str, place_id: str) -> Answer:
    place = ledger.was.scenario.place_name.get(place_id, place_id)
    told: Said = said(code, place=place)
    return Answer(fate="refused", why=told)
