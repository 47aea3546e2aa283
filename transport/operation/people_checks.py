"""What refuses an event about a worker: not riding, gone already, not measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.operation.fold import is_first_by_rail, known_worker
from transport.operation.headings import about
from transport.operation.leaving import is_closed
from transport.operation.refusals import Refusal
from transport.operation.state import ends_s, has_left, is_fever, leaves_s
from transport.operation.unsound import COLDEST_C, HOTTEST_C
from transport.said import Said, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from transport.operation.events import Event, EventKind
    from transport.operation.situation import Situation


def _no_show(was: Situation, event: Event) -> Iterator[Refusal]:
    yield from _rides(was, event)
    rides = was.rides(event.worker_id)
    if not rides:
        return
    if (seen := _seen_aboard(was, event)) is not None:
        yield seen
        return
    trip = was.trip.get(rides[0].trip_id or "")
    if trip is None:
        yield from _not_gone(was, event, said("LEFT_TELL_CLOSING"))
    elif is_closed(was.state, trip, event.at_s):
        yield _gone(was, event, said("LEFT_TELL_DELAY"))


def _cancellation(was: Situation, event: Event) -> Iterator[Refusal]:
    yield from _still_in(was, event)
    if (seen := _seen_aboard(was, event)) is not None:
        yield seen
        return
    yield from _not_gone(was, event, said("LEFT_TELL_OTHER"))


def _seen_aboard(was: Situation, event: Event) -> Refusal | None:
    """Whoever was checked in aboard did come, unless that is taken back."""
    worker_id = event.worker_id or ""
    for ride in was.rides(worker_id):
        ride_id = ride.trip_id or ride.service_id or ""
        number = was.marks.boarded.get((worker_id, ride_id))
        if number is not None:
            wrong = said("SEEN_ABOARD", worker=worker_id, trip=ride_id, n=number)
            remedy = said("TAKE_BACK_FIRST", n=number)
            return Refusal("worker_id", wrong, remedy, worker_id)
    return None


def _code(was: Situation, event: Event) -> Iterator[Refusal]:
    yield from _rides(was, event)
    yield from _not_gone(was, event, said("LEFT_TELL_OTHER"))
    allowed = was.scenario.edition_at(max(0, event.at_s)).codes_allowed
    if not allowed or event.health_code in allowed:
        wrong = said("CODE_MAY_BOARD", given=event.health_code or "")
        yield Refusal("health_code", wrong, said("EVENT_NOT_NEEDED"), event.health_code)


def _fever(was: Situation, event: Event) -> Iterator[Refusal]:
    yield from _rides(was, event)
    for fact in ("temperature_c", "again_c"):
        found_c = getattr(event, fact)
        if found_c is not None and not COLDEST_C <= found_c <= HOTTEST_C:
            wrong = said("TEMPERATURE_IMPOSSIBLE", low=30, high=45)
            yield Refusal(fact, wrong, said("TEMPERATURE_AGAIN"), str(found_c))
    rides = was.rides(event.worker_id)
    if not rides:
        return
    yield from _no_fever(was, event)
    if not has_left(was.state, rides, event.at_s):
        if event.again_c is None:
            wrong = said("NOT_MEASURED_AGAIN", found=str(event.temperature_c))
            yield Refusal("again_c", wrong, said("MEASURE_AGAIN"))
    elif ends_s(was.state, rides[-1]) <= event.at_s:
        when = was.moment(ends_s(was.state, rides[-1]))
        wrong = said("ARRIVED_ALREADY", worker=event.worker_id or "", when=when)
        yield Refusal("at_s", wrong, said("TELL_EMPLOYER"), was.moment(event.at_s))


def _no_fever(was: Situation, event: Event) -> Iterator[Refusal]:
    """A first measurement that lets board is nothing to report."""
    edition = was.scenario.edition_at(max(0, event.at_s))
    limit, found_c = edition.temperature_limit_c, event.temperature_c
    by_rail = is_first_by_rail(was.scenario, was.rides(event.worker_id))
    if found_c is None or is_fever(was.scenario, event.at_s, found_c, by_rail=by_rail):
        return
    wrong = said("NO_FEVER_LIMIT")
    if limit is not None:
        wrong = said("IS_NO_FEVER", limit=str(limit))
    yield Refusal("temperature_c", wrong, said("EVENT_NOT_NEEDED"), str(found_c))


def _certificate(was: Situation, event: Event) -> Iterator[Refusal]:
    until_s = event.certificate_until_s or 0
    if until_s <= event.at_s:
        wrong = said("CERTIFICATE_OVER", when=was.moment(event.at_s))
        value = was.scenario.clock.last_moment(until_s)
        remedy = said("BRING_LONGER_CERTIFICATE")
        yield Refusal("certificate_until_s", wrong, remedy, value)


def _late_add(was: Situation, event: Event) -> Iterator[Refusal]:
    yield from _newcomer(was, event)
    if event.worker_id in was.state.added:
        wrong = said("ADDED_ALREADY", worker=event.worker_id or "")
        yield Refusal("worker_id", wrong, said("COUNTERMAND_FIRST"), event.worker_id)


def _standby(was: Situation, event: Event) -> Iterator[Refusal]:
    yield from _newcomer(was, event)
    waiting = [worker.worker_id for worker in was.state.standby]
    if event.worker_id in waiting:
        place = waiting.index(event.worker_id) + 1
        wrong = said("WAITS_ALREADY", worker=event.worker_id or "", n=place)
        yield Refusal("worker_id", wrong, said("EVENT_NOT_NEEDED"), event.worker_id)


def _newcomer(was: Situation, event: Event) -> Iterator[Refusal]:
    """Whoever wants a seat has none, and is known or told whole."""
    worker_id, state = event.worker_id or "", was.state
    rides = was.rides(worker_id)
    if rides and worker_id not in state.out:
        ride = rides[0].trip_id or rides[0].service_id or ""
        wrong = said("RIDES_ALREADY", worker=worker_id, trip=ride)
        yield Refusal("worker_id", wrong, said("EVENT_NOT_NEEDED"), worker_id)
    known = known_worker(was.scenario, state, worker_id)
    if known is None:
        for fact in ("name", "village_id", "employer_id"):
            if getattr(event, fact) is None:
                wrong = said("NEWCOMER_UNTOLD", worker=worker_id)
                remedy = said("FILL_IT_IN", meaning=about(fact))
                yield Refusal(fact, wrong, remedy)
    employer_id = event.employer_id or (known.works_for_id if known else "")
    if employer_id in state.withdrawn:
        yield _withdrawn(was, employer_id)


def _withdrawn(was: Situation, employer_id: str) -> Refusal:
    by = was.state.withdrawn[employer_id]
    wrong = said(
        "EMPLOYER_TAKES_NOBODY",
        employer=employer_id,
        n=by.number,
        when=was.moment(by.at_s),
    )
    return Refusal("employer_id", wrong, said("COUNTERMAND_FIRST"), employer_id)


def _rides(was: Situation, event: Event) -> Iterator[Refusal]:
    """The worker rides, on the trip that the event names if it names one."""
    yield from _still_in(was, event)
    worker_id, rides = event.worker_id or "", was.rides(event.worker_id)
    if worker_id in was.state.out:
        return
    if not rides:
        wrong = said("ON_NO_TRIP", worker=worker_id, why=why_on_no_trip(was, worker_id))
        yield Refusal("worker_id", wrong, said("NAME_WHO_RIDES"), worker_id)
        return
    own = tuple(ride.trip_id for ride in rides if ride.trip_id is not None)
    if event.trip_id is not None and event.trip_id not in own:
        wrong = said("NOT_ON_THIS_TRIP", worker=worker_id, trip=event.trip_id)
        remedy = said("RIDES_ON", trips=own or tuple(r.service_id or "" for r in rides))
        yield Refusal("trip_id", wrong, remedy, event.trip_id)


def why_on_no_trip(was: Situation, worker_id: str) -> Said:
    """Why the plan has no ride for somebody who is known."""
    plan = was.plan
    for one in (*plan.held, *plan.unplanned):
        if one.worker_id == worker_id:
            is_held = one in plan.held
            if is_held:
                return said("WORKER_IS_HELD", code=one.code)
            return said("WORKER_IS_UNPLANNED", code=one.code)
    if any(one.worker_id == worker_id for one in plan.individual):
        return said("WORKER_TRAVELS_ALONE")
    return said("WORKER_CAME_LATER")


def _still_in(was: Situation, event: Event) -> Iterator[Refusal]:
    by = was.state.out.get(event.worker_id or "")
    if by is not None:
        wrong = said(
            "OUT_ALREADY",
            worker=event.worker_id or "",
            n=by.number,
            event=by.kind,
            when=was.moment(by.at_s),
        )
        yield Refusal("worker_id", wrong, said("COUNTERMAND_FIRST"), event.worker_id)


def _not_gone(was: Situation, event: Event, remedy: Said) -> Iterator[Refusal]:
    if has_left(was.state, was.rides(event.worker_id), event.at_s):
        yield _gone(was, event, remedy)


def _gone(was: Situation, event: Event, remedy: Said) -> Refusal:
    ride = was.rides(event.worker_id)[0]
    wrong = said(
        "TRIP_HAS_LEFT",
        trip=ride.trip_id or ride.service_id or "",
        place=was.scenario.place_name.get(ride.place_id, ride.place_id),
        when=was.moment(leaves_s(was.state, ride)),
    )
    return Refusal("at_s", wrong, remedy, was.moment(event.at_s))


PEOPLE_CHECKS: Mapping[EventKind, Callable[[Situation, Event], Iterator[Refusal]]] = {
    "no_show": _no_show,
    "cancellation": _cancellation,
    "code_at_boarding": _code,
    "fever": _fever,
    "certificate_brought": _certificate,
    "late_add": _late_add,
    "standby_offered": _standby,
}
