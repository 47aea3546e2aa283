"""What refuses an event: what of it cannot be, the state, what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.operation.coach_checks import COACH_CHECKS
from transport.operation.events import FACTS, FORMS
from transport.operation.headings import about
from transport.operation.people_checks import PEOPLE_CHECKS
from transport.operation.place_checks import PLACE_CHECKS
from transport.operation.refusals import Refusal
from transport.operation.standing import countermanded
from transport.operation.stranding import employing, stands_for
from transport.operation.unknown_facts import AFTER_S, EARLIEST_S
from transport.reading.spelling import suggestion
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from transport.operation.events import Event, EventKind
    from transport.operation.situation import Situation
    from transport.plan import Trip
    from transport.said import Said


def refusals(was: Situation, event: Event) -> tuple[Refusal, ...]:
    """Everything that keeps ``event`` from being the next one; nothing if it may be."""
    found = [*_of_form(event), *_of_time(was, event), *_of_ids(was, event)]
    return tuple(found or _CHECKS[event.kind](was, event))


def _of_form(event: Event) -> Iterator[Refusal]:
    form = FORMS[event.kind]
    if not event.reporter.strip():
        yield Refusal("reporter", said("REPORTER_MISSING"), _fill("reporter"))
    for fact in FACTS:
        value = getattr(event, fact)
        if value is None and fact in form.needs:
            wrong = said("EVENT_FACT_MISSING", event=event.kind)
            yield Refusal(fact, wrong, _fill(fact))
        if value is not None and fact not in form.facts:
            wrong = said("EVENT_FACT_ALIEN", event=event.kind)
            yield Refusal(fact, wrong, said("EVENT_LEAVE_OUT"), str(value))


def _fill(fact: str) -> Said:
    return said("FILL_IT_IN", meaning=about(fact))


def _of_time(was: Situation, event: Event) -> Iterator[Refusal]:
    last = was.events[-1] if was.events else None
    told = was.moment(event.at_s)
    if last is not None and event.at_s < last.at_s:
        wrong = said(
            "EVENT_BEFORE_LAST", n=last.number, event=last.kind, when=_last(was)
        )
        yield Refusal(
            "at_s", wrong, said("EVENT_TIME_OF_REPORT", when=_last(was)), told
        )
    begin, end = EARLIEST_S, was.scenario.end_s + AFTER_S
    if not begin <= event.at_s <= end:
        first, final = was.moment(begin), was.moment(end)
        wrong = said("EVENT_FAR_FROM_DAYS", first=first, last=final)
        yield Refusal("at_s", wrong, said("EVENT_LOOK_AT_DATE"), told)


def _last(was: Situation) -> str:
    return was.moment(was.events[-1].at_s)


def _of_ids(was: Situation, event: Event) -> Iterator[Refusal]:
    scenario = was.scenario
    is_new = event.kind in ("late_add", "standby_offered")
    known: Mapping[str, Iterable[str]] = {
        "trip_id": was.trip,
        "employer_id": employing(scenario),
        "village_id": scenario.own_village,
        "service_id": scenario.service,
        "place_id": scenario.position,
        "to_place_id": scenario.position,
        "depot_id": scenario.depot,
        "vehicle_type": [line.vehicle_type for line in scenario.fleet],
        **({} if is_new else {"worker_id": was.people}),
    }
    for fact, names in known.items():
        value = getattr(event, fact)
        if value is None:
            continue
        if (true_id := stands_for(scenario, value)) is not None:
            wrong = said("EVENT_BESIDE_ROAD", place=value)
            code = "EVENT_NAME_TRUE"
            if fact == "place_id" and "lat" in FORMS[event.kind].facts:
                code = "EVENT_NAME_TRUE_OR_POSITION"
            yield Refusal(fact, wrong, said(code, place=true_id), value)
        elif value not in names:
            wrong = said("EVENT_ID_UNKNOWN", what=about(fact))
            yield Refusal(fact, wrong, suggestion(value, dict.fromkeys(names)), value)


def _countermand(was: Situation, event: Event) -> Iterator[Refusal]:
    number = event.countermands or 0
    meant = next((e for e in was.events if e.number == number), None)
    gone = countermanded(was.events)
    if meant is None:
        wrong = said("NO_SUCH_EVENT", n=len(was.events))
        yield Refusal("countermands", wrong, said("SEE_EVENTS_LIST"), str(number))
    elif meant.kind == "countermand":
        wrong = said("COUNTERMAND_OF_COUNTERMAND", n=number)
        yield Refusal("countermands", wrong, said("REPORT_IT_ANEW"), str(number))
    elif number in gone:
        wrong = said("COUNTERMANDED_ALREADY", n=number, by=gone[number])
        yield Refusal("countermands", wrong, said("REPORT_IT_ANEW"), str(number))
    elif meant.kind == "spare_coach" and (trip := _run_by_spare(was, meant)):
        wrong = said("SPARE_RUNS", n=number, trip=trip.trip_id, version=was.version)
        remedy = said("SPARE_IS_DOWN", trip=trip.trip_id)
        yield Refusal("countermands", wrong, remedy, str(number))


def _run_by_spare(was: Situation, offer: Event) -> Trip | None:
    """The trip of the version in force that has no coach without this offer."""
    line = (offer.depot_id, offer.vehicle_type)
    own = sum(row.count for row in was.scenario.fleet if row.key == line)
    others = sum(
        1 if other.n_coaches is None else other.n_coaches
        for other in was.state.spares
        if (other.depot_id, other.vehicle_type) == line and other.number != offer.number
    )
    beyond = (
        trip
        for trip in was.plan.trips
        if (trip.depot_id, trip.vehicle_type) == line and trip.coach > own + others
    )
    return next(beyond, None)


_CHECKS: Mapping[EventKind, Callable[[Situation, Event], Iterator[Refusal]]] = {
    **PEOPLE_CHECKS,
    **COACH_CHECKS,
    **PLACE_CHECKS,
    "countermand": _countermand,
}
