"""What refuses an event about a place, an employer or a service: it is so already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.operation.coach_checks import ends_later
from transport.operation.headings import about
from transport.operation.refusals import Refusal
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from transport.operation.events import Event, EventKind
    from transport.operation.situation import Situation


def _road(was: Situation, event: Event) -> Iterator[Refusal]:
    if event.place_id == event.to_place_id:
        remedy = said("FILL_IT_IN", meaning=about("to_place_id"))
        wrong = said("ROAD_OF_ONE_PLACE")
        yield Refusal("to_place_id", wrong, remedy, event.to_place_id)
    yield from ends_later(was, event)


def _stop(was: Situation, event: Event) -> Iterator[Refusal]:
    if event.place_id in was.scenario.depot:
        wrong = said("DEPOT_IS_NO_STOP")
        yield Refusal("place_id", wrong, said("TELL_OF_COACHES"), event.place_id)
    by = was.state.stops_closed.get(event.place_id or "")
    if by is not None and (by.until_s is None or by.until_s > event.at_s):
        wrong = said("CLOSED_ALREADY", n=by.number, when=was.moment(by.at_s))
        yield Refusal("place_id", wrong, said("COUNTERMAND_FIRST"), event.place_id)
    yield from ends_later(was, event)


def _withdraws(was: Situation, event: Event) -> Iterator[Refusal]:
    by = was.state.withdrawn.get(event.employer_id or "")
    if by is not None:
        wrong = said("WITHDRAWN_ALREADY", n=by.number, when=was.moment(by.at_s))
        yield Refusal("employer_id", wrong, said("EVENT_NOT_NEEDED"), event.employer_id)


def _intake(was: Situation, event: Event) -> Iterator[Refusal]:
    yield from _withdraws(was, event)
    employer_id = event.employer_id or ""
    own = was.scenario.own_employer[employer_id].daily_intake
    now, told = was.state.intake.get(employer_id, own), event.intake or 0
    if told < 1:
        wrong, remedy = said("INTAKE_OF_NOBODY"), said("TELL_WITHDRAWAL")
        yield Refusal("intake", wrong, remedy, str(event.intake))
    elif now is not None and told >= now:
        wrong = said("INTAKE_NOT_LOWER", n=now)
        yield Refusal("intake", wrong, said("EVENT_NOT_NEEDED"), str(told))


def _service_off(was: Situation, event: Event) -> Iterator[Refusal]:
    service_id = event.service_id or ""
    by = was.state.services_off.get(service_id)
    if by is not None:
        wrong = said("SERVICE_OFF_ALREADY", n=by.number, when=was.moment(by.at_s))
        yield Refusal("service_id", wrong, said("EVENT_NOT_NEEDED"), service_id)
    departs_s = _departs_s(was, service_id)
    if departs_s < event.at_s:
        wrong = said("SERVICE_HAS_LEFT", when=was.moment(departs_s))
        value = was.moment(event.at_s)
        yield Refusal("at_s", wrong, said("TELL_IN_CLOSING"), value)


def _service_moved(was: Situation, event: Event) -> Iterator[Refusal]:
    yield from _service_off(was, event)
    moved_s = event.moved_to_s or 0
    value = was.moment(moved_s)
    if moved_s < event.at_s:
        wrong = said("MOVED_INTO_PAST", when=was.moment(event.at_s))
        remedy = said("FILL_IT_IN", meaning=about("moved_to_s"))
        yield Refusal("moved_to_s", wrong, remedy, value)
    elif moved_s > was.scenario.end_s:
        first, last = was.moment(0), was.moment(was.scenario.end_s)
        wrong = said("EVENT_FAR_FROM_DAYS", first=first, last=last)
        yield Refusal("moved_to_s", wrong, said("EVENT_LOOK_AT_DATE"), value)
    elif moved_s == _departs_s(was, event.service_id or ""):
        yield Refusal("moved_to_s", said("NOT_MOVED"), said("EVENT_NOT_NEEDED"), value)


def _departs_s(was: Situation, service_id: str) -> int:
    planned_s = was.scenario.service[service_id].departs_s
    return was.state.services_moved.get(service_id, planned_s)


PLACE_CHECKS: Mapping[EventKind, Callable[[Situation, Event], Iterator[Refusal]]] = {
    "road_closed": _road,
    "stop_closed": _stop,
    "employer_withdraws": _withdraws,
    "intake_lowered": _intake,
    "service_cancelled": _service_off,
    "service_moved": _service_moved,
}
